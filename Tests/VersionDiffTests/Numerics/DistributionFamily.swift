import TestSupport
import VersionDiff

/// The distributions whose accuracy is promised, with their reference tails.
enum DistributionFamily: String, CaseIterable, Sendable {
  case normal
  case chiSquared = "chi-squared"
  case studentT = "student-t"
  case f
  case noncentralChiSquared = "noncentral-chi-squared"

  /// Both tails at one point, to 32 digits; nil where a tail is under 1e-300.
  struct Case: Decodable, Sendable {
    /// The parameters in the order of the initialiser, then the point.
    let at: [Double]
    let lower: [Double]?
    let upper: [Double]?

    var parameters: [Double] { Array(at.dropLast()) }
    var point: Double { at.last ?? .nan }
  }

  enum Tail: String, CaseIterable { case lower, upper }

  /// How many machine epsilons a tail may be off.
  var bar: Double {
    switch self {
    case .normal, .chiSquared, .studentT: 32
    case .f, .noncentralChiSquared: 256
    }
  }

  func cases() throws -> [Case] {
    try Fixture<Case>.load("distributions/\(rawValue)").cases
  }

  func distribution(_ parameters: [Double]) -> any ContinuousDistribution {
    switch self {
    case .normal: Normal.standard
    case .chiSquared: ChiSquared(degreesOfFreedom: parameters[0])
    case .studentT: StudentT(degreesOfFreedom: parameters[0])
    case .f: FDistribution(numerator: parameters[0], denominator: parameters[1])
    case .noncentralChiSquared:
      NoncentralChiSquared(degreesOfFreedom: parameters[0], noncentrality: parameters[1])
    }
  }
}

extension ContinuousDistribution {
  func probability(_ tail: DistributionFamily.Tail, _ x: Double) -> Double {
    tail == .lower ? cdf(x) : survival(x)
  }

  func point(_ tail: DistributionFamily.Tail, _ p: Double) -> Double {
    tail == .lower ? quantile(p) : upperQuantile(p)
  }
}

extension DistributionFamily.Case {
  func expected(_ tail: DistributionFamily.Tail) -> [Double]? { tail == .lower ? lower : upper }
}

/// The worst of many errors, and where it was.
struct WorstError {
  private(set) var count = 0
  private(set) var epsilons = 0.0
  private(set) var place: [Double] = []

  mutating func note(_ error: Double, at place: [Double]) {
    count += 1
    // Written so that an error that is no number is the worst.
    if !(error <= epsilons) { (epsilons, self.place) = (error, place) }
  }
}

extension DistributionFamily {
  /// The errors of one tail's probabilities, in machine epsilons.
  func probabilityErrors(_ tail: Tail) throws -> WorstError {
    var worst = WorstError()
    for item in try cases() {
      guard let expected = item.expected(tail) else { continue }
      let actual = distribution(item.parameters).probability(tail, item.point)
      let difference = (actual - expected[0]) - expected[1]
      worst.note(abs(difference / expected[0]) / .ulpOfOne, at: item.at)
    }
    return worst
  }

  /// How far the probability at a quantile is from the one asked for, in units of what a rounding of
  /// the probability or of the quantile itself (whichever says more) changes.
  func quantileErrors(_ tail: Tail) throws -> WorstError {
    var worst = WorstError()
    for (index, item) in try cases().enumerated() where index % 3 == 0 {
      guard let tabled = item.expected(tail)?[0] else { continue }
      // Beside the tabled tail, which the search could meet by luck.
      let p = tabled * 0.97
      let distribution = distribution(item.parameters)
      let x = distribution.point(tail, p)
      // Beyond the range of doubles there is no quantile to judge.
      if abs(x) < .leastNormalMagnitude || x.isInfinite { continue }
      let relative = (distribution.probability(tail, x) - p) / p
      let steepness = abs(x) * distribution.density(x) / p
      worst.note(abs(relative) / max(1, steepness) / .ulpOfOne, at: item.parameters + [p])
    }
    return worst
  }
}

import VignetteKit

/// Whether ordered answers can be told apart without error by a combination of the explanatory
/// variables and the thresholds, so that the likelihood has no maximum at finite coefficients.
///
/// A direction separates where moving the parameters along it never lowers and somewhere raises
/// the probability of what was observed. The probability of an answer between two boundaries rises
/// where the upper moves up or the lower moves down, and nothing makes up for the contrary:
///
/// ```
/// dηⱼ ≥ 0 at every pattern where answer j was given,  dηⱼ ≤ 0 where answer j + 1 was
/// ```
///
/// Decided by a linear programme over the distinct patterns, solved again over the rest until
/// nothing more is separated.
///
/// - Reference: [Konis2007], chapter 4
/// - Reference: [Pratt1981]
struct OrderedSeparation: Sendable {
  /// Where each boundary (first index) lies in the limit for each pattern (second): at an infinity,
  /// or at a finite place.
  let limits: [[FloatingPointSign?]]
  /// A direction along which the likelihood rises for ever, in the order of the parameters.
  let direction: [Double]
  /// Whether the combination tells the answers of all people apart.
  let isComplete: Bool
  /// The boundaries that stay finite, one row each.
  let finiteContrasts: Matrix

  /// How large a product must be to count as positive; the vectors have length 1.
  static let tolerance = 1e-7

  /// Decides; nil where nothing is separated.
  static func decided(for likelihood: OrderedLikelihood) -> OrderedSeparation? {
    let classes = PatternClasses(likelihood)
    var rays = classes.rays(of: likelihood)
    let fixed = rays.filter(\.isFixed)
    rays.removeAll(where: \.isFixed)
    var separated: [Ray] = []
    var direction = [Double](repeating: 0, count: likelihood.parameterCount)
    while !rays.isEmpty {
      var program = LinearProgram(size: likelihood.parameterCount)
      for ray in fixed { program.add(ray.vector, .zero) }
      for ray in rays { program.add(ray.vector, .atLeastZero) }
      guard let solution = program.solution(), solution.objective > tolerance else { break }
      let grows = rays.map {
        SeparatingDirection.product($0.vector, solution.direction) > tolerance
      }
      guard grows.contains(true) else { break }
      SeparatingDirection.add(
        solution.direction, to: &direction, keeping: separated.map(\.vector))
      separated += zip(rays, grows).filter(\.1).map(\.0)
      rays = zip(rays, grows).filter { !$0.1 }.map(\.0)
    }
    guard !separated.isEmpty else { return nil }
    let finite = (fixed + rays).map(\.vector)
    return OrderedSeparation(
      limits: classes.limits(of: separated, along: direction, in: likelihood),
      direction: direction,
      isComplete: finite.isEmpty,
      finiteContrasts: finite.isEmpty
        ? Matrix(rows: 1, columns: likelihood.parameterCount) : Matrix(rows: finite))
  }

  /// A boundary that must not move one way, or not at all.
  fileprivate struct Ray {
    let patternClass: Int
    let threshold: Int
    /// Which way it may move.
    let sign: FloatingPointSign
    /// Whether people on both sides hold it.
    let isFixed: Bool
    /// The row whose product with a direction must not be negative, of length 1.
    let vector: [Double]
  }
}

/// Patterns that agree in all explanatory variables, as those of different clusters can.
private struct PatternClasses {
  /// The class of each pattern.
  let codes: [Int]
  /// A pattern of each class.
  let representatives: [Int]
  /// Whether anybody gave an answer (second index) in a class (first).
  let isGiven: [[Bool]]

  init(_ likelihood: OrderedLikelihood) {
    var seen: [[Double]: Int] = [:]
    var codes: [Int] = []
    var representatives: [Int] = []
    var isGiven: [[Bool]] = []
    for pattern in 0..<likelihood.regressors.rowCount {
      let values = likelihood.regressors.row(pattern)
      let code = seen[values] ?? representatives.count
      if code == representatives.count {
        seen[values] = code
        representatives.append(pattern)
        isGiven.append(likelihood.counts.map { _ in false })
      }
      for answer in likelihood.counts.indices where likelihood.counts[answer][pattern] > 0 {
        isGiven[code][answer] = true
      }
      codes.append(code)
    }
    self.codes = codes
    self.representatives = representatives
    self.isGiven = isGiven
  }

  /// The boundaries next to answers that were given.
  func rays(of likelihood: OrderedLikelihood) -> [OrderedSeparation.Ray] {
    representatives.indices.flatMap { place in
      (0..<likelihood.thresholdCount).compactMap { threshold -> OrderedSeparation.Ray? in
        let (below, above) = (isGiven[place][threshold], isGiven[place][threshold + 1])
        guard below || above else { return nil }
        let contrast = likelihood.contrast(of: threshold, pattern: representatives[place])
        let length = SeparatingDirection.product(contrast, contrast).squareRoot()
        let scale = (below ? 1 : -1) / length
        return OrderedSeparation.Ray(
          patternClass: place, threshold: threshold, sign: below ? .plus : .minus,
          isFixed: below && above, vector: contrast.map { scale * $0 })
      }
    }
  }

  /// Where the boundaries of all patterns lie at the far end of a direction.
  func limits(
    of separated: [OrderedSeparation.Ray], along direction: [Double],
    in likelihood: OrderedLikelihood
  ) -> [[FloatingPointSign?]] {
    var result = likelihood.limits(along: direction)
    var byClass: [[Int: FloatingPointSign]] = result.map { _ in [:] }
    for ray in separated { byClass[ray.threshold][ray.patternClass] = ray.sign }
    for threshold in result.indices {
      for (pattern, code) in codes.enumerated() {
        guard let sign = byClass[threshold][code] else { continue }
        result[threshold][pattern] = sign
      }
    }
    return result
  }
}

extension OrderedLikelihood {
  /// Where each boundary (first index) of each pattern (second) lies at the far end of a direction.
  func limits(along direction: [Double]) -> [[FloatingPointSign?]] {
    let (common, own) = predictors(of: 0..<regressors.rowCount, at: direction)
    return own.map { own in
      own.indices.map {
        let height = own[$0] + common[$0]
        return abs(height) > OrderedSeparation.tolerance ? height.sign : nil
      }
    }
  }
}

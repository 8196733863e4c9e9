import Foundation
import VignetteKit

@testable import VersionDiff

/// How often 95 % intervals hold the true coefficient, in data with clusters of which the marginal
/// model is exactly the one that is fitted.
///
/// Answers of a cluster depend on each other through a Gaussian copula: each person's rank is that
/// of `√ρ u_g + √(1 - ρ) e`, and the answer is the one that this rank has under the model.
struct CoverageSimulation: Sendable {
  enum Family: String, Sendable, CaseIterable {
    case linear, logistic, ordinal, multinomial
  }

  enum Sizes: String, Sendable, CaseIterable {
    /// Eight rows in each cluster, half of them with the aspect.
    case equal
    /// 4 to 14 rows, each with the aspect by chance.
    case unequal
    /// 2 to 24 rows, each with the aspect by chance.
    case extreme

    /// The sizes of eight clusters, over and over.
    var cycle: [Int] {
      switch self {
      case .equal: [8]
      case .unequal: [4, 4, 6, 6, 8, 10, 12, 14]
      case .extreme: [2, 2, 4, 4, 6, 8, 14, 24]
      }
    }
  }

  /// Which clusters have the cluster-level factor.
  enum Share: String, Sendable, CaseIterable {
    case half, quarter
  }

  /// The two factors of the model.
  enum Factor: String, Sendable, CaseIterable {
    case within = "within clusters"
    case between = "of clusters"

    var term: String { self == .within ? "aspect[b]" : "team[late]" }
  }

  /// How often intervals of one coefficient held the truth.
  struct Tally: Sendable {
    /// The default: CR2 with Satterthwaite degrees of freedom.
    var bias = 0
    /// `± 1.96` standard errors of CR1.
    var plain = 0
    var count = 0
    var degreesOfFreedom = 0.0
    /// How often a warning said that intervals may not be relied on.
    var warned = 0

    var coverage: Double { Double(bias) / Double(count) }
    var plainCoverage: Double { Double(plain) / Double(count) }

    mutating func add(_ other: Tally) {
      bias += other.bias
      plain += other.plain
      count += other.count
      degreesOfFreedom += other.degreesOfFreedom
      warned += other.warned
    }
  }

  let family: Family
  let clusters: Int
  let sizes: Sizes
  var share = Share.half
  var correlation = 0.3
  /// The true coefficient of both factors.
  var effect = 0.5

  /// Simulates; the result depends on the seed only, not on the number of threads.
  func tallies(replications: Int, seed: UInt64) throws -> [Factor: Tally] {
    let blockSize = 50
    let blocks = (replications + blockSize - 1) / blockSize
    let parts = Parallel.results(count: blocks) { block in
      Result {
        var sum: [Factor: Tally] = [:]
        for replication in block * blockSize..<min(replications, (block + 1) * blockSize) {
          var generator = SeededGenerator(seed: seed &+ UInt64(replication) &* 0x9E37_79B9)
          try add(replication: &generator, to: &sum)
        }
        return sum
      }
    }
    var total: [Factor: Tally] = [:]
    for part in parts {
      for (factor, tally) in try part.get() { total[factor, default: Tally()].add(tally) }
    }
    return total
  }

  /// One data set; one without finite estimates is left out.
  private func add(
    replication generator: inout SeededGenerator, to sum: inout [Factor: Tally]
  ) throws {
    guard let fits = try fits(to: data(&generator)) else { return }
    for factor in Factor.allCases {
      guard
        let coefficient = fits.standard.coefficients.first(where: {
          $0.name.term == factor.term
        }),
        let interval = fits.standard.interval(of: coefficient.name, confidence: .ninetyFive),
        let estimate = coefficient.estimate,
        let error = fits.plain.covariance.standardError(of: coefficient.name)
      else { continue }
      var tally = Tally()
      tally.count = 1
      tally.bias = interval.contains(effect) ? 1 : 0
      tally.plain = abs(estimate - effect) <= 1.959964 * error ? 1 : 0
      let degrees = fits.standard.inference.degreesOfFreedom(of: coefficient.name) ?? .infinity
      tally.degreesOfFreedom = degrees
      tally.warned = isWarnedOf(coefficient.name, by: fits.standard) ? 1 : 0
      sum[factor, default: Tally()].add(tally)
    }
  }

  private func isWarnedOf(_ name: CoefficientName, by fit: any RegressionFit) -> Bool {
    fit.warnings.contains { warning in
      switch warning {
      case .unequalClusters: true
      case .fewDegreesOfFreedom(let terms, _): terms.contains(name.description)
      default: false
      }
    }
  }

  /// The default fit, and one with CR1 variances; nil where the outcome doesn't vary or answers are
  /// separated.
  private func fits(
    to table: ResponseTable
  ) throws -> (standard: any RegressionFit, plain: any RegressionFit)? {
    let formula = Formula("y", on: "aspect", "team")
    let schema = Schema(cluster: "cluster")
    do {
      let frame = try schema.frame(
        of: formula, in: table, outcome: family == .linear ? .number : .levels)
      switch family {
      case .linear:
        return (
          try LinearFit(formula, frame, .standard(for: frame)),
          try LinearFit(formula, frame, .cr1)
        )
      case .logistic, .multinomial:
        let solution = try LogitSolution(formula, over: frame)
        guard solution.separation == nil else { return nil }
        let naming = family == .multinomial
        return (
          try LogitFit(solution, namesAnswers: naming),
          try LogitFit(solution, namesAnswers: naming, variance: .cr1)
        )
      case .ordinal:
        let fit = try OrderedLogit(formula).fitted(to: frame)
        guard fit.solution.separation == nil else { return nil }
        return (fit, try OrderedLogit(formula).fitted(to: frame, variance: .cr1))
      }
    } catch AnalysisError.model(.constantOutcome) {
      return nil
    }
  }

  private func data(_ generator: inout SeededGenerator) -> ResponseTable {
    let cycle = sizes.cycle
    var (outcomes, answers) = ([Double](), [String]())
    var (aspects, teams, codes) = ([String](), [String](), [String]())
    for cluster in 0..<clusters {
      let isLate = share == .half ? cluster % 2 == 1 : cluster % 4 == 1
      let common = generator.normal() * correlation.squareRoot()
      for row in 0..<cycle[cluster % cycle.count] {
        let hasAspect = sizes == .equal ? row % 2 == 1 : generator.uniform() < 0.5
        let noise = common + generator.normal() * (1 - correlation).squareRoot()
        let shift = effect * ((hasAspect ? 1 : 0) + (isLate ? 1 : 0))
        if family == .linear {
          outcomes.append(shift + noise)
        } else {
          answers.append(answer(rank: 0.5 * erfc(-noise / 2.0.squareRoot()), shift))
        }
        aspects.append(hasAspect ? "b" : "a")
        teams.append(isLate ? "late" : "early")
        codes.append("\(cluster)")
      }
    }
    let outcome =
      family == .linear
      ? Column(name: "y", numbers: outcomes.map { $0 })
      : Column(name: "y", labels: answers.map { $0 }, levels: ["p", "q", "r", "s"])
    return ResponseTable(columns: [
      outcome, Column(name: "aspect", labels: aspects.map { $0 }),
      Column(name: "team", labels: teams.map { $0 }),
      Column(name: "cluster", labels: codes.map { $0 }),
    ])
  }

  /// The answer that a rank has under the model.
  private func answer(rank: Double, _ shift: Double) -> String {
    func below(_ threshold: Double) -> Double { 1 / (1 + exp(shift - threshold)) }
    switch family {
    case .linear, .logistic:
      return rank < below(0.6) ? "p" : "q"
    case .ordinal:
      let place = [-1, 0.5, 2].count { rank >= below($0) }
      return ["p", "q", "r", "s"][place]
    case .multinomial:
      // The log odds of q against p are -0.4 + shift, those of r against p -0.2.
      let odds = [1, exp(-0.4 + shift), exp(-0.2)]
      let scaled = rank * odds.reduce(0, +)
      return scaled < odds[0] ? "p" : scaled < odds[0] + odds[1] ? "q" : "r"
    }
  }
}

extension SeededGenerator {
  /// A standard normal number, by the polar form of two uniform ones.
  fileprivate mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * Double.pi * uniform())
  }
}

import VignetteKit

/// How far a randomisation test goes: all arrangements where they are few, else a number of random
/// ones.
public struct RandomisationPlan: Sendable, Equatable {
  /// The number of random arrangements unless another is given.
  public static let defaultDraws = 9_999
  /// The largest number of arrangements that are all gone through.
  public static let enumerationLimit = 100_000

  /// How many arrangements are drawn where there are too many to go through all.
  public let draws: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// Creates a plan.
  ///
  /// - Throws: ``RandomisationMistake/draws(_:)``.
  public init(
    draws: Int = defaultDraws, seed: UInt64 = 1
  ) throws(AnalysisError) {
    guard (99...10_000_000).contains(draws) else { throw .randomisation(.draws(draws)) }
    self.draws = draws
    self.seed = seed
  }
}

/// A p-value of a randomisation test.
///
/// ```
/// p = Σ P(arrangement) over those at least as extreme as the recorded one     all gone through
/// p = (b + 1) / (B + 1)                                                       b of B drawn ones
/// ```
/// The drawn one is never 0: the recorded arrangement is one of those that could have come out.
///
/// - Reference: [PhipsonSmyth2010], section 2
public struct RandomisationPValue: Sendable, Equatable {
  /// The p-value.
  public let value: Double
  /// Whether all arrangements were gone through.
  public let isExact: Bool
  /// How many arrangements were gone through or drawn.
  public let arrangements: Int

  /// The simulation error, `√(p (1 − p) / B)`; nil where all arrangements were gone through.
  public var standardError: Double? {
    isExact ? nil : (value * (1 - value) / Double(arrangements)).squareRoot()
  }

  /// From the weight of the extreme arrangements among all.
  init(extreme: Double, in run: RandomisationRun) {
    isExact = run.isExact
    arrangements = run.arrangements
    value = run.isExact ? extreme / run.weight : (extreme + 1) / (Double(run.arrangements) + 1)
  }
}

/// What is gathered from one arrangement after the other.
protocol RandomisationTally: Sendable {
  /// Takes an arrangement, or passes it over (false) where it says nothing about the hypothesis:
  /// a version without respondents.
  mutating func add(_ versions: [UInt16], weight: Double) -> Bool
}

/// How many arrangements a tally was made of.
struct RandomisationRun: Sendable, Equatable {
  let isExact: Bool
  let arrangements: Int
  /// The sum of their weights.
  let weight: Double
}

extension RandomisationSet {
  /// How many arrangements one thread draws at a time.
  private static let chunk = 250

  /// Goes through all arrangements, or draws some: tallies in a fixed order, whose number and
  /// contents don't depend on how many threads there are.
  ///
  /// - Throws: ``RandomisationMistake/oneArrangement``.
  func tallies<Tally: RandomisationTally>(
    _ empty: Tally, _ plan: RandomisationPlan
  ) throws(RandomisationMistake) -> (tallies: [Tally], run: RandomisationRun) {
    if let count = count(upTo: RandomisationPlan.enumerationLimit) {
      guard count > 1 else { throw .oneArrangement }
      var tally = empty
      var taken = 0
      var sum = 0.0
      forEach { versions, weight in
        guard tally.add(versions, weight: weight) else { return }
        taken += 1
        sum += weight
      }
      return ([tally], RandomisationRun(isExact: true, arrangements: taken, weight: sum))
    }
    let chunks = (plan.draws + Self.chunk - 1) / Self.chunk
    var seeds = SeededGenerator(seed: plan.seed)
    let starts = (0..<chunks).map { _ in seeds.next() }
    let tallies = Parallel.results(count: chunks) { chunk in
      var tally = empty
      var generator = SeededGenerator(seed: starts[chunk])
      var arrangement = Arrangement(codes: recorded)
      var left = min(Self.chunk, plan.draws - chunk * Self.chunk)
      while left > 0 {
        draw(into: &arrangement, &generator)
        if tally.add(arrangement.codes, weight: 1) { left -= 1 }
      }
      return tally
    }
    return (
      tallies,
      RandomisationRun(isExact: false, arrangements: plan.draws, weight: Double(plan.draws))
    )
  }
}

/// The combinations of levels that a design may show: the full factorial of the factors without
/// the combinations that were left out as implausible.
///
/// Combinations stand in standard order: the first factor changes fastest, the last one slowest.
///
/// - Reference: [BoxHunterHunter2005], 5.2
public struct CandidateSet: Sendable, Equatable {
  /// The most combinations that are listed.
  public static let limit = 100_000

  /// The factors, in order.
  public let factors: [DesignFactor]
  /// The combinations of levels that may not be shown; each names at least one level.
  public let exclusions: [[LevelReference]]
  /// The combinations that may be shown: the position of each factor's level.
  public let combinations: [[Int]]

  /// Lists what may be shown.
  ///
  /// - Throws: ``DesignError`` for an exclusion of an unknown factor or level, for exclusions that
  ///   leave nothing or only one level of a factor, and for more combinations than
  ///   ``limit``.
  public init(
    of factors: [DesignFactor], excluding exclusions: [[LevelReference]] = []
  ) throws(DesignError) {
    let forbidden = try exclusions.map { exclusion throws(DesignError) in
      try Self.positions(of: exclusion, in: factors)
    }
    let count = factors.reduce(1) { product, factor in
      let next = product.multipliedReportingOverflow(by: factor.levels.count)
      return next.overflow ? .max : next.partialValue
    }
    guard count <= Self.limit else { throw .tooManyCombinations(limit: Self.limit) }
    var combinations = Self.fullFactorial(factors)
    combinations.removeAll { combination in
      forbidden.contains { $0.allSatisfy { combination[$0.factor] == $0.level } }
    }
    guard !combinations.isEmpty else { throw .nothingLeft }
    for (place, factor) in factors.enumerated() {
      let left = Set(combinations.map { $0[place] })
      if left.count == 1, let level = left.first, factor.levels.count > 1 {
        throw .oneLevelLeft(factor: factor.id, level: factor.levels[level])
      }
    }
    self.factors = factors
    self.exclusions = exclusions
    self.combinations = combinations
  }

  /// The combinations as they are listed, without exclusions.
  init(listing combinations: [[Int]], of factors: [DesignFactor]) {
    self.factors = factors
    self.combinations = combinations
    exclusions = []
  }

  /// How many combinations the factors have together, also those left out.
  public var factorialCount: Int { factors.reduce(1) { $0 * $1.levels.count } }

  /// How many combinations of the full factorial one exclusion leaves out by itself.
  public func combinationCount(of exclusion: [LevelReference]) -> Int {
    let fixed = Set(exclusion.map(\.factor))
    return factors.reduce(1) { $0 * (fixed.contains($1.id) ? 1 : $1.levels.count) }
  }

  /// The levels of a combination.
  public func levels(of combination: [Int]) -> [LevelReference] {
    zip(factors, combination).map { LevelReference(factor: $0.id, level: $0.levels[$1]) }
  }

  /// All combinations of the factors' levels in standard order.
  static func fullFactorial(_ factors: [DesignFactor]) -> [[Int]] {
    factors.reversed().reduce([[]]) { tails, factor in
      tails.flatMap { tail in factor.levels.indices.map { [$0] + tail } }
    }
  }

  private static func positions(
    of exclusion: [LevelReference], in factors: [DesignFactor]
  ) throws(DesignError) -> [(factor: Int, level: Int)] {
    guard !exclusion.isEmpty else { throw .emptyExclusion }
    var positions: [(factor: Int, level: Int)] = []
    for reference in exclusion {
      guard let place = factors.firstIndex(where: { $0.id == reference.factor }) else {
        throw .unknownFactor(
          reference.factor, nearest: NearestNames.of(reference.factor, among: factors.map(\.id)),
          known: factors.map(\.id))
      }
      let levels = factors[place].levels
      guard let level = levels.firstIndex(of: reference.level) else {
        throw .unknownLevel(reference.level, factor: reference.factor, levels: levels)
      }
      guard !positions.contains(where: { $0.factor == place && $0.level != level }) else {
        throw .contradictoryExclusion(factor: reference.factor)
      }
      positions.append((place, level))
    }
    return positions
  }
}

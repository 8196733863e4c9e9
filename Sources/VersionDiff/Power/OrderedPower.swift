#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The power to find a shift of ordered answers between two versions: proportional odds, or the
/// Mann–Whitney test, which is its score test.
///
/// ```
/// 1/Var = n A / (3 (A + 1)²) · (1 - Σ p̄ₖ³),   A = n₁ / n₂
/// power = Φ(|θ| / √Var - z),   θ the log odds ratio
/// ```
/// p̄ are the shares of the answers over both versions. More answers add little beyond five; the most
/// is gained where none is chosen by more than half. Assumes the same odds ratio at every boundary
/// between answers; near enough for odds ratios up to about 3.
///
/// - Reference: [Whitehead1993]
public struct OrderedPower: PlannedContrast, Equatable {
  /// The share of each answer in the reference version, from the lowest.
  public let shares: [Double]
  /// θ: above 0, the other version's answers are higher.
  public let effect: Double
  /// The reference's share of the respondents, then the other version's.
  public let allocation: GroupAllocation
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double

  /// Plans a comparison.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    percentages: [Double], oddsRatio: Double, allocation: GroupAllocation = .equal(2),
    designEffect: Double = 1
  ) throws(PowerMistake) {
    guard oddsRatio > 0, oddsRatio.isFinite else {
      throw .impossible(
        quantity: "odds ratio", value: oddsRatio, expected: "above 0; 1 is no effect")
    }
    // The same checks of percentages, allocation and design effect.
    let table = try TablePower(
      percentages: [percentages, percentages], allocation: allocation, designEffect: designEffect)
    self.init(table.shares[0], log(oddsRatio), allocation, designEffect)
  }

  private init(
    _ shares: [Double], _ effect: Double, _ allocation: GroupAllocation, _ designEffect: Double
  ) {
    self.shares = shares
    self.effect = effect
    self.allocation = allocation
    self.designEffect = designEffect
  }

  /// Proportional odds.
  public var test: PowerTest { .proportionalOdds }
  /// By formula.
  public var method: PowerMethod { .normal }
  /// A log odds ratio.
  public var measure: EffectMeasure { .logOddsRatio }
  /// A respondent in each version.
  public var leastSize: Int { allocation.leastTotal }

  /// The shares of the answers in the other version.
  public var shiftedShares: [Double] { Self.shifted(shares, by: effect) }

  /// By Whitehead's formula.
  public func standardError(size: Int) -> Double {
    let sizes = allocation.sizes(of: size).map(Double.init)
    let total = sizes[0] + sizes[1]
    let cubes = zip(shares, shiftedShares).reduce(0) { sum, pair in
      let pooled = (sizes[0] * pair.0 + sizes[1] * pair.1) / total
      return sum + pooled * pooled * pooled
    }
    let information = sizes[0] * sizes[1] / (3 * total) * (1 - cubes)
    return (designEffect / information).squareRoot()
  }

  /// Normal.
  public func degreesOfFreedom(size: Int) -> Double? { nil }

  /// By the allocation.
  public func groupSizes(of total: Int) -> [Int] { allocation.sizes(of: total) }

  /// The same comparison with another log odds ratio.
  public func assuming(effect: Double) -> OrderedPower {
    OrderedPower(shares, effect, allocation, designEffect)
  }

  /// The shares after all odds of a higher answer are multiplied by the same ratio.
  static func shifted(_ shares: [Double], by effect: Double) -> [Double] {
    var above = shares.reduce(0, +)
    var below = 0.0
    var last = above
    return shares.map { share in
      below += share
      above -= share
      let shifted = above <= 0 ? 0 : above * exp(effect) / (above * exp(effect) + below)
      defer { last = shifted }
      return max(0, last - shifted)
    }
  }
}

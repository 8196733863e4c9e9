#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The power to find that a factor's effect on a share differs between two versions: an interaction
/// of version and factor.
///
/// ```
/// points:   d = (p₂₂ - p₂₁) - (p₁₂ - p₁₁),   Var = Σ p (1 - p)/n
/// log odds: d = the same of logits,           Var = Σ 1/(n p (1 - p))
/// ```
/// over the four groups. With groups of equal size the standard error is twice that of the main
/// effect: an interaction as large as a main effect takes four times, one of half its size sixteen
/// times as many respondents.
///
/// - Reference: [GelmanHillVehtari2020], section 16.4
public struct InteractionPower: PlannedContrast, Equatable {
  /// On what scale effects are compared.
  public enum Comparison: String, Sendable, Equatable, CaseIterable {
    /// Differences of shares.
    case points
    /// Ratios of odds.
    case odds
  }

  /// The shares: in version 1 at both levels, then in version 2.
  public let shares: [Double]
  /// On what scale effects are compared.
  public let comparison: Comparison
  /// How respondents are divided over the four groups.
  public let allocation: GroupAllocation
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double

  /// Plans a comparison.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    shares: [Double], _ comparison: Comparison = .points,
    allocation: GroupAllocation = .equal(4), designEffect: Double = 1
  ) throws(PowerMistake) {
    guard shares.count == 4 else {
      throw .impossible(
        quantity: "number of shares", value: Double(shares.count),
        expected: "4: version 1 at both levels of the factor, then version 2")
    }
    for share in shares {
      let isInside = share > 0 && share < 1
      guard isInside || comparison == .points && (share == 0 || share == 1) else {
        throw .impossible(
          quantity: "percentage", value: 100 * share,
          expected: comparison == .points ? "between 0 and 100" : "above 0 and below 100")
      }
    }
    guard allocation.shares.count == 4 else {
      throw .allocationCount(allocation.shares.count, versions: 4)
    }
    self.init(shares, comparison, allocation, try designEffect.checkedDesignEffect())
  }

  private init(
    _ shares: [Double], _ comparison: Comparison, _ allocation: GroupAllocation,
    _ designEffect: Double
  ) {
    self.shares = shares
    self.comparison = comparison
    self.allocation = allocation
    self.designEffect = designEffect
  }

  /// An effect that differs between versions.
  public var test: PowerTest { .interaction }
  /// By formula.
  public var method: PowerMethod { .normal }
  /// Points or log odds.
  public var measure: EffectMeasure {
    comparison == .points ? .differenceOfDifferences : .logOddsRatio
  }

  /// The difference of the two effects.
  public var effect: Double {
    let own = comparison == .points ? shares : shares.map { log($0 / (1 - $0)) }
    return (own[3] - own[2]) - (own[1] - own[0])
  }

  /// As far as the last share can go.
  public var largestEffect: Double {
    guard comparison == .points else { return effect < 0 ? -.infinity : .infinity }
    return assuming(bound: effect < 0 ? 0 : 1).effect
  }

  /// A respondent in each group.
  public var leastSize: Int { allocation.leastTotal }

  /// By formula.
  public func standardError(size: Int) -> Double {
    let sizes = allocation.sizes(of: size)
    let variance = zip(shares, sizes).reduce(0) { sum, group in
      let own = group.0 * (1 - group.0)
      let count = Double(group.1)
      return sum + (comparison == .points ? own / count : 1 / (count * own))
    }
    return max(variance * designEffect, .leastNormalMagnitude).squareRoot()
  }

  /// Normal.
  public func degreesOfFreedom(size: Int) -> Double? { nil }

  /// By the allocation.
  public func groupSizes(of total: Int) -> [Int] { allocation.sizes(of: total) }

  /// The same comparison with another share in the last group.
  public func assuming(effect: Double) -> InteractionPower {
    let change = effect - self.effect
    guard comparison == .odds else { return assuming(bound: shares[3] + change) }
    let odds = shares[3] / (1 - shares[3]) * exp(change)
    return assuming(bound: odds / (1 + odds))
  }

  private func assuming(bound share: Double) -> InteractionPower {
    InteractionPower(
      Array(shares.dropLast()) + [min(1, max(0, share))], comparison, allocation, designEffect)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The power to find a difference between the shares of two versions.
///
/// ```
/// pooled:    Φ( (|p₂ - p₁| - z √(p̄(1 - p̄)(1/n₁ + 1/n₂))) / √(p₁(1 - p₁)/n₁ + p₂(1 - p₂)/n₂) )
/// unpooled:  Φ( |p₂ - p₁| / √(p₁(1 - p₁)/n₁ + p₂(1 - p₂)/n₂) - z )
/// arcsine:   P( |Z + h / √(1/n₁ + 1/n₂)| > z ),   h = 2 arcsin √p₂ - 2 arcsin √p₁
/// exact:     P( Pearson's X² > c ), all tables of counts added up
/// ```
/// The first two leave out a significant difference in the wrong direction, as is usual: R's
/// `power.prop.test` is the first. The test that `compare` reports is Pearson's without correction,
/// whose power the pooled formula approximates and the exact one is.
///
/// - Reference: [FleissLevinPaik2003], sections 4.2 and 4.3; [Cohen1988], section 6.2
public struct TwoProportionPower: PlannedTest, Equatable {
  /// How the power is computed.
  public enum Approximation: String, Sendable, Equatable, CaseIterable {
    /// Normal, the standard error under the hypothesis from the pooled share.
    case pooled
    /// Normal, the standard error from the two shares.
    case unpooled
    /// Normal, shares transformed to have equal variance.
    case arcsine
    /// All possible tables.
    case exact
  }

  /// The share in the reference version.
  public let referenceShare: Double
  /// The share in the other version.
  public let version: Double
  /// The reference's share of the respondents, then the other version's.
  public let allocation: GroupAllocation
  /// How the power is computed.
  public let approximation: Approximation
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double

  /// Plans a comparison.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    reference: Double, version: Double, allocation: GroupAllocation = .equal(2),
    _ approximation: Approximation = .pooled, designEffect: Double = 1
  ) throws(PowerMistake) {
    for share in [reference, version] {
      guard (0...1).contains(share) else {
        throw .impossible(
          quantity: "percentage", value: 100 * share, expected: "between 0 and 100")
      }
    }
    guard allocation.shares.count == 2 else {
      throw .allocationCount(allocation.shares.count, versions: 2)
    }
    if approximation == .exact, designEffect != 1 {
      throw .impossible(
        quantity: "design effect", value: designEffect,
        expected: "1 where tables of whole counts are added up (leave it out, or use the pooled "
          + "formula)")
    }
    self.init(
      reference, version, allocation, approximation, try designEffect.checkedDesignEffect())
  }

  private init(
    _ reference: Double, _ version: Double, _ allocation: GroupAllocation,
    _ approximation: Approximation, _ designEffect: Double
  ) {
    referenceShare = reference
    self.version = version
    self.allocation = allocation
    self.approximation = approximation
    self.designEffect = designEffect
  }

  /// Two shares.
  public var test: PowerTest { .twoProportions }
  /// By the approximation.
  public var method: PowerMethod {
    switch approximation {
    case .pooled, .unpooled: .normal
    case .arcsine: .arcsine
    case .exact: .exact
    }
  }
  /// A difference of proportions.
  public var measure: EffectMeasure { .difference }
  /// `p₂ - p₁`.
  public var effect: Double { version - referenceShare }
  /// Up to a share of 100 %, or, for a decrease, down to 0.
  public var largestEffect: Double {
    version < referenceShare ? -referenceShare : 1 - referenceShare
  }
  /// A respondent in each version.
  public var leastSize: Int { allocation.leastTotal }
  /// Beyond this, adding up all tables takes too long.
  public var largestSize: Int { approximation == .exact ? 100_000 : 1_000_000_000 }
  /// Exact power goes up and down as whole counts pass the critical value.
  public var growsWithSize: Bool { approximation != .exact }

  /// The probability of a significant difference.
  public func power(size: Int, _ confidence: ConfidenceLevel) -> Double {
    if approximation == .exact {
      let sizes = allocation.sizes(of: size)
      guard let least = sizes.min(), least > 0 else { return 0 }
      return ExactProportionPower(referenceShare, version, sizes[0], sizes[1])
        .pearson(critical: confidence.criticalValue())
    }
    guard let test = contrast(size, confidence) else { return 0 }
    return approximation == .arcsine ? test.power : test.rightTail
  }

  /// The reference's share.
  public var reference: Double? { referenceShare }

  /// By the allocation.
  public func groupSizes(of total: Int) -> [Int] { allocation.sizes(of: total) }

  /// The same comparison with another share in the version.
  public func assuming(effect: Double) -> TwoProportionPower {
    TwoProportionPower(
      referenceShare, min(1, max(0, referenceShare + effect)), allocation, approximation,
      designEffect)
  }

  /// Those of the normal approximation.
  public func significantResults(
    size: Int, _ confidence: ConfidenceLevel
  ) -> SignificantResults? {
    contrast(size, confidence)?.significantResults
  }

  /// The difference in its standard errors, and what it must exceed; nil where a version is empty.
  private func contrast(_ size: Int, _ confidence: ConfidenceLevel) -> ContrastTest? {
    let sizes = allocation.sizes(of: size).map { Double($0) / designEffect }
    guard sizes[0] > 0, sizes[1] > 0 else { return nil }
    let z = confidence.criticalValue()
    let reciprocals = 1 / sizes[0] + 1 / sizes[1]
    if approximation == .arcsine {
      let h = 2 * asin(version.squareRoot()) - 2 * asin(referenceShare.squareRoot())
      return ContrastTest(
        h / reciprocals.squareRoot(), degreesOfFreedom: nil, criticalValue: z)
    }
    let variance =
      referenceShare * (1 - referenceShare) / sizes[0] + version * (1 - version) / sizes[1]
    let error = variance.squareRoot()
    let pooled = (sizes[0] * referenceShare + sizes[1] * version) / (sizes[0] + sizes[1])
    let null = (pooled * (1 - pooled) * reciprocals).squareRoot()
    guard error > 0 else {
      // Shares of 0 and 100 %: every sample shows them, and is significant or is not.
      guard effect != 0 else { return ContrastTest(0, degreesOfFreedom: nil, criticalValue: z) }
      let sure = 1e6
      return ContrastTest(
        effect < 0 ? -sure : sure, degreesOfFreedom: nil,
        criticalValue: sure * z * null / abs(effect))
    }
    if approximation == .unpooled {
      return ContrastTest(effect / error, degreesOfFreedom: nil, criticalValue: z)
    }
    return ContrastTest(
      effect / error, degreesOfFreedom: nil, criticalValue: z * null / error)
  }
}

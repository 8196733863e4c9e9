/// The power to show that the shares of two versions differ by less than a margin: two one-sided
/// tests, each at the significance level.
///
/// ```
/// power = Φ((Δ - d)/se - z_α) + Φ((Δ + d)/se - z_α) - 1, at least 0
/// se = √(p₁(1 - p₁)/n₁ + p₂(1 - p₂)/n₂),   d = p₂ - p₁
/// ```
/// The formula is the usual large-sample one. Exactly, all pairs of counts are put to the test that
/// `compare` makes, Newcombe's interval at confidence 1 - 2α within the margins.
///
/// - Reference: [Schuirmann1987]; [ChowShaoWangLokhnygina2018], section 4.2
public struct EquivalencePower: PlannedTest, Equatable {
  /// The share in the reference version.
  public let referenceShare: Double
  /// The share in the other version.
  public let version: Double
  /// Δ, as a difference of proportions.
  public let margin: Double
  /// The reference's share of the respondents, then the other version's.
  public let allocation: GroupAllocation
  /// Whether all pairs of counts are added up.
  public let isExact: Bool
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double

  /// Plans a comparison.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    reference: Double, version: Double, margin: Double, allocation: GroupAllocation = .equal(2),
    isExact: Bool = false, designEffect: Double = 1
  ) throws(PowerMistake) {
    // The same checks of shares, allocation and design effect.
    let plain = try TwoProportionPower(
      reference: reference, version: version, allocation: allocation,
      isExact ? .exact : .unpooled, designEffect: designEffect)
    guard margin > 0, margin < 1 else {
      throw .impossible(
        quantity: "margin in points", value: 100 * margin, expected: "between 0 and 100")
    }
    // Shares of 40 and 50 % differ by a little less than 0.1 in binary.
    guard abs(plain.effect) < margin * (1 - 1e-12) else {
      throw .beyondMargin(difference: abs(plain.effect), margin: margin)
    }
    self.init(reference, version, margin, allocation, isExact, designEffect)
  }

  private init(
    _ reference: Double, _ version: Double, _ margin: Double, _ allocation: GroupAllocation,
    _ isExact: Bool, _ designEffect: Double
  ) {
    referenceShare = reference
    self.version = version
    self.margin = margin
    self.allocation = allocation
    self.isExact = isExact
    self.designEffect = designEffect
  }

  /// Two one-sided tests.
  public var test: PowerTest { .equivalence }
  /// By formula, or exact.
  public var method: PowerMethod { isExact ? .exact : .normal }
  /// What can be made smaller is the margin.
  public var measure: EffectMeasure { .margin }
  /// Δ.
  public var effect: Double { margin }
  /// Any two shares lie within 100 points.
  public var largestEffect: Double { 1 }
  /// A respondent in each version.
  public var leastSize: Int { allocation.leastTotal }
  /// Beyond this, adding up all tables takes too long.
  public var largestSize: Int { isExact ? 100_000 : 1_000_000_000 }
  /// Exact power goes up and down as whole counts pass the limits.
  public var growsWithSize: Bool { !isExact }

  /// The probability that both one-sided tests are significant.
  public func power(size: Int, _ confidence: ConfidenceLevel) -> Double {
    let sizes = allocation.sizes(of: size)
    guard sizes[0] > 0, sizes[1] > 0 else { return 0 }
    let z = Normal.standard.upperQuantile(confidence.significance)
    if isExact {
      return ExactProportionPower(referenceShare, version, sizes[0], sizes[1])
        .equivalence(margin: margin, critical: z)
    }
    let first = referenceShare * (1 - referenceShare) / Double(sizes[0])
    let second = version * (1 - version) / Double(sizes[1])
    let error = ((first + second) * designEffect).squareRoot()
    let difference = abs(version - referenceShare)
    guard error > 0 else {
      // Both shares are 0 or both 100 %: every sample shows them, with Newcombe's interval reaching
      // z²/(n + z²) to each side.
      let least = Double(min(sizes[0], sizes[1])) / designEffect
      return z * z / (least + z * z) < margin ? 1 : 0
    }
    let near = Normal.standard.survival((margin - difference) / error - z)
    let far = Normal.standard.survival((margin + difference) / error - z)
    return max(0, 1 - near - far)
  }

  /// The reference's share.
  public var reference: Double? { referenceShare }

  /// By the allocation.
  public func groupSizes(of total: Int) -> [Int] { allocation.sizes(of: total) }

  /// The same shares within another margin.
  public func assuming(effect: Double) -> EquivalencePower {
    EquivalencePower(referenceShare, version, effect, allocation, isExact, designEffect)
  }
}

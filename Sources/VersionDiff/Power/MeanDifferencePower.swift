/// The power of a t test of two means.
///
/// ```
/// T ~ t(n₁ + n₂ - 2, δ),   δ = (m₂ - m₁) / (s √(1/n₁ + 1/n₂))
/// two-sided:      P(|T| > t_{α/2})
/// noninferiority: P(T' > t_α),  T' with m₂ - m₁ + Δ in place of m₂ - m₁
/// ```
/// Assumes normal answers with the same standard deviation in both versions; then it is exact.
///
/// - Reference: [Cohen1988], section 2.3; [ChowShaoWangLokhnygina2018], section 3.2
public struct MeanDifferencePower: PlannedTest, Equatable {
  /// `m₂ - m₁`.
  public let difference: Double
  /// s.
  public let deviation: Double
  /// Δ: the version may be this much lower and still pass for no worse; nil tests for a difference.
  public let margin: Double?
  /// The reference's share of the respondents, then the other version's.
  public let allocation: GroupAllocation
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double

  /// Plans a comparison.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    difference: Double, deviation: Double, margin: Double? = nil,
    allocation: GroupAllocation = .equal(2), designEffect: Double = 1
  ) throws(PowerMistake) {
    guard allocation.shares.count == 2 else {
      throw .allocationCount(allocation.shares.count, versions: 2)
    }
    if let margin, !(margin > 0 && margin.isFinite) {
      throw .impossible(quantity: "margin", value: margin, expected: "above 0")
    }
    if let margin, difference <= -margin {
      throw .impossible(
        quantity: "assumed difference", value: difference,
        expected: "above minus the margin; a version that is worse by the margin can't be shown "
          + "to be no worse")
    }
    self.init(
      try difference.checkedEffect("difference of means"),
      try deviation.checkedDeviation("standard deviation"), margin, allocation,
      try designEffect.checkedDesignEffect())
  }

  private init(
    _ difference: Double, _ deviation: Double, _ margin: Double?, _ allocation: GroupAllocation,
    _ designEffect: Double
  ) {
    self.difference = difference
    self.deviation = deviation
    self.margin = margin
    self.allocation = allocation
    self.designEffect = designEffect
  }

  /// Student's t.
  public var test: PowerTest { margin == nil ? .t : .noninferiority }
  /// The noncentral t.
  public var method: PowerMethod { .noncentralT }
  /// A difference in units of the answers, or what the version may be worse by.
  public var measure: EffectMeasure { margin == nil ? .meanDifference : .meanMargin }
  /// The difference, or Δ.
  public var effect: Double { margin ?? difference }
  /// Any.
  public var largestEffect: Double { effect < 0 ? -.infinity : .infinity }
  /// A respondent in each version, and one more for a standard deviation.
  public var leastSize: Int { max(3, allocation.leastTotal) }

  /// The probability of a significant t.
  public func power(size: Int, _ confidence: ConfidenceLevel) -> Double {
    let freedom = Double(size - 2)
    if let margin {
      let critical = StudentT(degreesOfFreedom: freedom).upperQuantile(confidence.significance)
      return NoncentralT(
        degreesOfFreedom: freedom, noncentrality: (difference + margin) / standardError(size)
      ).survival(critical)
    }
    return contrast(size, confidence).power
  }

  /// What a significant difference says; nil for noninferiority.
  public func significantResults(
    size: Int, _ confidence: ConfidenceLevel
  ) -> SignificantResults? {
    margin == nil ? contrast(size, confidence).significantResults : nil
  }

  /// By the allocation.
  public func groupSizes(of total: Int) -> [Int] { allocation.sizes(of: total) }

  /// The same comparison with another difference, or, for noninferiority, another margin.
  public func assuming(effect: Double) -> MeanDifferencePower {
    margin == nil
      ? MeanDifferencePower(effect, deviation, nil, allocation, designEffect)
      : MeanDifferencePower(difference, deviation, effect, allocation, designEffect)
  }

  private func contrast(_ size: Int, _ confidence: ConfidenceLevel) -> ContrastTest {
    let freedom = Double(size - 2)
    return ContrastTest(
      difference / standardError(size), degreesOfFreedom: freedom,
      criticalValue: confidence.criticalValue(degreesOfFreedom: freedom))
  }

  private func standardError(_ size: Int) -> Double {
    let reciprocals = allocation.sizes(of: size).reduce(0) { $0 + 1 / Double($1) }
    return deviation * (reciprocals * designEffect).squareRoot()
  }
}

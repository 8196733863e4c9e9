/// The power of a chi-square test whose effect is known only as Cohen's w.
///
/// ```
/// λ = n w² / deff,   w² = Σ (p₁ᵢ - p₀ᵢ)² / p₀ᵢ
/// power = P(χ²_df(λ) > c)
/// ```
/// Large-sample, as the test itself. w is 0.1 for small, 0.3 for medium and 0.5 for large effects
/// by Cohen's convention.
///
/// - Reference: [Cohen1988], section 7.2
public struct ChiSquaredPower: PlannedTest, Equatable {
  /// w.
  public let effect: Double
  /// The degrees of freedom of the test.
  public let degreesOfFreedom: Double
  /// By what factor weighting or clusters make the variance larger.
  public let designEffect: Double

  /// Plans a test.
  ///
  /// - Throws: ``PowerMistake/impossible(quantity:value:expected:)``.
  public init(
    effectSize: Double, degreesOfFreedom: Double, designEffect: Double = 1
  ) throws(PowerMistake) {
    guard effectSize >= 0, effectSize.isFinite else {
      throw .impossible(
        quantity: "effect size w", value: effectSize, expected: "0 or more, such as 0.1")
    }
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else {
      throw .impossible(
        quantity: "number of degrees of freedom", value: degreesOfFreedom,
        expected: "above 0: (rows - 1) × (columns - 1)")
    }
    self.init(effectSize, degreesOfFreedom, try designEffect.checkedDesignEffect())
  }

  private init(_ effect: Double, _ degreesOfFreedom: Double, _ designEffect: Double) {
    self.effect = effect
    self.degreesOfFreedom = degreesOfFreedom
    self.designEffect = designEffect
  }

  /// Pearson's.
  public var test: PowerTest { .pearson }
  /// The noncentral chi-square.
  public var method: PowerMethod { .noncentralChiSquared }
  /// Cohen's w.
  public var measure: EffectMeasure { .cohensW }
  /// w of a test of goodness of fit has no bound.
  public var largestEffect: Double { .infinity }
  /// One.
  public var leastSize: Int { 1 }

  /// The upper tail of the noncentral chi-square at the critical value.
  public func power(size: Int, _ confidence: ConfidenceLevel) -> Double {
    Self.power(
      noncentrality: Double(size) * effect * effect / designEffect, degreesOfFreedom, confidence)
  }

  /// The same test with another w.
  public func assuming(effect: Double) -> ChiSquaredPower {
    ChiSquaredPower(effect, degreesOfFreedom, designEffect)
  }

  static func power(
    noncentrality: Double, _ degreesOfFreedom: Double, _ confidence: ConfidenceLevel
  ) -> Double {
    let critical = ChiSquared(degreesOfFreedom: degreesOfFreedom)
      .upperQuantile(confidence.significance)
    // So far out the power is 1 to the last bit, and the sum would be long.
    if noncentrality > 1e5 + 100 * critical { return 1 }
    return NoncentralChiSquared(
      degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality
    ).survival(critical)
  }
}

extension Double {
  /// The number, if it can be a design effect.
  func checkedDesignEffect() throws(PowerMistake) -> Double {
    guard self > 0, isFinite else {
      throw .impossible(
        quantity: "design effect", value: self,
        expected: "above 0: 1 for a simple random sample, more with weights or clusters")
    }
    return self
  }
}

/// The power to find what changes ratings, where each rater judges several vignettes.
///
/// ```
/// rating = … + u + e,   u ~ N(0, τ²) by rater,   e ~ N(0, σ²),   the effect may vary: N(0, τ₁²)
///
/// within raters:   Var = (τ₁² + σ² / (m q (1 - q))) / R
/// between raters:  Var = (τ² + σ²/m) (1/R₁ + 1/R₂)
/// interaction:     Var = (τ₁² + σ² / (m q (1 - q))) (1/R₁ + 1/R₂)
/// ```
/// R raters see m vignettes, a part q of them at the one level of the factor and the rest at the
/// other. Differences between raters drop out of what is compared within them, and are all that
/// counts between them. With versions of equal size an interaction has four times the variance of
/// the effect itself: to find one of the same size takes four times as many raters.
///
/// Exact in balanced designs, where the t of the mixed model is one of the analysis of variance:
/// `R m - R - (terms within raters)` degrees of freedom within, R - 1 if the effect varies between
/// raters, R - 2 between versions.
///
/// - Reference: [SnijdersBosker2012], section 11.2
/// - Reference: [RaudenbushLiu2000]
public struct RatingsPower: PlannedContrast, Equatable {
  /// What is compared with what.
  public enum Comparison: String, Sendable, Equatable, CaseIterable {
    /// Levels that every rater sees.
    case within
    /// Versions, of which every rater sees one.
    case between
    /// The effect of a level in one version against that in the other.
    case interaction
  }

  /// What raters and their ratings are like.
  public struct Variation: Sendable, Equatable {
    /// σ: the standard deviation of the ratings of one rater, given the vignettes.
    public let residual: Double
    /// τ: that of the raters' own averages.
    public let between: Double
    /// τ₁: that of the effect between raters.
    public let slope: Double

    /// Describes ratings.
    ///
    /// - Throws: ``PowerMistake/impossible(quantity:value:expected:)``.
    public init(residual: Double, between: Double = 0, slope: Double = 0) throws(PowerMistake) {
      self.residual = try residual.checkedDeviation("standard deviation within raters")
      for (quantity, value) in [
        ("standard deviation between raters", between),
        ("standard deviation of the effect between raters", slope),
      ] {
        guard value >= 0, value.isFinite else {
          throw .impossible(quantity: quantity, value: value, expected: "0 or more")
        }
      }
      self.between = between
      self.slope = slope
    }
  }

  /// What is compared.
  public let comparison: Comparison
  /// The difference of ratings, in their own units.
  public let effect: Double
  /// What ratings are like.
  public let variation: Variation
  /// m.
  public let vignettesPerRater: Int
  /// q.
  public let levelShare: Double
  /// How many effects within raters the model has; one takes a degree of freedom each.
  public let termsWithin: Int
  /// How raters are divided over two versions.
  public let allocation: GroupAllocation
  /// By what factor weighting makes the variance larger.
  public let designEffect: Double

  /// Plans a comparison.
  ///
  /// - Throws: ``PowerMistake``.
  public init(
    _ comparison: Comparison, effect: Double, variation: Variation, vignettesPerRater: Int,
    levelShare: Double = 0.5, termsWithin: Int? = nil, allocation: GroupAllocation = .equal(2),
    designEffect: Double = 1
  ) throws(PowerMistake) {
    let least = comparison == .between ? 1 : 2
    guard vignettesPerRater >= least else {
      throw .impossible(
        quantity: "number of vignettes per rater", value: Double(vignettesPerRater),
        expected: "\(least) or more for this comparison")
    }
    guard levelShare > 0, levelShare < 1 else {
      throw .impossible(
        quantity: "percentage of vignettes with the level", value: 100 * levelShare,
        expected: "between 0 and 100, such as 50")
    }
    let own = comparison == .interaction ? 2 : 1
    let terms = termsWithin ?? (comparison == .between ? 0 : own)
    guard terms >= (comparison == .between ? 0 : own) else {
      throw .impossible(
        quantity: "number of terms within raters", value: Double(terms),
        expected: "\(own) or more")
    }
    guard allocation.shares.count == 2 else {
      throw .allocationCount(allocation.shares.count, versions: 2)
    }
    self.init(
      comparison, try effect.checkedEffect("effect"), variation, vignettesPerRater, levelShare,
      terms, allocation, try designEffect.checkedDesignEffect())
  }

  private init(
    _ comparison: Comparison, _ effect: Double, _ variation: Variation, _ vignettes: Int,
    _ levelShare: Double, _ terms: Int, _ allocation: GroupAllocation, _ designEffect: Double
  ) {
    self.comparison = comparison
    self.effect = effect
    self.variation = variation
    vignettesPerRater = vignettes
    self.levelShare = levelShare
    termsWithin = terms
    self.allocation = allocation
    self.designEffect = designEffect
  }

  /// A linear mixed model.
  public var test: PowerTest { .mixedModel }
  /// The noncentral t.
  public var method: PowerMethod { .noncentralT }
  /// A difference in units of the ratings.
  public var measure: EffectMeasure { .meanDifference }

  /// Enough for a degree of freedom.
  public var leastSize: Int {
    var size = comparison == .within ? 2 : max(3, allocation.leastTotal)
    while (degreesOfFreedom(size: size) ?? 1) < 1 { size += 1 }
    return size
  }

  /// By formula.
  public func standardError(size: Int) -> Double {
    let v = variation
    let within =
      v.residual * v.residual / (Double(vignettesPerRater) * levelShare * (1 - levelShare))
    let variance: Double
    switch comparison {
    case .within:
      variance = (v.slope * v.slope + within) / Double(size)
    case .between:
      let own = v.between * v.between + v.residual * v.residual / Double(vignettesPerRater)
      variance = own * reciprocals(size)
    case .interaction:
      variance = (v.slope * v.slope + within) * reciprocals(size)
    }
    return (variance * designEffect).squareRoot()
  }

  /// Those of the analysis of variance.
  public func degreesOfFreedom(size: Int) -> Double? {
    let versions = comparison == .within ? 1 : 2
    guard comparison != .between, variation.slope == 0 else { return Double(size - versions) }
    return Double(size * (vignettesPerRater - 1) - termsWithin)
  }

  /// Raters by the allocation; all together where they are compared within themselves.
  public func groupSizes(of total: Int) -> [Int] {
    comparison == .within ? [total] : allocation.sizes(of: total)
  }

  /// The same comparison with another effect.
  public func assuming(effect: Double) -> RatingsPower {
    RatingsPower(
      comparison, effect, variation, vignettesPerRater, levelShare, termsWithin, allocation,
      designEffect)
  }

  private func reciprocals(_ size: Int) -> Double {
    allocation.sizes(of: size).reduce(0) { $0 + 1 / Double($1) }
  }
}

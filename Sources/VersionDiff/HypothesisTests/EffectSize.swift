/// How large an effect is, in a unit of its own, beside the test that belongs to it.
public struct EffectSize: Sendable, Equatable {
  /// The measures by the names under which the tables list them.
  public enum Measure: String, Sendable, Equatable, CaseIterable {
    /// Cramér's V.
    case cramersV = "cramers.v"
    /// |φ|: Cramér's V of a table of two rows and two columns.
    case phi
    /// The conditional odds ratio of a table of two rows and two columns.
    case oddsRatio = "odds.ratio"
    /// Hedges' g: the difference of means in pooled standard deviations, corrected for bias.
    case hedgesG = "hedges.g"
    /// The rank-biserial correlation.
    case rankBiserial = "rank.biserial"
  }

  /// What is measured.
  public let measure: Measure
  /// The value with its interval; an infinite limit means that the data set none.
  public let estimate: Estimate
  /// The value corrected for its bias, where the measure has such a form.
  public let biasCorrected: Double?

  /// Creates an effect size.
  public init(_ measure: Measure, _ estimate: Estimate, biasCorrected: Double? = nil) {
    self.measure = measure
    self.estimate = estimate
    self.biasCorrected = biasCorrected
  }
}

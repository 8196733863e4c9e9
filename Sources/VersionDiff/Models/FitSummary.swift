/// What is said of a fitted model as a whole; nil where the family has no such figure.
public struct FitSummary: Sendable, Equatable {
  /// How many clusters the variances rest on.
  public var clusterCount: Int?
  /// Minus twice the log-likelihood against the saturated model of single answers, or the residual
  /// sum of squares of a gaussian model.
  public var deviance: Double?
  /// The deviance without any term.
  public var nullDeviance: Double?
  /// People minus parameters.
  public var residualDegreesOfFreedom: Double?
  /// The standard deviation of the residuals.
  public var sigma: Double?
  /// The share of the variance that the terms explain.
  public var rSquared: Double?
  /// The same, corrected for the number of terms.
  public var adjustedRSquared: Double?
  /// The share of the variance between groups, of a model with one random intercept.
  public var intraclassCorrelation: Double?
  /// How dispersed the answers are relative to the model, 1 where they are as the model says.
  public var dispersion: Double?

  /// Creates a summary of nothing.
  public init() {}
}

/// The variance of a random effect, or a covariance of two.
public struct VarianceComponent: Sendable, Equatable {
  /// The grouping, or `Residual`.
  public let group: String
  /// The term that varies; nil for the residual.
  public let term: String?
  /// The second term, for a covariance.
  public let otherTerm: String?
  /// The variance, or the covariance.
  public let variance: Double
  /// The standard deviation, or the correlation.
  public let standardDeviation: Double
  /// The test that the variance is zero, where there is one.
  public let test: BoundaryTest?

  /// Creates a component.
  public init(
    group: String, term: String?, otherTerm: String? = nil, variance: Double,
    standardDeviation: Double, test: BoundaryTest? = nil
  ) {
    self.group = group
    self.term = term
    self.otherTerm = otherTerm
    self.variance = variance
    self.standardDeviation = standardDeviation
    self.test = test
  }
}

/// The likelihood-ratio test of a variance, which cannot be negative: its reference is a mixture of
/// two chi-square distributions.
///
/// ```
/// p = ½ P(χ²_q ≥ G²) + ½ P(χ²_{q+1} ≥ G²)
/// ```
///
/// - Reference: [SelfLiang1987]
public struct BoundaryTest: Sendable, Equatable {
  /// Twice the difference of the log-likelihoods.
  public let statistic: Double
  /// The smaller of the two degrees of freedom, q.
  public let degreesOfFreedom: Int
  /// The upper tail of the mixture.
  public let pValue: Double

  /// Compares a statistic with the mixture.
  public init(statistic: Double, degreesOfFreedom: Int) {
    let statistic = max(0, statistic)
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    // The chi-square with no degrees of freedom is a point at 0.
    let lower =
      degreesOfFreedom == 0
      ? (statistic > 0 ? 0 : 1)
      : ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(statistic)
    let upper = ChiSquared(degreesOfFreedom: Double(degreesOfFreedom + 1)).survival(statistic)
    pValue = (lower + upper) / 2
  }
}

/// Whether terms add to what a model explains: the likelihood-ratio test of two nested models.
///
/// ```
/// G² = 2 (ℓ(larger) - ℓ(smaller)),  chi-square with as many degrees of freedom as parameters added
/// ```
///
/// Holds also where coefficients are infinite through separation, because the likelihoods have
/// limits then; the chi-square approximation is poorer.
///
/// - Reference: [Agresti2013], chapter 5
public struct NestedModelTest: Sendable, Equatable {
  /// Twice the difference of the log-likelihoods.
  public let statistic: Double
  /// How many parameters the larger model has more.
  public let degreesOfFreedom: Int
  /// The upper tail of the chi-square distribution; nil where no parameter was added.
  public let pValue: Double?

  /// Tests a model against one that is nested in it and fitted to the same people; nil where one of
  /// them has no likelihood.
  ///
  /// - Precondition: both models describe equally many people.
  public init?(of larger: any FittedModel, against smaller: any FittedModel) {
    precondition(larger.observationCount == smaller.observationCount, "models of different people")
    guard let more = larger.logLikelihood, let less = smaller.logLikelihood else { return nil }
    self.init(
      larger: more, smaller: less,
      degreesOfFreedom: larger.parameterCount - smaller.parameterCount)
  }

  init(larger: Double, smaller: Double, degreesOfFreedom: Int) {
    // Equal fits differ by rounding, in either direction.
    statistic = max(0, 2 * (larger - smaller))
    self.degreesOfFreedom = degreesOfFreedom
    pValue =
      degreesOfFreedom > 0
      ? ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(statistic) : nil
  }
}

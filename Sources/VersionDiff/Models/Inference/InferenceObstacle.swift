/// Why something that was estimated has no standard error, or cannot be tested.
public enum InferenceObstacle: Error, Sendable, Equatable {
  /// Answers are separated, and only the penalty of bias reduction keeps it finite: people leave no
  /// residuals from which a variance could be estimated.
  case finiteByPenalty
  /// Its variance is zero but for rounding.
  case noResiduals
  /// Answers are separated, so that a coefficient that is tested is infinite.
  case infiniteCoefficient
  /// There are fewer degrees of freedom than a test needs.
  case fewDegreesOfFreedom(Double)
  /// The variances do not tell the coefficients that are tested apart.
  case notDistinguished
  /// Nothing that is tested can be estimated.
  case nothingEstimable

  /// Refuses degrees of freedom below 1, wherever a statistic is compared with t or F.
  ///
  /// A variance estimated from a single independent contribution has one degree of freedom, so that
  /// Satterthwaite's approximation has no meaning below; a t distribution there has critical values
  /// beyond 10¹⁰ and an F no density to speak of.
  static func check(_ degreesOfFreedom: Double?) throws(InferenceObstacle) {
    guard let degreesOfFreedom else { return }
    // Exactly one is common, and comes out of sums and quotients with their rounding.
    guard degreesOfFreedom >= 1 - 1e-6 else { throw .fewDegreesOfFreedom(degreesOfFreedom) }
  }
}

extension InferenceObstacle: CustomStringConvertible {
  /// The reason, in a row about one quantity.
  public var description: String {
    switch self {
    case .finiteByPenalty: "no standard error: only the penalty keeps it finite"
    case .noResiduals: "no standard error: the residuals say nothing about it"
    case .infiniteCoefficient, .notDistinguished, .nothingEstimable, .fewDegreesOfFreedom:
      testDescription
    }
  }

  /// The reason, in a row about a test.
  public var testDescription: String {
    switch self {
    case .finiteByPenalty: "no test: only the penalty keeps a coefficient finite"
    case .noResiduals: "no test: the residuals say nothing about a coefficient"
    case .infiniteCoefficient: "no test: answers are separated, so that a coefficient is infinite"
    case .fewDegreesOfFreedom: "no test: fewer than one degree of freedom"
    case .notDistinguished: "no test: the variances do not tell the coefficients apart"
    case .nothingEstimable: "no test: nothing of it can be estimated"
    }
  }
}

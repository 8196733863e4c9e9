import VignetteKit

/// A fitted regression of any family, as tables and quantities of interest use it.
protocol RegressionFit: FittedModel {
  /// The model.
  var formula: Formula { get }
  /// The data that it was fitted to.
  var frame: ModelFrame { get }
  /// How its terms became columns.
  var design: ModelDesign { get }
  /// Variances and degrees of freedom of its coefficients.
  var inference: CoefficientInference { get }
  /// What a reader must know.
  var warnings: [ModelWarning] { get }
  /// What predictions are of: one answer of a binomial model, every answer of a multinomial or an
  /// ordinal one, and nil for the outcome itself.
  var predictedResponses: [String?] { get }

  /// The average prediction of each response over weighted rows of a model matrix.
  ///
  /// - Parameters:
  ///   - matrix: a column for each of the design's columns, redundant ones included.
  ///   - weights: one for each row; they need not add up to 1.
  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction]

  /// The average derivative of each response's prediction as the model matrix changes in a
  /// direction.
  ///
  /// - Parameter change: the derivative of the model matrix with respect to a number.
  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction]

  /// What is said of the model as a whole.
  var summary: FitSummary { get }
  /// The variances of random effects and of the residual; none without random effects.
  var varianceComponents: [VarianceComponent] { get }
  /// Tests of the model's own assumptions, such as proportional odds.
  var assumptionTests: [AssumptionTest] { get }
  /// The rows or clusters that move the coefficients most.
  var influences: Influences { get }
  /// The profile-likelihood interval of a coefficient; nil where there is none.
  func profileInterval(
    of name: CoefficientName, confidence: ConfidenceLevel
  ) -> ClosedRange<Double>?
}

/// A test of an assumption of a model.
public struct AssumptionTest: Sendable, Equatable {
  /// The fixed name of the method, such as `proportional.odds`.
  public let method: String
  /// The term that it is about; nil for all at once.
  public let term: String?
  /// The statistic: chi-square, or F where there are denominator degrees of freedom; nil where there
  /// is no test.
  public let statistic: Double?
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// The denominator degrees of freedom; nil for chi-square.
  public let denominatorDegreesOfFreedom: Double?
  /// The upper tail.
  public let pValue: Double?
  /// Why there is no test.
  public let obstacle: String?
}

extension RegressionFit {
  var summary: FitSummary { FitSummary() }
  var varianceComponents: [VarianceComponent] { [] }
  var assumptionTests: [AssumptionTest] { [] }
  var influences: Influences {
    .notEstimable(reason: "of a model with random effects there is no such measure here")
  }

  func profileInterval(
    of name: CoefficientName, confidence: ConfidenceLevel
  ) -> ClosedRange<Double>? { nil }

  /// Why a coefficient that was estimated has no standard error, or cannot be tested; nil where
  /// nothing is missing.
  func obstacle(to name: CoefficientName) -> InferenceObstacle? {
    if let obstacle = inference.obstacle(to: name) { return obstacle }
    do throws(InferenceObstacle) {
      try InferenceObstacle.check(inference.degreesOfFreedom(of: name))
      return nil
    } catch {
      return error
    }
  }

  /// The interval `estimate ± critical value · standard error` of a coefficient, with the degrees
  /// of freedom that belong to it; nil where it cannot be estimated, or has too few.
  func interval(
    of name: CoefficientName, confidence: ConfidenceLevel
  ) -> ClosedRange<Double>? {
    guard let estimate = self[coefficient: name]?.estimate,
      let error = covariance.standardError(of: name), obstacle(to: name) == nil
    else { return nil }
    let degrees = inference.degreesOfFreedom(of: name)
    let reach = confidence.criticalValue(degreesOfFreedom: degrees) * error
    return estimate - reach...estimate + reach
  }
}

/// An average of predictions with its gradient.
struct AveragePrediction: Sendable, Equatable {
  /// The average; nil where the data do not determine it.
  let value: Double?
  /// Its derivatives with respect to the coefficients that the covariance of the inference names,
  /// in their order; all 0 where it stands at a bound because answers are separated, so that no
  /// standard error can be stated.
  let gradient: [Double]
}

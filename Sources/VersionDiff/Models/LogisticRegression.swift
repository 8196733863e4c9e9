import VignetteKit

/// Logistic regression of a two-sided outcome: the log odds of the event as a sum of terms.
///
/// ```
/// ln(P(event) / P(rest)) = x · β
/// ```
///
/// A ``BinomialRegression`` with the logit link.
///
/// - Reference: [Agresti2013], chapter 5
public struct LogisticRegression: Sendable, Equatable {
  private let model: BinomialRegression

  /// Creates a model.
  public init(
    _ formula: Formula, event: String? = nil, schema: Schema = Schema(),
    estimation: LikelihoodEstimation = .maximumLikelihood
  ) {
    model = BinomialRegression(
      formula, estimation: estimation, event: event, schema: schema)
  }

  /// The outcome and the terms.
  public var formula: Formula { model.formula }
  /// The answer that is the event, against all others; nil for the level that is not the reference
  /// of an outcome with two.
  public var event: String? { model.event }
  /// Which columns are factors, and their references; also clusters and weights.
  public var schema: Schema { model.schema }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Parameter variance: how uncertainty is estimated; nil for what the data ask for.
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: one pass over the rows, then O(patterns × terms²) a step.
  public func fitted(
    to responses: ResponseTable, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LogitFit {
    try model.fitted(to: responses, variance: variance)
  }

  func fitted(
    to frame: ModelFrame, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LogitFit {
    try model.fitted(to: frame, variance: variance)
  }
}

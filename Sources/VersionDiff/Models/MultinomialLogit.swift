import VignetteKit

/// Multinomial logit regression: the log odds of every answer against the reference answer.
///
/// ```
/// ln(P(answer k) / P(reference)) = x · β_k
/// ```
///
/// - Reference: [Agresti2013], chapter 8
public struct MultinomialLogit: Sendable, Equatable {
  /// The outcome and the terms.
  public let formula: Formula
  /// Which columns are factors, and their references, also the outcome's; clusters and weights.
  public let schema: Schema
  /// How the estimates are found.
  public let estimation: LikelihoodEstimation

  /// Creates a model.
  public init(
    _ formula: Formula, schema: Schema = Schema(),
    estimation: LikelihoodEstimation = .maximumLikelihood
  ) {
    self.formula = formula
    self.schema = schema
    self.estimation = estimation
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Parameter variance: how uncertainty is estimated; nil for what the data ask for.
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: one pass over the rows, then O(patterns × terms² × answers²) a step.
  public func fitted(
    to responses: ResponseTable, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LogitFit {
    try fitted(to: try schema.frame(of: formula, in: responses), variance: variance)
  }

  func fitted(
    to frame: ModelFrame, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LogitFit {
    let solution = try LogitSolution(formula, over: frame, estimation: estimation)
    return try LogitFit(solution, namesAnswers: true, variance: variance)
  }
}

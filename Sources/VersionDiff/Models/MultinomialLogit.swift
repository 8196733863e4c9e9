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
  /// Which columns are factors, and their references; also the outcome's.
  public let schema: Schema

  /// Creates a model.
  public init(_ formula: Formula, schema: Schema = Schema()) {
    self.formula = formula
    self.schema = schema
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: one pass over the rows, then O(patterns × terms² × answers²) a step.
  public func fitted(to responses: ResponseTable) throws(AnalysisError) -> LogitFit {
    try fitted(to: try schema.frame(of: formula, in: responses))
  }

  func fitted(to frame: ModelFrame) throws(AnalysisError) -> LogitFit {
    LogitFit(try LogitSolution(formula, over: frame), namesAnswers: true)
  }
}

import VignetteKit

/// A regression of any family, as it is asked for: what is explained by what, and how uncertain the
/// answer is taken to be.
public struct RegressionModel: Sendable, Equatable {
  /// The kinds of outcome.
  public enum Family: String, Sendable, Equatable, CaseIterable {
    /// A number with the same variance everywhere.
    case gaussian
    /// One answer against all others.
    case binomial
    /// Every answer against the reference answer.
    case multinomial
    /// Answers in order.
    case ordinal
  }

  /// The outcome and the terms, random effects among them.
  public var formula: Formula
  /// The kind of outcome.
  public var family: Family
  /// The answer that a binomial model sets against all others; nil for an outcome with two.
  public var event: String?
  /// Which columns are factors, their references, and the columns of counts, weights and clusters.
  public var schema: Schema
  /// How variances are estimated; nil for what the data call for: by cluster where there are
  /// clusters, by design where there are sampling weights, else by the model.
  public var variance: VarianceEstimator?

  /// Creates a model.
  public init(
    _ formula: Formula, family: Family, event: String? = nil, schema: Schema = Schema(),
    variance: VarianceEstimator? = nil
  ) {
    self.formula = formula
    self.family = family
    self.event = event
    self.schema = schema
    self.variance = variance
  }

  /// Collapses the data to what the model needs.
  func frame(in responses: ResponseTable) throws(AnalysisError) -> ModelFrame {
    try schema.frame(
      of: formula, in: responses, outcome: family == .gaussian ? .number : .levels)
  }

  /// Fits the model.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model,
  ///   ``AnalysisError/responses(_:)`` for a column that isn't there.
  func fitted(to responses: ResponseTable) throws(AnalysisError) -> any RegressionFit {
    try fitted(to: try frame(in: responses))
  }

  /// Fits the model to data that are collapsed already; the formula may be a part of the one that
  /// they were collapsed for.
  func fitted(to frame: ModelFrame) throws(AnalysisError) -> any RegressionFit {
    switch family {
    case .binomial:
      return try LogisticRegression(formula, event: event, schema: schema).fitted(to: frame)
    case .multinomial:
      return try MultinomialLogit(formula, schema: schema).fitted(to: frame)
    case .gaussian, .ordinal:
      preconditionFailure("not here yet")
    }
  }
}

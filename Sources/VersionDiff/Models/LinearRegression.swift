import VignetteKit

/// Linear regression of an outcome that is a number, by least squares.
///
/// ```
/// E(y) = x · β,   β̂ = (XᵀWX)⁻¹ XᵀWy
/// ```
///
/// Answers what a unit more, or another level, adds to the mean of the outcome. Weights are of a
/// named kind: analytic ones are one over the variance of a row up to a constant, sampling ones the
/// number of people whom a respondent stands for; counted rows are people. Standard errors come from
/// the model (independent people of equal variance) unless another estimator is asked for; with
/// clusters CR2 with Satterthwaite's degrees of freedom, with sampling weights those of the design.
///
/// - Reference: [FoxWeisberg2019]
public struct LinearRegression: Sendable, Equatable {
  /// The outcome and the terms.
  public let formula: Formula
  /// Which columns are factors, their references, weights and clusters.
  public let schema: Schema
  /// Creates a model.
  public init(_ formula: Formula, schema: Schema = Schema()) {
    self.formula = formula
    self.schema = schema
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Parameter variance: how variances are estimated; nil for design-based ones where people
  ///   have sampling weights, else CR2 where they are clustered, else those of the model.
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: one pass over the rows, then O(patterns × terms²).
  public func fitted(
    to responses: ResponseTable, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LinearFit {
    try fitted(
      to: schema.frame(of: formula, in: responses, outcome: .number), variance: variance)
  }

  func fitted(
    to frame: ModelFrame, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LinearFit {
    try LinearFit(formula, frame, variance ?? .standard(for: frame))
  }
}

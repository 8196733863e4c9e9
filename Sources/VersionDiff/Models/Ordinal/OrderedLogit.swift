import VignetteKit

/// Ordinal regression by proportional odds (cumulative logit): the log odds of an answer at or
/// below each threshold.
///
/// ```
/// logit P(Y ≤ j) = θⱼ - x · β
/// ```
///
/// A positive coefficient shifts answers upwards, by the same log odds at every threshold; that is
/// the assumption of proportional odds, which ``OrderedFit/proportionalOddsTests()`` tests. Terms
/// for which it fails can have an effect of their own on each threshold (partial proportional
/// odds). Estimated by maximum likelihood with Newton's method over distinct covariate patterns; the
/// standard errors of the model are those of the observed information.
///
/// - Reference: [McCullagh1980]
/// - Reference: [PetersonHarrell1990]
public struct OrderedLogit: Sendable, Equatable {
  /// The outcome and the terms.
  public let formula: Formula
  /// The terms that have an effect of their own on each threshold.
  public let nonproportional: [Term]
  /// Which columns are factors, their references, weights and clusters.
  public let schema: Schema

  /// Creates a model.
  ///
  /// - Parameter nonproportional: terms of the formula for which odds need not be proportional.
  public init(_ formula: Formula, nonproportional: [Term] = [], schema: Schema = Schema()) {
    self.formula = formula
    self.nonproportional = nonproportional
    self.schema = schema
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Parameter variance: how variances are estimated; nil for design-based ones where people
  ///   have sampling weights, else CR2 where they are clustered, else those of the model.
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: one pass over the rows, then O(patterns × parameters²) a step.
  public func fitted(
    to responses: ResponseTable, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> OrderedFit {
    if let level = schema.references[formula.response] {
      throw .model(.referenceOfOrderedOutcome(formula.response, level: level))
    }
    return try fitted(to: try schema.frame(of: formula, in: responses), variance: variance)
  }

  func fitted(
    to frame: ModelFrame, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> OrderedFit {
    let solution = try OrderedSolution(formula, nonproportional: nonproportional, over: frame)
    let (inference, warnings) = try solution.inferenceWithWarnings(variance)
    return OrderedFit(solution, inference: inference, warnings: warnings)
  }
}

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
/// With clusters, the default is CR2 on scores: each cluster's score is adjusted for the cluster's
/// share of the expected information, with Satterthwaite's degrees of freedom for each combination
/// of coefficients. Neither depends on the parameterisation. With sampling weights variances are
/// those of the design, on as many degrees of freedom as there are sampling units more than
/// parameters, thresholds included.
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
    try check()
    return try fitted(to: try schema.frame(of: formula, in: responses), variance: variance)
  }

  /// Refuses terms that are not the model's, and a reference among ordered answers.
  func check() throws(AnalysisError) {
    for term in nonproportional where !formula.terms.contains(term) {
      throw .model(.termNotInModel(term.description, terms: formula.terms.map(\.description)))
    }
    if let level = schema.references[formula.response] {
      throw .model(.referenceOfOrderedOutcome(formula.response, level: level))
    }
  }

  /// Fits the model to data that are collapsed already; terms with effects of their own need not be
  /// part of it, as in a model that drops them.
  func fitted(
    to frame: ModelFrame, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> OrderedFit {
    let solution = try OrderedSolution(formula, nonproportional: nonproportional, over: frame)
    let (inference, warnings) = try solution.inferenceWithWarnings(variance)
    return OrderedFit(solution, inference: inference, warnings: warnings)
  }
}

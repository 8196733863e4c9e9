import VignetteKit

/// Regression of a two-sided outcome: the probability of the event through a link.
///
/// ```
/// g(P(event)) = x · β
/// ```
///
/// Estimated by maximum likelihood with Newton's method over distinct covariate patterns, which
/// gives the same estimates as a row per person; with bias reduction, by maximum penalised
/// likelihood, which has finite estimates also where answers are separated.
///
/// - Reference: [McCullaghNelder1989], chapter 4
/// - Reference: [Firth1993]
public struct BinomialRegression: Sendable, Equatable {
  /// The outcome and the terms.
  public let formula: Formula
  /// How the probability depends on the terms.
  public let link: Link
  /// How the estimates are found.
  public let estimation: LikelihoodEstimation
  /// The answer that is the event, against all others; nil for the level that is not the reference
  /// of an outcome with two.
  public let event: String?
  /// Which columns are factors, and their references; also clusters and weights.
  public let schema: Schema

  /// Creates a model.
  public init(
    _ formula: Formula, link: Link = .logit, estimation: LikelihoodEstimation = .maximumLikelihood,
    event: String? = nil, schema: Schema = Schema()
  ) {
    self.formula = formula
    self.link = link
    self.estimation = estimation
    self.event = event
    self.schema = schema
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Parameter variance: how uncertainty is estimated; nil for what the data ask for: by design
  ///   with sampling weights, bias-reduced cluster-robust with clusters, else from the model.
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: one pass over the rows, then O(patterns × terms²) a step.
  public func fitted(
    to responses: ResponseTable, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LogitFit {
    try fitted(to: try schema.frame(of: formula, in: responses), variance: variance)
  }

  func fitted(
    to frame: ModelFrame, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> LogitFit {
    guard link == .logit || estimation == .maximumLikelihood else {
      throw .model(.biasReductionNeedsLogit(link))
    }
    let solution = try LogitSolution(
      formula, over: try frame.twoSided(event: event), link: link, estimation: estimation)
    return try LogitFit(solution, namesAnswers: false, variance: variance)
  }
}

extension ModelFrame {
  /// The frame with two answers: the event, which is the second, against the rest, or the two that
  /// the outcome has.
  func twoSided(event: String?) throws(AnalysisError) -> ModelFrame {
    guard let event else {
      guard outcomeLevels.count <= 2 else {
        throw .model(.moreThanTwoLevels(of: outcome, levels: outcomeLevels))
      }
      return self
    }
    guard outcomeLevels.contains(event) else {
      throw .model(.eventIsNoAnswer(event, of: outcome, levels: outcomeLevels))
    }
    guard outcomeLevels.count > 1 else { throw .model(.constantOutcome(outcome, level: event)) }
    return dichotomised(event: event)
  }
}

/// How the coefficients of a model of answers are estimated.
public enum LikelihoodEstimation: Sendable, Equatable {
  /// By maximum likelihood.
  case maximumLikelihood
  /// By maximum penalised likelihood with Jeffreys' prior (Firth): less biased in small samples,
  /// and finite also where answers are separated.
  case biasReduction
}

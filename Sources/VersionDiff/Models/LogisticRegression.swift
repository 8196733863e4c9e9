import VignetteKit

/// Logistic regression of a two-sided outcome: the log odds of the event as a sum of terms.
///
/// ```
/// ln(P(event) / P(rest)) = x · β
/// ```
///
/// Estimated by maximum likelihood with Newton's method over distinct covariate patterns, which
/// gives the same estimates as a row per person. Assumes independent people; standard errors are
/// those of the model.
///
/// - Reference: [Agresti2013], chapter 5
public struct LogisticRegression: Sendable, Equatable {
  /// The outcome and the terms.
  public let formula: Formula
  /// The answer that is the event, against all others; nil for the level that is not the reference
  /// of an outcome with two.
  public let event: String?
  /// Which columns are factors, and their references.
  public let schema: Schema

  /// Creates a model.
  public init(_ formula: Formula, event: String? = nil, schema: Schema = Schema()) {
    self.formula = formula
    self.event = event
    self.schema = schema
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: one pass over the rows, then O(patterns × terms²) a step.
  public func fitted(to responses: ResponseTable) throws(AnalysisError) -> LogitFit {
    let frame = try schema.frame(of: formula, in: responses)
    return try fitted(to: frame)
  }

  func fitted(to frame: ModelFrame) throws(AnalysisError) -> LogitFit {
    let levels = frame.outcomeLevels
    if let event {
      guard levels.contains(event) else {
        throw .model(.eventIsNoAnswer(event, of: frame.outcome, levels: levels))
      }
      guard levels.count > 1 else {
        throw .model(.constantOutcome(frame.outcome, level: event))
      }
      let binary = frame.dichotomised(event: event)
      return LogitFit(try LogitSolution(formula, over: binary), namesAnswers: false)
    }
    guard levels.count <= 2 else {
      throw .model(.moreThanTwoLevels(of: frame.outcome, levels: levels))
    }
    return LogitFit(try LogitSolution(formula, over: frame), namesAnswers: false)
  }
}

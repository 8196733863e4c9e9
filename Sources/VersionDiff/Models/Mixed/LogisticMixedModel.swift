import VignetteKit

/// Logistic regression with a random intercept: the log odds of the event in a group.
///
/// ```
/// ln(P(event) / P(rest)) = x · β + b_g,   b_g ~ N(0, σ²)
/// ```
///
/// Answers the question of a person's own odds: coefficients compare answers within a group, and
/// are larger than those of a model without the intercept. Estimated by maximum likelihood, the
/// intercepts integrated out by adaptive Gauss–Hermite quadrature; assumes that they are normal
/// and independent of the explanatory variables. Standard errors come from the observed
/// information, the variance of the intercepts included.
///
/// - Reference: [PinheiroBates1995], section 2.4
public struct LogisticMixedModel: Sendable, Equatable {
  /// The outcome, the terms and one random intercept.
  public let formula: Formula
  /// The answer that is the event, against all others; nil for the level that is not the reference
  /// of an outcome with two.
  public let event: String?
  /// Which columns are factors, and their references.
  public let schema: Schema
  /// How many points each group's integral has; 1 is Laplace's approximation.
  public let quadraturePoints: Int

  /// Creates a model.
  public init(
    _ formula: Formula, event: String? = nil, schema: Schema = Schema(),
    quadraturePoints: Int? = nil
  ) {
    self.formula = formula
    self.event = event
    self.schema = schema
    self.quadraturePoints = quadraturePoints ?? RandomIntercept.defaultPoints
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model, among others where
  ///   it has random slopes or several groupings, where rows have weights, and where answers are
  ///   separated.
  /// - Complexity: O(rows · log rows) once, then O(distinct groups × their patterns × points ×
  ///   parameters) a step.
  public func fitted(to responses: ResponseTable) throws(AnalysisError) -> RandomInterceptFit {
    try fitted(to: try schema.frame(of: formula, in: responses))
  }

  func fitted(to frame: ModelFrame) throws(AnalysisError) -> RandomInterceptFit {
    let points = try RandomIntercept.checked(points: quadraturePoints)
    let rows = try frame.twoSided(event: event)
    guard rows.outcomeLevels.count > 1 else {
      throw .model(.constantOutcome(rows.outcome, level: rows.outcomeLevels.first ?? ""))
    }
    let intercept = try RandomIntercept(formula, over: rows, family: "binomial")
    let plain = try LogitSolution(formula.withoutRandomEffects, over: intercept.collapsed.frame)
    if plain.separation != nil {
      throw .model(.mixed(.separation(rows.outcome, group: intercept.grouping.name)))
    }
    let objective = QuadratureObjective(
      design: plain.likelihood.design,
      likelihood: QuadratureLikelihood(intercept.groups(answers: [0, 1]), points: points),
      innerCounts: [])
    let solution = try QuadratureSolution(
      maximising: objective, from: plain.parameters, groupedBy: intercept.grouping.name)
    return RandomInterceptFit(formula, solution, beside: plain, intercept)
  }
}

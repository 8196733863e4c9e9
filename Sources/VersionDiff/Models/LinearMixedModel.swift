import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A linear model with random effects: intercepts and slopes that differ between groups, such as
/// respondents who rate several vignettes.
///
/// ```
/// y = X β + Z b + e,   b ~ N(0, Σ),   e ~ N(0, σ² W⁻¹)
/// ```
///
/// Groups may be nested, as in `(1 | school) + (1 | school:class)`, or crossed, as in
/// `(1 | student) + (1 | teacher)`. Assumes normal random effects that are independent of the
/// explanatory variables, and rows that are independent given them.
///
/// - Reference: [BatesMaechlerBolkerWalker2015]
public struct LinearMixedModel: Sendable, Equatable {
  /// What is made as large as possible.
  public enum Criterion: String, Sendable, Equatable, CaseIterable {
    /// The restricted likelihood (REML), which allows for the coefficients having been estimated:
    /// in balanced designs its variances are the unbiased ones of the analysis of variance.
    case restricted = "REML"
    /// The likelihood (ML), by which models with other terms can be compared.
    case full = "ML"
  }

  /// The outcome, the terms and the random effects.
  public let formula: Formula
  /// Which columns are factors, and their references.
  public let schema: Schema
  /// What is made as large as possible.
  public let criterion: Criterion

  /// Creates a model.
  public init(
    _ formula: Formula, schema: Schema = Schema(), criterion: Criterion = .restricted
  ) {
    self.formula = formula
    self.schema = schema
    self.criterion = criterion
  }

  /// Fits the model to what people answered; rows with a missing answer are left out and counted.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model.
  /// - Complexity: with one grouping one pass over the rows, then nothing that depends on their
  ///   number; with several, a factoring of the smaller groupings' products a step.
  public func fitted(to responses: ResponseTable) throws(AnalysisError) -> LinearMixedFit {
    try fitted(to: schema.frame(of: formula, in: responses, outcome: .number))
  }

  func fitted(to frame: ModelFrame) throws(AnalysisError) -> LinearMixedFit {
    if frame.weights != nil, frame.weightKind == .sampling {
      throw .model(.mixed(.samplingWeights))
    }
    if let clusters = frame.clusters { throw .model(.mixed(.clusters(clusters.name))) }
    try frame.checkVariation()
    let values = frame.outcomeValues
    if let first = values.first, values.allSatisfy({ $0 == first }) {
      throw .model(.constantOutcome(frame.outcome, level: ModelColumn.label(first)))
    }
    try frame.checkOutcomeMagnitude()
    let design = ModelDesign(formula, for: frame)
    let random = try RandomEffectsDesign(formula, over: frame)
    let (counts, precisions) = (frame.counts[0], frame.weights)
    let weights = precisions.map { zip(counts, $0).map { $0 * $1 } } ?? counts
    let rows = OrthogonalRows(
      try design.checkedMatrix(over: frame), outcome: values, weights: weights)
    let parameters =
      rows.independent.count + random.groups.reduce(1) { $0 + $1.random.entries.count }
    guard rows.independent.count < frame.observationCount else {
      throw .model(.tooManyParameters(parameters, observations: frame.observationCount))
    }
    guard rows.squares.residual > 1e-24 * rows.squares.outcome else {
      throw .model(.mixed(.noResidualVariation(frame.outcome)))
    }
    var logWeights = 0.0
    for (count, precision) in zip(counts, precisions ?? []) { logWeights += count * log(precision) }
    let solution = MixedSolution(
      rows, random.groups.map(\.random), observationCount: Double(frame.observationCount),
      logWeights: logWeights, isRestricted: criterion == .restricted)
    guard let solution else {
      throw .model(.notConverged(algorithm: "Newton", iterations: CurvatureSearch.stepLimit))
    }
    guard solution.residualVariance > 1e-14 * rows.squares.residual / weights.reduce(0, +) else {
      throw .model(.mixed(.noResidualVariation(frame.outcome)))
    }
    return LinearMixedFit(
      formula: formula, criterion: criterion, frame: frame, design: design, random: random,
      solution: solution)
  }
}

import VignetteKit

/// Ordinal regression by proportional odds with a random intercept.
///
/// ```
/// logit P(Y ≤ j) = θⱼ - x · β - b_g,   b_g ~ N(0, σ²)
/// ```
///
/// A positive coefficient shifts a person's own answers upwards. Estimated as a
/// ``LogisticMixedModel`` is, under the same assumptions and that of proportional odds.
///
/// - Reference: [PinheiroBates1995], section 2.4
/// - Reference: [McCullagh1980]
public struct OrderedMixedModel: Sendable, Equatable {
  /// The outcome, the terms and one random intercept.
  public let formula: Formula
  /// Which columns are factors, and their references.
  public let schema: Schema
  /// How many points each group's integral has; 1 is Laplace's approximation.
  public let quadraturePoints: Int

  /// Creates a model.
  public init(_ formula: Formula, schema: Schema = Schema(), quadraturePoints: Int? = nil) {
    self.formula = formula
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
    if let level = schema.references[formula.response] {
      throw .model(.referenceOfOrderedOutcome(formula.response, level: level))
    }
    return try fitted(to: try schema.frame(of: formula, in: responses))
  }

  func fitted(to rows: ModelFrame) throws(AnalysisError) -> RandomInterceptFit {
    let points = try RandomIntercept.checked(points: quadraturePoints)
    let intercept = try RandomIntercept(formula, over: rows, family: "ordinal")
    let plain = try OrderedSolution(
      formula.withoutRandomEffects, over: intercept.collapsed.frame)
    if plain.separation != nil {
      throw .model(.mixed(.separation(rows.outcome, group: intercept.grouping.name)))
    }
    let answers = Array(plain.answers.indices)
    let objective = QuadratureObjective(
      design: plain.boundaryDesign,
      likelihood: QuadratureLikelihood(intercept.groups(answers: answers), points: points),
      innerCounts: rows.counts.dropFirst().dropLast().map { $0.reduce(0, +) })
    let solution = try QuadratureSolution(
      maximising: objective, from: plain.parameters, groupedBy: intercept.grouping.name)
    return RandomInterceptFit(formula, solution, beside: plain, intercept)
  }
}

extension OrderedSolution {
  /// How the slopes and thresholds make up the log odds of an answer above each boundary: a row for
  /// each boundary of each pattern.
  fileprivate var boundaryDesign: Matrix {
    let (patterns, boundaries) = (frame.patternCount, answers.count - 1)
    let slopes = independent.count
    let values = columns.matrix(of: design.matrix(over: frame))
    var result = Matrix(rows: patterns * boundaries, columns: slopes + boundaries)
    for pattern in 0..<patterns {
      for boundary in 0..<boundaries {
        let row = pattern * boundaries + boundary
        for j in 0..<slopes { result[row, j] = values[pattern, j] }
        result[row, slopes + boundary] = -1
      }
    }
    return result
  }
}

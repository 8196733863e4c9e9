import VignetteKit

/// A fitted logistic model with a random intercept.
///
/// Where the likelihood is largest without variance between groups, the fit is singular: the
/// figures are those of the model without the intercept, and a warning says so.
public struct LogisticMixedFit: RandomInterceptFit {
  /// The model.
  public let formula: Formula
  /// The answers, the rest first and the event second.
  public let answers: [String]
  /// The coefficients by term.
  public let coefficients: [Coefficient]
  /// Variances, with that of the standard deviation of the intercepts, and a normal reference.
  public let inference: CoefficientInference
  /// What a reader must know: dropped people, redundant terms, a variance of 0.
  public let warnings: [ModelWarning]
  /// The grouping of the random intercept.
  public let group: String
  /// How many groups there are.
  public let groupCount: Int

  let frame: ModelFrame
  let design: ModelDesign
  let solution: QuadratureSolution
  let independent: [Int]
  let slopes: [Double]
  let thresholds = [0.0]
  let estimatesThresholds = false
  let predictedAnswers = [1]

  init(
    _ formula: Formula, _ solution: QuadratureSolution, beside plain: LogitSolution,
    _ intercept: RandomIntercept
  ) {
    self.formula = formula
    self.solution = solution
    frame = intercept.collapsed.frame
    answers = frame.outcomeLevels
    design = plain.design
    group = intercept.grouping.name
    groupCount = intercept.grouping.count
    independent = plain.independent
    slopes = zip(solution.parameters, plain.scales).map { $0 / $1 }
    var estimates: [Int: Double] = [:]
    for (column, slope) in zip(independent, slopes) { estimates[column] = slope }
    coefficients = design.columns.enumerated().map { place, column in
      let value = estimates[place].map { Coefficient.Value.estimated($0) }
      return Coefficient(
        name: column.name, value: value ?? .redundant(with: plain.terms(determining: place)))
    }
    inference = CoefficientInference(
      .model,
      covariance: solution.covariance(
        named: independent.map { plain.design.columns[$0].name }, scales: plain.scales,
        groupedBy: group),
      reference: NormalReference())
    warnings =
      ModelWarning.all(for: plain)
      + (solution.isSingular ? [.zeroVariance(of: "(Intercept)", group: group)] : [])
  }
}

extension QuadratureSolution {
  /// The covariance in the units of the coefficients; the standard deviation stands last, where it
  /// isn't 0.
  func covariance(
    named names: [CoefficientName], scales: [Double], groupedBy group: String
  ) -> CovarianceMatrix {
    let all = isSingular ? names : names + [.interceptDeviation(of: group)]
    let units = scales + [Double](repeating: 1, count: all.count - scales.count)
    var matrix = covariance
    for j in units.indices {
      for i in units.indices { matrix[i, j] /= units[i] * units[j] }
    }
    return CovarianceMatrix(names: all, matrix: matrix)
  }
}

extension LogitSolution {
  /// The terms whose columns add up to a redundant column.
  fileprivate func terms(determining column: Int) -> [String] {
    let factors = redundancies.first { $0.column == column }?.factors ?? []
    return zip(independent, factors).filter { abs($0.1) > 1e-7 }
      .map { design.columns[$0.0].name.term }
  }
}

import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A fitted linear regression.
public struct LinearFit: RegressionFit {
  /// The model.
  public let formula: Formula
  /// The coefficients in the order of the terms.
  public let coefficients: [Coefficient]
  /// Variances and degrees of freedom.
  public let inference: CoefficientInference
  /// Variances and covariances of the coefficients of which the data tell the variance.
  public let covariance: CovarianceMatrix
  /// What a reader must know.
  public let warnings: [ModelWarning]
  let frame: ModelFrame
  let design: ModelDesign
  let solution: LinearSolution
  private let clusterCount: Int?

  init(
    _ formula: Formula, _ frame: ModelFrame, _ estimator: VarianceEstimator
  ) throws(AnalysisError) {
    let design = ModelDesign(formula, for: frame)
    try Self.check(design, frame)
    let matrix = try design.checkedMatrix(over: frame)
    let weightKind = frame.weights.map { _ in frame.weightKind }
    let solution = LinearSolution(
      matrix, frame.outcomeValues, frequencies: frame.totals,
      weights: frame.weights, hasIntercept: formula.hasIntercept)
    guard let solution else { throw .model(.noParameters) }
    guard solution.residualDegreesOfFreedom > 0 else {
      throw .model(.tooManyParameters(solution.rank, observations: solution.observationCount))
    }
    let names = solution.squares.independent.map { design.columns[$0].name }
    let result = try LinearInference(
      estimator, of: solution, names: names, clusters: frame.clusters,
      unitCount: frame.sampledUnitCount, weightKind: weightKind)
    self.formula = formula
    self.frame = frame
    self.design = design
    self.solution = solution
    inference = result.inference
    covariance = inference.covariance(of: Set(names))
    clusterCount = result.clusterCount
    coefficients = Self.coefficients(of: solution, design)
    warnings =
      ModelWarning.all(for: frame)
      + Self.redundancies(of: solution, design)
      + Self.cautions(result, solution, names, in: frame)
  }

  /// The residual standard deviation of a person of weight 1; with sampling weights that of the
  /// population, the weights scaled to mean 1.
  public var sigma: Double {
    guard isSampled else { return solution.residualVariance.squareRoot() }
    let total = solution.factors.reduce(0, +)
    return (solution.residualVariance * Double(observationCount) / total).squareRoot()
  }

  /// The share of the outcome's variation that the terms explain.
  public var rSquared: Double { 1 - solution.residualSum / solution.totalSum }

  /// The same share, of variances instead of sums of squares.
  public var adjustedRSquared: Double {
    let all = Double(observationCount - (formula.hasIntercept ? 1 : 0))
    return 1 - (1 - rSquared) * all / Double(solution.residualDegreesOfFreedom)
  }

  /// The test that all coefficients but the intercept are zero: with the model's own variances from
  /// the sums of squares, which is more exact.
  ///
  /// - Throws: ``InferenceObstacle`` where the variances don't allow it.
  func overallTest() throws(InferenceObstacle) -> WaldTest {
    let tested = inference.covariance.names.indices.filter {
      inference.covariance.names[$0] != .intercept
    }
    guard !tested.isEmpty else { throw .nothingEstimable }
    if inference.estimator == .model {
      guard !solution.isPerfect, let test = solution.overallTest else { throw .noResiduals }
      return test
    }
    let rows = tested.map { place in
      inference.covariance.names.indices.map { $0 == place ? 1.0 : 0 }
    }
    return try inference.jointTest(
      of: Matrix(rows: rows), values: tested.map { solution.squares.coefficients[$0] })
  }

  /// People of positive weight.
  public var observationCount: Int { solution.observationCount }
  /// Coefficients that are not redundant, and the residual variance.
  public var parameterCount: Int { solution.rank + 1 }

  /// The gaussian log-likelihood; nil under sampling weights, and where the residuals are all zero.
  public var logLikelihood: Double? {
    guard !isSampled, solution.residualSum > 0 else { return nil }
    let n = Double(observationCount)
    let weights = zip(solution.frequencies, solution.weights).reduce(0) { $0 + $1.0 * log($1.1) }
    return (weights - n * (log(2 * Double.pi) + 1 - log(n) + log(solution.residualSum))) / 2
  }

  /// The least-squares solution is no search; refinements are its steps.
  public var convergence: Convergence {
    Convergence(
      algorithm: solution.squares.method, iterations: solution.squares.refinements,
      objective: solution.residualSum, scaledGradient: 0, tolerance: 0, isConverged: true,
      warnings: [])
  }

  var summary: FitSummary {
    var summary = FitSummary()
    summary.clusterCount = clusterCount
    summary.deviance = solution.residualSum
    summary.nullDeviance = solution.totalSum
    summary.residualDegreesOfFreedom = Double(solution.residualDegreesOfFreedom)
    summary.sigma = sigma
    summary.rSquared = rSquared
    summary.adjustedRSquared = adjustedRSquared
    return summary
  }

  private var isSampled: Bool { frame.weights != nil && frame.weightKind == .sampling }

  private static func check(
    _ design: ModelDesign, _ frame: ModelFrame
  ) throws(AnalysisError) {
    if let first = frame.outcomeValues.first, frame.outcomeValues.allSatisfy({ $0 == first }) {
      throw .model(.constantOutcome(frame.outcome, level: ModelColumn.label(first)))
    }
    try frame.checkVariation()
    try frame.checkOutcomeMagnitude()
    guard !design.columns.isEmpty else { throw .model(.noParameters) }
  }

  private static func coefficients(
    of solution: LinearSolution, _ design: ModelDesign
  ) -> [Coefficient] {
    let squares = solution.squares
    return design.columns.enumerated().map { place, column in
      if let own = squares.independent.firstIndex(of: place) {
        return Coefficient(name: column.name, value: .estimated(squares.coefficients[own]))
      }
      let others = squares.redundancies.first { $0.column == place }?.determinedBy ?? []
      return Coefficient(
        name: column.name, value: .redundant(with: others.map { design.columns[$0].name.term }))
    }
  }

  private static func redundancies(
    of solution: LinearSolution, _ design: ModelDesign
  ) -> [ModelWarning] {
    solution.squares.redundancies.map { column, others in
      .redundantTerm(
        design.columns[column].name.term, determinedBy: others.map { design.columns[$0].name.term })
    }
  }

  private static func cautions(
    _ result: LinearInference, _ solution: LinearSolution, _ names: [CoefficientName],
    in frame: ModelFrame
  ) -> [ModelWarning] {
    var warnings: [ModelWarning] = []
    if solution.isPerfect {
      warnings.append(.perfectFit)
    } else {
      warnings += ModelWarning.unseen(result.inference, of: frame.outcome)
    }
    if result.fullLeverageCount > 0 {
      warnings.append(.fullLeverage(people: result.fullLeverageCount))
    }
    if result.adjustsScoresInstead {
      warnings.append(.scoresAdjustedInstead(patternLimit: ClusterResponses.patternLimit))
    }
    if let count = result.clusterCount {
      warnings += ModelWarning.fewClusters(
        count, result.inference, singleCluster: result.singleClusterCoefficients.map { names[$0] },
        in: frame)
    }
    return warnings
  }
}

extension LinearFit {
  var predictedResponses: [String?] { [nil] }

  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction] {
    [average(matrix, weights)]
  }

  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction] {
    [average(change, weights)]
  }

  /// The mean of `x · β` over weighted rows.
  private func average(_ matrix: Matrix, _ weights: [Double]) -> AveragePrediction {
    let total = weights.reduce(0, +)
    let gradient = solution.squares.independent.map { column in
      zip(matrix.column(column), weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    let value = zip(gradient, solution.squares.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    return AveragePrediction(value: value, gradient: gradient)
  }
}

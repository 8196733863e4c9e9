import VignetteKit

/// The maximum of a logit likelihood, with what is needed to ask further questions of it.
struct LogitSolution: Sendable {
  let formula: Formula
  let frame: ModelFrame
  let design: ModelDesign
  /// The columns of the design that are not redundant.
  let independent: [Int]
  /// For each redundant column, the factors of the independent columns that add up to it.
  let redundancies: [(column: Int, factors: [Double])]
  /// The largest absolute value of each independent column, by which it was divided.
  let scales: [Double]
  /// The likelihood over the scaled independent columns.
  let likelihood: LogitLikelihood
  /// The parameters of the scaled columns; 0 where they are not free.
  var parameters: [Double]
  /// The positions of the parameters that were searched.
  let free: [Int]
  /// The inverse information of the free parameters.
  let covariance: Matrix
  /// Directions in which the parameters can move without changing any finite contrast.
  let nullSpace: [[Double]]
  /// How the likelihood is separated, if it is.
  let separation: Separation?
  let logLikelihood: Double
  /// What was maximised: the log-likelihood, with its penalty if it has one.
  let objective: Double
  let convergence: Convergence

  /// Maximises the likelihood of a formula over the patterns of a frame.
  init(
    _ formula: Formula, over frame: ModelFrame, link: Link = .logit,
    estimation: LikelihoodEstimation = .maximumLikelihood
  ) throws(AnalysisError) {
    let design = ModelDesign(formula, for: frame)
    try Self.check(design, frame)
    let full = try design.checkedMatrix(over: frame)
    let allScales = full.largestValues
    let scaled = Self.scaled(full, allScales)
    let rank = Self.independentColumns(of: scaled)
    independent = rank.independent
    redundancies = zip(rank.redundant, rank.combinations).map { ($0, $1) }
    scales = independent.map { allScales[$0] }
    let matrix =
      rank.redundant.isEmpty
      ? scaled
      : scaled.selecting(rows: Array(0..<scaled.rowCount), columns: independent)
    let likelihood = LogitLikelihood(
      design: matrix, counts: frame.weightedCounts, excluded: nil, link: link,
      isPenalised: estimation == .biasReduction)
    let found = try LogitMaximum(of: likelihood)
    self.formula = formula
    self.frame = frame
    self.design = design
    self.likelihood = found.likelihood
    parameters = found.arrival.point
    free = found.free
    nullSpace = found.nullSpace
    separation = found.separation
    logLikelihood = found.arrival.value.logLikelihood
    objective = found.arrival.value.objective
    convergence = found.record
    guard !free.isEmpty else {
      covariance = Matrix(rows: 0, columns: 0)
      return
    }
    let information = found.likelihood.expectedInformation(at: parameters)
      .selecting(rows: free, columns: free)
    guard let factor = Cholesky(information) else { throw found.failure }
    covariance = factor.inverse
  }

  /// The position of a parameter among those of all independent columns.
  func parameter(contrast: Int, column: Int) -> Int? {
    independent.firstIndex(of: column).map { contrast * independent.count + $0 }
  }

  /// Whether separation leaves a parameter finite.
  func isFinite(_ parameter: Int) -> Bool {
    nullSpace.allSatisfy { abs($0[parameter]) < 1e-7 }
  }

  /// The number of parameters, also infinite ones, redundant ones not counted.
  var parameterCount: Int { likelihood.parameterCount }

  /// The model matrix in the coordinates of the parameters, with one factor set if wished.
  func matrix(setting: ModelDesign.Setting?) -> Matrix {
    guard setting != nil else { return likelihood.design }
    return scaled(design.matrix(over: frame, setting: setting))
  }

  /// The independent columns of a matrix over all columns, each divided by its scale.
  func scaled(_ matrix: Matrix) -> Matrix {
    matrix.selecting(columns: independent, dividedBy: scales)
  }

  private static func check(_ design: ModelDesign, _ frame: ModelFrame) throws(AnalysisError) {
    guard frame.outcomeLevels.count > 1 else {
      throw .model(.constantOutcome(frame.outcome, level: frame.outcomeLevels.first ?? ""))
    }
    try frame.checkVariation()
    let count = design.columns.count * (frame.outcomeLevels.count - 1)
    guard count > 0 else { throw .model(.noParameters) }
    guard count <= frame.observationCount else {
      throw .model(.tooManyParameters(count, observations: frame.observationCount))
    }
  }

  private static func scaled(_ matrix: Matrix, _ scales: [Double]) -> Matrix {
    var result = matrix
    for (j, scale) in scales.enumerated() where scale > 0 && scale != 1 {
      for i in 0..<matrix.rowCount { result.elements[j * matrix.rowCount + i] /= scale }
    }
    return result
  }

  /// Finds redundant columns. Where the cross-products already leave no doubt, the costlier
  /// orthogonal factoring is not needed.
  private static func independentColumns(
    of matrix: Matrix
  ) -> (independent: [Int], redundant: [Int], combinations: [[Double]]) {
    let weights = [[Double]](repeating: [Double](repeating: 2, count: matrix.rowCount), count: 2)
    let products = LogitLikelihood(design: matrix, counts: weights, excluded: nil)
      .value(at: [Double](repeating: 0, count: matrix.columnCount)).information
    if let factor = Cholesky(products), factor.smallestPivot > 1e-8 {
      return (Array(0..<matrix.columnCount), [], [])
    }
    let factoring = PivotedQR(matrix, tolerance: Redundancy.ofInformation)
    return (factoring.independent, factoring.redundant, factoring.combinations)
  }
}

extension ModelFrame {
  /// How often each answer was given at each pattern, every person counted with their weight.
  var weightedCounts: [[Double]] {
    guard let weights = personWeights else { return counts }
    return counts.map { zip($0, weights).map { $0 * $1 } }
  }
}

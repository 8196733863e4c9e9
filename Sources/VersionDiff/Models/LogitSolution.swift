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
  let convergence: Convergence

  /// The smallest probability of an empty cell at which separation is looked for.
  private static let suspicion = 1e-6

  /// Maximises the likelihood of a formula over the patterns of a frame.
  init(_ formula: Formula, over frame: ModelFrame) throws(AnalysisError) {
    let design = ModelDesign(formula, for: frame)
    try Self.check(design, frame)
    let full = design.matrix(over: frame)
    let allScales = (0..<full.columnCount).map { full.column($0).reduce(0) { max($0, abs($1)) } }
    let scaled = Self.scaled(full, allScales)
    let rank = Self.independentColumns(of: scaled)
    independent = rank.independent
    redundancies = zip(rank.redundant, rank.combinations).map { ($0, $1) }
    scales = independent.map { allScales[$0] }
    let matrix =
      rank.redundant.isEmpty
      ? scaled
      : scaled.selecting(rows: Array(0..<scaled.rowCount), columns: independent)
    let likelihood = LogitLikelihood(design: matrix, counts: frame.counts, excluded: nil)
    let found = try Self.maximum(of: likelihood)
    self.formula = formula
    self.frame = frame
    self.design = design
    self.likelihood = found.likelihood
    parameters = found.arrival.point
    free = found.free
    nullSpace = found.nullSpace
    separation = found.separation
    logLikelihood = found.arrival.value.logLikelihood
    let information = found.arrival.value.information.selecting(rows: free, columns: free)
    guard let factor = free.isEmpty ? nil : Cholesky(information) else {
      guard free.isEmpty else {
        throw .model(.notConverged(algorithm: "Newton", iterations: found.arrival.iterations))
      }
      covariance = Matrix(rows: 0, columns: 0)
      convergence = Self.record(of: found.arrival)
      return
    }
    covariance = factor.inverse
    convergence = Self.record(of: found.arrival)
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
    let rows = matrix.rowCount
    var elements: [Double] = []
    elements.reserveCapacity(rows * independent.count)
    for (column, scale) in zip(independent, scales) {
      elements += matrix.column(column).map { $0 / scale }
    }
    return Matrix(rows: rows, columns: independent.count, elements: elements)
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
    let factoring = PivotedQR(matrix)
    return (factoring.independent, factoring.redundant, factoring.combinations)
  }

  /// A maximum and the likelihood whose maximum it is: that of the separated limit, if need be.
  private struct Found {
    let likelihood: LogitLikelihood
    let arrival: NewtonSearch.Arrival<LogitLikelihood.Value>
    let free: [Int]
    var nullSpace: [[Double]] = []
    var separation: Separation?
  }

  private static func maximum(of likelihood: LogitLikelihood) throws(AnalysisError) -> Found {
    let all = Array(0..<likelihood.parameterCount)
    let start = [Double](repeating: 0, count: all.count)
    var arrival = NewtonSearch.maximum(
      from: start, free: all, stoppedBy: { $0.smallestEmptyProbability < suspicion },
      of: likelihood.value)
    if arrival.end != .maximum {
      if let separation = Separation.decided(for: likelihood) {
        return try limit(of: likelihood, separatedBy: separation)
      }
      arrival = NewtonSearch.maximum(from: arrival.point, free: all, of: likelihood.value)
    }
    guard arrival.end == .maximum else {
      throw .model(.notConverged(algorithm: "Newton", iterations: arrival.iterations))
    }
    return Found(likelihood: likelihood, arrival: arrival, free: all)
  }

  /// The maximum of what is left of a likelihood at the far end of a separating direction.
  private static func limit(
    of likelihood: LogitLikelihood, separatedBy separation: Separation
  ) throws(AnalysisError) -> Found {
    var limit = likelihood
    limit.excluded = separation.excluded
    let contrasts = Separation.finiteContrasts(of: likelihood, excluded: separation.excluded)
    let factoring = PivotedQR(contrasts)
    let start = [Double](repeating: 0, count: likelihood.parameterCount)
    let arrival = NewtonSearch.maximum(from: start, free: factoring.independent, of: limit.value)
    guard arrival.end == .maximum else {
      throw .model(.notConverged(algorithm: "Newton", iterations: arrival.iterations))
    }
    return Found(
      likelihood: limit, arrival: arrival, free: factoring.independent,
      nullSpace: factoring.nullSpace, separation: separation)
  }

  private static func record(
    of arrival: NewtonSearch.Arrival<LogitLikelihood.Value>
  ) -> Convergence {
    Convergence(
      algorithm: "Newton", iterations: arrival.iterations,
      objective: arrival.value.logLikelihood, scaledGradient: arrival.decrement,
      tolerance: NewtonSearch.tolerance, isConverged: true, warnings: [])
  }
}

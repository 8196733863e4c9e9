import VignetteKit

/// The maximum of a logit likelihood, with what is needed to ask further questions of it.
struct LogitSolution: Sendable {
  let formula: Formula
  let frame: ModelFrame
  let design: ModelDesign
  /// The columns of the search, and which columns of the design they stand for.
  let columns: ColumnBasis
  /// How the coefficients come from the parameters.
  let basis: ParameterBasis
  /// The likelihood over the columns of the search.
  let likelihood: LogitLikelihood
  /// The parameters of those columns; 0 where they are not free.
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
    let columns = ColumnBasis(of: full)
    let likelihood = LogitLikelihood(
      design: columns.columns(of: full), counts: frame.weightedCounts, excluded: nil, link: link,
      isPenalised: estimation == .biasReduction)
    self.columns = columns
    basis = columns.basis(contrasts: likelihood.contrastCount)
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

  /// The columns of the design that are not redundant.
  var independent: [Int] { columns.independent }

  /// For each redundant column, the factors of the independent columns that add up to it.
  var redundancies: [(column: Int, factors: [Double])] { columns.redundancies }

  /// The coefficients of the independent columns, contrast by contrast.
  var coefficients: [Double] { basis.coefficients(parameters) }

  /// The position of a parameter among those of all independent columns.
  func parameter(contrast: Int, column: Int) -> Int? {
    independent.firstIndex(of: column).map { contrast * independent.count + $0 }
  }

  /// Whether separation leaves a coefficient finite.
  func isFinite(_ parameter: Int) -> Bool {
    nullSpace.allSatisfy { abs(along($0)[parameter]) < 1e-7 }
  }

  /// A direction of the parameters as one of the coefficients, in the units of the former.
  func along(_ direction: [Double]) -> [Double] {
    guard basis.mixing != nil else { return direction }
    return zip(basis.coefficients(direction), basis.scales).map { $0 * $1 }
  }

  /// The number of parameters, also infinite ones, redundant ones not counted.
  var parameterCount: Int { likelihood.parameterCount }

  /// The model matrix in the coordinates of the parameters, with one factor set if wished.
  func matrix(setting: ModelDesign.Setting?) -> Matrix {
    guard setting != nil else { return likelihood.design }
    return columns.columns(of: design.matrix(over: frame, setting: setting))
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
}

extension ModelFrame {
  /// How often each answer was given at each pattern, every person counted with their weight.
  var weightedCounts: [[Double]] {
    guard let weights = personWeights else { return counts }
    return counts.map { zip($0, weights).map { $0 * $1 } }
  }
}

extension ColumnBasis {
  /// The basis of parameters that stand contrast by contrast.
  fileprivate func basis(contrasts: Int) -> ParameterBasis {
    let size = independent.count
    let all = (0..<contrasts).flatMap { _ in scales }
    guard let mixing else { return ParameterBasis(scales: all, mixing: nil) }
    var matrix = Matrix(rows: all.count, columns: all.count)
    for start in stride(from: 0, to: all.count, by: max(1, size)) {
      for j in 0..<size {
        for k in 0..<size { matrix[start + k, start + j] = mixing[k, j] }
      }
    }
    return ParameterBasis(scales: all, mixing: matrix)
  }
}

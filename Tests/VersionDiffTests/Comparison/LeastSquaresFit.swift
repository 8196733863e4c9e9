import VignetteKit

@testable import VersionDiff

/// Ordinary least squares by normal equations: the simplest fit there is, so that quantities of
/// interest are tested against the protocol and not against a family.
struct LeastSquaresFit: RegressionFit {
  let formula: Formula
  let frame: ModelFrame
  let design: ModelDesign
  let coefficients: [Coefficient]
  let inference: CoefficientInference
  let warnings: [ModelWarning] = []
  let predictedResponses: [String?] = [nil]
  let convergence = Convergence(
    algorithm: "closed form", iterations: 0, objective: 0, scaledGradient: 0, tolerance: 0,
    isConverged: true, warnings: [])
  let residualSumOfSquares: Double
  private let independent: [Int]

  var covariance: CovarianceMatrix { inference.covariance }
  var logLikelihood: Double? { nil }
  var observationCount: Int { frame.observationCount }
  var parameterCount: Int { independent.count }

  init(_ formula: Formula, _ responses: ResponseTable, schema: Schema = Schema()) throws {
    let frame = try schema.frame(of: formula, in: responses, outcome: .number)
    let design = ModelDesign(formula, for: frame)
    let matrix = design.matrix(over: frame)
    let factoring = PivotedQR(matrix)
    let rows = Array(0..<matrix.rowCount)
    let used = matrix.selecting(rows: rows, columns: factoring.independent)
    let weights = zip(frame.totals, frame.weights ?? frame.totals.map { _ in 1 }).map { $0 * $1 }
    var weighted = used
    for j in 0..<used.columnCount {
      for i in rows { weighted[i, j] *= weights[i] }
    }
    guard let factor = Cholesky(weighted.transposed * used) else { throw Singular() }
    let estimates = factor.solution(weighted.transposed * frame.outcomeValues)
    let predicted = used * estimates
    let squares = rows.reduce(0.0) {
      let residual = frame.outcomeValues[$1] - predicted[$1]
      return $0 + weights[$1] * residual * residual
    }
    let freedom = Double(frame.observationCount - estimates.count)
    var covariance = factor.inverse
    for place in covariance.elements.indices { covariance.elements[place] *= squares / freedom }
    self.formula = formula
    self.frame = frame
    self.design = design
    independent = factoring.independent
    residualSumOfSquares = squares
    coefficients = design.columns.enumerated().map { place, column in
      let own = factoring.independent.firstIndex(of: place)
      return Coefficient(
        name: column.name, value: own.map { .estimated(estimates[$0]) } ?? .redundant(with: []))
    }
    inference = CoefficientInference(
      .model,
      covariance: CovarianceMatrix(
        names: factoring.independent.map { design.columns[$0].name }, matrix: covariance),
      reference: StudentReference(degreesOfFreedom: freedom))
  }

  struct Singular: Error {}

  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction] {
    let total = weights.reduce(0, +)
    let gradient = independent.map { column in
      zip(weights, matrix.column(column)).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    let estimates = coefficients.compactMap(\.estimate)
    return [
      AveragePrediction(
        value: zip(gradient, estimates).reduce(0) { $0 + $1.0 * $1.1 }, gradient: gradient)
    ]
  }

  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction] {
    averagePredictions(over: change, weights: weights)
  }
}

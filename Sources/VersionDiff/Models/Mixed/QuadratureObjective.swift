import VignetteKit

/// The log-likelihood of a model with a random intercept as a function of its parameters: the
/// coefficients, the thresholds if the answers are ordered, and last the standard deviation.
struct QuadratureObjective: Sendable {
  /// Maps the parameters but the last to predictors.
  let design: Matrix
  /// The likelihood given the predictors.
  let likelihood: QuadratureLikelihood
  /// How often each inner category of an ordered outcome was observed; empty for two categories.
  let innerCounts: [Double]

  /// The number of parameters, with the standard deviation.
  var parameterCount: Int { design.columnCount + 1 }

  /// The log-likelihood with its gradient; `-∞` where thresholds don't ascend.
  func value(at parameters: [Double]) -> (logLikelihood: Double, gradient: [Double]) {
    let inner = Array(parameters.dropLast())
    var spacing = 0.0
    var gradient = [Double](repeating: 0, count: parameters.count)
    let first = inner.count - innerCounts.count - 1
    for (place, count) in zip(first..., innerCounts) {
      let width = inner[place + 1] - inner[place]
      guard width > 0 else { return (-.infinity, gradient) }
      // ln(1 - e⁻ʷ) and its derivative 1/(eʷ - 1).
      spacing += count * logOfOneMinusExponential(width)
      let slope = count / exponentialMinusOne(width)
      gradient[place + 1] += slope
      gradient[place] -= slope
    }
    let value = likelihood.value(
      at: design * inner, deviation: parameters[parameters.count - 1])
    let rows = design.rowCount
    for j in 0..<design.columnCount {
      var sum = 0.0
      for i in 0..<rows { sum += design.elements[j * rows + i] * value.byPredictor[i] }
      gradient[j] += sum
    }
    gradient[parameters.count - 1] = value.byDeviation
    return (value.logLikelihood + spacing, gradient)
  }

  /// Minus the second derivatives in some of the parameters, by differences of the exact gradient.
  ///
  /// ```
  /// ∂g/∂ψⱼ ≈ (8 (g(ψ + h) - g(ψ - h)) - (g(ψ + 2h) - g(ψ - 2h))) / 12h
  /// ```
  ///
  /// - Parameter steps: h for each of them; 1/200 of a standard error makes the error of the order
  ///   of 1e-9.
  func information(at parameters: [Double], free: [Int], steps: [Double]) -> Matrix {
    var result = Matrix(rows: free.count, columns: free.count)
    for (column, place) in free.enumerated() {
      func gradient(_ distance: Double) -> [Double] {
        var moved = parameters
        moved[place] += distance * steps[column]
        return value(at: moved).gradient
      }
      let (near, far) = (gradient(1), gradient(2))
      let (below, farBelow) = (gradient(-1), gradient(-2))
      for (row, other) in free.enumerated() {
        let inner = near[other] - below[other]
        let outer = far[other] - farBelow[other]
        result[row, column] = -(8 * inner - outer) / (12 * steps[column])
      }
    }
    return result.symmetrised
  }

  /// The same by one difference for each parameter, for steps on the way.
  func roughInformation(
    at parameters: [Double], _ gradient: [Double], free: [Int], steps: [Double]
  ) -> Matrix {
    var result = Matrix(rows: free.count, columns: free.count)
    for (column, place) in free.enumerated() {
      var moved = parameters
      moved[place] += steps[column]
      let other = value(at: moved).gradient
      for (row, index) in free.enumerated() {
        result[row, column] = (gradient[index] - other[index]) / steps[column]
      }
    }
    return result.symmetrised
  }
}

import VignetteKit

/// A quantity with the standard error that the delta method gives it.
struct DeltaEstimate: Sendable {
  let value: Double
  /// Nil where the quantity stands at 0 or 1 because answers are separated.
  let standardError: Double?
}

/// The probabilities of all answers averaged over weighted patterns, one factor perhaps set to a
/// level for everybody, with their gradients.
struct AveragedProbabilities: Sendable {
  /// The average probability of each answer; nil where the separated data do not determine it.
  private let values: [Double?]
  /// The gradient of each average with respect to the free parameters.
  private let gradients: [[Double]]
  private let covariance: Matrix

  /// Averages over the patterns of a solution's frame.
  init(in solution: LogitSolution, setting: ModelDesign.Setting?, weights: [Double]) {
    let matrix = solution.matrix(setting: setting)
    let predicted = LimitProbabilities(at: matrix, in: solution)
    let answers = solution.frame.outcomeLevels.indices
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    let total = weights.reduce(0, +)
    var values = [Double?](repeating: 0, count: answers.count)
    var gradients = answers.map { _ in
      [Double](repeating: 0, count: solution.likelihood.parameterCount)
    }
    for answer in answers {
      var sum = 0.0
      for i in 0..<rows where weights[i] > 0 { sum += weights[i] * predicted.values[answer][i] }
      let isKnown = (0..<rows).allSatisfy { weights[$0] == 0 || predicted.isDetermined[$0] }
      values[answer] = isKnown ? sum / total : nil
      for contrast in 0..<solution.likelihood.contrastCount {
        var slopes = [Double](repeating: 0, count: rows)
        for i in 0..<rows {
          slopes[i] =
            weights[i] / total * predicted.slope(of: answer, on: contrast + 1, pattern: i)
        }
        for j in 0..<columns {
          var sum = 0.0
          let start = j * rows
          for i in 0..<rows { sum += slopes[i] * matrix.elements[start + i] }
          gradients[answer][contrast * columns + j] = sum
        }
      }
    }
    self.values = values
    self.gradients = gradients.map { gradient in solution.free.map { gradient[$0] } }
    covariance = solution.covariance
  }

  /// The average probability of an answer.
  func estimate(_ answer: Int) -> DeltaEstimate? {
    values[answer].map {
      DeltaEstimate(value: $0, standardError: Self.error(gradients[answer], covariance))
    }
  }

  /// The difference of the average probability of an answer from another setting's.
  func difference(from other: AveragedProbabilities, answer: Int) -> DeltaEstimate? {
    guard let own = values[answer], let base = other.values[answer] else { return nil }
    let gradient = zip(gradients[answer], other.gradients[answer]).map { $0 - $1 }
    // Where one side stands at 0 in the limit, its own uncertainty is not in the gradient.
    let isKnown =
      estimate(answer)?.standardError != nil && other.estimate(answer)?.standardError != nil
    return DeltaEstimate(
      value: own - base, standardError: isKnown ? Self.error(gradient, covariance) : nil)
  }

  /// `√(gᵀ V g)`; nil for a gradient of zeros, where there is no variation to speak of.
  static func error(_ gradient: [Double], _ covariance: Matrix) -> Double? {
    let variance = covariance.bilinear(gradient, gradient)
    return variance > 0 ? variance.squareRoot() : nil
  }
}

/// The derivatives of all answers' probabilities with respect to a number, averaged over weighted
/// patterns.
struct AveragedSlopes: Sendable {
  private let values: [Double?]
  private let errors: [Double?]

  /// Averages over the patterns of a solution's frame.
  init(of variable: Int, in solution: LogitSolution, weights: [Double]) {
    let matrix = solution.matrix(setting: nil)
    let change = solution.scaled(
      solution.design.derivative(over: solution.frame, of: variable))
    let predicted = LimitProbabilities(at: matrix, in: solution)
    let answers = solution.frame.outcomeLevels.indices
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    let total = weights.reduce(0, +)
    let speeds = (0..<solution.likelihood.contrastCount).map { contrast in
      change * Array(solution.parameters[contrast * columns..<(contrast + 1) * columns])
    }
    var values: [Double?] = []
    var errors: [Double?] = []
    // Moving a number moves every separated pattern; no derivative is claimed then.
    let isKnown = solution.separation == nil
    for k in answers {
      var gradient = [Double](repeating: 0, count: solution.likelihood.parameterCount)
      var sum = 0.0
      for i in 0..<rows where weights[i] > 0 {
        let share = weights[i] / total
        var mean = 0.0
        for (contrast, speed) in speeds.enumerated() {
          mean += predicted.values[contrast + 1][i] * speed[i]
        }
        let own = k == 0 ? 0 : speeds[k - 1][i]
        let probability = predicted.values[k][i]
        sum += share * probability * (own - mean)
        for (contrast, speed) in speeds.enumerated() {
          let m = contrast + 1
          let slope = predicted.slope(of: k, on: m, pattern: i)
          let onPredictor =
            slope * (own - mean) - probability * predicted.values[m][i] * (speed[i] - mean)
          for j in 0..<columns {
            gradient[contrast * columns + j] +=
              share * (onPredictor * matrix[i, j] + slope * change[i, j])
          }
        }
      }
      values.append(isKnown ? sum : nil)
      errors.append(
        isKnown
          ? AveragedProbabilities.error(solution.free.map { gradient[$0] }, solution.covariance)
          : nil)
    }
    self.values = values
    self.errors = errors
  }

  func estimate(_ answer: Int) -> Double? { values[answer] }
  func standardError(_ answer: Int) -> Double? { errors[answer] }
}

/// Probabilities at the rows of a model matrix; in a separated model, at the far end of the
/// separating direction.
struct LimitProbabilities: Sendable {
  /// The probability of each answer (first index) at each row (second).
  let values: [[Double]]
  /// Whether the data determine the probabilities of a row.
  let isDetermined: [Bool]

  init(at matrix: Matrix, in solution: LogitSolution) {
    let rows = matrix.rowCount
    guard let separation = solution.separation else {
      values = LogitLikelihood.probabilities(matrix, parameters: solution.parameters)
      isDetermined = [Bool](repeating: true, count: rows)
      return
    }
    var likelihood = solution.likelihood
    likelihood = LogitLikelihood(
      design: matrix,
      counts: solution.frame.counts.map { _ in [Double](repeating: 0, count: rows) },
      excluded: nil)
    var excluded = likelihood.counts.map { [Bool](repeating: false, count: $0.count) }
    var determined = [Bool](repeating: true, count: rows)
    let answers = Array(excluded.indices)
    for i in 0..<rows {
      let row = matrix.row(i)
      let heights = answers.map { answer in
        zip(likelihood.contrast(of: answer, against: 0, row), separation.direction)
          .reduce(0) { $0 + $1.0 * $1.1 }
      }
      let top = heights.max() ?? 0
      for answer in answers { excluded[answer][i] = heights[answer] < top - 1e-7 }
      let left = answers.filter { !excluded[$0][i] }
      determined[i] = left.dropFirst().allSatisfy { answer in
        let contrast = likelihood.contrast(of: answer, against: left[0], row)
        return solution.nullSpace.allSatisfy { direction in
          abs(zip(direction, contrast).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-7
        }
      }
    }
    likelihood.excluded = excluded
    values = likelihood.probabilities(at: solution.parameters)
    isDetermined = determined
  }

  /// `∂P(answer)/∂η` for the predictor of a category at a row.
  func slope(of answer: Int, on category: Int, pattern: Int) -> Double {
    let own = values[answer][pattern]
    guard answer == category else { return -own * values[category][pattern] }
    var others = 0.0
    for k in values.indices where k != answer { others += values[k][pattern] }
    return own * others
  }
}

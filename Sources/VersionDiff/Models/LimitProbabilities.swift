import VignetteKit

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

  /// How fast the probability of an answer changes where the predictor of each category but the
  /// reference moves at a speed.
  func change(of answer: Int, _ speeds: [[Double]], pattern: Int) -> Double {
    values[answer][pattern] * relativeSpeed(of: answer, speeds, pattern)
  }

  /// The derivative of that change with respect to the predictor of a category.
  func turn(of answer: Int, on category: Int, _ speeds: [[Double]], pattern: Int) -> Double {
    let shares = values[answer][pattern] * values[category][pattern]
    return slope(of: answer, on: category, pattern: pattern)
      * relativeSpeed(of: answer, speeds, pattern)
      - shares * relativeSpeed(of: category, speeds, pattern)
  }

  /// The speed of an answer's predictor less the average speed of all.
  private func relativeSpeed(of answer: Int, _ speeds: [[Double]], _ pattern: Int) -> Double {
    var mean = 0.0
    for (contrast, speed) in speeds.enumerated() {
      mean += values[contrast + 1][pattern] * speed[pattern]
    }
    return (answer == 0 ? 0 : speeds[answer - 1][pattern]) - mean
  }
}

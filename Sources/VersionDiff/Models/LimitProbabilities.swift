import VignetteKit

/// Probabilities at the rows of a model matrix; in a separated model, at the far end of the
/// separating direction.
struct LimitProbabilities: Sendable {
  /// The probability of each answer (first index) at each row (second).
  let values: [[Double]]
  /// Whether the data determine the probabilities of a row.
  let isDetermined: [Bool]

  /// The derivatives at each row under a link that is not the logit; nil where they are 0.
  private let linked: [LinkedProbability?]?

  /// Predicts for the rows of a matrix in the coordinates of the parameters.
  init(at matrix: Matrix, in solution: LogitSolution) {
    let rows = 0..<matrix.rowCount
    var likelihood = solution.likelihood.unobserved(at: matrix)
    var determined = [Bool](repeating: true, count: rows.count)
    if let separation = solution.separation {
      var excluded = likelihood.counts.map { [Bool](repeating: false, count: $0.count) }
      for i in rows {
        let row = matrix.row(i)
        let lost = Self.excluded(row, along: separation.direction, likelihood)
        for answer in lost.indices { excluded[answer][i] = lost[answer] }
        determined[i] = Self.isDetermined(row, lost, likelihood, solution.nullSpace)
      }
      likelihood.excluded = excluded
    }
    values = likelihood.probabilities(at: solution.parameters)
    isDetermined = determined
    guard likelihood.link != .logit else {
      linked = nil
      return
    }
    let predictors = matrix * solution.parameters
    linked = rows.map { i in
      likelihood.isExcluded(0, i) || likelihood.isExcluded(1, i)
        ? nil : likelihood.link.probability(at: predictors[i])
    }
  }

  /// Which answers are impossible at a row: those that are lower along the separating direction.
  private static func excluded(
    _ row: [Double], along direction: [Double], _ likelihood: LogitLikelihood
  ) -> [Bool] {
    let heights = likelihood.counts.indices.map { answer in
      zip(likelihood.contrast(of: answer, against: 0, row), direction)
        .reduce(0) { $0 + $1.0 * $1.1 }
    }
    let top = heights.max() ?? 0
    return heights.map { $0 < top - 1e-7 }
  }

  /// Whether the answers that are left at a row have finite contrasts.
  private static func isDetermined(
    _ row: [Double], _ excluded: [Bool], _ likelihood: LogitLikelihood, _ nullSpace: [[Double]]
  ) -> Bool {
    let left = excluded.indices.filter { !excluded[$0] }
    return left.dropFirst().allSatisfy { answer in
      let contrast = likelihood.contrast(of: answer, against: left[0], row)
      return nullSpace.allSatisfy { direction in
        abs(zip(direction, contrast).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-7
      }
    }
  }

  /// `∂P(answer)/∂η` for the predictor of a category at a row.
  func slope(of answer: Int, on category: Int, pattern: Int) -> Double {
    if let linked { return Self.side(answer) * (linked[pattern]?.slope ?? 0) }
    let own = values[answer][pattern]
    guard answer == category else { return -own * values[category][pattern] }
    var others = 0.0
    for k in values.indices where k != answer { others += values[k][pattern] }
    return own * others
  }

  /// How fast the probability of an answer changes where the predictor of each category but the
  /// reference moves at a speed.
  func change(of answer: Int, _ speeds: [[Double]], pattern: Int) -> Double {
    if linked != nil {
      return slope(of: answer, on: 1, pattern: pattern) * speeds[0][pattern]
    }
    return values[answer][pattern] * relativeSpeed(of: answer, speeds, pattern)
  }

  /// The derivative of that change with respect to the predictor of a category.
  func turn(of answer: Int, on category: Int, _ speeds: [[Double]], pattern: Int) -> Double {
    if let linked {
      return Self.side(answer) * (linked[pattern]?.curvature ?? 0) * speeds[0][pattern]
    }
    let shares = values[answer][pattern] * values[category][pattern]
    return slope(of: answer, on: category, pattern: pattern)
      * relativeSpeed(of: answer, speeds, pattern)
      - shares * relativeSpeed(of: category, speeds, pattern)
  }

  /// The event rises with its predictor, the rest falls.
  private static func side(_ answer: Int) -> Double { answer == 1 ? 1 : -1 }

  /// The speed of an answer's predictor less the average speed of all.
  private func relativeSpeed(of answer: Int, _ speeds: [[Double]], _ pattern: Int) -> Double {
    var mean = 0.0
    for (contrast, speed) in speeds.enumerated() {
      mean += values[contrast + 1][pattern] * speed[pattern]
    }
    return (answer == 0 ? 0 : speeds[answer - 1][pattern]) - mean
  }
}

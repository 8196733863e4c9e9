import VignetteKit

extension OrderedFit {
  /// The average probability of every answer.
  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction] {
    let predicted = OrderedPredictions(at: solution.columns.matrix(of: matrix), in: solution)
    let shares = Self.shares(weights)
    let isKnown = shares.indices.allSatisfy { shares[$0] == 0 || predicted.isDetermined[$0] }
    return answers.indices.map { answer in
      var value = 0.0
      for i in shares.indices where shares[i] > 0 {
        value += shares[i] * predicted.cells[answer][i].probability
      }
      let gradient = predicted.gradient(of: answer) { pattern in
        let cell = predicted.cells[answer][pattern]
        let factor = shares[pattern] * cell.probability
        return .init(
          shift: factor * cell.shift,
          upper: factor * cell.upper, lower: factor * cell.lower)
      }
      return AveragePrediction(
        value: isKnown ? value : nil, gradient: solution.inOwnUnits(gradient))
    }
  }

  /// The average derivative of every answer's probability.
  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction] {
    let predicted = OrderedPredictions(at: solution.columns.matrix(of: matrix), in: solution)
    let moved = solution.likelihood.over(
      solution.columns.matrix(of: change, constant: 0), constant: 0)
    let (common, own) = moved.predictors(of: 0..<matrix.rowCount, at: solution.parameters)
    let shares = Self.shares(weights)
    // Moving a number moves every separated pattern; no derivative is claimed then.
    let isKnown = solution.separation == nil
    return answers.indices.map { answer in
      let speeds = shares.indices.map { i in
        BoundarySpeeds(
          predicted.cells[answer][i], upper: (answer < own.count ? own[answer][i] : 0),
          lower: (answer > 0 ? own[answer - 1][i] : 0), common: common[i])
      }
      var value = 0.0
      for i in shares.indices where shares[i] > 0 {
        value += shares[i] * predicted.cells[answer][i].probability * speeds[i].rate
      }
      // The gradient through the place where the derivative is taken, and through its direction.
      var gradient = predicted.gradient(of: answer) { i in
        let factor = shares[i] * predicted.cells[answer][i].probability
        return .init(
          shift: factor * speeds[i].shift, upper: factor * speeds[i].upper,
          lower: factor * speeds[i].lower)
      }
      let turned = OrderedPredictions(cells: predicted.cells, likelihood: moved).gradient(
        of: answer
      ) { i in
        let cell = predicted.cells[answer][i]
        let factor = shares[i] * cell.probability
        return .init(
          shift: factor * cell.shift, upper: factor * cell.upper, lower: factor * cell.lower)
      }
      for j in gradient.indices { gradient[j] += turned[j] }
      return AveragePrediction(
        value: isKnown ? value : nil, gradient: solution.inOwnUnits(gradient))
    }
  }

  private static func shares(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}

/// How fast the probability of an answer changes where its boundaries move, relative to the
/// probability, and how that speed itself depends on the boundaries.
private struct BoundarySpeeds {
  /// The relative rate of change of the probability.
  let rate: Double
  /// The derivative of probability × rate in both boundaries together, the upper and the lower one,
  /// relative to the probability.
  let shift: Double
  let upper: Double
  let lower: Double

  init(_ cell: OrderedCell, upper: Double, lower: Double, common: Double) {
    let rate = cell.shift * common + cell.upper * upper + cell.lower * lower
    let upperTurn =
      cell.upperShiftCurvature * common + cell.upperCurvature * upper
      + cell.crossCurvature * lower
    let lowerTurn =
      cell.lowerShiftCurvature * common + cell.crossCurvature * upper
      + cell.lowerCurvature * lower
    let shiftTurn =
      cell.shiftCurvature * common + cell.upperShiftCurvature * upper
      + cell.lowerShiftCurvature * lower
    self.rate = rate
    shift = cell.shift * rate - shiftTurn
    self.upper = cell.upper * rate - upperTurn
    self.lower = cell.lower * rate - lowerTurn
  }
}

/// The cells of all answers at the rows of a model matrix; in a separated model, at the far end of
/// the separating direction.
struct OrderedPredictions {
  /// The cell of each answer (first index) at each row (second).
  let cells: [[OrderedCell]]
  /// Whether the data determine the probabilities of a row.
  let isDetermined: [Bool]
  private let likelihood: OrderedLikelihood

  /// Predicts at the rows of a matrix of scaled independent columns.
  init(at matrix: Matrix, in solution: OrderedSolution) {
    var likelihood = solution.likelihood.over(matrix)
    var determined = [Bool](repeating: true, count: matrix.rowCount)
    if let separation = solution.separation {
      let limits = likelihood.limits(along: separation.direction)
      likelihood.limits = limits
      for pattern in determined.indices {
        let finite = limits.indices.filter { limits[$0][pattern] == nil }
        determined[pattern] = finite.allSatisfy { threshold in
          let contrast = likelihood.contrast(of: threshold, pattern: pattern)
          return solution.nullSpace.allSatisfy { direction in
            abs(zip(direction, contrast).reduce(0) { $0 + $1.0 * $1.1 })
              < OrderedSeparation.tolerance
          }
        }
      }
    }
    isDetermined = determined
    self.likelihood = likelihood
    cells = likelihood.cells(at: solution.parameters)
  }

  /// The same cells with another likelihood's way from parameters to boundaries.
  init(cells: [[OrderedCell]], likelihood: OrderedLikelihood) {
    self.cells = cells
    isDetermined = []
    self.likelihood = likelihood
  }

  /// Derivatives in the boundaries of an answer.
  struct Slopes {
    let shift: Double
    let upper: Double
    let lower: Double
  }

  /// The sum over all rows of derivatives in an answer's boundaries, carried to the parameters.
  func gradient(of answer: Int, _ slopes: (Int) -> Slopes) -> [Double] {
    let rows = likelihood.regressors.rowCount
    let all = (0..<rows).map(slopes)
    return likelihood.parameters.map { parameter in
      if let threshold = parameter.threshold, threshold != answer, threshold != answer - 1 {
        return 0
      }
      let start = (parameter.column ?? likelihood.regressors.columnCount - 1) * rows
      var sum = 0.0
      for i in 0..<rows {
        let slope =
          parameter.threshold.map { $0 == answer ? all[i].upper : all[i].lower } ?? all[i].shift
        sum += slope * likelihood.regressors.elements[start + i]
      }
      return sum
    }
  }
}

extension OrderedSolution {
  /// A gradient over the parameters as one over the coefficients that were searched.
  fileprivate func inOwnUnits(_ gradient: [Double]) -> [Double] {
    basis.selecting(free).gradient(free.map { gradient[$0] })
  }
}

extension OrderedLikelihood {
  /// The cell of each answer (first index) at each pattern (second).
  fileprivate func cells(at point: [Double]) -> [[OrderedCell]] {
    var result = counts.map { _ in [OrderedCell]() }
    forEachCell(of: 0..<regressors.rowCount, at: point, where: { _, _ in true }) {
      result[$0.answer].append($0.cell)
    }
    return result
  }
}

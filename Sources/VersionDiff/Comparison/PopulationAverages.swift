import VignetteKit

/// The predictions of a fit averaged over hypothetical rows; each average is computed once.
struct PopulationAverages {
  typealias Levels = PossibleCombinations.Levels

  /// The model.
  let fit: any RegressionFit
  /// The rows.
  let population: ReferencePopulation
  /// The directions in which the data leave the coefficients open, one per redundant column.
  private let openDirections: [[Double]]
  private var known: [Question: [PredictedQuantity]] = [:]

  /// What is averaged.
  private struct Question: Hashable {
    let slope: Int?
    let settings: Levels
    let own: Levels
    let alternatives: [Levels]
  }

  /// - Parameter people: those of the fit.
  init(
    of fit: any RegressionFit, _ people: DistinctPeople, over population: ReferencePopulation
  ) {
    self.fit = fit
    self.population = population
    openDirections = Self.openDirections(of: fit, people)
  }

  /// The scale of the predictions.
  var scale: Estimate.Scale { fit.predictedResponses == [nil] ? .response : .probability }

  /// The average prediction of each response, some variables set for everybody; nil where no row
  /// is possible.
  ///
  /// - Parameters:
  ///   - settings: the level of each variable that is set.
  ///   - own: levels that rows must have by themselves.
  ///   - alternatives: further settings with which the rows must be possible.
  mutating func averages(
    _ settings: Levels, among own: Levels = [:], possibleWith alternatives: [Levels] = []
  ) -> [PredictedQuantity]? {
    answer(slope: nil, settings, own, alternatives)
  }

  /// The average prediction of each response at chosen values; nil where no row is possible.
  func averages(at point: PredictionPoint) -> [PredictedQuantity]? {
    let (frame, weights) = population.rows(setting: point.levels, possibleWith: [point.levels])
    guard !weights.isEmpty else { return nil }
    return averages(over: frame.holding(point.numbers), weights)
  }

  /// The average derivative of each response's prediction with respect to a number.
  mutating func slopes(
    of variable: Int, _ settings: Levels = [:], among own: Levels = [:],
    possibleWith alternatives: [Levels] = []
  ) -> [PredictedQuantity]? {
    answer(slope: variable, settings, own, alternatives)
  }

  private mutating func answer(
    slope: Int?, _ settings: Levels, _ own: Levels, _ alternatives: [Levels]
  ) -> [PredictedQuantity]? {
    let isRestricted = !population.possible.excluded.isEmpty
    let question = Question(
      slope: slope, settings: settings, own: own, alternatives: isRestricted ? alternatives : [])
    if let answer = known[question] { return answer.isEmpty ? nil : answer }
    let (frame, weights) = population.rows(
      setting: settings, among: own, possibleWith: [settings] + alternatives)
    let answer =
      weights.isEmpty
      ? []
      : slope.map { slopes(of: $0, over: frame, weights) } ?? averages(over: frame, weights)
    known[question] = answer
    return answer.isEmpty ? nil : answer
  }

  private func averages(over frame: ModelFrame, _ weights: [Double]) -> [PredictedQuantity] {
    let matrix = fit.design.matrix(over: frame)
    return quantities(
      fit.averagePredictions(over: matrix, weights: weights), matrix, weights, isBounded: true)
  }

  private func slopes(
    of variable: Int, over frame: ModelFrame, _ weights: [Double]
  ) -> [PredictedQuantity] {
    let matrix = fit.design.matrix(over: frame)
    let change = fit.design.derivative(over: frame, of: variable)
    let slopes = fit.averageSlopes(over: matrix, change: change, weights: weights)
    guard scale == .probability else {
      return quantities(slopes, change, weights, isBounded: false)
    }
    // Where the prediction itself is open, so is its slope.
    let own = quantities(slopes, matrix, weights, isBounded: false)
    return own.allSatisfy(\.isDetermined)
      ? quantities(slopes, change, weights, isBounded: false)
      : own
  }

  /// Averages with how far their rows lie outside what the data determine.
  ///
  /// The mean of a number is linear in the coefficients, so the average row counts, and differences
  /// may be determined where the averages are not. Probabilities need every row.
  private func quantities(
    _ averages: [AveragePrediction], _ matrix: Matrix, _ weights: [Double], isBounded: Bool
  ) -> [PredictedQuantity] {
    let total = weights.reduce(0, +)
    var excess: [Double] = []
    var sizes: [Double] = []
    var isOpen = false
    for direction in openDirections {
      var (sum, size) = (0.0, 0.0)
      for (row, weight) in weights.enumerated() {
        var (own, ownSize) = (0.0, 0.0)
        for (column, factor) in direction.enumerated() where factor != 0 {
          let part = factor * matrix[row, column]
          own += part
          ownSize += abs(part)
        }
        if abs(own) > 1e-7 * ownSize { isOpen = true }
        sum += weight * own
        size += weight * ownSize
      }
      excess.append(sum / total)
      sizes.append(size / total)
    }
    let isProbability = scale == .probability
    return averages.map { average in
      PredictedQuantity(
        isProbability && isOpen
          ? AveragePrediction(value: nil, gradient: average.gradient) : average,
        excess: isProbability ? [] : excess, excessSizes: isProbability ? [] : sizes,
        isBounded: isProbability && isBounded)
    }
  }

  /// The null space of the model matrix; empty where every column is estimated.
  private static func openDirections(
    of fit: any RegressionFit, _ people: DistinctPeople
  ) -> [[Double]] {
    let hasRedundancy = fit.coefficients.contains {
      if case .redundant = $0.value { true } else { false }
    }
    guard hasRedundancy else { return [] }
    var matrix = fit.design.matrix(over: people.frame)
    // Scaled columns, so that the units of numbers do not decide.
    let scales = (0..<matrix.columnCount).map { matrix.column($0).reduce(0) { max($0, abs($1)) } }
    for (column, scale) in scales.enumerated() where scale > 0 {
      for row in 0..<matrix.rowCount { matrix[row, column] /= scale }
    }
    return PivotedQR(matrix).nullSpace.map { direction in
      zip(direction, scales).map { abs($0) < 1e-9 ? 0 : $0 / ($1 > 0 ? $1 : 1) }
    }
  }
}

extension PopulationAverages {
  /// Estimates of the differences of two averages, response by response.
  func differences(
    _ first: [PredictedQuantity]?, _ second: [PredictedQuantity]?
  ) -> [PredictedQuantity]? {
    guard let first, let second else { return nil }
    return zip(first, second).map { $0 - $1 }
  }

  /// One estimate per response; where no row is possible, the reason.
  func estimates(
    of quantities: [PredictedQuantity]?, _ kind: QuantityEstimate.Kind
  ) -> [(response: String?, estimate: QuantityEstimate)] {
    fit.predictedResponses.enumerated().map { place, response in
      guard let quantities else {
        return (response, .missing(.noCommonCombination, kind, scale))
      }
      return (response, quantities[place].estimate(kind, scale, by: fit.inference))
    }
  }

  /// The name of a variable of the model.
  func name(of variable: Int) -> String { fit.frame.variables[variable].name }

  /// The levels of a factor, the reference first; empty for a number.
  func levels(of variable: Int) -> [String] { fit.frame.variables[variable].levels ?? [] }
}

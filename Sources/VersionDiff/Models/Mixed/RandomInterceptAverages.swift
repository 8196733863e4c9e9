import VignetteKit

/// Probabilities of answers (or, given a direction, their derivatives along it) averaged over
/// weighted rows and over the distribution of random intercepts, with their gradients.
///
/// ```
/// P(Y ≤ j) = F̄(θⱼ - x · β),  F̄ the logistic distribution averaged over N(0, σ²)
/// ```
struct RandomInterceptAverages: Sendable {
  /// The average at each boundary between answers, and its gradient.
  private struct Boundary {
    /// `P(Y ≤ j)`, or its derivative.
    var below = 0.0
    /// `P(Y > j)`, or its derivative.
    var above = 0.0
    /// With respect to the slopes.
    var bySlope: [Double]
    /// With respect to the boundary's own threshold.
    var byThreshold = 0.0
    var byDeviation = 0.0
  }

  private var boundaries: [Boundary]
  private let isDerivative: Bool
  private let hasThresholds: Bool
  private let hasDeviation: Bool

  /// Averages over the rows of a matrix of all the design's columns.
  init(
    of fit: RandomInterceptFit, over matrix: Matrix, change: Matrix?, weights: [Double]
  ) {
    let (slopes, rows) = (fit.slopes, matrix.rowCount)
    let columns = fit.independent
    let zero = Boundary(bySlope: [Double](repeating: 0, count: slopes.count))
    boundaries = fit.thresholds.map { _ in zero }
    isDerivative = change != nil
    hasThresholds = fit.isOrdinal
    hasDeviation = !fit.solution.isSingular
    let average = MarginalLogistic(deviation: fit.solution.deviation)
    let total = weights.reduce(0, +)
    for i in 0..<rows where weights[i] > 0 {
      let share = weights[i] / total
      var (predictor, speed) = (0.0, 0.0)
      for (column, slope) in zip(columns, slopes) {
        predictor += slope * matrix[i, column]
        if let change { speed += slope * change[i, column] }
      }
      for (j, threshold) in fit.thresholds.enumerated() {
        let value = average.value(at: threshold - predictor)
        let density = share * value.density
        guard let change else {
          boundaries[j].below += share * value.event
          boundaries[j].above += share * value.rest
          boundaries[j].byThreshold += density
          boundaries[j].byDeviation += share * value.byDeviation
          for (place, column) in columns.enumerated() {
            boundaries[j].bySlope[place] -= density * matrix[i, column]
          }
          continue
        }
        let turn = share * value.slope * speed
        boundaries[j].below -= density * speed
        boundaries[j].above += density * speed
        boundaries[j].byThreshold -= turn
        boundaries[j].byDeviation -= share * value.densityByDeviation * speed
        for (place, column) in columns.enumerated() {
          boundaries[j].bySlope[place] += turn * matrix[i, column] - density * change[i, column]
        }
      }
    }
  }

  /// The averages of some answers.
  func predictions(of answers: [Int]) -> [AveragePrediction] {
    answers.map { AveragePrediction(value: value(of: $0), gradient: gradient(of: $0)) }
  }

  /// A difference of neighbouring boundaries, on the side on which less is lost by subtraction.
  private func value(of answer: Int) -> Double {
    if answer == 0 { return boundaries[0].below }
    if answer == boundaries.count { return boundaries[answer - 1].above }
    let (lower, upper) = (boundaries[answer - 1], boundaries[answer])
    return !isDerivative && upper.below > 0.5
      ? lower.above - upper.above : upper.below - lower.below
  }

  /// In the order of slopes, thresholds and standard deviation, as far as they were estimated.
  private func gradient(of answer: Int) -> [Double] {
    let lower = answer > 0 ? boundaries[answer - 1] : nil
    let upper = answer < boundaries.count ? boundaries[answer] : nil
    var result = boundaries[0].bySlope.indices.map { place in
      (upper?.bySlope[place] ?? 0) - (lower?.bySlope[place] ?? 0)
    }
    if hasThresholds {
      var own = [Double](repeating: 0, count: boundaries.count)
      if let upper { own[answer] = upper.byThreshold }
      if let lower { own[answer - 1] = -lower.byThreshold }
      result += own
    }
    if hasDeviation { result.append((upper?.byDeviation ?? 0) - (lower?.byDeviation ?? 0)) }
    return result
  }
}

import VignetteKit

/// The overall mean of synthetic ratings and the variance between respondents that gives them the
/// published standard deviation, where one can.
struct SimulatedSpread {
  /// The mean of all ratings.
  let mean: Double
  /// The variance between respondents.
  let variance: Double
  /// The standard deviation of all ratings.
  let deviation: Double
  /// The published row, or nil where there is none.
  let row: PublishedMoments.Row?
  /// Whether the ratings have the published standard deviation.
  let keepsDeviation: Bool

  /// - Throws: ``SimulationMistake/noMean(outcome:)`` where neither a mean is published nor the
  ///   outcome has a scale.
  init(
    _ study: Study, _ tables: PublishedFactorial, count: Int, residual: Double,
    squares: (interactions: Double, all: Double)
  ) throws(SimulationMistake) {
    let rows = (study.published?.moments ?? []).filter { $0.sample == tables.effects.sample }
      .flatMap(\.rows)
    let row = rows.first { $0.variable == tables.effects.outcome && $0.base == nil }
    let (n, c) = (Double(count), Double(tables.vignetteSet.vignettes.count))
    let k = Double(tables.factors.count)
    // In the model of main effects the interactions are residual: respondents must differ by more.
    let larger = ((c - 1) * (n - 1) * residual + n * squares.interactions) / ((c - 1) * n - k)
    let rest = n * squares.all + (c - 1) * (n - 1) * residual
    let wanted = row?.standardDeviation?.value.map { value in
      (((c * n - 1) * value * value - rest) / (n - 1) - residual) / c
    }
    let least = (larger - residual) / c
    if let wanted, wanted > least {
      (variance, keepsDeviation) = (wanted, true)
    } else {
      // A tenth of the variance lies between respondents.
      (variance, keepsDeviation) = (least + larger / 9, false)
    }
    let total = rest + (n - 1) * (c * variance + residual)
    deviation = (total / (c * n - 1)).squareRoot()
    let limits = study.limits(ofVariable: tables.effects.outcome)
    let middle = limits.map { ($0.lowerBound + $0.upperBound) / 2 }
    guard let mean = row?.mean?.value ?? middle else {
      throw .noMean(outcome: tables.effects.outcome)
    }
    self.mean = mean
    self.row = row
  }
}

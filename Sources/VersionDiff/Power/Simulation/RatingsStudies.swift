import VignetteKit

/// Studies whose ratings are analysed by a linear mixed model, restricted likelihood, t tests with
/// Satterthwaite's degrees of freedom.
struct RatingsStudies: SimulatedStudy {
  /// The true values of what is tested.
  private let values: [Double]
  private let design: RatingsDesign
  private let contrasts: [[Double]]
  private let means: [Double]
  private let weights: [Double]
  private let grouping: RandomGrouping
  private let significance: Double

  struct Scratch {
    var outcome: [Double]
    var effects: [Double]
    var critical: [Double: Double] = [:]
  }

  /// Plans studies; contrasts are combinations of the coefficients.
  init(_ design: RatingsDesign, contrasts: [[Double]], _ confidence: ConfidenceLevel) {
    self.design = design
    self.contrasts = contrasts
    means = design.means
    weights = [Double](repeating: 1, count: design.raters.count)
    grouping = design.grouping
    significance = confidence.significance
    values = design.values(of: contrasts)
  }

  var truths: [Double?] { values }

  func scratch() -> Scratch {
    Scratch(
      outcome: means,
      effects: [Double](repeating: 0, count: design.raterCount * design.deviations.count))
  }

  func results(
    _ generator: inout SeededGenerator, _ scratch: inout Scratch
  ) -> [SimulatedResult]? {
    draw(&generator, &scratch)
    let rows = OrthogonalRows(design.matrix, outcome: scratch.outcome, weights: weights)
    guard rows.independent.count == design.matrix.columnCount, rows.squares.residual > 0 else {
      return nil
    }
    let solution = MixedSolution(
      rows, [grouping], observationCount: Double(weights.count), logWeights: 0,
      isRestricted: true)
    guard let solution else { return nil }
    var results: [SimulatedResult] = []
    for (contrast, truth) in zip(contrasts, values) {
      let reference = solution.reference
      let variance = reference.covariance.bilinear(contrast, contrast)
      guard variance > 0, let freedom = reference.degreesOfFreedom(of: contrast) else { return nil }
      let estimate = zip(contrast, solution.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      let error = variance.squareRoot()
      let reach = error * critical(freedom, &scratch)
      results.append(
        SimulatedResult(
          isSignificant: abs(estimate) > reach, estimate: estimate,
          covers: abs(estimate - truth) <= reach))
    }
    return results
  }

  /// Draws ratings.
  private func draw(_ generator: inout SeededGenerator, _ scratch: inout Scratch) {
    let size = design.deviations.count
    for place in scratch.effects.indices {
      scratch.effects[place] = design.deviations[place % size] * generator.normal()
    }
    let rows = means.count
    for row in 0..<rows {
      var value = means[row] + design.residual * generator.normal()
      let first = design.raters[row] * size
      for effect in 0..<size {
        value += design.random.elements[effect * rows + row] * scratch.effects[first + effect]
      }
      scratch.outcome[row] = value
    }
  }

  /// The critical value of t; in balanced designs the degrees of freedom are always the same up to
  /// rounding, so that hundredths of one are as good.
  private func critical(_ freedom: Double, _ scratch: inout Scratch) -> Double {
    let rounded = freedom < 20 ? freedom : (freedom * 100).rounded() / 100
    if let known = scratch.critical[rounded] { return known }
    let value = StudentT(degreesOfFreedom: rounded).upperQuantile(significance / 2)
    if scratch.critical.count < 1000 { scratch.critical[rounded] = value }
    return value
  }
}

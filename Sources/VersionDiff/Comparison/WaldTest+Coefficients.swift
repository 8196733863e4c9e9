import VignetteKit

extension WaldTest {
  /// The joint test of some coefficients of a fit, redundant ones left out.
  ///
  /// - Throws: ``InferenceObstacle``; an infinite coefficient has no place in a test of Wald's, and a
  ///   test of the others would answer another question.
  init(
    of names: [CoefficientName], in fit: any RegressionFit
  ) throws(InferenceObstacle) {
    var (rows, values) = ([[Double]](), [Double]())
    for name in names {
      guard let coefficient = fit[coefficient: name] else { continue }
      if case .infinite = coefficient.value { throw .infiniteCoefficient }
      guard let row = fit.inference.unit(name), let value = coefficient.estimate else { continue }
      rows.append(row)
      values.append(value)
    }
    guard !rows.isEmpty else { throw .nothingEstimable }
    self = try fit.inference.jointTest(of: Matrix(rows: rows), values: values)
  }
}

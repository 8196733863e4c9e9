import VignetteKit

extension WaldTest {
  /// The joint test of some coefficients of a fit.
  init?(of names: [CoefficientName], in fit: any RegressionFit) {
    var (rows, values) = ([[Double]](), [Double]())
    for name in names {
      guard let row = fit.inference.unit(name), let value = fit[coefficient: name]?.estimate else {
        continue
      }
      rows.append(row)
      values.append(value)
    }
    guard !rows.isEmpty else { return nil }
    let test = fit.inference.reference.jointTest(
      of: Matrix(rows: rows), values: values, covariance: fit.inference.covariance.matrix)
    guard let test else { return nil }
    self = test
  }
}

import VignetteKit

/// What a model's estimates are compared with: variances, and the reference distribution of every
/// linear combination.
///
/// Whatever is computed from coefficients (intervals, joint tests, marginal means) asks this, so
/// that an estimator of variances and its degrees of freedom cannot be separated.
public struct CoefficientInference: Sendable {
  /// How the variances were estimated.
  public let estimator: VarianceEstimator
  /// Variances and covariances of the coefficients that can be estimated.
  public let covariance: CovarianceMatrix
  /// What statistics are compared with.
  let reference: any ReferenceDistribution
  /// The covariance below which variances are rounding errors; nil where that needs no check.
  let rounding: Matrix?
  /// Combinations of which residuals say nothing; nil without bias reduction.
  let penalised: PenalisedDirections?

  /// The share of the working model's variance below which a robust one is a rounding error.
  ///
  /// Residuals that are zero in exact arithmetic come out as 1e-16 to 1e-13 of the data, their
  /// squares below 1e-26. Residuals that do vary have a variance that is a chi-square times the
  /// working model's, and with one degree of freedom a share below 1e-12 has probability 1e-6.
  static let roundingShare = 1e-12

  /// Creates an inference.
  init(
    _ estimator: VarianceEstimator, covariance: CovarianceMatrix,
    reference: any ReferenceDistribution, rounding: Matrix? = nil,
    penalised: PenalisedDirections? = nil
  ) {
    self.estimator = estimator
    self.covariance = covariance
    self.reference = reference
    self.rounding = rounding
    self.penalised = penalised
  }

  /// The same inference with what tells variances from rounding errors.
  ///
  /// - Parameter working: the covariance of the coefficients under the working model.
  func measured(
    against working: Matrix, penalised: PenalisedDirections? = nil
  ) -> CoefficientInference {
    var rounding = working
    for i in rounding.elements.indices { rounding.elements[i] *= Self.roundingShare }
    return CoefficientInference(
      estimator, covariance: covariance, reference: reference, rounding: rounding,
      penalised: penalised)
  }

  /// The variance of a combination of coefficients.
  ///
  /// - Throws: ``InferenceObstacle/finiteByPenalty`` or ``InferenceObstacle/noResiduals`` where the
  ///   data don't tell it.
  func variance(of contrast: [Double]) throws(InferenceObstacle) -> Double {
    if let penalised, penalised.move(contrast) { throw .finiteByPenalty }
    let variance = covariance.variance(of: contrast)
    let least = rounding?.bilinear(contrast, contrast) ?? 0
    guard variance > least, variance > 0, variance.isFinite else { throw .noResiduals }
    return variance
  }

  /// Why a coefficient has no standard error; nil where it has one.
  func obstacle(to name: CoefficientName) -> InferenceObstacle? {
    guard let unit = unit(name) else { return .nothingEstimable }
    do throws(InferenceObstacle) {
      _ = try variance(of: unit)
      return nil
    } catch {
      return error
    }
  }

  /// Variances and covariances of those of some coefficients of which the data tell the variance.
  func covariance(of names: Set<CoefficientName>) -> CovarianceMatrix {
    covariance.selecting { names.contains($0) && obstacle(to: $0) == nil }
  }

  /// The joint test that combinations of coefficients are all zero.
  ///
  /// - Parameters:
  ///   - contrasts: one combination a row, linearly independent.
  ///   - values: what the combinations amount to.
  /// - Throws: ``InferenceObstacle`` where any of them has no variance, the variances don't tell them
  ///   apart, or there are too few degrees of freedom.
  func jointTest(
    of contrasts: Matrix, values: [Double]
  ) throws(InferenceObstacle) -> WaldTest {
    guard contrasts.rowCount > 0 else { throw .nothingEstimable }
    for row in 0..<contrasts.rowCount { _ = try variance(of: contrasts.row(row)) }
    let combined = covariance.covariance(of: contrasts)
    let test = reference.jointTest(
      of: contrasts, values: values, combined: combined)
    guard let test, isSeen(contrasts, combined) else { throw .notDistinguished }
    try InferenceObstacle.check(test.denominatorDegreesOfFreedom)
    return test
  }

  /// Whether no combination of some combinations has a variance that is a rounding error.
  private func isSeen(_ contrasts: Matrix, _ combined: Matrix) -> Bool {
    guard let rounding else { return true }
    var rest = combined
    let least = contrasts * rounding * contrasts.transposed
    for i in rest.elements.indices { rest.elements[i] -= least.elements[i] }
    return Cholesky(rest) != nil
  }

  /// The degrees of freedom of a combination of coefficients; nil for a normal reference.
  ///
  /// - Parameter contrast: a factor for each of the covariance's names.
  public func degreesOfFreedom(of contrast: [Double]) -> Double? {
    reference.degreesOfFreedom(of: contrast)
  }

  /// The degrees of freedom of a coefficient; nil for a normal reference or a coefficient that
  /// cannot be estimated.
  public func degreesOfFreedom(of name: CoefficientName) -> Double? {
    unit(name).flatMap { reference.degreesOfFreedom(of: $0) }
  }

  /// The combination that is one coefficient; nil where it cannot be estimated.
  func unit(_ name: CoefficientName) -> [Double]? {
    guard let place = covariance.names.firstIndex(of: name) else { return nil }
    var unit = [Double](repeating: 0, count: covariance.names.count)
    unit[place] = 1
    return unit
  }
}

/// What combinations of coefficients, divided by their standard errors, are compared with.
protocol ReferenceDistribution: Sendable {
  /// The degrees of freedom of Student's t for one combination; nil for the normal distribution.
  func degreesOfFreedom(of contrast: [Double]) -> Double?

  /// The joint test that all combinations are zero.
  ///
  /// - Parameters:
  ///   - contrasts: one combination a row, linearly independent.
  ///   - values: what the combinations amount to.
  ///   - combined: the covariance of the combinations.
  func jointTest(of contrasts: Matrix, values: [Double], combined: Matrix) -> WaldTest?
}

/// The normal distribution, for large samples; joint tests by chi-square.
struct NormalReference: ReferenceDistribution {
  func degreesOfFreedom(of contrast: [Double]) -> Double? { nil }

  func jointTest(of contrasts: Matrix, values: [Double], combined: Matrix) -> WaldTest? {
    WaldTest.quadraticForm(values, combined).map {
      WaldTest(chiSquared: $0, degreesOfFreedom: values.count)
    }
  }
}

/// Student's t with the same degrees of freedom for every combination; joint tests by F.
struct StudentReference: ReferenceDistribution {
  let degreesOfFreedom: Double

  func degreesOfFreedom(of contrast: [Double]) -> Double? { degreesOfFreedom }

  func jointTest(of contrasts: Matrix, values: [Double], combined: Matrix) -> WaldTest? {
    WaldTest.quadraticForm(values, combined).map {
      WaldTest(
        f: $0 / Double(values.count), degreesOfFreedom: Double(values.count),
        denominator: degreesOfFreedom)
    }
  }
}

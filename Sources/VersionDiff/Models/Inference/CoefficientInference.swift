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

  /// Creates an inference.
  init(
    _ estimator: VarianceEstimator, covariance: CovarianceMatrix,
    reference: any ReferenceDistribution
  ) {
    self.estimator = estimator
    self.covariance = covariance
    self.reference = reference
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
  ///   - covariance: of the coefficients.
  func jointTest(of contrasts: Matrix, values: [Double], covariance: Matrix) -> WaldTest?
}

/// The normal distribution, for large samples; joint tests by chi-square.
struct NormalReference: ReferenceDistribution {
  func degreesOfFreedom(of contrast: [Double]) -> Double? { nil }

  func jointTest(of contrasts: Matrix, values: [Double], covariance: Matrix) -> WaldTest? {
    WaldTest.quadraticForm(contrasts, values, covariance).map {
      WaldTest(chiSquared: $0, degreesOfFreedom: values.count)
    }
  }
}

/// Student's t with the same degrees of freedom for every combination; joint tests by F.
struct StudentReference: ReferenceDistribution {
  let degreesOfFreedom: Double

  func degreesOfFreedom(of contrast: [Double]) -> Double? { degreesOfFreedom }

  func jointTest(of contrasts: Matrix, values: [Double], covariance: Matrix) -> WaldTest? {
    WaldTest.quadraticForm(contrasts, values, covariance).map {
      WaldTest(
        f: $0 / Double(values.count), degreesOfFreedom: Double(values.count),
        denominator: degreesOfFreedom)
    }
  }
}

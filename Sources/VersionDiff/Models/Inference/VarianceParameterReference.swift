import VignetteKit

/// Student's t with Satterthwaite's degrees of freedom, for coefficients whose covariance depends
/// on estimated variance parameters.
///
/// ```
/// df(c) = 2 (cᵀ V c)² / (gᵀ A g),   g_k = cᵀ (∂V/∂φ_k) c
/// ```
///
/// φ are the variance parameters and A their asymptotic covariance. In balanced designs these are
/// the degrees of freedom of the exact analysis of variance. Joint tests divide the sum of squares
/// along the axes of the combinations' covariance by their number; the denominator's degrees of
/// freedom make its expectation that of F.
///
/// - Reference: [KuznetsovaBrockhoffChristensen2017], section 2
/// - Reference: [FaiCornelius1996]
struct VarianceParameterReference: ReferenceDistribution {
  /// `V`.
  let covariance: Matrix
  /// `∂V/∂φ_k`.
  let derivatives: [Matrix]
  /// `A`.
  let parameterCovariance: Matrix

  func degreesOfFreedom(of contrast: [Double]) -> Double? {
    let variance = covariance.bilinear(contrast, contrast)
    let gradient = derivatives.map { $0.bilinear(contrast, contrast) }
    let uncertainty = parameterCovariance.bilinear(gradient, gradient)
    guard variance > 0, uncertainty > 0 else { return nil }
    return 2 * variance * variance / uncertainty
  }

  func jointTest(of contrasts: Matrix, values: [Double], combined: Matrix) -> WaldTest? {
    let eigen = SymmetricEigen(combined)
    guard let largest = eigen.values.last, let smallest = eigen.values.first,
      smallest > 1e-12 * largest
    else { return nil }
    let transposed = contrasts.transposed
    var statistic = 0.0
    var degrees: [Double] = []
    for (axis, variance) in eigen.values.enumerated() {
      let direction = Array(eigen.vectors.column(axis))
      let value = zip(direction, values).reduce(0) { $0 + $1.0 * $1.1 }
      statistic += value * value / variance
      guard let own = degreesOfFreedom(of: transposed * direction) else { return nil }
      degrees.append(own)
    }
    let count = Double(values.count)
    return WaldTest(
      f: statistic / count, degreesOfFreedom: count, denominator: Self.denominator(degrees))
  }

  /// The degrees of freedom ν of an F whose expectation, times q, is the sum of those of squared t:
  /// `q ν / (ν - 2) = Σ ν_i / (ν_i - 2)`; 2 where that sum has no limit.
  private static func denominator(_ degrees: [Double]) -> Double {
    let least = degrees.min() ?? 0
    let most = degrees.max() ?? 0
    if most - least < 1e-8 * most { return degrees.reduce(0, +) / Double(degrees.count) }
    guard least > 2 else { return 2 }
    let sum = degrees.reduce(0) { $0 + $1 / ($1 - 2) }
    return 2 * sum / (sum - Double(degrees.count))
  }
}

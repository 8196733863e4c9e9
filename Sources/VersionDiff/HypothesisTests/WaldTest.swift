import VignetteKit

/// The test that several combinations of coefficients are all zero, from their covariance.
///
/// ```
/// Q = (Cβ̂)ᵀ (C V Cᵀ)⁻¹ Cβ̂
/// ```
///
/// Compared with chi-square for large samples, or as F with denominator degrees of freedom that the
/// estimator of variances gives.
///
/// - Reference: [Agresti2013], chapter 1
public struct WaldTest: Sendable, Equatable {
  /// Chi-square, or F where there are denominator degrees of freedom.
  public let statistic: Double
  /// The numerator degrees of freedom: how many combinations are tested.
  public let degreesOfFreedom: Double
  /// The denominator degrees of freedom; nil for chi-square.
  public let denominatorDegreesOfFreedom: Double?
  /// The upper tail.
  public let pValue: Double

  /// A statistic compared with chi-square.
  init(chiSquared statistic: Double, degreesOfFreedom: Int) {
    self.statistic = statistic
    self.degreesOfFreedom = Double(degreesOfFreedom)
    denominatorDegreesOfFreedom = nil
    pValue = ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(statistic)
  }

  /// A statistic compared with F.
  init(f statistic: Double, degreesOfFreedom: Double, denominator: Double) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    denominatorDegreesOfFreedom = denominator
    pValue = FDistribution(numerator: degreesOfFreedom, denominator: denominator)
      .survival(statistic)
  }

  /// `Q`; nil where the covariance of the combinations is singular.
  static func quadraticForm(_ values: [Double], _ combined: Matrix) -> Double? {
    guard let factor = Cholesky(combined) else { return nil }
    return zip(values, factor.solution(values)).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// The chi-square distribution with ν > 0 degrees of freedom, whole or not.
///
/// ```
/// P(X ≤ x) = P(ν/2, x/2),   P(X > x) = Q(ν/2, x/2)
/// ```
///
/// Both tails are right to a few units in the last place down to 1e-300; the work grows with √ν.
///
/// - Reference: [DLMF], 8.2.4
public struct ChiSquared: ContinuousDistribution {
  /// ν.
  public let degreesOfFreedom: Double

  private let gamma: IncompleteGamma

  /// The distribution with these degrees of freedom, a finite number above 0.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
    gamma = IncompleteGamma(shape: DoubleDouble(degreesOfFreedom / 2))
  }

  /// The density; infinite at 0 where ν < 2.
  public func density(_ x: Double) -> Double {
    if x > 0 && x.isFinite { return 0.5 * gamma.density(at: DoubleDouble(x / 2)) }
    if x != 0 { return x.isNaN ? x : 0 }
    return degreesOfFreedom < 2 ? .infinity : degreesOfFreedom == 2 ? 0.5 : 0
  }

  /// `P(X ≤ x)`.
  public func cdf(_ x: Double) -> Double { gamma.lower(at: DoubleDouble(x / 2)).high }

  /// `P(X > x)`.
  public func survival(_ x: Double) -> Double { gamma.upper(at: DoubleDouble(x / 2)).high }

  /// The x with `cdf(x) = p`, for p from 0 to 1.
  public func quantile(_ p: Double) -> Double { quantile(at: .below(p)) }

  /// The x with `survival(x) = q`, for q from 0 to 1.
  public func upperQuantile(_ q: Double) -> Double { quantile(at: .above(q)) }

  /// Starts from the cube of a normal quantile.
  ///
  /// - Reference: [WilsonHilferty1931]
  private func quantile(at target: TailTarget) -> Double {
    let z = target.normalQuantile
    let variance = 2 / (9 * degreesOfFreedom)
    let root = 1 - variance + z * variance.squareRoot()
    let start = degreesOfFreedom * root * root * root
    return positiveQuantile(target, start: root > 0 ? start : 0.1 * degreesOfFreedom) {
      gamma.scaledDensity(at: DoubleDouble($0 / 2))
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The noncentral chi-square distribution with ν > 0 degrees of freedom and noncentrality λ ≥ 0.
///
/// ```
/// P(X ≤ x) = Σⱼ e^(-λ/2) (λ/2)ʲ / j! · P(ν/2 + j, x/2)
/// ```
///
/// The distribution of Pearson's chi-square when the hypothesis is wrong. Both tails are right to a
/// few units in the last place down to 1e-300; the work grows with the root of ν + λ.
///
/// - Reference: [DLMF], 8.2.4
public struct NoncentralChiSquared: ContinuousDistribution {
  /// ν.
  public let degreesOfFreedom: Double
  /// λ, the sum of the squared means.
  public let noncentrality: Double

  private let central: ChiSquared

  /// The distribution with these degrees of freedom, above 0, and this noncentrality, at least 0.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(noncentrality >= 0 && noncentrality.isFinite, "noncentrality is not negative")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
    central = ChiSquared(degreesOfFreedom: degreesOfFreedom)
  }

  /// The density at x.
  public func density(_ x: Double) -> Double {
    if noncentrality == 0 || !(x > 0 && x.isFinite) {
      return central.density(x) * (x == 0 ? exp(-noncentrality / 2) : 1)
    }
    return mixture(at: x).density.high / 2
  }

  /// `P(X ≤ x)`.
  public func cdf(_ x: Double) -> Double {
    if noncentrality == 0 || !(x > 0 && x.isFinite) { return central.cdf(x) }
    let mixture = mixture(at: x)
    let isLowerSide = x < degreesOfFreedom + noncentrality
    return (isLowerSide ? mixture.lower : DoubleDouble(1) - mixture.upper).high
  }

  /// `P(X > x)`.
  public func survival(_ x: Double) -> Double {
    if noncentrality == 0 || !(x > 0 && x.isFinite) { return central.survival(x) }
    let mixture = mixture(at: x)
    let isLowerSide = x < degreesOfFreedom + noncentrality
    return (isLowerSide ? DoubleDouble(1) - mixture.lower : mixture.upper).high
  }

  private func mixture(at x: Double) -> PoissonMixture {
    PoissonMixture(a: degreesOfFreedom / 2, h: noncentrality / 2, x: x / 2)
  }

  /// The x with `cdf(x) = p`, for p from 0 to 1.
  public func quantile(_ p: Double) -> Double { quantile(at: .below(p)) }

  /// The x with `survival(x) = q`, for q from 0 to 1.
  public func upperQuantile(_ q: Double) -> Double { quantile(at: .above(q)) }

  /// Starts from the quantile of the normal distribution with the same mean and variance.
  private func quantile(at target: TailTarget) -> Double {
    let mean = degreesOfFreedom + noncentrality
    let deviation = (2 * (mean + noncentrality)).squareRoot()
    let start = mean + deviation * target.normalQuantile
    return positiveQuantile(target, start: max(start, 0.1 * mean)) { $0 * density($0) }
  }
}

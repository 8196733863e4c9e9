#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The noncentral F distribution with ν₁ > 0 and ν₂ > 0 degrees of freedom, whole or not, and
/// noncentrality λ ≥ 0.
///
/// ```
/// P(X ≤ x) = Σⱼ e^(-λ/2) (λ/2)ʲ / j! · Iᵧ(ν₁/2 + j, ν₂/2),   y = ν₁ x / (ν₁ x + ν₂)
/// ```
///
/// The distribution of an F statistic when the hypothesis is wrong. Each tail is a sum of positive
/// terms, right to about 1e-13 of itself down to 1e-300; the work grows with the root of λ.
///
/// - Reference: [JohnsonKotzBalakrishnan1995], section 30.2
public struct NoncentralF: Sendable, Equatable {
  /// ν₁.
  public let numerator: Double
  /// ν₂.
  public let denominator: Double
  /// λ.
  public let noncentrality: Double

  /// The distribution with these degrees of freedom, finite numbers above 0, and this
  /// noncentrality, at least 0.
  public init(numerator: Double, denominator: Double, noncentrality: Double) {
    precondition(
      numerator > 0 && numerator.isFinite && denominator > 0 && denominator.isFinite,
      "degrees of freedom are positive")
    precondition(noncentrality >= 0 && noncentrality.isFinite, "noncentrality is not negative")
    self.numerator = numerator
    self.denominator = denominator
    self.noncentrality = noncentrality
  }

  /// `P(X ≤ x)`.
  public func cdf(_ x: Double) -> Double {
    if !(x > 0 && x.isFinite) { return x.isNaN ? x : x > 0 ? 1 : 0 }
    return sum(at: x) { $0.lower(at: $1) }
  }

  /// `P(X > x)`.
  public func survival(_ x: Double) -> Double {
    if !(x > 0 && x.isFinite) { return x.isNaN ? x : x > 0 ? 0 : 1 }
    return sum(at: x) { $0.upper(at: $1) }
  }

  /// The sum over j from the largest Poisson weight outwards; the terms have one peak, so that on
  /// each side they can be left out once they fall and are small.
  private func sum(
    at x: Double, _ tail: (IncompleteBeta, BetaArgument) -> DoubleDouble
  ) -> Double {
    let ratio = DoubleDouble(numerator).logarithm - DoubleDouble(denominator).logarithm
    let point = BetaArgument(logOdds: ratio + DoubleDouble(x).logarithm)
    let half = noncentrality / 2
    func term(_ j: Double) -> Double {
      let beta = IncompleteBeta(numerator / 2 + j, denominator / 2)
      guard half > 0 else { return tail(beta, point).high }
      let logPower = DoubleDouble(half).logarithm * j - half
      let weight = LogScale(logarithm: logPower - DoubleDouble(j).logGammaOfOnePlus)
      return weight.times(tail(beta, point)).high
    }
    let middle = half.rounded(.down)
    var total = term(middle)
    guard half > 0 else { return min(1, total) }
    for direction in [-1.0, 1] {
      var (j, previous) = (middle + direction, total)
      while j >= 0 {
        let next = term(j)
        total += next
        let isFalling = next <= previous && (next > 0 || j > 2 * middle + 100)
        if isFalling, next <= 1e-18 * total { break }
        (j, previous) = (j + direction, next)
      }
    }
    return min(1, total)
  }
}

/// Snedecor's F distribution with ν₁ > 0 and ν₂ > 0 degrees of freedom, whole or not.
///
/// ```
/// P(X ≤ x) = Iₓ'(ν₁/2, ν₂/2),   x' = ν₁ x / (ν₁ x + ν₂)
/// ```
///
/// Both tails are right to a few units in the last place down to 1e-300; the work grows with the
/// root of the larger of the two.
///
/// - Reference: [AbramowitzStegun1964], 26.6.2
public struct FDistribution: ContinuousDistribution {
  /// ν₁.
  public let numerator: Double
  /// ν₂.
  public let denominator: Double

  private let beta: IncompleteBeta
  private let logRatio: DoubleDouble

  /// The distribution of a ratio of mean squares with these degrees of freedom, finite numbers
  /// above 0.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && numerator.isFinite && denominator > 0 && denominator.isFinite,
      "degrees of freedom are positive")
    self.numerator = numerator
    self.denominator = denominator
    beta = IncompleteBeta(numerator / 2, denominator / 2)
    logRatio = DoubleDouble(numerator).logarithm - DoubleDouble(denominator).logarithm
  }

  /// The density; infinite at 0 where ν₁ < 2.
  public func density(_ x: Double) -> Double {
    if !(x > 0 && x.isFinite) {
      if x != 0 { return x.isNaN ? x : 0 }
      return numerator < 2 ? .infinity : numerator == 2 ? 1 : 0
    }
    // dIₓ'/dx = power / x.
    let power = beta.power(at: argument(x)).logarithm
    return LogScale(logarithm: power - DoubleDouble(x).logarithm).times(DoubleDouble(1)).high
  }

  /// `P(X ≤ x)`.
  public func cdf(_ x: Double) -> Double {
    if !(x > 0 && x.isFinite) { return x.isNaN ? x : x > 0 ? 1 : 0 }
    return beta.lower(at: argument(x)).high
  }

  /// `P(X > x)`.
  public func survival(_ x: Double) -> Double {
    if !(x > 0 && x.isFinite) { return x.isNaN ? x : x > 0 ? 0 : 1 }
    return beta.upper(at: argument(x)).high
  }

  /// The x with `cdf(x) = p`, for p from 0 to 1.
  public func quantile(_ p: Double) -> Double { quantile(at: .below(p)) }

  /// The x with `survival(x) = q`, for q from 0 to 1.
  public func upperQuantile(_ q: Double) -> Double { quantile(at: .above(q)) }

  private func quantile(at target: TailTarget) -> Double {
    positiveQuantile(target, start: 1) { beta.power(at: argument($0)).times(DoubleDouble(1)).high }
  }

  private func argument(_ x: Double) -> BetaArgument {
    BetaArgument(logOdds: logRatio + DoubleDouble(x).logarithm)
  }
}

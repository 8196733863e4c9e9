/// Student's t distribution with ν > 0 degrees of freedom, whole or not.
///
/// ```
/// P(X > t) = ½ Iₓ(ν/2, ½) for t ≥ 0,   x = ν / (ν + t²)
/// ```
///
/// Both tails are right to a few units in the last place down to 1e-300; the work grows with √ν.
///
/// - Reference: [AbramowitzStegun1964], 26.7.1
public struct StudentT: ContinuousDistribution {
  /// ν.
  public let degreesOfFreedom: Double

  private let beta: IncompleteBeta
  private let logDegreesOfFreedom: DoubleDouble

  /// The distribution with these degrees of freedom, a finite number above 0.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
    beta = IncompleteBeta(degreesOfFreedom / 2, 0.5)
    logDegreesOfFreedom = DoubleDouble(degreesOfFreedom).logarithm
  }

  /// The density at x.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x.isInfinite { return 0 }
    // dIₓ/dt = -2 power / t. Below the smallest normal double the density doesn't change.
    let t = max(abs(x), .leastNormalMagnitude)
    let power = beta.power(at: argument(t)).logarithm
    return LogScale(logarithm: power - DoubleDouble(t).logarithm).times(DoubleDouble(1)).high
  }

  /// `P(X ≤ x)`.
  public func cdf(_ x: Double) -> Double { survival(-x) }

  /// `P(X > x)`.
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x == 0 { return 0.5 }
    if x.isInfinite { return x > 0 ? 0 : 1 }
    let half = beta.lower(at: argument(x)) * 0.5
    return x > 0 ? half.high : (DoubleDouble(1) - half).high
  }

  /// The x with `cdf(x) = p`, for p from 0 to 1.
  public func quantile(_ p: Double) -> Double { -upperQuantile(p) }

  /// The x with `survival(x) = q`, for q from 0 to 1.
  public func upperQuantile(_ q: Double) -> Double {
    switch TailTarget.above(q) {
    case .upper(let tail): upperHalfQuantile(tail)
    case .lower(let tail): -upperHalfQuantile(tail)
    }
  }

  private func argument(_ t: Double) -> BetaArgument {
    BetaArgument(logOdds: logDegreesOfFreedom - DoubleDouble(abs(t)).logarithm * 2)
  }

  /// The t ≥ 0 with `survival(t) = q` for q ≤ ½.
  private func upperHalfQuantile(_ q: Double) -> Double {
    if q == 0.5 { return 0 }
    let z = Normal.standard.upperQuantile(q)
    return positiveQuantile(.upper(q), start: z) {
      beta.power(at: argument($0)).times(DoubleDouble(1)).high
    }
  }
}

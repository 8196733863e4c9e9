#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The standard normal distribution.
///
/// ```
/// φ(x) = exp(-x²/2) / √(2π),   P(X > x) = ∫ₓ^∞ φ(t) dt
/// ```
///
/// Both tails are right to a few units in the last place down to the smallest doubles.
///
/// - Reference: [DLMF], 7.11.2
public struct Normal: ContinuousDistribution {
  /// Mean 0 and variance 1.
  public static let standard = Normal()

  private init() {}

  /// The density at x.
  public func density(_ x: Double) -> Double {
    if !(abs(x) < 40) { return x.isNaN ? x : 0 }
    return Normal.density(halfSquare: Normal.halfSquare(x)).high
  }

  /// `P(X ≤ x)`.
  public func cdf(_ x: Double) -> Double { survival(-x) }

  /// `P(X > x)`. The square is carried exactly: at x = 37 its rounding alone would change the tail
  /// by hundreds of units in the last place, and a tail made of `erfc(x/√2)` by that of the quotient.
  public func survival(_ x: Double) -> Double {
    if !(abs(x) < 40) { return x.isNaN ? x : x > 0 ? 0 : 1 }
    let z = Normal.halfSquare(x)
    let density = Normal.density(halfSquare: z)
    if abs(x) < 2 { return (-(density * Normal.series(z) * x) + 0.5).high }
    let tail = density * Normal.millsRatio(abs(x))
    return x > 0 ? tail.high : (-tail + 1).high
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

  private static func halfSquare(_ x: Double) -> DoubleDouble { .product(x, x) * 0.5 }

  private static func density(halfSquare z: DoubleDouble) -> DoubleDouble {
    (-z - DoubleDouble.halfLogTwoPi).exponential
  }

  /// `(Φ(x) - ½) / (x φ(x)) = Σ zⁿ / (3/2 · 5/2 · … · (n + ½))` for z = x²/2 ≤ 2, by Horner's rule;
  /// terms from the 16th on are so small that doubles carry them far enough.
  ///
  /// - Reference: [AbramowitzStegun1964], 26.2.11
  private static func series(_ z: DoubleDouble) -> DoubleDouble {
    var rest = 0.0
    for n in stride(from: 32, through: 16, by: -1) {
      rest = (rest + 1) * z.high / (Double(n) + 0.5)
    }
    var sum = DoubleDouble(rest)
    for reciprocal in seriesReciprocals { sum = (sum + 1) * z * reciprocal }
    return sum + 1
  }

  /// `1 / (n + ½)` for n from 15 down to 1.
  private static let seriesReciprocals = stride(from: 15.0, through: 1, by: -1).map {
    DoubleDouble.quotient(1, $0 + 0.5)
  }

  /// `survival / density` for x ≥ 2, by Laplace's continued fraction from its end, where rounding
  /// errors shrink on the way: 1 / (x + 1 / (x + 2 / (x + …))).
  ///
  /// - Reference: [AbramowitzStegun1964], 26.2.14
  private static func millsRatio(_ x: Double) -> Double {
    var denominator = x
    var n = (16 + 380 / (x * x)).rounded()
    while n > 0 {
      denominator = x + n / denominator
      n -= 1
    }
    return 1 / denominator
  }

  /// The x ≥ 0 with `survival(x) = q` for q ≤ ½: a rational start, then Halley's method on the
  /// logarithm of the tail.
  ///
  /// - Reference: [AbramowitzStegun1964], 26.2.23
  private func upperHalfQuantile(_ q: Double) -> Double {
    if q == 0 { return .infinity }
    if q == 0.5 { return 0 }
    let t = (-2 * log(q)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var x = max(0, t - numerator / denominator)
    for _ in 0..<12 {
      let tail = survival(x)
      let hazard = density(x) / tail
      let relative = (tail - q) / q
      let excess = abs(relative) < 0.5 ? log1p(relative) : log(tail) - log(q)
      let newton = excess / hazard
      // (ln S)'' / (ln S)' = hazard - x.
      let step = newton / (1 + newton * (hazard - x) / 2)
      let next = x + step
      if abs(step) <= 1e-16 * abs(x) { return next }
      x = next
    }
    return x
  }
}

/// The regularised incomplete beta function, both tails.
///
/// ```
/// lower = Iₓ(a, b) = 1/B(a, b) ∫₀ˣ t^(a-1) (1 - t)^(b-1) dt
/// upper = 1 - Iₓ(a, b) = I₁₋ₓ(b, a)
/// ```
///
/// The tails of a beta distribution with a, b > 0 at 0 ≤ x ≤ 1. Both are right to a few units in
/// the last place down to 1e-300, for a and b from 1e-9 to 1e6 and beyond; the work grows with
/// √max(a, b).
///
/// - Reference: [DLMF], 8.17.2
public func regularizedBeta(_ a: Double, _ b: Double, at x: Double) -> Tails {
  precondition(a > 0 && b > 0 && a.isFinite && b.isFinite, "a and b are positive")
  precondition(x >= 0 && x <= 1, "x lies between 0 and 1")
  if x == 0 { return Tails(lower: 0, upper: 1) }
  if x == 1 { return Tails(lower: 1, upper: 0) }
  let beta = IncompleteBeta(a, b)
  let point = BetaArgument(x)
  return Tails(lower: beta.lower(at: point).high, upper: beta.upper(at: point).high)
}

/// A point of the unit interval with its complement, and the logarithms of both: none of the four is
/// made from another by a subtraction that loses digits.
struct BetaArgument {
  let x: DoubleDouble
  let y: DoubleDouble
  let logX: DoubleDouble
  let logY: DoubleDouble

  /// The point x, 0 < x < 1, and 1 - x.
  init(_ x: Double) {
    self.x = DoubleDouble(x)
    y = DoubleDouble.sum(1, -x)
    logX = self.x.logarithm
    logY = (-self.x).logarithmOfOnePlus
  }

  /// `x = u / (u + v)` and `y = v / (u + v)`, where u and v are `exp(logU)`, `exp(logV)`.
  init(logOdds: DoubleDouble) {
    let ratio = (logOdds.high > 0 ? -logOdds : logOdds).exponential
    let sum = ratio + 1
    let (small, large) = (ratio / sum, DoubleDouble(1) / sum)
    let logSum = ratio.logarithmOfOnePlus
    if logOdds.high > 0 {
      (x, y, logX, logY) = (large, small, -logSum, -(logOdds + logSum))
    } else {
      (x, y, logX, logY) = (small, large, logOdds - logSum, -logSum)
    }
  }

  private init(x: DoubleDouble, y: DoubleDouble, logX: DoubleDouble, logY: DoubleDouble) {
    (self.x, self.y, self.logX, self.logY) = (x, y, logX, logY)
  }

  /// The complement as the point.
  var complement: BetaArgument { BetaArgument(x: y, y: x, logX: logY, logY: logX) }
}

/// The incomplete beta functions of one pair of parameters, in double-double arithmetic.
struct IncompleteBeta: Sendable {
  let a: Double
  let b: Double
  private let logBeta: DoubleDouble

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    let logGammas = DoubleDouble(a).logGamma + DoubleDouble(b).logGamma
    logBeta = logGammas - DoubleDouble.sum(a, b).logGamma
  }

  /// `Iₓ(a, b)`.
  func lower(at point: BetaArgument) -> DoubleDouble {
    // The fraction converges fast up to about the mean, which is also where the tails cross.
    if point.x.high * (a + b + 2) <= a + 1 {
      return power(at: point).times(IncompleteBeta.fraction(a, b, point.x))
    }
    let upper = power(at: point).times(IncompleteBeta.fraction(b, a, point.y))
    return upper.high < 1 ? DoubleDouble(1) - upper : DoubleDouble(0)
  }

  /// `1 - Iₓ(a, b)`.
  func upper(at point: BetaArgument) -> DoubleDouble {
    if point.x.high * (a + b + 2) <= a + 1 {
      let lower = lower(at: point)
      return lower.high < 1 ? DoubleDouble(1) - lower : DoubleDouble(0)
    }
    return power(at: point).times(IncompleteBeta.fraction(b, a, point.y))
  }

  /// `x^a y^b / B(a, b)`, of which both tails are a multiple.
  func power(at point: BetaArgument) -> LogScale {
    LogScale(logarithm: point.logX * a + point.logY * b - logBeta)
  }

  /// `Iₓ(a, b) / power`, by the continued fraction with its denominators cleared:
  ///
  /// ```
  /// 1 / (a + n₁ / (a + 1 + n₂ / (a + 2 + …)))
  /// n₂ₘ = m (b - m) x,   n₂ₘ₊₁ = -(a + m)(a + b + m) x
  /// ```
  ///
  /// - Reference: [DLMF], 8.17.22
  private static func fraction(_ a: Double, _ b: Double, _ x: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble.sum(a, b)
    var convergents = Convergents(first: DoubleDouble(a))
    var m = 0.0
    while !convergents.haveConverged {
      for _ in 0..<2 {
        let odd = -(DoubleDouble.sum(a, m) * (sum + m) * x)
        convergents.append(numerator: odd, denominator: DoubleDouble.sum(a, 2 * m + 1))
        m += 1
        let even = DoubleDouble.sum(b, -m) * m * x
        convergents.append(numerator: even, denominator: DoubleDouble.sum(a, 2 * m))
      }
      convergents.evaluate()
    }
    return convergents.value
  }
}

/// The regularised incomplete gamma functions, both tails.
///
/// ```
/// lower = P(a, x) = γ(a, x) / Γ(a) = 1/Γ(a) ∫₀ˣ t^(a-1) e^-t dt
/// upper = Q(a, x) = Γ(a, x) / Γ(a)
/// ```
///
/// The tails of a gamma distribution with shape a > 0 at x ≥ 0. Both are right to a few units in
/// the last place down to 1e-300, for shapes to 1e6 and beyond; the work grows with √a.
///
/// - Reference: [DLMF], 8.2.4
public func regularizedGamma(shape: Double, at x: Double) -> Tails {
  precondition(shape > 0 && shape.isFinite, "the shape is positive")
  let gamma = IncompleteGamma(shape: DoubleDouble(shape))
  let point = DoubleDouble(x)
  return Tails(lower: gamma.lower(at: point).high, upper: gamma.upper(at: point).high)
}

/// The incomplete gamma functions of one shape, in double-double arithmetic.
struct IncompleteGamma: Sendable {
  let shape: DoubleDouble
  private let logGammaOfOnePlusShape: DoubleDouble

  init(shape: DoubleDouble) {
    self.shape = shape
    logGammaOfOnePlusShape = shape.logGammaOfOnePlus
  }

  /// `P(a, x)`.
  func lower(at x: DoubleDouble) -> DoubleDouble {
    if !(x.high > 0) { return x.high.isNaN ? x : DoubleDouble(0) }
    if x.high == .infinity { return DoubleDouble(1) }
    if x.high <= max(1.5, shape.high + 1) { return power(at: x).times(series(at: x)) }
    return DoubleDouble(1) - upper(at: x)
  }

  /// `Q(a, x)`.
  func upper(at x: DoubleDouble) -> DoubleDouble {
    if !(x.high > 0) { return x.high.isNaN ? x : DoubleDouble(1) }
    if x.high == .infinity { return DoubleDouble(0) }
    if x.high > max(1.5, shape.high) {
      let power = power(at: x)
      // Under every double, whatever the fraction; which overflows for the largest x.
      return power.logarithm.high < -1600 ? DoubleDouble(0) : power.times(fraction(at: x))
    }
    return shape.high < 1e-6 ? upperOfTinyShape(at: x) : DoubleDouble(1) - lower(at: x)
  }

  /// The density `x^(a-1) e^-x / Γ(a)` for x > 0.
  func density(at x: DoubleDouble) -> Double {
    LogScale(logarithm: power(at: x).logarithm - x.logarithm).times(shape).high
  }

  /// `x^a e^-x / Γ(a)`, x times the density.
  func scaledDensity(at x: DoubleDouble) -> Double { power(at: x).times(shape).high }

  /// `D = x^a e^-x / Γ(a + 1)`, of which both tails are a multiple.
  func power(at x: DoubleDouble) -> LogScale {
    let logPower = x.logarithm * shape - x
    return LogScale(logarithm: logPower - logGammaOfOnePlusShape)
  }

  /// `P / D = Σ xⁿ / ((a + 1) … (a + n))`, all terms positive.
  ///
  /// - Reference: [DLMF], 8.11.4
  func series(at x: DoubleDouble) -> DoubleDouble {
    var term = DoubleDouble(1)
    var sum = term
    var n = 0.0
    while true {
      n += 1
      let denominator = shape + n
      term = term * x / denominator
      sum = sum + term
      // What is left is at most a geometric sum with the present ratio.
      let ratio = x.high / denominator.high
      if ratio < 1, term.high < sum.high * (1 - ratio) * 1e-27 { return sum }
    }
  }

  /// `Q / D` by Legendre's continued fraction, for x > a; divided by nothing on the way, rescaled
  /// when the convergents grow.
  ///
  /// ```
  /// Γ(a, x) = x^a e^-x / (x + 1 - a - 1(1 - a) / (x + 3 - a - 2(2 - a) / (x + 5 - a - …)))
  /// ```
  ///
  /// - Reference: [DLMF], 8.9.2
  func fraction(at x: DoubleDouble) -> DoubleDouble {
    let start = -shape + x
    var convergents = Convergents(first: start + 1)
    var n = 0.0
    while !convergents.haveConverged {
      for _ in 0..<4 {
        n += 1
        let numerator = (shape - n) * n
        convergents.append(numerator: numerator, denominator: start + (2 * n + 1))
      }
      convergents.evaluate()
    }
    return convergents.value * shape
  }

  /// `Q / D`, for an x that is not far below the shape.
  func upperRatio(at x: DoubleDouble) -> DoubleDouble {
    if x.high > max(1.5, shape.high) { return fraction(at: x) }
    return upper(at: x) / power(at: x).times(DoubleDouble(1))
  }

  /// `Q(a, x)` for a shape so small that Q is about `a · E₁(x)`, and for x to 1.5.
  ///
  /// ```
  /// Q = 1 - x^a / Γ(1 + a) · (1 + a Σ (-x)ⁿ / ((a + n) n!))
  /// ```
  ///
  /// - Reference: [DLMF], 8.7.3
  private func upperOfTinyShape(at x: DoubleDouble) -> DoubleDouble {
    let logarithm = x.logarithm * shape - logGammaOfOnePlusShape
    let powerMinusOne = logarithm.exponentialMinusOne
    var (term, sum) = (1.0, 0.0)
    for n in 1...40 {
      term *= -x.high / Double(n)
      sum += term / (shape.high + Double(n))
    }
    return -(powerMinusOne + (powerMinusOne + 1) * shape * sum)
  }
}

/// `ln Γ(x)` for x > 0, to a few units in the last place also beside its zeros at 1 and 2.
///
/// ```
/// Γ(x) = ∫₀^∞ t^(x-1) e^-t dt
/// ```
///
/// - Reference: [DLMF], 5.11.1
public func logGamma(_ x: Double) -> Double {
  precondition(x > 0, "ln Γ is defined here for positive arguments")
  if x.isNaN || x == .infinity { return x }
  // ln Γ(2 + e) = ln(1 + e) + ln Γ(1 + e), so that nothing cancels beside 2.
  if x > 1.75, x < 2.25 {
    let e = DoubleDouble(x - 2)
    return (e.logarithmOfOnePlus + e.logGammaOfOnePlus).high
  }
  if x > 0.5, x < 1.5 { return DoubleDouble(x - 1).logGammaOfOnePlus.high }
  if x < 0.25 {
    let e = DoubleDouble(x)
    return (e.logGammaOfOnePlus - e.logarithm).high
  }
  return DoubleDouble(x).logGamma.high
}

/// `ln(1 + x) - x` for x > -1, without the cancellation at small x.
///
/// ```
/// ln(1 + x) - x = -s x + 2 (s³/3 + s⁵/5 + …),   s = x / (2 + x)
/// ```
public func log1pMinusX(_ x: Double) -> Double {
  precondition(x > -1, "ln(1 + x) is defined for x > -1")
  if x < -0.25 || x > 0.4 { return (DoubleDouble.sum(1, x).logarithm - x).high }
  let s = x / (2 + x)
  let t = s * s
  var sum = 0.0
  for k in stride(from: 13, through: 1, by: -1) { sum = sum * t + 1 / Double(2 * k + 1) }
  return s * (2 * t * sum - x)
}

extension DoubleDouble {
  /// `½ ln 2π`.
  static let halfLogTwoPi = DoubleDouble(high: 0.9189385332046728, low: -3.8782941580672414e-17)

  /// `ln Γ(self)` for a positive number, to about 1e-28 absolutely: Stirling's series from 24 on,
  /// below it after division by the product that leads there.
  var logGamma: DoubleDouble {
    var argument = self
    var product = DoubleDouble(1)
    while argument.high < 24 {
      product = product * argument
      argument = argument + 1
    }
    let scale = (argument - 0.5) * argument.logarithm - argument
    let value = scale + DoubleDouble.halfLogTwoPi + argument.stirlingError
    return product.high == 1 ? value : value - product.logarithm
  }

  /// `ln Γ(1 + self)`, relatively precise where it is small.
  var logGammaOfOnePlus: DoubleDouble {
    if abs(high) > 1e-6 { return (self + 1).logGamma }
    // -γ e + ζ(2)/2 e² - ζ(3)/3 e³ + …
    let euler = DoubleDouble(high: 0.5772156649015329, low: -4.942915152430645e-18)
    let second = DoubleDouble(high: 0.8224670334241132, low: 1.520336175199238e-17)
    let rest = high * (-0.40068563438653143 + high * 0.27058080842778454)
    return ((second + rest) * self - euler) * self
  }

  /// What Stirling's formula leaves of `ln Γ(self)`: `1/(12 a) - 1/(360 a³) + …`, for a ≥ 24.
  private var stirlingError: DoubleDouble {
    let inverse = DoubleDouble(1) / self
    let square = inverse * inverse
    var rest = 0.0
    for coefficient in DoubleDouble.laterStirlingCoefficients {
      rest = rest * square.high + coefficient
    }
    var sum = DoubleDouble(rest)
    for coefficient in DoubleDouble.firstStirlingCoefficients {
      sum = sum * square + coefficient
    }
    return sum * inverse
  }

  // B₂ₖ / (2k (2k - 1)), highest k first. At a = 24 the first one left out is under 1e-30.
  private static let laterStirlingCoefficients: [Double] = [
    77683.0 / 5796, -174611.0 / 125400, 43867.0 / 244188, -3617.0 / 122400, 1.0 / 156,
  ]
  private static let firstStirlingCoefficients: [DoubleDouble] = [
    quotient(-691, 360360), quotient(1, 1188), quotient(-1, 1680), quotient(1, 1260),
    quotient(-1, 360), quotient(1, 12),
  ]
}

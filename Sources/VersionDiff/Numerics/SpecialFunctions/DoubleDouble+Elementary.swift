extension DoubleDouble {
  static let logTwo = DoubleDouble(high: 0.6931471805599453, low: 2.3190468138462996e-17)

  /// The natural logarithm of a positive number, to about 1e-28 (relative to it where it is small,
  /// absolutely elsewhere, which is what an exponent needs).
  ///
  /// ```
  /// ln(2ᵏ m) = k ln 2 + 2 artanh s,   s = (m - 1) / (m + 1),   √½ ≤ m < √2
  /// ```
  var logarithm: DoubleDouble {
    var exponent = Int(high.exponent)
    if high.significand > 1.4142135623730951 { exponent += 1 }
    let m = scaled(byPowerOfTwo: -exponent)
    let reduced = ((m - 1) / (m + 1)).doubledInverseTangent
    return exponent == 0 ? reduced : DoubleDouble.logTwo * Double(exponent) + reduced
  }

  /// `ln(1 + self)` for a number greater than -1, to full relative precision where it is small.
  var logarithmOfOnePlus: DoubleDouble {
    abs(high) < 0.25 ? (self / (self + 2)).doubledInverseTangent : (self + 1).logarithm
  }

  /// `exp(self)`; 0 where that is less than every double.
  var exponential: DoubleDouble {
    if high < -760 { return DoubleDouble(0) }
    let (significand, exponent) = scaledExponential
    return significand.scaled(byPowerOfTwo: exponent)
  }

  /// `exp(self) = significand · 2^exponent`, for products whose value is in range although a factor
  /// may not be.
  var scaledExponential: (significand: DoubleDouble, exponent: Int) {
    let bounded = max(-1e9, min(1e9, high))
    let k = (bounded * 1.4426950408889634).rounded()
    let rest = self - DoubleDouble.logTwo * k
    return (rest.smallExponentialMinusOne + 1, Int(k))
  }

  /// `exp(self) - 1`, to full relative precision where it is small.
  var exponentialMinusOne: DoubleDouble {
    abs(high) < 0.4 ? smallExponentialMinusOne : exponential - 1
  }

  /// `exp(self) - 1` for `|self| < 0.4`: a short Taylor sum at a 64th, squared six times.
  private var smallExponentialMinusOne: DoubleDouble {
    let x = self * 0.015625
    var sum = DoubleDouble(0)
    for reciprocal in DoubleDouble.reciprocals[1...11].reversed() {
      sum = (sum + 1) * x * reciprocal
    }
    for _ in 0..<6 { sum = sum * (sum + 2) }
    return sum
  }

  /// `2 artanh(self)` for `|self| ≤ 0.172`. The terms from s¹⁵ on are under 1e-11 of the sum, so
  /// that doubles carry them far enough.
  private var doubledInverseTangent: DoubleDouble {
    let square = self * self
    let t = square.high
    var rest = 0.0
    for k in stride(from: 20, through: 7, by: -1) { rest = rest * t + 1 / Double(2 * k + 1) }
    var sum = DoubleDouble(rest)
    for k in stride(from: 6, through: 0, by: -1) {
      sum = sum * square + DoubleDouble.reciprocals[2 * k + 1]
    }
    return sum * self * 2
  }

  /// `1/n` at index n.
  private static let reciprocals: [DoubleDouble] = (0...13).map {
    $0 == 0 ? DoubleDouble(0) : quotient(1, Double($0))
  }
}

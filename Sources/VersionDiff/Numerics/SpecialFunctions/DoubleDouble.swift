/// An unevaluated sum of two doubles: about 106 bits, with the exponent range of one.
///
/// Tails near 1e-300 are `exp(-690)`: an exponent that is right to the last bit of a double leaves
/// an error of hundreds of units in the last place of the tail. Carrying exponents, and the sums
/// that they multiply, in this form makes rounding invisible in what is returned, so that the
/// kernels can use the plainest positive series instead of many regimes of expansions.
///
/// - Reference: [Dekker1971]
struct DoubleDouble: Sendable, Equatable {
  /// The sum, rounded to a double.
  let high: Double
  /// What rounding left over: at most half a unit in the last place of `high`.
  let low: Double

  /// A sum of two doubles that is normalised already.
  @inline(__always)
  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  @inline(__always)
  init(_ value: Double) { self.init(high: value, low: 0) }

  /// `a + b`, exactly.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let part = sum - a
    return DoubleDouble(high: sum, low: (a - (sum - part)) + (b - part))
  }

  /// `a · b`, exactly unless the product's last bits fall under the smallest double.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    return DoubleDouble(high: product, low: (-product).addingProduct(a, b))
  }

  /// `a / b` to double-double precision.
  @inline(__always)
  static func quotient(_ a: Double, _ b: Double) -> DoubleDouble {
    let quotient = a / b
    return ordered(quotient, a.addingProduct(-quotient, b) / b)
  }

  /// `a + b`, exactly, where `|a| ≥ |b|`.
  @inline(__always)
  private static func ordered(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(high: sum, low: b - (sum - a))
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let highs = sum(a.high, b.high)
    let lows = sum(a.low, b.low)
    let first = ordered(highs.high, highs.low + lows.high)
    return ordered(first.high, lows.low + first.low)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let highs = sum(a.high, b)
    return ordered(highs.high, highs.low + a.low)
  }

  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -a.high, low: -a.low)
  }

  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + (-b) }

  @inline(__always)
  static func - (a: DoubleDouble, b: Double) -> DoubleDouble { a + (-b) }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let highs = product(a.high, b.high)
    let cross = (a.high * b.low).addingProduct(a.low, b.high)
    return ordered(highs.high, highs.low + cross)
  }

  @inline(__always)
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let highs = product(a.high, b)
    return ordered(highs.high, highs.low.addingProduct(a.low, b))
  }

  @inline(__always)
  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let quotient = a.high / b.high
    let rest = a - b * quotient
    return ordered(quotient, rest.high / b.high)
  }

  @inline(__always)
  static func / (a: DoubleDouble, b: Double) -> DoubleDouble {
    let quotient = a.high / b
    let remainder = a.high.addingProduct(-quotient, b) + a.low
    return ordered(quotient, remainder / b)
  }

  /// `2ᵏ` times the number.
  @inline(__always)
  func scaled(byPowerOfTwo k: Int) -> DoubleDouble {
    let (half, rest) = (k / 2, k - k / 2)
    let first = Double(sign: .plus, exponent: half, significand: 1)
    let second = Double(sign: .plus, exponent: rest, significand: 1)
    return DoubleDouble(high: high * first * second, low: low * first * second)
  }
}

/// Both tails of a distribution function at one point, each computed for itself where it is small.
public struct Tails: Equatable, Sendable {
  /// The part up to the point.
  public let lower: Double
  /// The part beyond the point.
  public let upper: Double

  /// Both parts.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// A product of powers before its exponential is taken, so that it can be under the smallest double
/// while what it multiplies is large.
struct LogScale {
  /// The logarithm of the factor.
  let logarithm: DoubleDouble

  /// `exp(logarithm) · factor`.
  func times(_ factor: DoubleDouble) -> DoubleDouble {
    let (significand, exponent) = logarithm.scaledExponential
    if exponent < -2200 { return DoubleDouble(0) }
    return (significand * factor).scaled(byPowerOfTwo: exponent)
  }
}

/// A double rounded to a fixed number of decimals, from the exact value that the double stands for.
///
/// ```
/// round(|x| · 10ᵏ), k = decimals + shift, where x = m · 2ᵉ exactly
/// ```
/// The rounding is done once, on whole numbers of 128 bits: a double such as 0.285 lies just under
/// the decimal it is written as, and rounding its digits twice could carry it over. Exact ties go
/// to the even digit, as C's `printf` and R's `sprintf` do it, so that a table made there agrees.
struct FixedDecimal: Sendable, Equatable {
  /// Whether the rounded value lies below zero; never for zero itself.
  let isNegative: Bool
  /// The digits before the decimal sign, at least one.
  let whole: String
  /// The digits after it; as many as were asked for.
  let fraction: String

  /// The largest size that is written out in full.
  static let limit = 1e18

  /// Rounds a number.
  ///
  /// - Parameters:
  ///   - value: finite, below ``limit`` in size.
  ///   - decimals: digits after the decimal sign, at most 10.
  ///   - shift: powers of ten by which the value is multiplied: 2 for a percentage.
  init?(_ value: Double, decimals: Int, shift: Int = 0) {
    guard value.isFinite, abs(value) < Self.limit, (0...10).contains(decimals),
      (0...2).contains(shift)
    else { return nil }
    let rounded = Self.rounded(abs(value), power: decimals + shift)
    let digits = String(rounded)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    whole = String(padded.dropLast(decimals))
    fraction = String(padded.suffix(decimals))
    isNegative = value < 0 && rounded > 0
  }

  /// Whether all digits are zero.
  var isZero: Bool {
    whole == "0" && fraction.allSatisfy { $0 == "0" }
  }

  /// `magnitude · 10^power`, rounded half to even.
  private static func rounded(_ magnitude: Double, power: Int) -> UInt128 {
    guard magnitude.isNormal else { return 0 }
    let significand = magnitude.significandBitPattern | (1 << Double.significandBitCount)
    let exponent = Int(magnitude.exponent) - Double.significandBitCount
    var scaled = UInt128(significand)
    for _ in 0..<power { scaled *= 10 }
    if exponent >= 0 { return scaled << UInt128(exponent) }
    // 2^53 · 10^12 < 2^93: shifted by 94 or more, what remains is less than a half.
    guard -exponent < 94 else { return 0 }
    let divisor = UInt128(1) << UInt128(-exponent)
    let quotient = scaled >> UInt128(-exponent)
    let remainder = scaled & (divisor - 1)
    let half = divisor >> 1
    let roundsUp = remainder > half || (remainder == half && quotient % 2 == 1)
    return roundsUp ? quotient + 1 : quotient
  }
}

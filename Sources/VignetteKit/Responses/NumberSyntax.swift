/// The numbers that response data may hold: `12`, `-2.5`, `+3`, `.5`, `1e3`; no hexadecimal, no
/// infinity, no digit groups, no spaces.
enum NumberSyntax {
  /// The number that a text is, correctly rounded; nil where it is none or overflows.
  static func number(_ text: String, decimalMark: DecimalMark = .point) -> Double? {
    var text = text
    return text.withUTF8 { number($0, decimalMark: decimalMark.byte) }
  }

  /// The number that bytes spell, correctly rounded; nil where they spell none or it overflows.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, decimalMark: UInt8) -> Double? {
    var reading = DecimalReading()
    guard reading.read(bytes, decimalMark: decimalMark) else { return nil }
    guard let value = reading.exactValue ?? roundedValue(bytes, decimalMark: decimalMark) else {
      return nil
    }
    // Zero has no sign: which of two equal zeros were kept would depend on their order.
    return value == 0 ? 0 : value
  }

  /// The general case, by the standard library's correctly rounding conversion.
  private static func roundedValue(
    _ bytes: UnsafeBufferPointer<UInt8>, decimalMark: UInt8
  ) -> Double? {
    let point = DecimalMark.point.byte
    let normal = bytes.map { $0 == decimalMark ? point : $0 }
    guard let value = Double(String(decoding: normal, as: UTF8.self)) else { return nil }
    return value.isFinite ? value : nil
  }
}

/// The parts of a decimal number: ± mantissa × 10^exponent.
private struct DecimalReading {
  private var isNegative = false
  private var mantissa: UInt64 = 0
  private var exponent = 0
  private var overflows = false

  /// Whether the bytes are a number from the first to the last.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, decimalMark: UInt8) -> Bool {
    var at = 0
    readSign(bytes, &at, into: &isNegative)
    let whole = readDigits(bytes, &at)
    var fraction = 0
    if at < bytes.count, bytes[at] == decimalMark {
      at += 1
      fraction = readDigits(bytes, &at)
      exponent -= fraction
    }
    guard whole + fraction > 0 else { return false }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      guard readExponent(bytes, &at) else { return false }
    }
    return at == bytes.count
  }

  /// The value, where one correctly rounded operation on exact numbers gives it: a mantissa below
  /// 2^53 times or divided by a power of ten that is exact.
  ///
  /// - Reference: [Clinger1990]
  var exactValue: Double? {
    guard !overflows, mantissa <= 1 << 53 else { return nil }
    let magnitude = Double(mantissa)
    let signed = isNegative ? -magnitude : magnitude
    if exponent == 0 { return signed }
    guard abs(exponent) < Self.exactPowers.count else { return nil }
    let power = Self.exactPowers[abs(exponent)]
    return exponent > 0 ? signed * power : signed / power
  }

  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private func readSign(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, into isNegative: inout Bool
  ) {
    guard at < bytes.count else { return }
    if bytes[at] == UInt8(ascii: "-") {
      isNegative = true
      at += 1
    } else if bytes[at] == UInt8(ascii: "+") {
      at += 1
    }
  }

  /// Reads digits into the mantissa and returns how many there were.
  private mutating func readDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int {
    let start = at
    while at < bytes.count, bytes[at] &- 48 < 10 {
      if mantissa < 100_000_000_000_000_000 {
        mantissa = mantissa * 10 + UInt64(bytes[at] - 48)
      } else {
        overflows = true
      }
      at += 1
    }
    return at - start
  }

  private mutating func readExponent(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int
  ) -> Bool {
    var isNegative = false
    readSign(bytes, &at, into: &isNegative)
    let start = at
    var magnitude = 0
    while at < bytes.count, bytes[at] &- 48 < 10 {
      magnitude = min(magnitude * 10 + Int(bytes[at] - 48), 100_000)
      at += 1
    }
    exponent += isNegative ? -magnitude : magnitude
    return at > start
  }
}

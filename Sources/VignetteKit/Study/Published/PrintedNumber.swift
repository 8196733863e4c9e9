/// A number together with the way it was printed, which tells its precision.
public struct PrintedNumber: Sendable, Equatable {
  /// The text, such as `-.079`, `.000`, `1375` or `< .001`.
  public let text: String
  /// The number, or the bound.
  public let value: Double
  /// How many digits follow the decimal point.
  public let decimals: Int
  /// Whether it is an upper bound (`<`).
  public let isUpperBound: Bool

  /// Reads a printed number: an optional `<`, a sign, digits with or without one point. Neither an
  /// exponent, nor `inf`, nor a decimal comma; nil for anything else.
  public init?(_ text: String) {
    var digits = text[...]
    let isUpperBound = digits.first == "<"
    if isUpperBound {
      digits = digits.dropFirst().drop { $0 == " " }
    }
    guard let value = Self.number(digits, allowingExponent: false) else { return nil }
    self.text = text
    self.value = value
    self.isUpperBound = isUpperBound
    decimals =
      digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
  }

  /// Half a unit of the last of so many decimals.
  static func halfUnit(decimals: Int) -> Double {
    // Division, not repeated multiplication: 0.5 / 10 is the double nearest to 0.05.
    var power = 1.0
    for _ in 0..<min(decimals, 300) { power *= 10 }
    return 0.5 / power
  }

  /// A finite decimal number, or nil: what Swift's own initialiser accepts beyond it (`inf`, `nan`,
  /// `0x1p3`) is no number in a study file.
  static func number(_ text: Substring, allowingExponent: Bool) -> Double? {
    var rest = text
    if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
    let whole = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(whole.count)
    var fraction = Substring()
    if rest.first == "." {
      rest = rest.dropFirst()
      fraction = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    if allowingExponent, let e = rest.first, e == "e" || e == "E" {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
      let exponent = rest.prefix { $0.isASCII && $0.isNumber }
      guard !exponent.isEmpty else { return nil }
      rest = rest.dropFirst(exponent.count)
    }
    guard rest.isEmpty, let value = Double(text), value.isFinite else { return nil }
    return value
  }
}

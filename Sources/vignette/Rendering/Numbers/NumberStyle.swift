/// How numbers look to people: one place for decimals, signs and separators, so that text,
/// markdown, HTML and LaTeX show the same characters.
///
/// Percentages and percentage points have one decimal, points always a sign; p-values three
/// decimals and no leading zero, as the APA writes them; Cramér's V and its kin two and no leading
/// zero; ratios, statistics and everything else two, and smaller numbers two significant digits.
/// Rounding: see ``FixedDecimal``. A value that rounds to zero carries no sign.
///
/// - Reference: [APA2020]
struct NumberStyle: Sendable, Equatable {
  /// Which numbers carry a sign.
  enum Sign: Sendable {
    /// Only negative ones.
    case whenNegative
    /// All but zero.
    case always
  }

  /// The language that decides the separators.
  let language: RenderingStyle.Language

  /// Between whole digits and decimals.
  var decimalSign: String { language == .nl ? "," : "." }
  /// Between groups of three digits.
  var groupSign: String { language == .nl ? "." : "," }

  /// A share as a percentage without its sign: 0.603 is `60.3`.
  func percentage(_ proportion: Double) -> String {
    fixed(proportion, decimals: 1, shift: 2)
  }

  /// A difference of shares in percentage points: 0.049 is `+4.9`.
  func points(_ difference: Double) -> String {
    fixed(difference, decimals: 1, shift: 2, sign: .always)
  }

  /// The size of a difference of shares in percentage points, without a sign unless negative.
  func unsignedPoints(_ difference: Double) -> String {
    fixed(difference, decimals: 1, shift: 2)
  }

  /// A p-value: `.031`, `< .001`, `> .999`.
  func pValue(_ p: Double) -> String {
    if p >= 0, p < 0.001 { return "< " + withoutLeadingZero(fixed(0.001, decimals: 3)) }
    if p > 0.9995, p <= 1 { return "> " + withoutLeadingZero(fixed(0.999, decimals: 3)) }
    return withoutLeadingZero(fixed(p, decimals: 3))
  }

  /// A p-value after its letter: `p = .031`, `p < .001`.
  func pStatement(_ p: Double) -> String {
    let value = pValue(p)
    return value.hasPrefix("<") || value.hasPrefix(">") ? "p \(value)" : "p = \(value)"
  }

  /// A significance level: `.05`, `.005`.
  func level(_ significance: Double) -> String {
    let digits = FixedDecimal(significance, decimals: 8)?.fraction ?? ""
    let zeros = digits.reversed().prefix { $0 == "0" }.count
    let decimals = max(2, 8 - zeros)
    return withoutLeadingZero(fixed(significance, decimals: decimals))
  }

  /// A number between -1 and 1, such as Cramér's V: `.07`, `1.00`.
  func bounded(_ value: Double) -> String {
    withoutLeadingZero(fixed(value, decimals: 2))
  }

  /// A test statistic: two decimals.
  func statistic(_ value: Double) -> String {
    abs(value) < 1e7 ? fixed(value, decimals: 2) : scientific(value)
  }

  /// Degrees of freedom: whole where they are whole but for the rounding of their computation, else
  /// two decimals.
  func degreesOfFreedom(_ value: Double) -> String {
    let isWhole = abs(value - value.rounded()) <= 1e-5 * abs(value)
    return fixed(value, decimals: isWhole ? 0 : 2)
  }

  /// Any other number: two decimals from 0.1 on, below it two significant digits, and powers of
  /// ten below 0.0001 and from ten million on.
  func plain(_ value: Double) -> String {
    switch abs(value) {
    case 0: fixed(value, decimals: 2)
    case ..<1e-4: scientific(value)
    case ..<1e-3: fixed(value, decimals: 5)
    case ..<1e-2: fixed(value, decimals: 4)
    case ..<1e-1: fixed(value, decimals: 3)
    case ..<1e7: fixed(value, decimals: 2)
    default: scientific(value)
    }
  }

  /// A count: `1,375`.
  func count(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(String(value.magnitude))
  }

  /// A number with fixed decimals; powers of ten where it is too large to be written out.
  func fixed(
    _ value: Double, decimals: Int, shift: Int = 0, sign: Sign = .whenNegative
  ) -> String {
    guard let decimal = FixedDecimal(value, decimals: decimals, shift: shift) else {
      return value.isFinite ? scientific(value) : "–"
    }
    let digits = grouped(decimal.whole) + (decimals > 0 ? decimalSign + decimal.fraction : "")
    if decimal.isNegative { return "−" + digits }
    return sign == .always && !decimal.isZero ? "+" + digits : digits
  }

  /// Two significant digits and a power of ten, from the shortest digits that name the double:
  /// `1.0 × 10⁻³⁰⁰`.
  func scientific(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return fixed(0, decimals: 1) }
    var (digits, exponent) = Self.leadingDigits(abs(value))
    let tenths = (digits * 10).rounded(.toNearestOrEven)
    if tenths >= 100 {
      digits = 1
      exponent += 1
    } else {
      digits = tenths / 10
    }
    let power = String(exponent).map { Self.superscripts[$0] ?? String($0) }.joined()
    return (value < 0 ? "−" : "") + fixed(digits, decimals: 1) + " × 10" + power
  }

  /// The number `d` in [1, 10) and the exponent with `value = d · 10^exponent`.
  private static func leadingDigits(_ value: Double) -> (Double, Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts.first.map(String.init) ?? "0"
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = pieces.first.map(String.init) ?? ""
    let fraction = pieces.count > 1 ? String(pieces[1]) : ""
    exponent += whole.count - 1
    let significant = (whole + fraction).drop { $0 == "0" }
    exponent -= whole.count + fraction.count - significant.count
    let first = significant.prefix(1)
    return (Double("\(first).\(significant.dropFirst())0") ?? 1, exponent)
  }

  private static let superscripts: [Character: String] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]

  private func grouped(_ digits: String) -> String {
    guard digits.count > 3 else { return digits }
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { result += groupSign }
      result.append(digit)
    }
    return result
  }

  private func withoutLeadingZero(_ digits: String) -> String {
    for (sign, kept) in [("−0", "−"), ("+0", "+"), ("0", "")] {
      if digits.hasPrefix(sign + decimalSign) { return kept + digits.dropFirst(sign.count) }
    }
    return digits
  }
}

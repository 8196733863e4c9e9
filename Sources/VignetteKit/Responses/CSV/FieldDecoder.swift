/// What a field says, once its quotes are taken off.
struct FieldValue: Sendable {
  /// The text.
  let text: String
  /// Whether it stood in quotes.
  let isQuoted: Bool
  /// Whether it is a missing answer.
  let isMissing: Bool
  /// The number that it spells, where it spells one.
  let number: Double?
  /// Whether it would be a number if decimal commas were expected.
  let hasDecimalComma: Bool
}

/// Turns the bytes of one column's fields into values and checks them against the column's role.
struct FieldDecoder: Sendable {
  let column: String
  let role: ColumnRole
  let decimalMark: DecimalMark
  let encoding: TextEncoding
  let missing: MissingMarks
  private let levels: Set<String>

  init(column: String, role: ColumnRole, reader: CSVReader) {
    self.column = column
    self.role = role
    decimalMark = reader.decimalMark
    encoding = reader.encoding
    missing = reader.missing
    if case .levels(let levels) = role { self.levels = Set(levels) } else { levels = [] }
  }

  /// The value of a field, of which `bytes` hold everything between two separators.
  func value(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldValue {
    let isQuoted = bytes.first == CSVByte.quote
    let whole = isQuoted ? unquoted(bytes) : decoded(bytes)
    let core = whole.withoutOuterBlanks
    // Blanks around a number, or around what marks a missing answer, are an accident of writing: the
    // field is that number or mark, also where numbers are labels. Other labels keep their blanks.
    let isMissing =
      missing.contain(whole, quoted: isQuoted)
      || (!isQuoted || !core.isEmpty) && missing.contain(core, quoted: isQuoted)
    let number = isMissing ? nil : NumberSyntax.number(core, decimalMark: decimalMark)
    let hasDecimalComma = !isMissing && number == nil && isDecimalComma(core)
    return FieldValue(
      text: number != nil || hasDecimalComma ? core : whole, isQuoted: isQuoted,
      isMissing: isMissing, number: number, hasDecimalComma: hasDecimalComma)
  }

  private func isDecimalComma(_ text: String) -> Bool {
    decimalMark == .point && text.utf8.contains(DecimalMark.comma.byte)
      && NumberSyntax.number(text, decimalMark: .comma) != nil
  }

  /// The number of a field, where it is one, without making its text; NaN where it is missing.
  func measurement(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if let number = NumberSyntax.number(bytes, decimalMark: decimalMark.byte),
      case .standard = missing
    {
      return number
    }
    let value = value(bytes)
    return value.isMissing ? .nan : value.number
  }

  /// What is wrong with a value in a column of this role.
  func problem(_ value: FieldValue) -> CSVFault.Problem? {
    if value.isMissing { return nil }
    let text = value.text
    switch role {
    case .automatic, .labels:
      return nil
    case .levels(let stated):
      if levels.contains(text) { return nil }
      return .unlistedLevel(column: column, value: text, levels: stated)
    case .number, .count, .weight, .indicator:
      guard let number = value.number else {
        if value.hasDecimalComma { return .decimalComma(column: column, value: text) }
        return .notANumber(column: column, value: text)
      }
      return problem(number, text: text)
    }
  }

  /// What is wrong with a number in a column of this role.
  func problem(_ number: Double, text: @autoclosure () -> String) -> CSVFault.Problem? {
    switch role {
    case .count where number < 0 || number != number.rounded() || number > 0x1p53:
      .notACount(column: column, value: text())
    case .weight where number < 0:
      .negativeWeight(column: column, value: text())
    case .indicator where number != 0 && number != 1:
      .notAnIndicator(column: column, value: text())
    default:
      nil
    }
  }

  /// The text between the outer quotes, a doubled quote standing for one.
  private func unquoted(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    var at = 1
    while at < bytes.count - 1 {
      text.append(bytes[at])
      at += bytes[at] == CSVByte.quote ? 2 : 1
    }
    return text.withUnsafeBufferPointer(decoded)
  }

  private func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    switch encoding {
    case .utf8:
      return String(decoding: bytes, as: UTF8.self)
    case .latin1:
      var text = String.UnicodeScalarView()
      text.append(contentsOf: bytes.map { Unicode.Scalar($0) })
      return String(text)
    }
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  fileprivate var withoutOuterBlanks: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    let blanks: [UInt8] = [0x20, 0x09]
    guard blanks.contains(first) || blanks.contains(last) else { return self }
    var core = self[...]
    while core.first == " " || core.first == "\t" { core.removeFirst() }
    while core.last == " " || core.last == "\t" { core.removeLast() }
    return String(core)
  }
}

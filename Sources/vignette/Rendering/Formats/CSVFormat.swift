import VersionDiff

/// One table as RFC 4180 CSV: a header of column names, commas, a decimal point, full precision,
/// an empty field for what is missing, and lines that end in `\n` (not `\r\n`, as every reader
/// takes both and line tools only the first).
///
/// Words that a reader would take for a missing value (`NA`, or nothing at all) are quoted.
enum CSVFormat {
  /// The table, ending in a newline.
  static func rendered(_ table: EffectTable) -> String {
    var csv = table.columns.map { field($0.name) }.joined(separator: ",") + "\n"
    for row in table.rows {
      csv += row.map(field).joined(separator: ",") + "\n"
    }
    return csv
  }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): field(text)
    case .number(let value): value.isFinite ? JSONFormat.digits(value) : ""
    case .integer(let value): String(value)
    case .boolean(let value): value ? "true" : "false"
    case .missing: ""
    }
  }

  private static func field(_ text: String) -> String {
    let bytes = text.utf8
    let mustQuote =
      bytes.isEmpty || text == "NA" || bytes.first == UInt8(ascii: " ")
      || bytes.last == UInt8(ascii: " ")
      || bytes.contains { special.contains($0) }
    guard mustQuote else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static let special = [UInt8]("\",\n\r".utf8)
}

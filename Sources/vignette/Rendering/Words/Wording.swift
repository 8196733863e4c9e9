import VersionDiff

/// How numbers and words are written for one reader.
struct Wording: Sendable {
  /// The style that was asked for.
  let style: RenderingStyle
  /// How numbers look.
  let numbers: NumberStyle
  /// How things are called.
  let vocabulary: Vocabulary

  /// Creates the wording of a style.
  init(style: RenderingStyle) {
    self.style = style
    numbers = NumberStyle(language: style.language)
    vocabulary = Vocabulary(language: style.language)
  }

  /// The cell of a row in words, or nil where there is no such column or nothing in it.
  func words(_ row: TableRow, _ name: String) -> String? {
    guard let index = row.table.columnIndex(name) else { return nil }
    let cell = row.table.rows[row.index][index]
    guard cell != .missing else { return nil }
    return numbers.words(cell, in: row.table.columns[index], vocabulary: vocabulary)
  }

  /// The confidence limits of a row in brackets, or nil where one is missing.
  func interval(_ row: TableRow) -> String? {
    guard let low = words(row, "conf.low"), let high = words(row, "conf.high") else { return nil }
    return interval(low, high)
  }

  /// The share of a row of `distribution`: as it was printed, where it was, else as it follows
  /// from the counts.
  func share(_ row: TableRow) -> String? {
    words(row, "printed") ?? words(row, "proportion")
  }

  /// The confidence level, such as `95 %`.
  var confidence: String {
    let percent = style.confidence * 100
    let isWhole = abs(percent - percent.rounded()) < 1e-9
    return numbers.fixed(percent, decimals: isWhole ? 0 : 1) + " %"
  }

  /// Two limits in brackets: `[−5.8, +3.2]`; Dutch separates them by a semicolon, as the comma is
  /// its decimal sign.
  func interval(_ low: String, _ high: String) -> String {
    "[\(low)\(style.language == .nl ? ";" : ",") \(high)]"
  }
}

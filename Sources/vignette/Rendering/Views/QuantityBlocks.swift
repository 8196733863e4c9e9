import VersionDiff

/// Tables of estimates for reading: what names a row, then the estimate with its standard error and
/// interval, the test, and why there is none. A sentence that stood under an earlier table is not
/// repeated.
struct QuantityBlocks {
  let wording: Wording
  private var toldSentences: Set<String> = []

  init(wording: Wording) {
    self.wording = wording
  }

  /// A table without its notes.
  func table(_ table: EffectTable) -> ReadingTable {
    isEstimates(table) ? compact(table) : whole(table)
  }

  /// What the notes of a table say that no earlier note did.
  mutating func notes(of table: EffectTable) -> [String] {
    table.notes.compactMap { note in untold(wording.vocabulary.sentence(note)) }
  }

  private func isEstimates(_ table: EffectTable) -> Bool {
    ["estimate", "conf.low", "conf.high"].allSatisfy { table.columnIndex($0) != nil }
  }

  private func whole(_ table: EffectTable) -> ReadingTable {
    var table = table
    table.notes = []
    return ReadingTable(table, wording: wording)
  }

  private func compact(_ table: EffectTable) -> ReadingTable {
    let vocabulary = wording.vocabulary
    let rows = table.tableRows()
    let hasDegrees = rows.contains { $0.number("df") != nil }
    let isAdjusted = rows.contains { $0.number("p.adjusted") != $0.number("p.value") }
    var columns = names(of: table)
    let heading = table.columnIndex("estimate").map { vocabulary.heading(table.columns[$0]) }
    let isPlain = table.columns.allSatisfy { $0.quantity == .plain || $0.quantity == .pValue }
    columns += [
      .init(heading ?? vocabulary[.estimate]) { number($0, "estimate", isPlain) },
      .init(vocabulary[.standardError]) { number($0, "std.error", isPlain) },
      .init("\(wording.confidence) \(vocabulary[.interval])") { row in
        isPlain ? wording.preciseInterval(row) : wording.interval(row)
      },
      .init(hasDegrees ? "t" : "z") { $0.number("statistic").map(wording.numbers.statistic) },
    ]
    if hasDegrees { columns.append(.init("df") { wording.words($0, "df") }) }
    columns += [
      .init(vocabulary[.p]) { wording.words($0, "p.value") },
      // Of a single comparison nothing is adjusted.
      .init(vocabulary[.pAdjusted]) { isAdjusted ? wording.words($0, "p.adjusted") : nil },
      .init(vocabulary.heading(.reason), .words) { $0.text("reason").map(vocabulary.sentence) },
    ]
    return CompactTable.table(
      id: table.id, caption: vocabulary.sentence(table.title), rows: rows, columns: columns)
  }

  /// The columns that name a row: `effort: high - low` and `need: low` in one column each.
  private func names(of table: EffectTable) -> [CompactTable.Column] {
    let vocabulary = wording.vocabulary
    let joined: [(first: String, others: [String], heading: Word)] = [
      ("factor", ["contrast", "level"], .effect), ("by.factor", ["by.contrast", "by.level"], .at),
    ]
    let hidden = Set(joined.flatMap(\.others) + ["reason"])
    return table.columns.filter { $0.kind == .string && !hidden.contains($0.name) }.map { column in
      let parts = joined.first { $0.first == column.name }
      let second = parts?.others.first { table.columnIndex($0) != nil }
      let heading = second == "level" ? nil : parts.map { vocabulary[$0.heading] }
      return CompactTable.Column(heading ?? vocabulary.heading(column), .words) { row in
        guard let text = row.text(column.name) else { return nil }
        let value = vocabulary.value(text, ofColumn: column.name)
        guard let second, let level = row.text(second) else { return value }
        return "\(value): \(level.replacing(" - ", with: " − "))"
      }
    }
  }

  private func number(_ row: TableRow, _ name: String, _ isPlain: Bool) -> String? {
    isPlain ? wording.precise(row, name) : wording.words(row, name)
  }

  /// The sentences of a note that no earlier note had; nil where none is left.
  private mutating func untold(_ note: String) -> String? {
    var kept: [String] = []
    for sentence in note.split(separator: ". ", omittingEmptySubsequences: true) {
      let bare = sentence.hasSuffix(".") ? String(sentence.dropLast()) : String(sentence)
      if toldSentences.insert(bare).inserted { kept.append(bare) }
    }
    return kept.isEmpty ? nil : kept.joined(separator: ". ") + "."
  }
}

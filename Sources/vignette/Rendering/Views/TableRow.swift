import VersionDiff

/// One row of a table, with its cells by column name.
struct TableRow: Sendable {
  let table: EffectTable
  let index: Int

  /// The cell in the named column, or nil.
  subscript(name: String) -> Cell? { table.cell(row: index, column: name) }

  /// The number in the named column, or nil.
  func number(_ name: String) -> Double? { self[name]?.number }

  /// The words in the named column, or nil.
  func text(_ name: String) -> String? { self[name]?.text }
}

extension EffectTable {
  /// All rows, or those with this text in the named column.
  func tableRows(where name: String? = nil, is text: String? = nil) -> [TableRow] {
    rows.indices.map { TableRow(table: self, index: $0) }.filter { row in
      name.map { row.text($0) == text } ?? true
    }
  }

  /// The different texts of a column, in order of appearance.
  func values(_ name: String) -> [String] {
    var seen: Set<String> = []
    return tableRows().compactMap { $0.text(name) }.filter { seen.insert($0).inserted }
  }
}

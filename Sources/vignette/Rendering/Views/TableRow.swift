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

  /// The rows of one outcome, without the column that names it and without columns in which
  /// nothing stands; nil where there are no rows.
  func part(of outcome: String) -> EffectTable? {
    let rows = tableRows(where: "outcome", is: outcome)
    guard !rows.isEmpty else { return nil }
    return EffectTable(
      id: id, title: title, columns: columns, rows: rows.map { self.rows[$0.index] }
    ).keeping { $0.name != "outcome" }.withoutEmptyColumns
  }

  /// Without the columns in which nothing stands.
  var withoutEmptyColumns: EffectTable {
    let filled = columns.indices.filter { column in rows.contains { $0[column] != .missing } }
    let names = Set(filled.map { columns[$0].name })
    return rows.isEmpty ? self : keeping { names.contains($0.name) }
  }

  private func keeping(_ isKept: (TableColumn) -> Bool) -> EffectTable {
    let kept = columns.indices.filter { isKept(columns[$0]) }
    return EffectTable(
      id: id, title: title, columns: kept.map { columns[$0] },
      rows: rows.map { row in kept.map { row[$0] } }, notes: notes)
  }
}

import VersionDiff

/// A small table made of some columns of a bigger one, several of them joined or rounded together.
struct CompactTable {
  /// A column: its heading, and what it shows of a row.
  struct Column {
    let heading: String
    let alignment: ReadingTable.Column.Alignment
    let cell: (TableRow) -> String?

    init(
      _ heading: String, _ alignment: ReadingTable.Column.Alignment = .numbers,
      cell: @escaping (TableRow) -> String?
    ) {
      self.heading = heading
      self.alignment = alignment
      self.cell = cell
    }
  }

  /// The table; columns in which nothing stands are left out.
  static func table(
    id: String, caption: String, rows: [TableRow], columns: [Column],
    overflow: ReadingTable.Overflow = .squeezed
  ) -> ReadingTable {
    let cells = columns.map { column in rows.map(column.cell) }
    let kept = columns.indices.filter { place in cells[place].contains { $0 != nil } }
    return ReadingTable(
      id: id, caption: caption,
      columns: kept.map { .init(heading: columns[$0].heading, alignment: columns[$0].alignment) },
      keyCount: min(1, kept.count),
      rows: rows.indices.map { row in kept.map { cells[$0][row] ?? "–" } }, overflow: overflow)
  }
}

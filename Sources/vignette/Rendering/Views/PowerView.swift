import VersionDiff

/// What a plan can find: a sentence or two for each test, then the figures in a small table, and the
/// curve where one was asked for.
struct PowerView: SummaryView {
  /// With more tests than this, the table stands alone.
  private static let sentenceLimit = 3

  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    guard let table = document["power"] else { return [] }
    let rows = table.tableRows()
    var blocks: [Reading.Block] = []
    if rows.count <= Self.sentenceLimit {
      blocks += rows.map { .paragraph(PowerSentence($0, wording).text) }
    }
    let outcomes = table.values("outcome")
    for outcome in outcomes {
      let own = table.tableRows(where: "outcome", is: outcome)
      blocks.append(.table(compact(table, own, caption: wording.outcome(outcome), wording)))
    }
    if outcomes.isEmpty, rows.count > 1 {
      let caption = wording.vocabulary.sentence(table.title)
      blocks.append(.table(compact(table, rows, caption: caption, wording)))
    }
    if let curve = document["curve"] {
      blocks.append(.table(self.curve(curve, wording)))
    }
    let notes = table.notes.map(wording.vocabulary.sentence)
    return blocks + [.notes(notes)]
  }

  private func compact(
    _ table: EffectTable, _ rows: [TableRow], caption: String, _ wording: Wording
  ) -> ReadingTable {
    let vocabulary = wording.vocabulary
    let percent = { (row: TableRow, name: String) in
      row.number(name).map(wording.powerCell)
    }
    let count = { (row: TableRow, name: String) in
      row.number(name).map { wording.numbers.fixed($0, decimals: 0) }
    }
    let heading = { (name: String) -> String in
      table.columnIndex(name).map { vocabulary.heading(table.columns[$0]) } ?? name
    }
    return CompactTable.table(
      id: table.id, caption: caption, rows: rows,
      columns: [
        .init(heading("contrast"), .words) { PowerSentence($0, wording).comparison },
        .init(heading("test"), .words) { wording.words($0, "test") },
        .init(heading("n")) { count($0, "n") },
        .init(wording.vocabulary[.effect]) { PowerSentence($0, wording).amount("effect") },
        .init(heading("power")) { percent($0, "power") },
        .init(heading("power.adjusted")) { percent($0, "power.adjusted") },
        .init(heading("smallest.effect")) { PowerSentence($0, wording).amount("smallest.effect") },
        .init(heading("n.needed")) { count($0, "n.needed") },
      ])
  }

  private func curve(_ table: EffectTable, _ wording: Wording) -> ReadingTable {
    let heading = { (name: String) -> String in
      table.columnIndex(name).map { wording.vocabulary.heading(table.columns[$0]) } ?? name
    }
    return CompactTable.table(
      id: table.id, caption: wording.vocabulary.sentence(table.title), rows: table.tableRows(),
      columns: [
        .init(heading("n")) { row in
          row.number("n").map { wording.numbers.fixed($0, decimals: 0) }
        },
        .init(wording.vocabulary[.effect]) { PowerSentence($0, wording).amount("effect") },
        .init(heading("power")) { row in row.number("power").map(wording.powerCell) },
      ])
  }
}

extension Wording {
  /// A power in a table, to one decimal: `57.8`, `over 99.9`.
  fileprivate func powerCell(_ share: Double) -> String {
    0.0005..<0.9995 ~= share ? numbers.percentage(share) : power(share)
  }
}

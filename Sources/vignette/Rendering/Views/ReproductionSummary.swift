import VersionDiff

/// The table `reproduction` for reading: published figures beside the computed ones, with as many
/// decimals as the source prints, and in lines below what can't be checked and why.
enum ReproductionSummary {
  static func blocks(of table: EffectTable, wording: Wording) -> [Reading.Block] {
    let vocabulary = wording.vocabulary
    let checked = table.tableRows().filter { $0.text("agrees") != "cannot.be.checked" }
    let caption = vocabulary.sentence(table.title)
    var blocks: [Reading.Block] = []
    if !checked.isEmpty {
      let reading = CompactTable.table(
        id: table.id, caption: caption, rows: checked,
        columns: [
          .init(heading("table", table, vocabulary), .words) { $0.text("table") },
          .init(heading("term", table, vocabulary), .words) { $0.text("term") },
          .init(heading("quantity", table, vocabulary), .words) { quantity($0, vocabulary) },
          .init(heading("published", table, vocabulary)) { number($0, "published", wording) },
          .init(heading("computed", table, vocabulary)) { number($0, "computed", wording) },
          .init(vocabulary.sentence("What the printing allows"), .words) { range($0, wording) },
          .init(heading("agrees", table, vocabulary), .words) { row in
            row.text("agrees").map { vocabulary.value($0, ofColumn: "agrees") }
          },
        ])
      blocks.append(.table(reading))
    }
    let lines = unchecked(table, wording)
    if !lines.isEmpty { blocks.append(.lines(lines)) }
    return table.notes.isEmpty
      ? blocks : blocks + [.notes(table.notes.map(vocabulary.sentence))]
  }

  private static func heading(
    _ name: String, _ table: EffectTable, _ vocabulary: Vocabulary
  ) -> String {
    table.columnIndex(name).map { vocabulary.heading(table.columns[$0]) } ?? name
  }

  /// What is printed: `Estimate`, `SE`, `Statistic`, `p`.
  private static func quantity(_ row: TableRow, _ vocabulary: Vocabulary) -> String? {
    switch row.text("quantity") {
    case "estimate": vocabulary[.estimate]
    case "std.error": vocabulary[.standardError]
    case "statistic": vocabulary.heading(.statistic)
    case "p.value": vocabulary[.p]
    default: row.text("quantity")
    }
  }

  private static func number(_ row: TableRow, _ name: String, _ wording: Wording) -> String? {
    row.number(name).map { wording.numbers.fixed($0, decimals: decimals(row)) }
  }

  private static func range(_ row: TableRow, _ wording: Wording) -> String? {
    guard let low = number(row, "computed.low", wording),
      let high = number(row, "computed.high", wording)
    else { return nil }
    return "\(low) \(wording.vocabulary[.to]) \(high)"
  }

  private static func decimals(_ row: TableRow) -> Int {
    row.number("decimals").map { min(9, Int($0)) } ?? 2
  }

  /// `main: effort, need (why)`, a line for each table and reason.
  private static func unchecked(_ table: EffectTable, _ wording: Wording) -> [String] {
    let vocabulary = wording.vocabulary
    let rows = table.tableRows(where: "agrees", is: "cannot.be.checked")
    var lines: [(key: [String], terms: [String])] = []
    for row in rows {
      let key = [row.text("table") ?? "", row.text("reason") ?? ""]
      let figure = [row.text("term"), quantity(row, vocabulary)].compactMap { $0 }
        .joined(separator: " ")
      if let place = lines.firstIndex(where: { $0.key == key }) {
        lines[place].terms.append(figure)
      } else {
        lines.append((key, [figure]))
      }
    }
    let opening = vocabulary.value("cannot.be.checked", ofColumn: "agrees")
    return lines.map { key, terms in
      "\(key[0]), \(opening): \(terms.joined(separator: ", ")). \(vocabulary.sentence(key[1]))"
    }
  }
}

import VersionDiff

/// The findings of a check, grouped by severity, the gravest first: what, where, how big, and what
/// to do.
struct FindingsView: SummaryView {
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    guard let table = document["findings"] else {
      return document.tables.map { .table(ReadingTable($0, wording: wording)) }
    }
    let vocabulary = wording.vocabulary
    guard !table.rows.isEmpty else {
      let others = document.tables.filter { $0.id != "findings" && !$0.rows.isEmpty }
      return [.paragraph(vocabulary[.noFindings])] + others.flatMap { self.blocks(of: $0, wording) }
    }
    let present = table.values("severity")
    let severities =
      Self.severities.filter(present.contains)
      + present.filter { !Self.severities.contains($0) }
    var blocks: [Reading.Block] = []
    for severity in severities {
      for row in table.tableRows(where: "severity", is: severity) {
        blocks.append(finding(row, severity: severity, wording))
      }
    }
    let counts = severities.map { severity in
      let count = table.tableRows(where: "severity", is: severity).count
      return "\(vocabulary.value(severity, ofColumn: "severity")): \(count)"
    }
    blocks.append(.paragraph(counts.joined(separator: ", ")))
    let others = document.tables.filter { $0.id != "findings" && !$0.rows.isEmpty }
    blocks += others.flatMap { self.blocks(of: $0, wording) }
    return table.notes.isEmpty
      ? blocks : blocks + [.notes(table.notes.map(vocabulary.sentence))]
  }

  private func blocks(of table: EffectTable, _ wording: Wording) -> [Reading.Block] {
    table.id == "reproduction"
      ? ReproductionSummary.blocks(of: table, wording: wording)
      : [.table(ReadingTable(table.withoutEmptyColumns, wording: wording))]
  }

  private func finding(
    _ row: TableRow, severity: String, _ wording: Wording
  ) -> Reading.Block {
    let vocabulary = wording.vocabulary
    let details = [
      (Word.where_, place(row, wording)), (.size, size(row, wording)),
      (.remedy, text(row, Self.remedies, wording)),
    ].compactMap { word, text in
      text.map { Reading.Detail(label: vocabulary[word], text: $0) }
    }
    let what = text(row, Self.subjects, wording) ?? "–"
    return .finding(
      severity: vocabulary.value(severity, ofColumn: "severity"), text: what,
      details: details)
  }

  private func text(_ row: TableRow, _ names: [String], _ wording: Wording) -> String? {
    names.compactMap { row.text($0) }.first.map(wording.vocabulary.sentence)
  }

  /// What it is about, and where that stands in the study file.
  private func place(_ row: TableRow, _ wording: Wording) -> String? {
    let place = text(row, Self.places, wording)
    guard let line = row.number("line") else { return place }
    let position = "\(wording.vocabulary[.line]) \(Int(line))"
    return place.map { "\($0) (\(position))" } ?? position
  }

  /// The number and what it measures, such as `8.4 percentage points` or `p < .001`.
  private func size(_ row: TableRow, _ wording: Wording) -> String? {
    guard let value = Self.sizes.compactMap({ row.number($0) }).first else {
      return text(row, Self.sizes, wording)
    }
    let measure = row.text("measure") ?? ""
    if measure == "p.value" { return wording.numbers.pStatement(value) }
    let isWhole = value == value.rounded() && abs(value) < 1e6
    let number =
      isWhole ? wording.numbers.fixed(value, decimals: 0) : wording.numbers.plain(value)
    let words = wording.vocabulary.sentence(measure)
    guard !measure.isEmpty else { return number }
    return value == 1 ? "\(words): \(number)" : "\(number) \(words)"
  }

  /// The gravest first.
  private static let severities = ["error", "warning", "note"]

  // The columns, by the names they may go by.
  private static let subjects = ["found", "what", "message", "finding"]
  private static let places = ["where", "place", "location"]
  private static let sizes = ["how.big", "size", "magnitude"]
  private static let remedies = ["what.to.do", "remedy", "advice"]
}

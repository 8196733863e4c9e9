import VersionDiff

/// The findings of a check, grouped by severity, the gravest first: what, where, how big, and what
/// to do.
struct FindingsView: SummaryView {
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    guard let table = document["findings"] else {
      return document.tables.map { .table(ReadingTable($0, wording: wording)) }
    }
    let vocabulary = wording.vocabulary
    guard !table.rows.isEmpty else { return [.paragraph(vocabulary[.noFindings])] }
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
    return blocks + [.paragraph(counts.joined(separator: ", "))]
  }

  private func finding(
    _ row: TableRow, severity: String, _ wording: Wording
  ) -> Reading.Block {
    let vocabulary = wording.vocabulary
    let details = [(Word.where_, Self.places), (.size, Self.sizes), (.remedy, Self.remedies)]
      .compactMap { word, names -> Reading.Detail? in
        let text = names.compactMap { wording.words(row, $0) }.first
        return text.map { Reading.Detail(label: vocabulary[word], text: vocabulary.sentence($0)) }
      }
    let what = Self.subjects.compactMap { wording.words(row, $0) }.first ?? "–"
    return .finding(
      severity: vocabulary.value(severity, ofColumn: "severity"), text: vocabulary.sentence(what),
      details: details)
  }

  /// The gravest first.
  private static let severities = ["error", "warning", "notice", "note", "info"]

  // The columns, by the names they may go by.
  private static let subjects = ["what", "message", "finding"]
  private static let places = ["where", "place", "location"]
  private static let sizes = ["how.big", "size", "magnitude"]
  private static let remedies = ["what.to.do", "remedy", "advice"]
}

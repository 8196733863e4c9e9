import VersionDiff

/// The findings of a check, the most severe first.
struct FindingsView: SummaryView {
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    document.tables.map { .table(ReadingTable($0, wording: wording)) }
  }
}

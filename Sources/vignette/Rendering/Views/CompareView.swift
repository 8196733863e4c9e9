import VersionDiff

/// The comparison of versions: per outcome one small table, a line of test and effect size.
struct CompareView: SummaryView {
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    document.tables.map { .table(ReadingTable($0, wording: wording)) }
  }
}

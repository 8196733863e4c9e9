import VersionDiff

/// A fitted model: its coefficients compactly, and a line on the fit.
struct EffectsView: SummaryView {
  func blocks(of document: TableDocument, wording: Wording) -> [Reading.Block] {
    document.tables.map { .table(ReadingTable($0, wording: wording)) }
  }
}

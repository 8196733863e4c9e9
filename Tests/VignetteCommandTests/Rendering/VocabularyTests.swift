import Testing
import VersionDiff

@testable import vignette

@Suite("The vocabulary")
struct VocabularyTests {
  @Test("Every column of a comparison has a Dutch heading, and every title a Dutch sentence")
  func comparison() throws {
    let table = try ContingencyTable(
      counts: [[5, 9], [7, 3], [8, 2]], rowNames: ["a", "b", "c"], columnNames: ["1", "2"])
    for margin in [nil, 0.05] {
      var settings = VersionComparison.Settings()
      settings.margin = margin
      let comparison = try VersionComparison(table, on: "y", settings: settings)
      let document = TableDocument(VersionComparisonFamily([comparison], settings: settings))
      #expect(!document.tables.isEmpty)
      for table in document.tables { expectDutch(table) }
    }
  }

  private func expectDutch(_ table: EffectTable) {
    for column in table.columns {
      #expect(Vocabulary.dutchColumns[column.name] != nil, "\(table.id): \(column.name)")
    }
    for sentence in [table.title] {
      #expect(Phrasebook.dutch(sentence) != sentence, "\(table.id)")
    }
  }
}

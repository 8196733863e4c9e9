import TestSupport
import Testing
import VersionDiff

@testable import vignette

@Suite("CSV")
struct CSVFormatTests {
  @Test(
    "Equals the stored file, also when Dutch is asked for",
    arguments: RenderingStyle.Language.allCases)
  func snapshot(language: RenderingStyle.Language) throws {
    let csv = try TableFormat.csv.rendered(
      SampleTables.document, provenance: SampleTables.provenance,
      style: RenderingStyle(language: language))
    try expectSnapshot(csv, named: "awkward.csv")
  }

  @Test(
    "Quotes what would be misread",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
      ("a\r\nb", "\"a\r\nb\""), ("NA", "\"NA\""), ("", "\"\""), (" a", "\" a\""), ("é", "é"),
    ])
  func quoting(text: String, field: String) {
    let table = EffectTable(
      id: "t", title: "", columns: [TableColumn("x", .string, label: "x")], rows: [[.text(text)]])
    #expect(CSVFormat.rendered(table) == "x\n\(field)\n")
  }

  @Test("Refuses several tables in one file, and writes each to its own")
  func several() throws {
    let table = SampleTables.awkward
    let other = EffectTable(id: "other", title: "", columns: table.columns)
    let document = TableDocument(command: "tables", tables: [table, other])
    #expect(throws: RenderingError.severalTables(["awkward", "other"])) {
      try TableFormat.csv.rendered(document, provenance: SampleTables.provenance)
    }
    let files = try TableFormat.csvFiles(document)
    #expect(files.map(\.name) == ["awkward.csv", "other.csv"])
    #expect(files.last?.content.split(separator: "\n").count == 1)
  }
}

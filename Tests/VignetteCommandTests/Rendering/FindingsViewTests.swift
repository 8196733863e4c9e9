import TestSupport
import Testing
import VersionDiff

@testable import vignette

@Suite("The view of a check")
struct FindingsViewTests {
  private let columns = ["severity", "rule", "where", "finding", "measure", "advice"].map {
    TableColumn($0, .string, label: $0)
  }

  @Test(
    "Equals the stored pages, the gravest findings first",
    arguments: [TableFormat.text, .markdown, .html, .latex])
  func snapshots(format: TableFormat) throws {
    let table = EffectTable(
      id: "findings", title: "Findings",
      columns: columns + [
        TableColumn("size", .number, label: ""), TableColumn("line", .integer, label: ""),
      ],
      rows: [
        [
          .text("note"), .text("a-rule"), .text("table b"), .text("A small thing."), .missing,
          .missing, .missing, .missing,
        ],
        [
          .text("error"), .text("confounded-factors"), .text("dilemma1"),
          .text("Two factors change together between the versions: feasibility and contract."),
          .text("factors"),
          .text("Ask all four combinations, or say that the contrast is of both at once."),
          .number(2), .integer(17),
        ],
      ])
    let page = try format.rendered(
      TableDocument(command: "check", tables: [table]), provenance: SampleTables.provenance)
    try expectSnapshot(page, named: "check.en.\(format.rawValue)")
  }

  @Test("Says that there are none")
  func none() throws {
    let table = EffectTable(id: "findings", title: "Findings", columns: columns)
    let page = try TableFormat.text.rendered(
      TableDocument(command: "check", tables: [table]), provenance: SampleTables.provenance)
    #expect(page.hasPrefix("No findings."))
  }
}

import TestSupport
import Testing
import VersionDiff

@testable import vignette

@Suite("The view of a comparison")
struct CompareViewTests {
  @Test(
    "Equals the stored pages",
    arguments: [TableFormat.text, .markdown, .html, .latex], RenderingStyle.Language.allCases)
  func snapshots(format: TableFormat, language: RenderingStyle.Language) throws {
    let style = RenderingStyle(language: language, prose: .sentences, margin: 0.05)
    let page = try format.rendered(
      SampleComparison.document, provenance: SampleTables.provenance, style: style)
    try expectSnapshot(page, named: "compare.\(language.rawValue).\(format.rawValue)")
  }

  @Test(
    "Fits 80 columns whatever the names",
    arguments: [
      [:], ["carry out the order": String(repeating: "very long answer ", count: 12)],
      ["resign": String(repeating: "x", count: 200), "advice1": String(repeating: "y", count: 99)],
      ["1": "the wording that was used first", "2": "another wording with a long name"],
      ["resign": "辞任する以外に道はないと思う、そう思わない人もいるが、それはそれでよい"],
      ["resign": "tab\there\nand \u{1B}[31mred"],
    ] as [[String: String]], RenderingStyle.Language.allCases)
  func width(names: [String: String], language: RenderingStyle.Language) throws {
    let page = try TableFormat.text.rendered(
      SampleComparison.renamed(names), provenance: SampleTables.provenance,
      style: RenderingStyle(language: language, prose: .sentences))
    for line in page.split(separator: "\n") {
      #expect(TextLayout.width(String(line)) <= 80, "\(line)")
    }
    #expect(!page.contains("\u{1B}"))
  }

  @Test("Three versions are shown contrast by contrast, whatever their names")
  func threeVersions() throws {
    let words = ["outcome", "version", "option", "contrast", "verdict"]
    func table(_ id: String, _ names: [String], _ rows: [[Cell]]) -> EffectTable {
      EffectTable(
        id: id, title: "",
        columns: names.map { name in
          let isShare = name == "proportion"
          return TableColumn(
            name, words.contains(name) ? .string : .number, isShare ? .proportion : .plain,
            label: name)
        }, rows: rows)
    }
    let versions = [("a - b", 0.5), ("a", 0.25), ("b", 0.125)]
    let distribution = table(
      "distribution", ["outcome", "version", "option", "proportion"],
      versions.map { [.text("y"), .text($0.0), .text("yes"), .number($0.1)] })
    let differences = table(
      "differences", ["outcome", "option", "contrast", "estimate", "p.adjusted", "verdict"],
      ["a - a - b", "b - a - b"].map {
        [.text("y"), .text("yes"), .text($0), .number(-0.25), .number(0.5), .text("undecided")]
      })
    let page = try TableFormat.text.rendered(
      TableDocument(command: "compare", tables: [distribution, differences]),
      provenance: Provenance(version: "0.1.0", command: ""))
    let captions = page.split(separator: "\n").filter { $0.contains(" against ") }
    #expect(captions == ["Version a against a - b", "Version b against a - b"])
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("yes") }
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.contains("50.0") })
    #expect(rows.first?.contains("25.0") == true && rows.last?.contains("12.5") == true)
  }

  @Test("Adjusted percentages come before the raw ones, and absent tables are left out")
  func adjusted() throws {
    var document = SampleComparison.document
    document.tables.append(
      EffectTable(
        id: "adjusted", title: "Adjusted percentages",
        columns: [
          TableColumn("outcome", .string, label: "Outcome"),
          TableColumn("version", .string, label: "Version"),
          TableColumn("estimate", .number, .proportion, label: "Share"),
          TableColumn("empty", .number, label: "Nothing"),
        ], rows: [[.text("advice1"), .text("1"), .number(0.5991), .missing]]))
    let page = try TableFormat.text.rendered(document, provenance: SampleTables.provenance)
    let adjusted = try #require(page.range(of: "59.9"))
    let raw = try #require(page.range(of: "60.3"))
    #expect(adjusted.lowerBound < raw.lowerBound)
    #expect(!page.contains("Nothing"))
    let empty = try TableFormat.text.rendered(
      TableDocument(command: "compare"), provenance: Provenance(version: "0.1.0", command: ""))
    #expect(empty == "\n")
  }

  @Test("Selected tables are shown in full, in the order asked for")
  func selected() throws {
    let style = RenderingStyle(selection: .tables(["tests", "distribution"]))
    let page = try TableFormat.text.rendered(
      SampleComparison.document, provenance: SampleTables.provenance, style: style)
    let tests = try #require(page.range(of: "Tests of a difference"))
    let distribution = try #require(page.range(of: "Answers by version"))
    #expect(tests.lowerBound < distribution.lowerBound)
    #expect(!page.contains("option by option"))
    for line in page.split(separator: "\n") { #expect(TextLayout.width(String(line)) <= 80) }
  }

  @Test("Adjusted differences stand per contrast beside the raw ones; standard errors have no sign")
  func adjustedDifferences() throws {
    let words = ["outcome", "option", "contrast", "adjusted.for", "standard"]
    let shares = ["reference.proportion", "version.proportion"]
    let points = ["estimate", "std.error", "conf.low", "conf.high", "raw.estimate"]
    let table = EffectTable(
      id: "adjusted", title: "Adjusted",
      columns: words.map { TableColumn($0, .string, label: $0) }
        + shares.map { TableColumn($0, .number, .proportion, label: $0) }
        + points.map { TableColumn($0, .number, .proportionDifference, label: $0) },
      rows: [
        ["advice1", "resign", "2 - 1", "age", "pooled"].map { Cell.text($0) }
          + [0.2, 0.175, -0.025, 0.0191, -0.06, 0.01, -0.0365].map { Cell.number($0) }
      ])
    var document = SampleComparison.document
    document.tables.append(table)
    let page = try TableFormat.markdown.rendered(document, provenance: SampleTables.provenance)
    #expect(
      page.contains(
        "Adjusted for age, standardised to all versions pooled: version 2 against version 1"))
    #expect(page.contains("| resign | 20.0 | 17.5 | −2.5 | \\[−6.0, +1.0\\] | −3.6 |"))
    let full = try TableFormat.markdown.rendered(
      document, provenance: SampleTables.provenance,
      style: RenderingStyle(selection: .tables(["adjusted"])))
    #expect(full.contains("| −2.5 | 1.9 | −6.0 |"))
  }
}

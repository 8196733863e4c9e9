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
}

import Foundation
import TestSupport
import Testing
import VersionDiff

@testable import vignette

@Suite("Pages for people")
struct PageFormatTests {
  @Test(
    "Equal the stored pages",
    arguments: [TableFormat.text, .markdown, .html, .latex], [RenderingStyle.Language.en, .nl])
  func snapshots(format: TableFormat, language: RenderingStyle.Language) throws {
    let page = try format.rendered(
      SampleTables.document, provenance: SampleTables.provenance,
      style: RenderingStyle(language: language))
    try expectSnapshot(page, named: "awkward.\(language.rawValue).\(format.rawValue)")
  }
}

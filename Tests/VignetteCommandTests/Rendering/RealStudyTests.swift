import Foundation
import TestSupport
import Testing
import VersionDiff
import VignetteKit

@testable import vignette

@Suite("The studies' results as people read them")
struct RealStudyTests {
  @Test("The comparison and the check fit 80 columns", arguments: RenderingStyle.Language.allCases)
  func width(language: RenderingStyle.Language) throws {
    for document in try documents() {
      for selection in [RenderingStyle.Selection.summary, .all] {
        let style = RenderingStyle(
          language: language, selection: selection, prose: .sentences,
          study: try Self.study("civil-servants"))
        let page = try TableFormat.text.rendered(
          document, provenance: SampleTables.provenance, style: style)
        if let folder = ProcessInfo.processInfo.environment["SHOW_PAGES"] {
          let name = "\(document.command).\(language.rawValue).\(selection).txt"
          try Data(page.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
        }
        for line in page.split(separator: "\n") {
          #expect(TextLayout.width(String(line)) <= 80, "\(line)")
        }
      }
    }
  }

  @Test("Columns and titles stand in Dutch, and so do nearly all sentences")
  func dutch() throws {
    var sentences: [String] = []
    for document in try documents() {
      sentences += document.warnings.map(\.message)
      for table in document.tables {
        #expect(Phrasebook.dutch(table.title) != table.title)
        sentences += table.notes
        for column in table.columns {
          let isDutch =
            Vocabulary.dutchColumns[column.name] != nil
            || Phrasebook.dutch(column.label) != column.label
            || Vocabulary(language: .nl).isVersion(column)
          #expect(isDutch, "\(table.id): \(column.name)")
        }
        for name in ["finding", "advice"] {
          sentences += table.tableRows().compactMap { $0.text(name) }
        }
      }
    }
    let english = sentences.filter { Phrasebook.dutch($0) == $0 }
    #expect(5 * english.count <= sentences.count, "\(english)")
  }

  @Test("Answers are called by their labels, percentages are those that were printed")
  func labels() throws {
    let study = try Self.study("civil-servants")
    let document = try #require(try documents().first { $0.command == "compare" })
    for (language, label) in [
      (RenderingStyle.Language.en, "Carry out the order"), (.nl, "De opdracht uitvoeren"),
    ] {
      let style = RenderingStyle(language: language, study: study)
      let page = try TableFormat.markdown.rendered(
        document, provenance: SampleTables.provenance, style: style)
      #expect(page.contains("| \(label) |"))
      #expect(page.contains(language == .nl ? " 42,8 |" : " 42.8 |"))
      let json = try TableFormat.json.rendered(
        document, provenance: SampleTables.provenance, style: style)
      #expect(json.contains("\"option\": \"carry-out\"") && !json.contains(label))
    }
  }

  /// Made once, as the envelopes take a while in a debug build.
  private static let made = Result { () throws -> [TableDocument] in
    let civilServants = try study("civil-servants")
    let checks = try [study("deservingness"), civilServants].map { StudyCheck(of: $0).document() }
    return try checks + [PublishedComparison(of: civilServants).document()]
  }

  private func documents() throws -> [TableDocument] { try Self.made.get() }

  private static func study(_ name: String) throws -> Study {
    try StudyFile(at: Repository.root.appendingPathComponent("Studies/\(name)").path).study
  }
}

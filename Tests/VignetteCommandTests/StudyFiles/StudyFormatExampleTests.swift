import Foundation
import TestSupport
import Testing
import VignetteKit

@testable import vignette

@Suite struct StudyFormatExampleTests {
  @Test func exampleOfTheDocumentationIsAStudy() throws {
    let study = try StudyFile.study(in: Array(try Self.example().utf8), named: "example.yaml")
    #expect(study.versions.map(\.id) == ["1", "2"])
    #expect(study.dilemmas.map(\.id) == ["order", "attention"])
    #expect(study.questions.count == 5)
    let advice = try #require(study.published?.distributions.first)
    #expect(advice["carry out"]?["v1"]?.printed == "60.3")
    #expect(advice["refuse"]?["v2"]?.alsoPrinted == ["13.0"])
    #expect(advice["else"]?["v2"]?.status == .unclear)
    #expect(advice["else"]?["v2"]?.value == nil)
    let row = try #require(study.published?.coefficients.first?.rows.first)
    #expect(row.pValue?.isUpperBound == true)
    #expect(row.pValue?.value == 0.01)
    #expect(row.coefficient?.decimals == 3)
  }

  /// The first YAML block of the format's documentation.
  static func example() throws -> String {
    let url = Repository.root.appendingPathComponent("docs/study-format.md")
    let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "```yaml\n")
    return try #require(parts.last?.components(separatedBy: "```\n").first)
  }
}

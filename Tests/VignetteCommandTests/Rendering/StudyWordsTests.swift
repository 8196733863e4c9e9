import TestSupport
import Testing
import VersionDiff
import VignetteKit

@testable import vignette

/// What people read names outcomes and answers in the study's words; what programs read keeps the
/// names.
@Suite struct StudyWordsTests {
  @Test(arguments: [
    (RenderingStyle.Language.en, "Advice, dilemma 1 (advice1)", "Resign"),
    (.nl, "Advies, dilemma 1 (advice1)", "Ontslag nemen"),
  ])
  func outcomesAndAnswersHaveTheirWords(
    language: RenderingStyle.Language, outcome: String, option: String
  ) throws {
    let wording = Wording(
      style: RenderingStyle(
        language: language, study: try StudiesTests.study("civil-servants")))
    #expect(wording.outcome("advice1") == outcome)
    #expect(wording.option("resign", of: "advice1") == option)
    #expect(wording.option("resign", of: "advice2") == "resign")
    #expect(wording.option("more", of: "attention.explain") != "more")
    #expect(wording.outcome("attention-why") == "attention-why")
  }

  @Test func namesStayWhereNoStudyIsGiven() {
    let wording = Wording(style: RenderingStyle())
    #expect(wording.outcome("advice1") == "advice1")
    #expect(wording.option("resign", of: "advice1") == "resign")
  }

  @Test func programsReadNames() throws {
    let study = try StudiesTests.study("civil-servants")
    let document = try PublishedComparison(of: study).document()
    let style = RenderingStyle(language: .nl, prose: .sentences, study: study)
    let json = try TableFormat.json.rendered(
      document, provenance: Provenance(version: "0", command: "vignette compare"), style: style)
    #expect(json.contains("carry-out") && !json.contains("De opdracht uitvoeren"))
    let text = try TableFormat.text.rendered(
      document, provenance: Provenance(version: "0", command: "vignette compare"), style: style)
    #expect(text.contains("De opdracht uitvoeren") && !text.contains("carry-out"))
  }
}

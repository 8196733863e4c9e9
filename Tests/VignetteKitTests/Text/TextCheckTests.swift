import Testing

@testable import VignetteKit

@Suite struct TextCheckTests {
  private func findings(
    _ rule: TextFinding.Rule, _ study: Study = SampleTextStudy.study()
  ) throws -> [TextFinding] {
    var selection = StudyTexts.Selection()
    selection.languages = ["en"]
    return try TextCheck(of: study, selecting: selection).findings.filter { $0.rule == rule }
  }

  @Test func theSampleHasTheseFindings() throws {
    let findings = try TextCheck(of: SampleTextStudy.study(), selecting: .init()).findings
    let english = findings.filter { $0.language == "en" }
    #expect(
      english.map(\.rule) == [
        .unequalLength, .unequalLength, .unequalLength, .unequalLength, .unequalLength, .limitOnly,
        .differingQuestion,
      ])
    #expect(
      english.map(\.found).prefix(5) == [
        "In version 1, the text has 13 words; in version 2 it has 8.",
        "In version 1, the text has 4 sentences; in version 2 it has 3.",
        "In version 1, the text has 10.9 points of LIX; in version 2 it has 2.7.",
        "In version 1, a follow-up of question 'advice' has 4 words; in version 2 it has 3.",
        "In version 1, a follow-up of question 'advice' has 4.0 points of LIX; in version 2 it has 3.0.",
      ])
    #expect(findings.count == 2 * english.count)
  }

  @Test func levelsThatReadTheSame() throws {
    let study = SampleTextStudy.study(
      text: "An order {legal}{contract=temporary|not-said:.} Decide.")
    let found = try findings(.equalLevels, study).map(\.found)
    #expect(found == ["The levels 'temporary' and 'not-said' of 'contract' read the same."])
  }

  @Test func aFactorThatNoTextWords() throws {
    let study = SampleTextStudy.study(text: "An order {legal}.")
    #expect(
      try findings(.unwordedFactor, study).map(\.found) == ["No text words the factor 'contract'."])
    #expect(
      try findings(.limitOnly).map(\.found) == [
        "The factor 'room' sets the limit of the sliders, and no text words it."
      ])
  }

  /// A level without words, shown alone, hides that another level of its factor has some.
  @Test func aLevelWithoutWordsAloneIsNoUnwordedFactor() throws {
    let study = SampleTextStudy.study(
      text: "An order {legal}. {contract=temporary: It ends soon.}")
    var selection = StudyTexts.Selection()
    selection.versions = ["2"]
    let findings = try TextCheck(of: study, selecting: selection).findings
    #expect(!findings.contains { $0.rule == .unwordedFactor }, "\(findings.map(\.found))")
    var vignettes = SampleTextStudy.study()
    vignettes.vignetteSets[0].text = SampleTextStudy.both("A client comes.{client=woman: Alone.}")
    selection = StudyTexts.Selection()
    selection.vignettes = ["V-man"]
    let ofOne = try TextCheck(of: vignettes, selecting: selection).findings
    #expect(!ofOne.contains { $0.rule == .unwordedFactor }, "\(ofOne.map(\.found))")
    vignettes.vignetteSets[0].text = SampleTextStudy.both("A client comes.")
    #expect(
      try TextCheck(of: vignettes, selecting: selection).findings.contains {
        $0.rule == .unwordedFactor
      })
  }

  @Test func aFactorThatIsWordedTwice() throws {
    let study = SampleTextStudy.study(
      text: "It {legal}, {legal}. {contract=temporary: A.} {contract=temporary: A.}")
    #expect(
      try findings(.repeatedWording, study).map(\.found) == [
        "The factor 'legal' is worded 2 times in the text.",
        "The factor 'contract' is worded 2 times in the text.",
      ])
    // A form may stand as often as grammar needs it, as in the sample's vignettes.
    #expect(try findings(.repeatedWording).isEmpty)
  }

  @Test func aSlotThatIsLeft() throws {
    let study = SampleTextStudy.study(silent: "{client.her} {{}} {x} {legal")
    #expect(
      try findings(.leftSlot, study).map(\.found) == [
        "The slot {client} is left in the text.",
        "The slot {client} is left in a follow-up of question 'advice'.",
      ])
  }

  @Test func spacesTooMany() throws {
    for text in [
      "An order  {legal}.", " An order {legal}.", "An order {legal} .", "An, {legal} , a",
    ] {
      #expect(try findings(.spacing, SampleTextStudy.study(text: text)).count == 1, "\(text)")
    }
    #expect(
      try findings(.spacing, SampleTextStudy.study(text: "An {legal} ... order\n\nhere")).isEmpty)
  }

  @Test func aSentenceWithoutASpaceBeforeIt() throws {
    let glued = SampleTextStudy.study(text: "An order {legal}.{contract=temporary: It ends soon.}")
    #expect(
      try findings(.spacing, glued).map(\.found) == ["There is no space in 'wrong.It' in the text."]
    )
    let names = SampleTextStudy.study(text: "See U.S.A or www.Example.com, order {legal}. Mr.X")
    #expect(try findings(.spacing, names).map(\.found).filter { $0.contains("wrong") }.isEmpty)
  }

  /// 11 words against 10 are 10 %, which is allowed; 12 are not.
  @Test(arguments: [(11, false), (12, true)])
  func textsOfUnequalLength(words: Int, isFound: Bool) throws {
    let nine = "a b c d e f g h"
    let more = (1...(words - 10)).map { "w\($0)" }.joined(separator: " ")
    let study = SampleTextStudy.study(
      text: "\(nine) {contract=temporary: \(more)} {legal=doubtful: i}{legal=impossible: j} k.")
    let found = try findings(.unequalLength, study).filter {
      $0.question == nil && $0.found.contains(" words")
    }
    #expect(found.isEmpty == !isFound)
    if let finding = found.first {
      #expect(finding.found == "In version 1, the text has 12 words; in version 2 it has 10.")
      #expect(abs((finding.percent ?? 0) - 20) < 1e-9)
    }
  }

  @Test func questionsThatDiffer() throws {
    let study = SampleTextStudy.study(question: "It {legal}, what now?")
    #expect(
      try findings(.differingQuestion, study).map(\.found) == [
        "The words of question 'advice' differ between versions.",
        "The words of a follow-up of question 'advice' differ between versions.",
      ])
  }

  /// One template can't differ where no factor does, so the readings are made by hand.
  @Test func wordsThatDifferWithoutAFactor() throws {
    let texts = try StudyTexts(of: SampleTextStudy.study())
    #expect(
      texts.tasks.flatMap { TextCheck.unexplainedDifferences(in: $0, against: "1") }.isEmpty)
    let first = Passage(.text, RenderedText("One two three"))
    let second = Passage(.text, RenderedText("One four three"))
    let task = TaskTexts(
      task: "t", kind: .dilemma, language: "en",
      readings: [
        .init(name: "1", levels: [], passages: [first]),
        .init(name: "2", levels: [], passages: [second]),
      ])
    #expect(
      TextCheck.unexplainedDifferences(in: task, against: "1").map(\.found) == [
        "'two' became 'four' in the text, although no factor differs there."
      ])
  }
}

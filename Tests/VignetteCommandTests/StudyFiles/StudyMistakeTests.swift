import Testing
import VignetteKit

@testable import vignette

/// One change to the example of the documentation, and the one mistake that it makes.
struct PlantedMistake: Sendable, CustomTestStringConvertible {
  let original: String
  let replacement: String
  let found: String
  var nearest: [String] = []

  var testDescription: String { replacement }
}

@Suite struct StudyMistakeTests {
  static let planted: [PlantedMistake] = [
    // Keys and kinds of nodes
    .init(
      original: "    options:\n      carry", replacement: "    optoins:\n      carry",
      found: "unknown key 'optoins'", nearest: ["options"]),
    .init(
      original: "name: order", replacement: "nam: order", found: "unknown key 'nam'",
      nearest: ["name"]),
    .init(original: "name: order\n", replacement: "", found: "only 'format'"),
    .init(
      original: "format: vignette.study/1", replacement: "format: vignette.study/9",
      found: "'vignette.study/9'"),
    .init(
      original: "characteristics: [age]", replacement: "characteristics: age", found: "'age'"),
    .init(original: "    max: 10", replacement: "    max: ten", found: "'ten'"),
    .init(original: "    max: 10", replacement: "    max: 0x10", found: "'0x10'"),
    .init(original: "    max: 10", replacement: "    max: 1", found: "a highest point of 1"),
    .init(original: "n: 200}", replacement: "n: 200.5}", found: "'200.5'"),
    .init(original: "n: 200}", replacement: "n: 0}", found: "a number of 0"),
    .init(original: "weighted: true", replacement: "weighted: yes", found: "'yes'"),
    .init(
      original: "kind: rating", replacement: "kind: ratings", found: "'ratings'",
      nearest: ["rating"]),
    .init(
      original: "    min: 1\n", replacement: "    min: 1\n    unit: {en: a, nl: b}\n",
      found: "the key 'unit' in a rating question"),
    // Languages
    .init(
      original: "{en: An order, nl: Een opdracht}", replacement: "{en: An order}",
      found: "'title' without nl"),
    .init(
      original: "{en: An order, nl: Een opdracht}",
      replacement: "{en: An order, nl: Een opdracht, n1: x}", found: "the language 'n1'",
      nearest: ["nl"]),
    .init(
      original: "{en: An order, nl: Een opdracht}", replacement: "An order",
      found: "one text for 'title'"),
    // The design
    .init(
      original: "legal: {\"1\": doubtful,", replacement: "legal: {\"1\": doubtfull,",
      found: "the level 'doubtfull'", nearest: ["doubtful"]),
    .init(
      original: "\"2\": impossible}", replacement: "\"2\": impossible, \"3\": doubtful}",
      found: "the version '3'"),
    .init(
      original: ", \"2\": impossible}", replacement: "}",
      found: "the factor 'legal' without a level in version '2'"),
    .init(
      original: "allocation: 1}\n  \"2\"", replacement: "allocation: 0}\n  \"2\"",
      found: "the allocation 0.0"),
    .init(
      original: ", allocation: 1}\n\n", replacement: "}\n\n",
      found: "no allocation for version '2'"),
    .init(
      original: "\"The order {legal}.\"", replacement: "\"The order {legl}.\"",
      found: "the unknown slot {legl}", nearest: ["legal"]),
    .init(
      original: "\"The order {legal}.\", nl: \"De opdracht {legal}.\"",
      replacement: "\"The order {effort}.\", nl: \"De opdracht {effort}.\"",
      found: "the slot {effort} without a level"),
    .init(
      original: "\"De opdracht {legal}.\"", replacement: "\"De opdracht.\"",
      found: "slots that differ between 'en' and 'nl': {legal}"),
    .init(
      original: "nl: \"De opdracht {legal}.\"", replacement: "nl: \"De opdracht {legal}}.\"",
      found: "a '}' without a '{' before it"),
    .init(
      original: "nl: \"De opdracht {legal}.\"",
      replacement: "nl: \"De opdracht {legal=doubtfull: mag niet}.\"",
      found: "the level 'doubtfull' of 'legal'", nearest: ["doubtful"]),
    .init(
      original: "nl: \"De opdracht {legal}.\"",
      replacement: "nl: \"De opdracht {legl=doubtful: x}.\"",
      found: "the unknown condition {legl=doubtful: ...}", nearest: ["legal"]),
    .init(
      original: "nl: \"De opdracht {legal}.\"",
      replacement: "nl: \"De opdracht {legal=doubtful: x.\"",
      found: "an optional piece without a '}' after it"),
    .init(
      original: "forms: {judged: {en: in", replacement: "forms: {jud=ged: {en: in",
      found: "the form name 'jud=ged'"),
    .init(
      original: "questions: [advice]", replacement: "questions: [advise]",
      found: "the question 'advise'", nearest: ["advice"]),
    // Routing
    .init(original: "ask: [keep]", replacement: "ask: [kep]", found: "the question 'kep'"),
    .init(
      original: "answers: [carry out]\n        tell",
      replacement: "answers: [carry-out]\n        tell",
      found: "the answer 'carry-out' to 'advice'", nearest: ["carry out"]),
    .init(
      original: "      change: {en: \"No\", nl: Nee}\n",
      replacement: "      change: {en: \"No\", nl: Nee}\n    routes: [{ask: [advice]}]\n",
      found: "a circle in the routing: advice -> keep -> advice"),
    .init(
      original: "        ask: [keep]\n",
      replacement: "        ask: [keep]\n      - {answers: [carry out], ask: [age]}\n",
      found: "a route that is never taken"),
    // Budgets and scales
    .init(
      original: "tight: 0}}", replacement: "tight: -3}}",
      found: "the limit -3, which nobody can meet"),
    .init(
      original: "levels: {standard: 1, tight: 0}}", replacement: "levels: {standard: 1}}",
      found: "no limit for the level 'tight'"),
    .init(
      original: "values: [-1]}", replacement: "values: [-2]}", found: "the position -2"),
    .init(
      original: "\"10\": {en: excellent", replacement: "\"11\": {en: excellent",
      found: "the point 11"),
    // The plan and the codebook
    .init(
      original: "outcomes: [advice]", replacement: "outcomes: [advices]",
      found: "the question, scale or question.item 'advices'", nearest: ["advice"]),
    .init(original: "reference: \"1\"", replacement: "reference: A", found: "the version 'A'"),
    .init(original: "margin: 5", replacement: "margin: 0", found: "the margin 0.0"),
    .init(original: "margin: 5", replacement: "margin: -5", found: "the margin -5.0"),
    .init(
      original: "confidence: 0.95", replacement: "confidence: 95", found: "the confidence 95.0"),
    .init(
      original: "duplicates: keep-first", replacement: "duplicates: keep-frist",
      found: "'keep-frist'", nearest: ["keep-first", "keep-last"]),
    .init(
      original: "refuse: \"2\", else", replacement: "refuse: \"1\", else",
      found: "the code '1', which stands for 'carry out' already"),
    .init(
      original: "respondent: Code", replacement: "respondent: Versie",
      found: "the column 'Versie', which 'version' reads already"),
    // Published results
    .init(
      original: "version: \"2\", n: 200", replacement: "version: \"3\", n: 200",
      found: "the version '3'"),
    .init(
      original: "carry out: {v1: 60.3, v2: 59.0}", replacement: "carry out: {v1: 60.3, v3: 59.0}",
      found: "the published sample 'v3'", nearest: ["v1", "v2"]),
    .init(
      original: "        carry out: {v1: 60.3", replacement: "        carry it out: {v1: 60.3",
      found: "the answer 'carry it out' to 'advice'", nearest: ["carry out"]),
    .init(original: "v1: 60.3", replacement: "v1: 160.3", found: "the percentage 160.3"),
    .init(original: "v1: 60.3", replacement: "v1: -0.3", found: "the percentage -0.3"),
    .init(original: "v1: 60.3", replacement: "v1: 60,3", found: "nothing"),
    .init(original: "v1: 60.3", replacement: "v1: nan", found: "'nan'"),
    .init(
      original: "low: 0.26, high", replacement: "low: 0.26, hihg", found: "unknown key 'hihg'",
      nearest: ["high"]),
    .init(original: "p: < .01", replacement: "p: 1.01", found: "the p 1.01"),
    .init(
      original: "value: -.122", replacement: "value: -1.22", found: "the correlation -1.22"),
    .init(
      original: "sample: v1, question: mark", replacement: "sample: w1, question: mark",
      found: "the published sample 'w1'", nearest: ["v1"]),
    .init(
      original: "{\"1\": 0.24, \"2\"", replacement: "{\"1\": 0.24, \"3\"",
      found: "the class '3'"),
  ]

  @Test(arguments: planted) func isFoundWhereItStands(_ planted: PlantedMistake) throws {
    let example = try StudyFormatExampleTests.example()
    let range = try #require(example.firstRange(of: planted.original))
    let text = example.replacingCharacters(in: range, with: planted.replacement)
    let mistakes = mistakesIn(text)
    #expect(mistakes.count == 1, "\(mistakes.map(\.description))")
    let mistake = try #require(mistakes.first)
    #expect(mistake.found.contains(planted.found), "\(mistake)")
    if !planted.nearest.isEmpty { #expect(mistake.nearest == planted.nearest) }
    #expect(mistake.file == "study.yaml")
    #expect(!mistake.expected.isEmpty)
  }

  @Test func allAreReportedAtOnceInTheOrderOfReading() throws {
    var text = try StudyFormatExampleTests.example()
    for planted in Self.planted where planted.nearest.count == 1 {
      guard let range = text.firstRange(of: planted.original) else { continue }
      text = text.replacingCharacters(in: range, with: planted.replacement)
    }
    let mistakes = mistakesIn(text)
    #expect(mistakes.count >= 8)
    #expect(mistakes.map(\.position) == mistakes.map(\.position).sorted())
  }

  /// Every level that lacks the form is named, in the language that asks for it.
  @Test func aFormThatIsMissing() throws {
    let example = try StudyFormatExampleTests.example()
    let misspelt = mistakesIn(
      example.replacing("De opdracht {legal}.", with: "De opdracht {legal.judgd}."))
    let sentences = ["doubtful", "impossible"].map { level in
      "the slot {legal.judgd} without the form 'judgd' of the level '\(level)' of 'legal' in nl"
    }
    #expect(misspelt.map(\.found) == sentences)
    #expect(misspelt.map(\.nearest) == [["judged"], ["judged"]])
    let untranslated = mistakesIn(
      example.replacing("{legal}.", with: "{legal.judged}.")
        .replacing("in doubt, nl: twijfelachtig}", with: "in doubt}"))
    #expect(untranslated.map(\.expected) == ["the form in 'nl' beside en"])
    #expect(
      try #require(untranslated.first).found
        == "the slot {legal.judged} without the form 'judged' of the level 'doubtful' of 'legal' "
        + "in nl")
  }

  @Test func aMistakeIsOneLineWithItsPlaceAndTheNearestName() throws {
    let text = try StudyFormatExampleTests.example().replacing(
      "reference: \"1\"", with: "refrence: 1")
    let error = try #require(failure(in: text))
    #expect(
      error.description
        == "study.yaml:98:3: found unknown key 'refrence'; expected outcomes, reference, "
        + "covariates, families, models, exclusions, confidence, margin or expected; did you mean "
        + "'reference'?")
  }

  @Test func aSyntaxErrorStandsAlone() throws {
    let text = "name: [unclosed\nlanguages: [en]\n"
    guard case .syntax(let mistake) = failure(in: text) else {
      Issue.record("no syntax error")
      return
    }
    #expect(mistake.position == SourcePosition(line: 2, column: 10))
    #expect(mistake.file == "study.yaml")
  }

  @Test func aKeyTwiceIsAnError() {
    let mistakes = mistakesIn("name: a\nname: b\n")
    #expect(mistakes.first?.found == "the key 'name' twice in one mapping")
    #expect(mistakesIn("1: a\n\"1\": b\n").first?.found == "the key '1' twice in one mapping")
  }

  @Test(arguments: ["", "\n", "# nothing\n", "---\n", "--- \n...\n"]) func emptyFile(_ text: String)
  {
    #expect(mistakesIn(text).count >= 1)
  }

  @Test func scalarsStayWhatWasWritten() throws {
    let node = try DocumentNode(parsingYAML: "[no, 012, 12:30, 1e3, ~, \"~\", 0o7, .5, 2025-02-04]")
    guard case .sequence(let items) = node.content else {
      Issue.record("no sequence")
      return
    }
    #expect(
      items.map(\.content) == [
        .scalar("no", isQuoted: false), .scalar("012", isQuoted: false),
        .scalar("12:30", isQuoted: false), .scalar("1e3", isQuoted: false),
        .scalar("~", isQuoted: false), .scalar("~", isQuoted: true),
        .scalar("0o7", isQuoted: false), .scalar(".5", isQuoted: false),
        .scalar("2025-02-04", isQuoted: false),
      ])
  }

  @Test func namesThatYAMLWouldTurnIntoOtherValues() throws {
    let example = try StudyFormatExampleTests.example()
    let text = example.replacing("      refuse: {en", with: "      no: {en")
      .replacing("refuse:", with: "no:").replacing("\"2\"", with: "012")
    let study = try StudyFile.study(in: Array(text.utf8), named: "study.yaml")
    #expect(study.questions.first?.options.map(\.id) == ["carry out", "no", "else"])
    #expect(study.versions.map(\.id) == ["1", "012"])
  }

  private func mistakesIn(_ text: String) -> [StudyMistake] {
    switch failure(in: text) {
    case .syntax(let mistake): [mistake]
    case .mistakes(let mistakes): mistakes
    default: []
    }
  }

  private func failure(in text: String) -> StudyError? {
    do {
      _ = try StudyFile.study(in: Array(text.utf8), named: "study.yaml")
      return nil
    } catch {
      return error as? StudyError
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}

import Testing

@testable import VignetteKit

@Suite struct StudyTextsTests {
  private func texts(
    _ change: (inout StudyTexts.Selection) -> Void = { _ in }
  ) throws -> StudyTexts {
    var selection = StudyTexts.Selection()
    change(&selection)
    return try StudyTexts(of: SampleTextStudy.study(), selecting: selection)
  }

  @Test func everyTaskInEveryLanguage() throws {
    let texts = try texts()
    #expect(texts.tasks.map(\.task) == ["order", "order", "clients", "clients", nil, nil])
    #expect(texts.tasks.map(\.language) == ["en", "nl", "en", "nl", "en", "nl"])
    #expect(texts.tasks.map { $0.readings.map(\.name) }[0] == ["1", "2"])
    #expect(texts.tasks.map { $0.readings.map(\.name) }[2] == ["V-woman", "V-man"])
    #expect(
      texts.tasks[0].readings.map { $0.text?.text } == [
        "An order may be wrong. Who can tell? The contract ends soon. Decide.",
        "An order is wrong. Who can tell? Decide.",
      ])
    #expect(
      texts.tasks[2].readings.map { $0.text?.text } == [
        "A woman comes. Help her with her papers?", "A man comes. Help his with his papers?",
      ])
  }

  /// A follow-up question comes after the question that leads to it, once.
  @Test func passagesInReadingOrder() throws {
    let passages = try texts().tasks[0].readings[0].passages
    #expect(
      passages.map(\.part) == [
        .title, .text, .question, .option, .explanation, .option, .followUp, .followUp, .question,
        .question, .item, .position, .position, .limit,
      ])
    #expect(
      passages.map(\.question) == [
        nil, nil, "advice", "advice", "advice", "advice", "advice", "advice", "keep", "sliders",
        "sliders", "sliders", "sliders", "sliders",
      ])
    #expect(passages[6].after == ["Do it"])
    #expect(passages[6].asks == ["keep"])
    #expect(passages[6].text?.text == "It may be wrong.")
    #expect(passages[7].after.isEmpty)
    #expect(passages[7].text == nil)
    #expect(passages.compactMap(\.form) == [.singleChoice, .openText, .sliders])
    #expect(passages[13].text?.text == "2")
    let rating = try texts().tasks[2].readings[0].passages
    #expect(rating.map { $0.text?.text ?? "" }.suffix(4) == ["1–7", "not", "very", "Low."])
    #expect(rating.last?.after == ["1–3"])
    let age = try texts().tasks[4].readings[0].passages
    #expect(age.map { $0.text?.text } == ["Age?", "≥ 18", "years"])
  }

  @Test func selectsTasksVersionsAndLanguages() throws {
    #expect(try texts { $0.dilemmas = ["order"] }.tasks.map(\.task) == ["order", "order"])
    #expect(try texts { $0.sets = ["clients"] }.tasks.map(\.task) == ["clients", "clients"])
    #expect(try texts { $0.languages = ["nl"] }.tasks.map(\.language) == ["nl", "nl", "nl"])
    let vignette = try texts { $0.vignettes = ["V-man"] }.tasks
    #expect(vignette.map { $0.readings.map(\.name) } == [["V-man"], ["V-man"]])
    let version = try texts { $0.versions = ["2"] }
    #expect(version.referenceVersion == "2")
    #expect(version.tasks[0].readings.map(\.name) == ["2"])
  }

  @Test func namesTheNearestOfWhatIsUnknown() {
    for (change, error) in Self.unknown {
      #expect(throws: error) { try texts(change) }
    }
  }

  private static let unknown: [(@Sendable (inout StudyTexts.Selection) -> Void, StudyError)] = [
    ({ $0.languages = ["en", "fr"] }, .unknown(kind: "language", name: "fr", nearest: [])),
    ({ $0.versions = ["3"] }, .unknown(kind: "version", name: "3", nearest: [])),
    ({ $0.dilemmas = ["ordr"] }, .unknown(kind: "dilemma", name: "ordr", nearest: ["order"])),
    (
      { $0.sets = ["client"] }, .unknown(kind: "vignette set", name: "client", nearest: ["clients"])
    ),
    ({ $0.vignettes = ["V-men"] }, .unknown(kind: "vignette", name: "V-men", nearest: ["V-man"])),
  ]

  @Test func differencesAgainstTheReference() throws {
    let differences = try texts().tasks[0].differences(against: "1")
    #expect(differences.map(\.passage.part) == [.text, .followUp, .limit])
    #expect(differences.map(\.reading) == ["2", "2", "2"])
    let factors = differences.map {
      $0.comparison.changes.filter { $0.kind != .same }.map(\.factors)
    }
    #expect(factors == [[["legal"], ["contract"]], [["legal"]], [["room"]]])
    #expect(try texts().tasks[0].differences(against: "2").map(\.reading) == ["1", "1", "1"])
  }

  /// The task's own text, and the follow-up that differs.
  @Test func lengthsOfWhatDiffers() throws {
    let lengths = try texts().tasks[0].lengths
    #expect(lengths.map(\.passage.part) == [.text, .text, .followUp, .followUp])
    #expect(lengths.map(\.reading) == ["1", "2", "1", "2"])
    #expect(lengths.map(\.length.words) == [13, 8, 4, 3])
  }
}

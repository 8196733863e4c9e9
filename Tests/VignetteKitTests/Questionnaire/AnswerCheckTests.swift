import Testing

@testable import VignetteKit

@Suite struct AnswerCheckTests {
  @Test(arguments: [
    ("advice", Answer.option("do", words: nil)), ("advice", .option("else", words: "ask first")),
    ("now", .options(["a", "b"], words: nil)), ("now", .options(["else"], words: "ask first")),
    ("now", .options(["none"], words: nil)), ("why", .text("because\nof é and 😀")),
    ("why", .leftOpen), ("help", .number(9.5)), ("help", .number(0)), ("mark", .number(10)),
    ("bend", .number(2)), ("why", .text(String(repeating: "a", count: 10_000))),
    ("attention", positions(0.5, 0.5)), ("attention", positions(-0.5, 0)),
  ])
  func answersOfTheRightFormPass(question: String, answer: Answer) throws {
    try Self.check(answer, to: question)
  }

  @Test(arguments: [
    ("advice", Answer.leftOpen, AnswerError.missing),
    ("advice", .option("doo", words: nil), .unknown("doo", nearest: ["do"])),
    ("advice", .option("do", words: "why not"), .needlessWords),
    ("advice", .options(["do"], words: nil), .anotherForm(expected: .singleChoice)),
    ("advice", .text("do"), .anotherForm(expected: .singleChoice)),
    ("now", .options([], words: nil), .missing),
    ("now", .options(["a", "a"], words: nil), .repeated("a")),
    ("now", .options(["a", "none"], words: nil), .contradiction("none")),
    ("now", .options(["a"], words: "x"), .needlessWords),
    ("now", .options(["else"], words: "bell \u{7}"), .controlCharacters),
    ("why not", .leftOpen, .missing), ("why not", .text(" \n\t "), .missing),
    ("why", .text(""), .missing), ("why", .text("nul\u{0}"), .controlCharacters),
    (
      "why", .text(String(repeating: "é", count: 10_001)), .tooLong(count: 10_001, limit: 10_000)
    ),
    ("help", .number(10.5), .outOfRange(10.5, low: 0, high: 10)),
    ("help", .number(-0.5), .outOfRange(-0.5, low: 0, high: 10)),
    ("help", .number(0.25), .offStep(0.25, step: 0.5)),
    ("help", .number(.infinity), .outOfRange(.infinity, low: 0, high: 10)),
    ("mark", .number(0), .notAPoint(0)), ("mark", .number(5.5), .notAPoint(5.5)),
    ("bend", .option("1", words: nil), .anotherForm(expected: .agreement)),
    ("attention", .positions([]), .missingItems(["explain", "research"])),
    ("attention", positions(0.5, 0.4), .notAPoint(0.4)),
    ("attention", .positions([.init(item: "x", value: 0)]), .unknown("x", nearest: [])),
    (
      "attention",
      .positions([.init(item: "explain", value: 0), .init(item: "explain", value: 0)]),
      .repeated("explain")
    ),
  ])
  func otherAnswersAreRefused(question: String, answer: Answer, error: AnswerError) {
    #expect(throws: error) { try Self.check(answer, to: question) }
    #expect(error.description.hasSuffix(".") || error.description.hasSuffix("?"))
  }

  @Test func notANumberIsRefused() {
    #expect(throws: AnswerError.self) { try Self.check(.number(.nan), to: "help") }
    #expect(throws: AnswerError.self) { try Self.check(.number(.nan), to: "mark") }
    #expect(throws: AnswerError.self) { try Self.check(Self.positions(.nan, 0), to: "attention") }
  }

  @Test func theBudgetIsThatOfTheVersion() throws {
    // 0.1 + 0.2 is not 0.3 in binary, and is within a limit of 0.3 all the same.
    try Self.check(Self.positions(0.5, 0), to: "attention", version: "2")
    #expect(throws: AnswerError.overBudget(sum: 0.4, limit: 0.3)) {
      try Self.check(Self.positions(0.5, 0.5), to: "attention", version: "2")
    }
    try Self.check(Self.positions(0.5, 0.5), to: "attention", version: "1")
    let questionnaire = try SampleQuestionnaire.questionnaire(version: "2")
    let steps = questionnaire.steps(answered: [:])
    #expect(steps.compactMap(questionnaire.limit(at:)) == [0.3])
  }

  @Test func aNumberWithoutLimitsMustBeFinite() throws {
    let check = AnswerCheck(
      question: Question(id: "q", text: LocalizedText("?"), form: .number(NumberRange())),
      levels: [])
    try check.check(.number(-1e300))
    #expect(throws: AnswerError.self) { try check.check(.number(-.infinity)) }
  }

  private static func check(_ answer: Answer, to question: String, version: String = "1") throws {
    let question = try #require(SampleQuestionnaire.questions.first { $0.id == question })
    let level = version == "1" ? "wide" : "tight"
    try AnswerCheck(
      question: question, levels: [LevelReference(factor: "room", level: level)]
    ).check(answer)
  }

  private static func positions(_ explain: Double, _ research: Double) -> Answer {
    .positions([.init(item: "explain", value: explain), .init(item: "research", value: research)])
  }
}

import Testing

@testable import VignetteKit

@Suite struct QuestionnaireTests {
  @Test func theSampleIsAStudy() {
    #expect(SampleQuestionnaire.study().mistakes().isEmpty)
  }

  @Test func withoutAnswersEverybodyIsAskedTheSame() throws {
    let steps = try SampleQuestionnaire.questionnaire().steps(answered: [:])
    #expect(
      steps.map(\.id) == [
        "gender", "advice", "why", "attention", "help", "mark", "V-high.bend", "V-low.bend", "last",
      ])
    #expect(steps.allSatisfy { $0.told.isEmpty })
    guard case .vignette(let set, let vignette, 1, of: 2) = steps[6].place else {
      Issue.record("\(steps[6].place)")
      return
    }
    #expect(set.id == "clients")
    #expect(vignette.id == "V-high")
  }

  @Test func beforeTheAssignmentOnlyStrataAreAsked() {
    let study = SampleQuestionnaire.study()
    let before = Questionnaire(beforeAssignmentOf: study)
    #expect(before.steps(answered: [:]).map(\.id) == ["gender"])
    #expect(before.firstOpen(answered: ["gender": .option("man", words: nil)]) == nil)
    var simple = study
    simple.assignment = AssignmentPlan(method: .simple, salt: "s", strata: ["gender"])
    #expect(Questionnaire(beforeAssignmentOf: simple).steps(answered: [:]).isEmpty)
  }

  @Test func aRouteTellsAndAsks() throws {
    let way = try Way("1", ["advice": .option("do", words: nil)])
    #expect(way.ids(from: "advice", 3) == ["advice", "keep", "why"])
    #expect(way.told("keep") == ["Done: doubtful."])
    #expect(way.told("why").isEmpty)
    #expect(
      try Way("2", ["advice": .option("do", words: nil)]).told("keep") == ["Done: impossible."])
  }

  @Test func whatWasToldStaysOnTheBranch() throws {
    let way = try Way(
      "1", ["advice": .option("do", words: nil), "keep": .option("no", words: nil)])
    #expect(way.ids(from: "advice", 4) == ["advice", "keep", "now", "why"])
    #expect(way.told("now") == ["Done: doubtful.", "Changed."])
  }

  @Test func wordsWithoutAQuestionStandAboveTheNext() throws {
    let way = try Way("1", ["advice": .option("refuse", words: nil)])
    #expect(way.ids(from: "advice", 2) == ["advice", "why"])
    #expect(way.told("why") == ["Refused."])
    #expect(way.told("attention").isEmpty)
  }

  @Test func wordsAfterADilemmaStandBeforeTheNextText() throws {
    let way = try Way("1", ["mark": .number(3)])
    #expect(way.told("V-high.bend") == ["Sorry."])
  }

  @Test func wordsAfterTheLastQuestionAreToldAtTheEnd() throws {
    let study = SampleQuestionnaire.study { study in
      let index = study.questions.firstIndex { $0.id == "last" } ?? 0
      study.questions[index].routes = [Route(condition: .otherwise, tell: LocalizedText("Bye."))]
    }
    let questionnaire = try Questionnaire(study, for: SampleQuestionnaire.assignment())
    let told = questionnaire.toldAtTheEnd(answered: ["last": .text("x")])
    #expect(try told.map { try questionnaire.text($0, language: "en") } == ["Bye."])
    // Leaving a question open is no answer, so that no route is taken.
    #expect(questionnaire.toldAtTheEnd(answered: ["last": .leftOpen]).isEmpty)
  }

  @Test func aQuestionReachedTwiceIsAskedOnceWhereItIsReachedFirst() throws {
    let otherwise = try Way("1", ["advice": .option("else", words: nil)])
    #expect(otherwise.ids(from: "advice", 4) == ["advice", "keep", "why", "attention"])
    let twice = try Way(
      "1",
      [
        "advice": .option("do", words: nil), "keep": .option("no", words: nil),
        "help": .number(7),
      ])
    #expect(twice.ids.filter { $0 == "now" }.count == 1)
    #expect(twice.ids(from: "help", 2) == ["help", "mark"])
    let once = try Way("1", ["help": .number(5)])
    #expect(once.ids(from: "help", 3) == ["help", "now", "mark"])
  }

  @Test(arguments: [(4.5, ["Little."]), (5.0, [String]())])
  func numbersAreRoutedByTheirRange(number: Double, told: [String]) throws {
    #expect(try Way("1", ["help": .number(number)]).told("mark") == told)
  }

  @Test func everyVignetteHasRoutesOfItsOwn() throws {
    let way = try Way("1", ["V-low.bend": .number(1)])
    #expect(way.ids.suffix(4) == ["V-high.bend", "V-low.bend", "V-low.why not", "last"])
    #expect(way.questionnaire.study.questions.contains { $0.id == "why not" })
  }

  @Test func aBranchVanishesAndComesBackWithItsAnswers() throws {
    var answers: [String: Answer] = [
      "gender": .option("man", words: nil), "advice": .option("do", words: nil),
      "keep": .option("yes", words: nil),
    ]
    let questionnaire = try SampleQuestionnaire.questionnaire()
    #expect(questionnaire.firstOpen(answered: answers)?.id == "why")
    answers["advice"] = .option("refuse", words: nil)
    #expect(!questionnaire.steps(answered: answers).contains { $0.id == "keep" })
    answers["advice"] = .option("do", words: nil)
    #expect(questionnaire.steps(answered: answers).contains { $0.id == "keep" })
    #expect(questionnaire.firstOpen(answered: answers)?.id == "why")
  }

  @Test func answersThatDoNotFitAreOpenAndLeadNowhere() throws {
    let questionnaire = try SampleQuestionnaire.questionnaire()
    let answers: [String: Answer] = [
      "gender": .option("man", words: nil), "advice": .option("gone", words: nil),
      "elsewhere": .number(1),
    ]
    #expect(questionnaire.firstOpen(answered: answers)?.id == "advice")
    #expect(!questionnaire.steps(answered: answers).contains { $0.id == "keep" })
  }

  @Test func whoeverAnswersWhatIsOpenComesToAnEnd() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let questionnaire = try SampleQuestionnaire.questionnaire(version: "2")
      var answers: [String: Answer] = [:]
      var count = 0
      while let step = questionnaire.firstOpen(answered: answers) {
        let answer = Self.answer(to: step.question, &generator)
        guard (try? questionnaire.check(answer, at: step)) != nil else { continue }
        answers[step.id] = answer
        count += 1
      }
      let steps = questionnaire.steps(answered: answers)
      #expect(count == steps.count)
      #expect(Set(steps.map(\.id)).count == steps.count)
      #expect(questionnaire.steps(answered: answers) == steps)
    }
  }

  @Test func namesCarryTheSetWhereThereAreSeveral() throws {
    let study = SampleQuestionnaire.study { study in
      var second = study.vignetteSets[0]
      second.id = "others"
      study.vignetteSets.append(second)
    }
    let assignment = Assignment(
      unit: "r1", stratum: ["man"], version: "1", decks: ["all", "all"],
      vignettes: [["V-low"], ["V-low"]], origin: .drawn)
    let ids = try Questionnaire(study, for: assignment).steps(answered: [:]).map(\.id)
    #expect(ids.contains("clients.V-low.bend"))
    #expect(ids.contains("others.V-low.bend"))
  }

  @Test func assignmentsOfAnotherStudyAreRefused() {
    let study = SampleQuestionnaire.study()
    #expect(throws: StudyError.unknown(kind: "version", name: "3", nearest: [])) {
      try Questionnaire(study, for: SampleQuestionnaire.assignment(version: "3"))
    }
    let assignment = Assignment(
      unit: "r1", stratum: [], version: "1", decks: [], vignettes: [["V-lo"]], origin: .drawn)
    #expect(throws: StudyError.unknown(kind: "vignette", name: "V-lo", nearest: ["V-low"])) {
      try Questionnaire(study, for: assignment)
    }
  }

  @Test func textsShowTheLevelsOfTheVersionAndTheVignette() throws {
    let way = try Way("2", [:])
    let advice = try #require(way.step("advice"))
    let task = try #require(advice.task)
    #expect(
      try way.questionnaire.text(task.text, at: advice, language: "en") == "It is impossible.")
    let bend = try #require(way.step("V-high.bend"))
    let story = try #require(bend.task)
    #expect(try way.questionnaire.text(story.text, at: bend, language: "en") == "Need is high.")
    let why = try #require(way.step("why"))
    #expect(advice.hasSameText(as: why))
    #expect(!advice.hasSameText(as: bend))
    let gender = try #require(way.step("gender"))
    let last = try #require(way.step("last"))
    #expect(!gender.hasSameText(as: last))
  }

  private static func answer(
    to question: Question, _ generator: inout SeededGenerator
  ) -> Answer {
    func pick<Item>(_ items: [Item]) -> Item {
      items[Int(generator.next(below: UInt64(items.count)))]
    }
    switch question.form {
    case .singleChoice(let options): return .option(pick(options).id, words: nil)
    case .multipleChoice(let options): return .options([pick(options).id], words: nil)
    case .rating(let scale), .agreement(let scale): return .number(pick(scale.points))
    case .number: return .number(Double(pick(Array(0...20))) / 2)
    case .sliders(let allocation):
      return .positions(
        allocation.items.map {
          Answer.ItemPosition(item: $0.id, value: pick(allocation.positions).value)
        })
    case .openText: return pick([.leftOpen, .text("because")])
    }
  }

  /// A way with what tests ask of it.
  private struct Way {
    let questionnaire: Questionnaire
    let steps: [Questionnaire.Step]

    init(_ version: String, _ answers: [String: Answer]) throws {
      questionnaire = try SampleQuestionnaire.questionnaire(version: version)
      steps = questionnaire.steps(answered: answers)
    }

    var ids: [String] { steps.map(\.id) }

    func ids(from id: String, _ count: Int) -> [String] {
      Array(ids.drop { $0 != id }.prefix(count))
    }

    func step(_ id: String) -> Questionnaire.Step? { steps.first { $0.id == id } }

    func told(_ id: String) -> [String] {
      (step(id)?.told ?? []).compactMap { try? questionnaire.text($0, language: "en") }
    }
  }
}

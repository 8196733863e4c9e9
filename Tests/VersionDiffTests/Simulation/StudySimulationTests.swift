import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct StudySimulationTests {
  @Test func theSameSeedGivesTheSamePeople() throws {
    let simulation = try StudySimulation(of: Self.study(), respondents: 50)
    let tables = try simulation.tables(seed: 7).tables
    #expect(try simulation.tables(seed: 7).tables == tables)
    #expect(try simulation.tables(seed: 8).tables != tables)
  }

  @Test func versionsGetExactlyTheirPart() throws {
    let simulation = try StudySimulation(of: Self.study(), respondents: 300)
    let table = try #require(try simulation.tables(seed: 1).tables.first)
    let versions = try Self.texts(table, "version")
    #expect(versions.count { $0 == "1" } == 200)
    #expect(versions.count { $0 == "2" } == 100)
  }

  /// A characteristic that is an outcome too is drawn once, as it is expected; it can't depend on
  /// the version.
  @Test func aCharacteristicIsDrawnOnce() throws {
    var study = Self.study()
    study.characteristics = ["gender"]
    study.analysis.outcomes.append("gender")
    let shares = [("man", 25.0), ("woman", 75.0)].map { ExpectedShare(option: $0.0, percent: $0.1) }
    var gender = ExpectedAnswers(outcome: "gender", basis: .shares(shares))
    study.analysis.expected?.answers.append(gender)
    let simulation = try StudySimulation(of: study, respondents: 4_000)
    let table = try #require(try simulation.tables(seed: 3).tables.first)
    #expect(table.columns.count { $0.name == "gender" } == 1)
    let women = try Self.texts(table, "gender").count { $0 == "woman" }
    // Within 4.5 standard errors of 3,000.
    #expect(abs(women - 3_000) < 124)
    gender.effects = [
      ExpectedEffect(levels: [LevelReference(factor: "version", level: "2")], value: 1)
    ]
    study.analysis.expected?.answers.removeLast()
    study.analysis.expected?.answers.append(gender)
    #expect(throws: StudySimulationMistake.dependentCharacteristic("gender")) {
      try StudySimulation(of: study, respondents: 100)
    }
  }

  /// Twenty thousand answers: a share is within 4.5 standard errors, which a right program misses
  /// seven times in a million.
  @Test func sharesAreThoseExpected() throws {
    let simulation = try StudySimulation(of: Self.study(), respondents: 60_000)
    let table = try #require(try simulation.tables(seed: 3).tables.first)
    let versions = try Self.texts(table, "version")
    let advice = try Self.texts(table, "advice")
    for (version, expected) in [
      ("1", ["a": 0.5, "b": 0.3, "c": 0.2]), ("2", ["a": 0.2, "b": 0.3, "c": 0.5]),
    ] {
      let own = zip(versions, advice).filter { $0.0 == version }.map(\.1)
      for (option, share) in expected {
        let found = Double(own.count { $0 == option }) / Double(own.count)
        let error = (share * (1 - share) / Double(own.count)).squareRoot()
        #expect(abs(found - share) < 4.5 * error, "\(version) \(option)")
      }
    }
  }

  /// The model that the answers were drawn from finds what they were drawn with: each estimate
  /// within 4.5 of its own standard errors.
  @Test func theMixedModelFindsTheEffects() throws {
    let simulation = try StudySimulation(of: Self.study(step: nil), respondents: 400)
    let table = try #require(try simulation.tables(seed: 11).tables.last)
    #expect(table.id == "ratings")
    #expect(table.rows.count == 400 * 4)
    let responses = ResponseTable(columns: [
      Column(
        name: "rating",
        numbers: try Self.cells(table, "rating").map(\.number)),
      Column(name: "effort", labels: try Self.texts(table, "effort"), levels: ["low", "high"]),
      Column(name: "need", labels: try Self.texts(table, "need"), levels: ["low", "high"]),
      Column(
        name: "respondent",
        labels: try Self.cells(table, "respondent").map { $0.number.map { "\($0)" } }),
    ])
    let model = LinearMixedModel(
      try Formula(parsing: "rating ~ effort * need + (1 | respondent)"))
    let fit = try model.fitted(to: responses)
    for (coefficient, value) in zip(fit.coefficients, [5, 0.5, 1, 0.4]) {
      let error = try #require(fit.covariance.standardError(of: coefficient.name))
      let estimate = try #require(coefficient.estimate)
      #expect(error < 0.2)
      #expect(abs(estimate - value) < 4.5 * error, "\(coefficient.name.term)")
    }
  }

  @Test func ratingsAreAnswersThatTheQuestionAdmits() throws {
    let simulation = try StudySimulation(of: Self.study(), respondents: 200)
    let table = try #require(try simulation.tables(seed: 5).tables.last)
    let numbers = try Self.cells(table, "rating").compactMap(\.number)
    #expect(numbers.allSatisfy { (1...10).contains($0) && $0 == $0.rounded() })
    #expect(Set(numbers).count > 5)
  }

  @Test func somePeopleStopAndSomeAnswersAreMissing() throws {
    var study = Self.study()
    study.analysis.expected?.dropOut = 0.3
    study.analysis.expected?.answers[1].missing = 0.1
    let simulation = try StudySimulation(of: study, respondents: 4_000)
    let tables = try simulation.tables(seed: 2).tables
    let ratings = try Self.cells(try #require(tables.last), "rating").map(\.number)
    let missing = Double(ratings.count { $0 == nil }) / Double(ratings.count)
    // Who stops has answered 0 to 4 of the 5 questions with equal chance, so 1.2 of 4 ratings on
    // average (0, 0, 1, 2, 3 of them): 0.3 × 0.7, and a tenth of the rest.
    let expected = 0.21 + 0.79 * 0.1
    #expect(abs(missing - expected) < 0.02)
  }

  @Test func anOrderedAnswerMovesByLogOdds() throws {
    var study = Self.study()
    study.analysis.expected?.answers[1] = ExpectedAnswers(
      outcome: "rating",
      basis: .shares((1...10).map { ExpectedShare(option: "\($0)", percent: 10) }),
      effects: [
        ExpectedEffect(levels: [LevelReference(factor: "need", level: "high")], value: 1)
      ])
    let simulation = try StudySimulation(of: study, respondents: 10_000)
    let table = try #require(try simulation.tables(seed: 4).tables.last)
    let need = try Self.texts(table, "need")
    let ratings = try Self.texts(table, "rating").map { Double($0) ?? 0 }
    func odds(_ level: String) -> Double {
      let own = zip(need, ratings).filter { $0.0 == level }.map(\.1)
      let above = Double(own.count { $0 > 7 }) / Double(own.count)
      return above / (1 - above)
    }
    // 0.3 : 0.7 at the reference; e times as much with need. Standard error of the log ratio 0.03.
    #expect(abs(odds("low") - 3.0 / 7) < 0.05)
    #expect(abs(odds("high") / odds("low") - 2.718) < 0.35)
  }

  @Test func refusesWhatCannotBeDrawn() throws {
    var study = Self.study()
    study.analysis.expected?.answers[0].outcome = "welfare"
    #expect(throws: StudySimulationMistake.composite(outcome: "welfare")) {
      try StudySimulation(of: study, respondents: 10)
    }
    study.analysis.expected?.answers[0].outcome = "advice"
    study.analysis.expected?.answers[0].effects = [
      ExpectedEffect(levels: [LevelReference(factor: "need", level: "high")], value: 1)
    ]
    #expect(throws: StudySimulationMistake.unorderedEffects(outcome: "advice", answers: 3)) {
      try StudySimulation(of: study, respondents: 10)
    }
    study.analysis.expected?.answers[0].effects = []
    study.dilemmas[0].questions = []
    study.questions[2].routes = [Route(condition: .otherwise, ask: ["advice"])]
    #expect(throws: StudySimulationMistake.routed(outcome: "advice")) {
      try StudySimulation(of: study, respondents: 10)
    }
    study.analysis.expected = nil
    #expect(throws: StudySimulationMistake.noSize(study: "rehearsal")) {
      try StudySimulation(of: study)
    }
    #expect(throws: StudySimulationMistake.noExpectation(outcome: "advice")) {
      try StudySimulation(of: study, respondents: 10)
    }
    #expect(throws: StudySimulationMistake.respondents(1, versions: 2)) {
      try StudySimulation(of: study, respondents: 1)
    }
    study.analysis.outcomes = []
    #expect(throws: StudySimulationMistake.noOutcomes(study: "rehearsal")) {
      try StudySimulation(of: study, respondents: 10)
    }
  }

  @Test func saysWhatTheDrawsFollow() throws {
    let simulation = try StudySimulation(of: Self.study(), respondents: 10)
    #expect(
      simulation.sources == [
        "advice: as expected", "rating: as expected", "gender: as in the population",
        "age: all answers equally likely",
      ])
    #expect(simulation.leftOut == ["why"])
  }

  // MARK: A study

  private static func texts(_ table: EffectTable, _ column: String) throws -> [String] {
    try cells(table, column).map { $0.text ?? "" }
  }

  private static func cells(_ table: EffectTable, _ column: String) throws -> [Cell] {
    let index = try #require(table.columnIndex(column))
    return table.rows.map { $0[index] }
  }

  private static func study(step: Double? = 1) -> Study {
    let levels = ["low", "high"].map { Level(id: $0, label: LocalizedText($0)) }
    let factors = ["effort", "need"].map {
      Factor(id: $0, label: LocalizedText($0), levels: levels)
    }
    let vignettes = ["low", "high"].flatMap { effort in
      ["low", "high"].map { need in
        Vignette(
          id: "\(effort)-\(need)",
          levels: [
            LevelReference(factor: "effort", level: effort),
            LevelReference(factor: "need", level: need),
          ])
      }
    }
    let rating: AnswerForm =
      step.map { .rating(RatingScale(minimum: 1, maximum: 10, step: $0)) }
      ?? .number(NumberRange())
    func choice(_ id: String, _ options: [String]) -> Question {
      Question(
        id: id, text: LocalizedText("?"),
        form: .singleChoice(options.map { AnswerOption(id: $0, text: LocalizedText($0)) }))
    }
    func shares(_ a: Double, _ b: Double, _ c: Double) -> [ExpectedShare] {
      zip(["a", "b", "c"], [a, b, c]).map { ExpectedShare(option: $0, percent: $1) }
    }
    func effect(_ names: String..., adds value: Double) -> ExpectedEffect {
      ExpectedEffect(levels: names.map { LevelReference(factor: $0, level: "high") }, value: value)
    }
    return Study(
      name: "rehearsal", title: LocalizedText("A rehearsal"), factors: factors,
      versions: [
        Version(id: "1", label: LocalizedText("1"), allocation: 2),
        Version(id: "2", label: LocalizedText("2"), allocation: 1),
      ],
      dilemmas: [
        Dilemma(
          id: "order", title: LocalizedText("Order"), text: LocalizedText("Order"),
          questions: ["advice"])
      ],
      vignetteSets: [
        VignetteSet(
          id: "clients", title: LocalizedText("Clients"), text: LocalizedText("{effort}{need}"),
          factors: ["effort", "need"], vignettes: vignettes, questions: ["rating"])
      ],
      questions: [
        choice("advice", ["a", "b", "c"]),
        Question(id: "rating", text: LocalizedText("?"), form: rating),
        choice("gender", ["man", "woman"]),
        Question(
          id: "age", text: LocalizedText("?"),
          form: .number(NumberRange(minimum: 18, maximum: 90, step: 1))),
        Question(id: "why", text: LocalizedText("?"), form: .openText([])),
      ],
      characteristics: ["gender", "age"],
      population: Population(
        label: LocalizedText("all"),
        margins: [
          PopulationMargin(
            question: "gender",
            shares: [("man", "49.5"), ("woman", "50.5")].compactMap { name, printed in
              PrintedNumber(printed).map {
                OptionFigure(option: name, figure: .published($0))
              }
            })
        ]),
      analysis: AnalysisPlan(
        outcomes: ["advice", "rating"],
        expected: Expectations(answers: [
          ExpectedAnswers(
            outcome: "advice",
            basis: .sharesByVersion([
              VersionShares(version: "1", shares: shares(50, 30, 20)),
              VersionShares(version: "2", shares: shares(20, 30, 50)),
            ])),
          ExpectedAnswers(
            outcome: "rating", basis: .normal(mean: 5, deviation: 1.5),
            effects: [
              effect("effort", adds: 0.5), effect("need", adds: 1),
              effect("effort", "need", adds: 0.4),
            ], betweenDeviation: 1),
        ])))
  }
}

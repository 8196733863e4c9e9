@testable import VignetteKit

/// A study with every form of question, routes of every kind, a stratum and a set of vignettes.
enum SampleQuestionnaire {
  static func study(_ change: (inout Study) -> Void = { _ in }) -> Study {
    var study = Study(
      name: "sample", title: text("Sample"),
      factors: [
        factor("legal", "doubtful", "impossible"), factor("room", "wide", "tight"),
        factor("need", "low", "high"),
      ],
      versions: ["1", "2"].map { Version(id: $0, label: text($0)) },
      dilemmas: [
        Dilemma(
          id: "order", title: text("An order"), text: text("It is {legal}."),
          shows: [shown("legal", "doubtful", "impossible"), shown("room", "wide", "tight")],
          questions: ["advice", "why", "attention"]),
        Dilemma(
          id: "damage", title: text("Damage"), text: text("A wall."), questions: ["help", "mark"]),
      ],
      vignetteSets: [
        VignetteSet(
          id: "clients", title: text("Clients"), text: text("Need is {need}."), factors: ["need"],
          vignettes: ["low", "high"].map { level in
            Vignette(id: "V-\(level)", levels: [LevelReference(factor: "need", level: level)])
          }, questions: ["bend"])
      ],
      questions: questions, characteristics: ["gender"],
      assignment: AssignmentPlan(method: .blocks, strata: ["gender"]))
    change(&study)
    return study
  }

  static let questions = [
    Question(
      id: "advice", text: text("What?"), form: .singleChoice(choice("do", "refuse", "else")),
      routes: [
        Route(condition: .answers(["do"]), tell: text("Done: {legal}."), ask: ["keep"]),
        Route(condition: .answers(["refuse"]), tell: text("Refused.")),
        Route(condition: .otherwise, ask: ["keep", "why"]),
      ]),
    Question(
      id: "keep", text: text("Keep?"), form: .singleChoice(choice("yes", "no")),
      routes: [Route(condition: .answers(["no"]), tell: text("Changed."), ask: ["now"])]),
    Question(
      id: "now", text: text("Now?"), form: .multipleChoice(choice("a", "b", "else", "none"))),
    Question(id: "why", text: text("Why?"), form: .openText([])),
    Question(id: "attention", text: text("Divide."), form: .sliders(sliders)),
    Question(
      id: "help", text: text("How many days?"),
      form: .number(NumberRange(minimum: 0, maximum: 10, step: 0.5)),
      routes: [
        Route(condition: .between(low: 5, high: nil), ask: ["now"]),
        Route(condition: .otherwise, tell: text("Little.")),
      ]),
    Question(
      id: "mark", text: text("Mark?"),
      form: .rating(
        RatingScale(
          minimum: 1, maximum: 10,
          groups: [AnswerGroup(id: "fail", text: text("fail"), values: [1, 2, 3, 4, 5])])),
      routes: [Route(condition: .answers(["fail"]), tell: text("Sorry."))]),
    Question(
      id: "bend", text: text("Bend?"),
      form: .agreement(
        RatingScale(
          minimum: 1, maximum: 3,
          labels: [1, 2, 3].map { PointLabel(value: $0, text: text("\($0)")) })),
      routes: [Route(condition: .between(low: nil, high: 1), ask: ["why not"])]),
    Question(id: "why not", text: text("Why not?"), form: .openText([]), isOptional: false),
    Question(
      id: "gender", text: text("Gender?"), form: .singleChoice(choice("man", "woman", "none"))),
    Question(id: "last", text: text("Anything else?"), form: .openText([])),
  ]

  /// Two items on three positions; the limit is 1, in version 2 it is 0.3.
  static let sliders = SliderAllocation(
    items: choice("explain", "research"),
    positions: [(-0.5, -0.1), (0, 0.1), (0.5, 0.2)].map { value, cost in
      SliderPosition(value: value, text: text("\(value)"), cost: cost)
    },
    limit: .perLevel(
      factor: "room",
      limits: [LevelLimit(level: "wide", limit: 1), LevelLimit(level: "tight", limit: 0.3)]))

  /// What the respondent `r1` got.
  static func assignment(version: String = "1", unit: String = "r1") -> Assignment {
    Assignment(
      unit: unit, stratum: ["man"], version: version, decks: ["all"],
      vignettes: [["V-high", "V-low"]], origin: .drawn)
  }

  static func questionnaire(version: String = "1") throws -> Questionnaire {
    try Questionnaire(study(), for: assignment(version: version))
  }

  /// Options of which `else` asks for own words and `none` is no answer.
  static func choice(_ names: String...) -> [AnswerOption] {
    names.map { name in
      let role: AnswerOption.Role =
        name == "else" ? .other : name == "none" ? .leftOut : .substantive
      return AnswerOption(id: name, text: text(name), role: role)
    }
  }

  static func text(_ text: String) -> LocalizedText { LocalizedText(text) }

  private static func factor(_ name: String, _ levels: String...) -> Factor {
    Factor(
      id: name, label: text(name),
      levels: levels.map { Level(id: $0, label: text($0), text: text($0)) })
  }

  private static func shown(_ factor: String, _ first: String, _ second: String) -> ShownFactor {
    ShownFactor(
      factor: factor,
      showings: [.init(version: "1", level: first), .init(version: "2", level: second)])
  }
}

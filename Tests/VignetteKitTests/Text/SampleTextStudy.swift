@testable import VignetteKit

/// A small study in two languages, with a dilemma of which one factor is an optional sentence and
/// one a limit, and a set of vignettes with forms.
enum SampleTextStudy {
  static func study(
    text: String =
      "An order {legal}. Who can tell? {contract=temporary: The contract ends soon.} Decide.",
    question: String = "What now?", silent: String = "wrong"
  ) -> Study {
    Study(
      name: "s", languages: ["en", "nl"], title: both("s"),
      factors: [
        Factor(
          id: "legal", label: both("legal"),
          levels: [level("doubtful", "may be wrong"), level("impossible", "is \(silent)")]),
        Factor(
          id: "contract", label: both("contract"),
          levels: [level("temporary"), level("not-said")]),
        Factor(id: "room", label: both("room"), levels: [level("wide"), level("tight")]),
        Factor(
          id: "client", label: both("client"),
          levels: [
            Level(
              id: "woman", label: both("woman"), text: both("a woman"),
              forms: [LevelForm(id: "her", text: both("her"))]),
            Level(
              id: "man", label: both("man"), text: both("a man"),
              forms: [LevelForm(id: "her", text: both("his"))]),
          ]),
      ],
      versions: ["1", "2"].map { Version(id: $0, label: both($0)) },
      dilemmas: [
        Dilemma(
          id: "order", title: both("An order"), text: both(text),
          shows: [
            shown("legal", "doubtful", "impossible"), shown("contract", "temporary", "not-said"),
            shown("room", "wide", "tight"),
          ], questions: ["advice", "sliders"])
      ],
      vignetteSets: [
        VignetteSet(
          id: "clients", title: both("Clients"),
          text: both("{Client} comes. Help {client.her} with {client.her} papers?"),
          factors: ["client"],
          vignettes: ["woman", "man"].map { level in
            Vignette(id: "V-\(level)", levels: [LevelReference(factor: "client", level: level)])
          }, questions: ["rating"])
      ],
      questions: [
        Question(
          id: "advice", text: both(question),
          form: .singleChoice([
            AnswerOption(id: "do", text: both("Do it"), explanation: both("It will be done.")),
            AnswerOption(id: "else", text: both("Something else"), role: .other),
          ]),
          routes: [
            Route(condition: .answers(["do"]), tell: both("It {legal}."), ask: ["keep"]),
            Route(condition: .otherwise, ask: ["keep"]),
          ]),
        Question(id: "keep", text: both("Keep it?"), form: .openText([])),
        Question(
          id: "sliders", text: both("Divide."),
          form: .sliders(
            SliderAllocation(
              items: [AnswerOption(id: "i", text: both("Item"))],
              positions: [
                SliderPosition(value: 0, text: both("as is"), cost: 0),
                SliderPosition(value: 0.5, text: both("more"), cost: 1),
              ],
              limit: .perLevel(
                factor: "room",
                limits: [LevelLimit(level: "wide", limit: 2), LevelLimit(level: "tight", limit: 1)]
              )))),
        Question(
          id: "rating", text: both("How willing?"),
          form: .rating(
            RatingScale(
              minimum: 1, maximum: 7,
              labels: [
                PointLabel(value: 7, text: both("very")), PointLabel(value: 1, text: both("not")),
              ])),
          routes: [Route(condition: .between(low: 1, high: 3), tell: both("Low."))]),
        Question(
          id: "age", text: both("Age?"),
          form: .number(NumberRange(minimum: 18, unit: both("years")))),
      ], characteristics: ["age"])
  }

  static func both(_ text: String) -> LocalizedText {
    LocalizedText(text, languages: ["en", "nl"])
  }

  private static func level(_ id: String, _ text: String? = nil) -> Level {
    Level(id: id, label: both(id), text: text.map(both))
  }

  private static func shown(_ factor: String, _ first: String, _ second: String) -> ShownFactor {
    ShownFactor(
      factor: factor,
      showings: [.init(version: "1", level: first), .init(version: "2", level: second)])
  }
}

import Testing
import VignetteKit

@Suite struct PlanTextTests {
  private let study = Study(
    name: "plan", title: LocalizedText("A plan"),
    versions: [
      Version(id: "1", label: LocalizedText("One"), allocation: 2),
      Version(id: "2", label: LocalizedText("Two"), allocation: 1),
    ],
    analysis: AnalysisPlan(
      outcomes: ["advice"], covariates: ["age"],
      models: [PlannedModel(id: "m", formula: "y ~ \"a\"")],
      margin: 5,
      expected: Expectations(
        respondents: 60,
        answers: [
          ExpectedAnswers(
            outcome: "advice", basis: .normal(mean: 5, deviation: 1.5),
            effects: [
              ExpectedEffect(levels: [LevelReference(factor: "a", level: "b")], value: 0.25)
            ])
        ])))

  @Test func aPlanIsWrittenInFixedLines() {
    #expect(
      study.planText == """
        format: "vignette.plan/1"
        study: "plan"
        version: "1", 2.0
        version: "2", 1.0
        outcomes: "advice"
        covariates: "age"
        model: "m", "y ~ \\"a\\"", "gaussian", "", ""
        confidence: 0.95
        margin: 5.0
        respondents: 60.0
        power: 0.8
        drop-out: 0.0
        expected: "advice", "5.0", 1.5
        between: "advice", "0.0", 0.0
        adds: "advice", "a", "b", 0.25

        """)
  }

  @Test func whatIsRegisteredIsNoPartOfThePlan() {
    var registered = study
    registered.preregistration = PreregistrationPlan(registered: String(repeating: "0", count: 64))
    registered.title = LocalizedText("Another title")
    #expect(registered.planText == study.planText)
    registered.preregistration?.hypotheses = [LocalizedText("More")]
    #expect(registered.planText != study.planText)
  }

  /// Weights belong to the plan; a plan without any keeps the digest that it had.
  @Test func weightsOfStrataBind() {
    var weighted = study
    weighted.assignment = AssignmentPlan(method: .minimisation, strata: ["age"])
    let without = weighted.planText
    weighted.assignment?.weights = ["age": 3]
    #expect(weighted.planText.contains("weight: \"age\", \"3\"\n"))
    #expect(!without.contains("weight:"))
  }

  @Test func departuresAreListed() {
    let plan = study.analysis
    #expect(
      plan.departures(
        comparing: ["advice"], against: (used: "1", planned: "1"), adjustedFor: ["age"],
        confidence: 0.95, margin: 5
      ).isEmpty)
    #expect(
      plan.departures(
        comparing: ["mark"], against: (used: "2", planned: "1"), adjustedFor: [],
        confidence: 0.9, margin: nil)
        == [
          .outcomesLeftOut(["advice"]), .outcomesAdded(["mark"]),
          .reference(planned: "1", used: "2"), .covariates(planned: ["age"], used: []),
          .margin(planned: 5, used: nil), .confidence(planned: 0.95, used: 0.9),
        ])
    #expect(
      plan.departures(
        fitting: [(text: "y ~ \"a\"", isPlanned: true), (text: "y ~ b", isPlanned: false)],
        confidence: 0.95)
        == [.model(used: "y ~ b", planned: ["y ~ \"a\""])])
  }
}

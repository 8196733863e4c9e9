import Testing
import VignetteKit

@testable import VersionDiff

/// How columns become the variables of a frame.
@Suite struct SchemaFrameTests {
  static let people = ResponseTable(columns: [
    Column(name: "income", numbers: [0, 1, 10, 100, nil, 10]),
    Column(name: "grade", numbers: [3, 1, 2, 3, 1, nil]),
    Column(name: "team", labels: ["u", "v", "u", nil, "v", "v"]),
    Column(name: "id", storage: .measurements([70, 60, 70, 60, 50, 50])),
    Column(name: "times", numbers: [2, 1, 0, 3, 1, 4]),
    Column(name: "time", storage: .measurements([1, 10, 100, 1000, 10, 1])),
  ])

  static func frame(
    _ text: String, _ schema: Schema = Schema(), outcome kind: Schema.OutcomeKind = .number
  ) throws -> ModelFrame {
    try schema.frame(of: Formula(parsing: text), in: people, outcome: kind)
  }

  @Test func factorsOfNumbersHaveLabelsAndTakeTheReferenceOfTheirColumn() throws {
    let frame = try Self.frame(
      "time ~ factor(grade) + ordered(grade)", Schema(references: ["grade": "2"]))
    let factor = frame.variables[0]
    #expect(factor.name == "factor(grade)")
    #expect(factor.column == "grade")
    #expect(factor.levels == ["2", "1", "3"])
    #expect(factor.ranks == [1, 0, 2])
    #expect(factor.contrast == .treatment)
    #expect(frame.variables[1].name == "ordered(grade)")
    #expect(frame.variables[1].contrast == .polynomial)
  }

  @Test func computedTermsHaveTheirColumnsAsVariables() throws {
    let frame = try Self.frame("id ~ I(grade * income) + team:sqrt(income) + (log(time) | team)")
    #expect(frame.variables.map(\.name) == ["grade", "income", "team", "time"])
  }

  @Test func outcomesAreComputed() throws {
    let frame = try Self.frame("log10(time) ~ 1 + (1 | id)")
    #expect(frame.outcome == "log10(time)")
    #expect(frame.outcomeValues == [0, 1, 2, 3, 1, 0])
    // Collapsed, the values stand in order.
    let collapsed = try Self.frame("I(time - 2 * grade) ~ 1")
    #expect(collapsed.outcomeValues.sorted() == [-5, 8, 96, 994])
    #expect(collapsed.counts == [[1, 2, 1, 1]])
  }

  @Test func incompleteAndUncountedRowsAreLeftOut() throws {
    for text in ["time ~ income + team", "time ~ income + team + (1 | id)"] {
      let plain = try Self.frame(text)
      #expect(plain.observationCount == 4)
      #expect(plain.droppedCount == 2)
      #expect(plain.missingCounts.map(\.name) == ["income", "team"])
      #expect(plain.missingCounts.map(\.count) == [1, 1])
      let counted = try Self.frame(text, Schema(count: "times"))
      #expect(counted.observationCount == 7)
      #expect(counted.droppedCount == 4)
      #expect(counted.missingCounts.map(\.count) == [1, 3])
      #expect(counted.counts.map { $0.sorted() } == [[1, 2, 4]])
    }
  }

  @Test func numbersThatAreGroupsAreNumberedInOrder() throws {
    let frame = try Self.frame("time ~ 1 + (1 | id) + (1 | id:grade)")
    #expect(frame.groups[0].labels == ["50", "60", "70"])
    #expect(frame.groups[0].codes == [2, 1, 2, 1, 0])
    #expect(frame.groups[1].labels == ["50:1", "60:1", "60:3", "70:2", "70:3"])
    #expect(frame.groups[1].codes == [4, 1, 3, 2, 0])
  }

  @Test func levelsThatNobodyHasAreNoted() throws {
    let frame = try Self.frame("team ~ factor(grade)", Schema(count: "times"), outcome: .levels)
    #expect(frame.outcomeLevels == ["u", "v"])
    #expect(frame.emptyLevels.map(\.level) == ["2"])
    #expect(frame.emptyLevels.map(\.variable) == ["factor(grade)"])
  }

  @Test(arguments: [
    (
      "time ~ log(income)",
      ModelMistake.undefinedComputation("log(income)", count: 1, example: "income = 0")
    ),
    (
      "time ~ I(grade/income)",
      .undefinedComputation("I(grade/income)", count: 1, example: "grade = 3, income = 0")
    ),
    (
      "log(time - 1) ~ grade",
      .undefinedComputation("log(time - 1)", count: 1, example: "time = 1")
    ),
    (
      "time ~ 1 + (sqrt(1 - grade) | id)",
      .undefinedComputation("sqrt(1 - grade)", count: 3, example: "grade = 3")
    ),
    ("time ~ log(team)", .computedFromLabels("log(team)", column: "team")),
    (
      "time ~ factor(grade) + .",
      .otherColumnsUnresolved("time ~ factor(grade) + .")
    ),
  ])
  func whatCannotBeComputedIsRefused(text: String, mistake: ModelMistake) {
    #expect(throws: AnalysisError.model(mistake)) { try Self.frame(text) }
  }

  @Test func contrastsNeedAFactor() throws {
    let schema = Schema(contrasts: ["grade": .sum])
    #expect(throws: AnalysisError.model(.contrastsOfNumber("grade"))) {
      try Self.frame("time ~ grade", schema)
    }
    #expect(try Self.frame("time ~ factor(grade)", schema).variables[0].contrast == .sum)
    #expect(try Self.frame("time ~ factor(grade) + grade", schema).variables[1].levels == nil)
  }

  @Test func outcomesOfTheWrongKindAreRefused() {
    let numbers = "numbers, as a gaussian model needs"
    for (text, kind, column, expected) in [
      ("log(time) ~ 1", Schema.OutcomeKind.levels, "log(time)", "answers in levels"),
      ("factor(time) ~ 1", .number, "factor(time)", numbers),
      ("team ~ 1", .number, "team", numbers), ("log(team) ~ 1", .number, "team", numbers),
    ] {
      #expect(throws: AnalysisError.wrongKind(column: column, expected: expected)) {
        try Self.frame(text, outcome: kind)
      }
    }
  }

  @Test func unknownColumnsHaveNearestNames() {
    for text in ["time ~ log(incom)", "time ~ factor(incom)", "time ~ 1 + (1 | incom)"] {
      #expect(
        throws: AnalysisError.responses(.unknownColumn("incom", nearest: ["income"]))
      ) { try Self.frame(text) }
    }
  }
}

import TestSupport
import Testing
import VersionDiff
import VignetteKit

@Suite struct VersionComparisonFamilyTests {
  private let responses: ResponseTable

  init() {
    let advice = ["yes", "no", "else"]
    let other = ["x", "y"]
    let rows = Array(0..<60)
    responses = ResponseTable(columns: [
      Column(name: "version", labels: rows.map { $0 % 3 == 0 ? "2" : "1" }),
      Column(name: "advice", labels: rows.map { (row: Int) -> String in advice[row * 7 % 11 % 3] }),
      Column(
        name: "other",
        labels: rows.map { (row: Int) -> String? in row % 11 == 4 ? nil : other[row % 4 / 2] }),
      Column(name: "mark", numbers: rows.map { (row: Int) -> Double in Double(row * 5 % 7 + 1) }),
    ])
  }

  @Test func tablesHaveTheirColumns() throws {
    let family = try VersionComparisonFamily(of: ["advice", "other", "mark"], in: responses)
    let document = TableDocument(family)
    #expect(
      document.tables.map(\.id) == [
        "distribution", "tests", "differences", "means", "mean.differences",
      ])
    let distribution = try #require(document["distribution"])
    #expect(
      distribution.columns.map(\.name) == [
        "outcome", "version", "option", "n", "weighted.n", "proportion", "conf.low", "conf.high",
      ])
    let tests = try #require(document["tests"])
    for name in [
      "outcome", "method", "statistic", "df", "df.denominator", "p.value", "p.adjusted", "exact",
      "effect", "estimate", "conf.low", "conf.high",
    ] { #expect(tests.columnIndex(name) != nil, "\(name)") }
    let differences = try #require(document["differences"])
    for name in [
      "outcome", "option", "contrast", "estimate", "std.error", "conf.low", "conf.high",
      "adjusted.residual", "odds.ratio", "statistic", "p.value", "p.adjusted", "equivalence.p",
      "equivalence.p.adjusted", "verdict", "detectable",
    ] { #expect(differences.columnIndex(name) != nil, "\(name)") }
    #expect(document.warnings.contains { $0.code == "missing-answers" })
  }

  @Test func holmOverOutcomesWithinOneMethod() throws {
    let family = try VersionComparisonFamily(of: ["advice", "other"], in: responses)
    let pearson = family.tests.filter { $0.test.method == .pearson }
    #expect(pearson.count == 2)
    #expect(
      pearson.map(\.adjustedPValue) == MultipleTesting.holm(pearson.map { $0.test.pValue }))
  }

  @Test func holmWithinTheFamiliesOfThePlan() throws {
    let families = [
      OutcomeFamily(id: "first", outcomes: ["advice", "other"]),
      OutcomeFamily(id: "again", outcomes: ["advice", "not compared"]),
    ]
    let family = try VersionComparisonFamily(
      of: ["advice", "other", "third", "fourth"],
      in: ResponseTable(
        columns: responses.columns + [
          Column(name: "third", labels: (0..<60).map { $0 % 7 < 3 ? "a" : "b" }),
          Column(name: "fourth", labels: (0..<60).map { $0 % 5 < 3 ? "a" : "b" }),
        ]),
      settings: VersionComparison.Settings(families: families))
    let pearson = family.tests.filter { $0.test.method == .pearson }
    let pValues = pearson.map { $0.test.pValue }
    // The one of two families: the larger, which is that of the family with more outcomes.
    #expect(
      pearson.map(\.adjustedPValue)
        == MultipleTesting.holm(Array(pValues[..<2])) + MultipleTesting.holm(Array(pValues[2...])))
    let notes = try #require(TableDocument(family)["tests"]).notes
    #expect(
      notes[0].hasPrefix(
        "p (Holm): adjusted within one method over the outcomes of a family: first (advice, other);"
          + " again (advice). Outcomes of no family are adjusted together. "))
  }

  @Test func rowsInAnyOrderAndCountedTwice() throws {
    let order = (0..<60).map { ($0 * 37) % 60 }
    let shuffled = ResponseTable(
      columns: [
        Column(name: "version", labels: order.map { responses.columns[0].label(at: $0) }),
        Column(name: "advice", labels: order.map { responses.columns[1].label(at: $0) }),
        Column(name: "twice", numbers: order.map { _ in 2 }),
      ])
    let plain = try VersionComparison(of: "2", against: "1", on: "advice", in: responses)
    let permuted = try VersionComparison(of: "2", against: "1", on: "advice", in: shuffled)
    #expect(plain.table == permuted.table)
    let doubled = try VersionComparison(
      of: "2", against: "1", on: "advice", in: shuffled, countedBy: "twice")
    expectClose(
      doubled.pearson.chiSquared, 2 * plain.pearson.chiSquared, relative: 1e-13)
  }

  @Test func unknownVersionsAreNamed() {
    #expect(throws: AnalysisError.unknownVersion("3", nearest: ["1", "2"])) {
      try VersionComparison(of: "3", against: "1", on: "advice", in: responses)
    }
    #expect(throws: AnalysisError.self) {
      try VersionComparisonFamily(of: ["advise"], in: responses)
    }
  }

  @Test func numbersAreComparedByMeans() throws {
    let comparison = try MeanComparison(of: "mark", in: responses)
    #expect(comparison.versions == ["1", "2"])
    #expect(comparison.samples.map(\.count) == [40, 20])
    #expect(comparison.contrasts.map(\.name) == ["2 - 1"])
    #expect(comparison.contrasts[0].welch != nil && comparison.contrasts[0].mannWhitney != nil)
  }

  @Test func tooFewNumbersLeaveTheRankTest() throws {
    let comparison = try MeanComparison(
      [Sample([1, 2, 3]), Sample([5])], perVersion: ["1", "2"], on: "mark")
    #expect(comparison.contrasts[0].welch == nil)
    #expect(comparison.contrasts[0].mannWhitney?.favourablePairs == 3)
    #expect(comparison.warnings.count == 1)
  }

  @Test func multipleChoiceOptionByOption() throws {
    let chosen = ResponseTable(columns: [
      responses.columns[0],
      Column(name: "survey", numbers: (0..<60).map { $0 % 4 == 0 ? 1 : 0 }),
      Column(name: "meeting", numbers: (0..<60).map { $0 % 6 < 3 ? 1 : 0 }),
    ])
    let choices = try MultipleChoice(indicators: ["survey", "meeting"], of: chosen)
    let comparison = try MultipleChoiceComparison(of: choices, on: "before", in: chosen)
    #expect(comparison.options == ["survey", "meeting"])
    #expect(comparison.differences.count == 2)
    #expect(comparison.comparisons.count == 2)
    let pValues = comparison.differences.map(\.pValue)
    #expect(comparison.differences.map(\.adjustedPValue) == MultipleTesting.holm(pValues))
    // The same as a comparison of chosen against not chosen.
    expectClose(
      comparison.comparisons[0].pearson.pValue, comparison.differences[0].pValue,
      relative: 1e-12)
    let family = VersionComparisonFamily([.choices(comparison)], settings: comparison.settings)
    let document = TableDocument(family)
    #expect(document["differences"]?.rows.count == 2)
    #expect(document["tests"]?.cell(row: 0, column: "option") == .text("survey"))
    #expect(document["distribution"]?.rows.count == 4)
  }
}

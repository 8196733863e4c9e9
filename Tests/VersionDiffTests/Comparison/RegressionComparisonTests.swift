import Foundation
import TestSupport
import Testing
import VersionDiff
import VignetteKit

@Suite struct RegressionComparisonTests {
  /// Answers of 600 people: the older choose `stop` more often, and version 2 has more of them.
  static func responses(shuffledBy seed: UInt64? = nil, doubled: Bool = false) -> ResponseTable {
    let cells: [(version: String, age: String, counts: [Int])] = [
      ("1", "old", [20, 30, 40]), ("1", "young", [80, 70, 50]),
      ("2", "old", [40, 45, 95]), ("2", "young", [60, 35, 35]),
    ]
    var rows: [(version: String, age: String, answer: String)] = []
    for cell in cells {
      for (answer, count) in zip(
        ["go", "stop", "wait"], [cell.counts[0], cell.counts[2], cell.counts[1]])
      {
        rows += (0..<count * (doubled ? 2 : 1)).map { _ in (cell.version, cell.age, answer) }
      }
    }
    if let seed {
      var generator = SeededGenerator(seed: seed)
      rows.shuffle(using: &generator)
    }
    return ResponseTable(columns: [
      Column(name: "version", labels: rows.map(\.version)),
      Column(name: "age", labels: rows.map(\.age)),
      Column(name: "answer", labels: rows.map(\.answer)),
    ])
  }

  static func comparison(
    _ responses: ResponseTable = responses(), against reference: String? = nil,
    adjustedFor covariates: [String] = ["age"], to standard: StandardPopulation = .pooled
  ) throws(AnalysisError) -> RegressionComparison {
    try RegressionComparison(
      of: "answer", by: "version", against: reference, adjustedFor: covariates, in: responses,
      standardisedTo: standard)
  }

  @Test func theRawModelIsTheTwoByTwoTable() throws {
    let comparison = try Self.comparison(adjustedFor: [])
    #expect(comparison.standardised == nil)
    let stop = try #require(comparison.models.first { $0.option == "stop" })
    // 90 of 290 in version 1, 130 of 310 in version 2 chose to stop.
    let coefficient = try #require(stop.fit[coefficient: "version[2]"])
    expectClose(coefficient.estimate, log((130.0 * 200) / (180.0 * 90)), relative: 1e-12)
    let variance = [130.0, 180, 90, 200].map { 1 / $0 }.reduce(0, +)
    expectClose(
      stop.fit.covariance.standardError(of: coefficient.name), variance.squareRoot(),
      relative: 1e-12)
  }

  @Test func aModelWithMoreParametersThanPeopleIsLeftOut() throws {
    // 12 people, 3 versions, 6 answers: 3 × 5 = 15 parameters of all answers, 3 of each.
    let responses = ResponseTable(columns: [
      Column(name: "version", labels: (0..<12).map { "\($0 / 4)" }),
      Column(name: "answer", labels: (0..<12).map { "\($0 % 6)" }),
    ])
    let comparison = try RegressionComparison(
      of: "answer", by: "version", in: responses,
      schema: Schema(categorical: ["answer"]))
    #expect(comparison.models.map(\.option) == ["0", "1", "2", "3", "4", "5"])
    #expect(
      comparison.warnings.contains(
        .modelLeftOut(
          outcome: "answer", option: nil, covariates: [], parameters: 15, observations: 12)))
  }

  @Test func holmNeverLowersAPValue() throws {
    // Of two options, the second repeats the first; its own p may be larger in the last digit.
    for (first, second) in [(126, 344), (3, 400), (77, 78), (240, 241)] {
      let cells = [("1", "a", first), ("1", "b", second), ("2", "a", 364), ("2", "b", 367)]
      let rows = cells.flatMap { cell in (0..<cell.2).map { (cell.0, cell.1, "\($0 % 3)") } }
      let responses = ResponseTable(columns: [
        Column(name: "version", labels: rows.map(\.0)),
        Column(name: "answer", labels: rows.map(\.1)),
        Column(name: "age", labels: rows.map(\.2)),
      ])
      let differences = try #require(try Self.comparison(responses).standardised).differences
      #expect(differences.count == 2)
      for difference in differences {
        #expect(try #require(difference.adjustedPValue) >= #require(difference.pValue))
      }
    }
  }

  @Test func theVersionTestIsTheLikelihoodRatioTestOfTheTable() throws {
    let responses = Self.responses()
    let comparison = try Self.comparison(responses, adjustedFor: [])
    let table = try VersionComparison(of: "2", against: "1", on: "answer", in: responses)
    let whole = try #require(comparison.models.first { $0.kind == .multinomial })
    expectClose(whole.versionTest.statistic, table.likelihoodRatio.statistic, relative: 1e-11)
    #expect(whole.versionTest.degreesOfFreedom == 2)
    expectClose(whole.versionTest.pValue, table.likelihoodRatio.pValue, relative: 1e-10)
  }

  @Test func withoutCovariatesThatMatterTheAdjustedDifferenceIsTheRawOne() throws {
    // Everybody twice, once as u and once as w: the covariate tells nothing.
    let base = Self.responses()
    let columns = ["version", "answer"].map { name in
      let labels = (0..<base.rowCount).map { row in
        base.columns.first { $0.name == name }?.label(at: row)
      }
      return Column(name: name, labels: labels + labels)
    }
    let noise =
      [String?](repeating: "u", count: base.rowCount)
      + [String?](repeating: "w", count: base.rowCount)
    let responses = ResponseTable(columns: columns + [Column(name: "noise", labels: noise)])
    let comparison = try Self.comparison(responses, adjustedFor: ["noise"])
    let standardised = try #require(comparison.standardised)
    for difference in standardised.differences {
      expectClose(difference.estimate, difference.rawEstimate, relative: 1e-10)
      // The delta method then gives the standard error of a difference of two proportions.
      let (p, q) = (
        try #require(difference.referenceProportion), try #require(difference.versionProportion)
      )
      let variances: [Double] = [p * (1 - p) / 580, q * (1 - q) / 620]
      let variance = variances[0] + variances[1]
      expectClose(difference.standardError, variance.squareRoot(), relative: 1e-9)
    }
  }

  @Test func swappedVersionsTurnTheSign() throws {
    let forward = try #require(try Self.comparison(against: "1").standardised)
    let backward = try #require(try Self.comparison(against: "2").standardised)
    for (one, other) in zip(forward.differences, backward.differences) {
      #expect(other.version == "1" && other.reference == "2")
      expectClose(other.estimate, one.estimate.map { -$0 }, relative: 1e-11)
      expectClose(other.standardError, one.standardError, relative: 1e-10)
      expectClose(other.adjustedPValue, one.adjustedPValue, relative: 1e-9)
    }
  }

  @Test func theOrderOfRowsChangesNothing() throws {
    let first = TableDocument([try Self.comparison()])
    for seed in 1...3 {
      let shuffled = try Self.comparison(Self.responses(shuffledBy: UInt64(seed)))
      #expect(TableDocument([shuffled]) == first)
    }
  }

  @Test func doubledRowsAreACountOfTwo() throws {
    let responses = Self.responses()
    let counted = ResponseTable(
      columns: responses.columns
        + [Column(name: "n", numbers: [Double](repeating: 2, count: responses.rowCount))])
    let byCount = try RegressionComparison(
      of: "answer", by: "version", adjustedFor: ["age"], in: counted,
      schema: Schema(count: "n"))
    let byRow = try Self.comparison(Self.responses(doubled: true))
    #expect(TableDocument([byCount]) == TableDocument([byRow]))
  }

  @Test func theOwnCompositionAsPopulationIsThePool() throws {
    let pooled = try #require(try Self.comparison().standardised)
    let own = try #require(
      try Self.comparison(to: .population(["age": ["old": 0.45, "young": 0.55]])).standardised)
    for (one, other) in zip(pooled.differences, own.differences) {
      expectClose(one.estimate, other.estimate, relative: 1e-12)
      expectClose(one.standardError, other.standardError, relative: 1e-12)
    }
    let elsewhere = try #require(
      try Self.comparison(to: .population(["age": ["old": 0.9, "young": 0.1]])).standardised)
    #expect(elsewhere.differences[1].estimate != pooled.differences[1].estimate)
    #expect(elsewhere.standard.name == "population")
  }

  @Test(arguments: [
    (["age": ["old": 1.0]], "the level 'young' has no share"),
    (
      ["age": ["old": 0.5, "young": 0.4]], "they add up to 0.9 instead of 1, or 100 for percentages"
    ),
    (
      ["age": ["old": 0.5, "young": 0.4, "middle": 0.1]],
      "nobody in the data has the level 'middle'"
    ),
    (["sex": ["f": 1.0]], "it is no categorical covariate"),
  ])
  func populationsThatDoNotFitAreRefused(margins: [String: [String: Double]], problem: String) {
    let variable = margins.keys.first ?? ""
    #expect(throws: AnalysisError.model(.population(variable: variable, problem: problem))) {
      try Self.comparison(to: .population(margins))
    }
  }

  /// An option that nobody chose in version 2: its share is 0 there and gets no interval; the
  /// other options keep theirs.
  @Test func anOptionThatNobodyChoseHasNoInterval() throws {
    let responses = ResponseTable(columns: [
      Column(name: "version", labels: ["1", "1", "1", "1", "1", "1", "2", "2", "2", "2"]),
      Column(name: "age", labels: ["o", "o", "o", "y", "y", "y", "o", "o", "y", "y"]),
      Column(name: "answer", labels: ["a", "b", "c", "a", "b", "c", "a", "b", "a", "b"]),
      Column(name: "n", numbers: [30, 20, 10, 25, 30, 12, 40, 30, 20, 35]),
    ])
    let comparison = try RegressionComparison(
      of: "answer", by: "version", adjustedFor: ["age"], in: responses, schema: Schema(count: "n"))
    let standardised = try #require(comparison.standardised)
    let rare = try #require(standardised.differences.first { $0.option == "c" })
    #expect(rare.versionProportion == 0)
    #expect(rare.standardError == nil && rare.pValue == nil)
    #expect((rare.estimate ?? 0) < 0)
    let others = standardised.differences.filter { $0.option != "c" }
    #expect(others.allSatisfy { $0.standardError != nil && $0.pValue != nil })
    let document = TableDocument([comparison])
    let regression = try #require(document["regression"])
    let places = regression.rows.indices.filter { row in
      regression.cell(row: row, column: "option")?.text == "c"
        && regression.cell(row: row, column: "term")?.text == "version[2]"
    }
    #expect(places.count == 4)
    for row in places {
      #expect(regression.cell(row: row, column: "estimate") == .missing)
      #expect(regression.cell(row: row, column: "conf.low") == .missing)
      #expect(
        regression.cell(row: row, column: "reason")
          == .text("infinite (-): answers are separated"))
    }
    #expect(document.warnings.contains { $0.code == "quasi-complete-separation" })
  }

  @Test func tablesHaveTheirPromisedColumns() throws {
    let document = TableDocument([try Self.comparison()])
    #expect(
      document.tables.map(\.id) == [
        "adjusted", "adjusted.distribution", "regression", "model.tests",
      ])
    let names = document["regression"]?.columns.map(\.name) ?? []
    #expect(
      names == [
        "model", "adjusted.for", "outcome", "option", "term", "estimate", "std.error",
        "statistic", "df", "p.value", "conf.low", "conf.high", "odds.ratio",
        "odds.ratio.conf.low", "odds.ratio.conf.high", "reason",
      ])
    // Three options and the whole, raw and adjusted: 3 × 2 + 2 × 2 and 3 × 3 + 2 × 3 rows.
    #expect(document["regression"]?.rows.count == 25)
    #expect(document["adjusted"]?.rows.count == 3)
    #expect(document["adjusted.distribution"]?.rows.count == 6)
  }
}

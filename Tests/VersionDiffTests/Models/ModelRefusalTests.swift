import Testing
import VersionDiff
import VignetteKit

/// Questions that the data cannot answer, each with its reason.
@Suite struct ModelRefusalTests {
  static let responses = ResponseTable(columns: [
    Column(name: "y", labels: ["a", "b", "a", "b", "a", "b"]),
    Column(name: "three", labels: ["p", "q", "r", "p", "q", "r"]),
    Column(name: "constant", labels: ["k", "k", "k", "k", "k", "k"]),
    Column(name: "age", numbers: [20, 30, 40, 50, 60, 70]),
    Column(name: "flat", numbers: [2.5, 2.5, 2.5, 2.5, 2.5, 2.5]),
    Column(name: "half", labels: ["k", "k", "k", nil, nil, nil]),
    Column(name: "other", labels: [nil, nil, nil, "k", "l", "k"]),
    Column(name: "id", labels: ["1", "2", "3", "4", "5", "6"]),
    Column(name: "n", numbers: [1, 2, 3, 2.5, 1, 1]),
  ])

  static func fit(
    _ formula: String, event: String? = nil, schema: Schema = Schema()
  ) throws(AnalysisError) -> LogitFit {
    try LogisticRegression(try Formula(parsing: formula), event: event, schema: schema)
      .fitted(to: responses)
  }

  @Test func unknownColumnsComeWithTheNearest() {
    #expect(throws: AnalysisError.responses(.unknownColumn("agee", nearest: ["age"]))) {
      try Self.fit("y ~ agee")
    }
  }

  @Test func constantOutcome() {
    #expect(throws: AnalysisError.model(.constantOutcome("constant", level: "k"))) {
      try Self.fit("constant ~ age")
    }
  }

  @Test func moreThanTwoLevelsNeedAnEvent() {
    #expect(
      throws: AnalysisError.model(.moreThanTwoLevels(of: "three", levels: ["p", "q", "r"]))
    ) { try Self.fit("three ~ age") }
    #expect(
      throws: AnalysisError.model(
        .eventIsNoAnswer("s", of: "three", levels: ["p", "q", "r"]))
    ) { try Self.fit("three ~ age", event: "s") }
  }

  @Test func constantExplanations() {
    #expect(throws: AnalysisError.model(.constantFactor("constant", level: "k"))) {
      try Self.fit("y ~ constant")
    }
    #expect(throws: AnalysisError.model(.constantNumber("flat", value: "2.5"))) {
      try Self.fit("y ~ age + flat")
    }
  }

  @Test func moreParametersThanPeople() {
    #expect(throws: AnalysisError.model(.tooManyParameters(7, observations: 6))) {
      try Self.fit("y ~ age + id")
    }
  }

  @Test func nothingLeftWithoutTheMissing() {
    #expect(
      throws: AnalysisError.model(.noCompleteRows(["half", "other", "y"], rows: 6))
    ) { try Self.fit("y ~ half + other") }
  }

  @Test func references() {
    #expect(
      throws: AnalysisError.model(
        .unknownLevel("zzzz", of: "three", levels: ["p", "q", "r"], nearest: []))
    ) { try Self.fit("y ~ three", schema: Schema(references: ["three": "zzzz"])) }
  }

  @Test func countsAreWhole() {
    #expect(
      throws: AnalysisError.responses(.invalidCount(column: "n", row: 4, value: 2.5))
    ) { try Self.fit("y ~ age", schema: Schema(count: "n")) }
  }

  @Test func rolesDontRepeat() {
    #expect(
      throws: AnalysisError.model(
        .repeatedVariable("three", roles: ["the version", "a covariate"]))
    ) {
      try RegressionComparison(
        of: "y", by: "three", adjustedFor: ["three"], in: Self.responses)
    }
  }

  /// Two variables that say the same: the later is dropped and named.
  @Test func redundantTermsAreNamed() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["a", "b", "a", "b", "b", "a", "b", "a"]),
      Column(name: "x", numbers: [1, 2, 3, 4, 5, 6, 7, 8]),
      Column(name: "w", numbers: [4, 1, 3, 9, 1, 0, 2, 2]),
      Column(name: "z", numbers: [9, 12, 15, 18, 21, 24, 27, 30]),
    ])
    let fit = try LogisticRegression(Formula("y", on: "x", "w", "z")).fitted(to: responses)
    #expect(fit[coefficient: "z"]?.value == .redundant(with: ["(Intercept)", "x"]))
    #expect(
      fit.warnings == [.redundantTerm("z", determinedBy: ["(Intercept)", "x"])])
    #expect(fit.parameterCount == 3)
    let without = try LogisticRegression(Formula("y", on: "x", "w")).fitted(to: responses)
    #expect(fit.logLikelihood == without.logLikelihood)
  }

  @Test func missingAnswersAreCounted() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["a", "b", "a", nil, "b", "a", "b"]),
      Column(name: "x", labels: ["u", "w", nil, nil, "u", "w", "u"]),
    ])
    let fit = try LogisticRegression(Formula("y", on: "x")).fitted(to: responses)
    #expect(fit.observationCount == 5)
    #expect(fit.droppedCount == 2)
    guard case .missingAnswers("y", dropped: 2, of: 7, by: let missing) = fit.warnings.first else {
      Issue.record("no warning of missing answers")
      return
    }
    #expect(missing.map(\.variable) == ["x", "y"])
    #expect(missing.map(\.count) == [2, 1])
  }

  /// Numbers whose squares overflow, or vanish.
  @Test(arguments: [1e308, 1e80, 1e-90])
  func extremeNumbersAreRefused(_ unit: Double) throws {
    let table = ResponseTable(columns: [
      Column(name: "x", numbers: [1, 2, 3, 5, 4, 7].map { $0 * unit / 10 }),
      Column(name: "v", numbers: [1, 2, 1, 4, 2, 3]),
      Column(name: "y", labels: ["a", "b", "a", "c", "b", "c"]),
      Column(name: "g", labels: ["1", "1", "2", "2", "3", "3"]),
    ])
    let large = AnalysisError.model(.extremeNumber("x", value: 7 * unit / 10))
    #expect(throws: large) {
      try LinearRegression(Formula(parsing: "v ~ x")).fitted(to: table)
    }
    #expect(throws: large) {
      try LinearRegression(Formula(parsing: "x ~ v")).fitted(to: table)
    }
    #expect(throws: large) {
      try BinomialRegression(Formula(parsing: "y ~ x"), event: "a").fitted(to: table)
    }
    #expect(throws: large) { try OrderedLogit(Formula(parsing: "y ~ x")).fitted(to: table) }
    #expect(throws: large) {
      try LinearMixedModel(Formula(parsing: "v ~ x + (1 | g)")).fitted(to: table)
    }
    #expect("\(ModelMistake.extremeNumber("x", value: 1e308))".contains("divide it"))
  }
}

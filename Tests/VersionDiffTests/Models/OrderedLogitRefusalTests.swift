import Testing
import VignetteKit

@testable import VersionDiff

/// Questions that an ordinal model cannot answer, each with its reason.
@Suite struct OrderedLogitRefusalTests {
  static let responses = ResponseTable(columns: [
    Column(name: "y", labels: ["1", "2", "3", "1", "2", "3"]),
    Column(name: "constant", labels: ["k", "k", "k", "k", "k", "k"]),
    Column(name: "age", numbers: [20, 30, 40, 50, 60, 75]),
    Column(name: "sex", labels: ["f", "f", "m", "m", "f", "m"]),
    Column(name: "id", labels: ["1", "2", "3", "4", "5", "6"]),
    Column(name: "w", numbers: [1, 2, 1, 2, 1, 1]),
  ])

  static func fit(
    _ formula: String, schema: Schema = Schema(), _ variance: VarianceEstimator? = nil
  ) throws(AnalysisError) -> OrderedFit {
    try OrderedLogit(try Formula(parsing: formula), schema: schema)
      .fitted(to: responses, variance: variance)
  }

  @Test func constantOutcomesAndExplanations() {
    #expect(throws: AnalysisError.model(.constantOutcome("constant", level: "k"))) {
      try Self.fit("constant ~ age")
    }
    #expect(throws: AnalysisError.model(.constantFactor("constant", level: "k"))) {
      try Self.fit("y ~ constant")
    }
  }

  @Test func moreParametersThanPeople() {
    #expect(throws: AnalysisError.model(.tooManyParameters(7, observations: 6))) {
      try Self.fit("y ~ id + age + sex")
    }
  }

  @Test func numbersWithManyValuesAreNoAnswers() {
    let many = ResponseTable(columns: [
      Column(name: "y", numbers: (1...120).map { Double($0 % 60) / 4 }),
      Column(name: "x", numbers: (1...120).map { Double($0 % 7) }),
    ])
    #expect(throws: AnalysisError.model(.tooManyOrderedLevels("y", count: 60, limit: 50))) {
      try OrderedLogit(Formula("y", on: "x")).fitted(to: many)
    }
  }

  /// Numbers with few values are ordered answers, by size.
  @Test func numbersWithFewValuesAreAnswers() throws {
    let few = ResponseTable(columns: [
      Column(name: "y", numbers: [10, 2, 2, 10, 7, 7, 2, 10]),
      Column(name: "x", numbers: [1, 2, 3, 4, 5, 6, 7, 8]),
    ])
    let fit = try OrderedLogit(Formula("y", on: "x")).fitted(to: few)
    #expect(fit.answers == ["2", "7", "10"])
    #expect(fit.coefficients.map(\.name.term) == ["x", "2|7", "7|10"])
  }

  @Test func anEmptyAnswerIsLeftOutAndNamed() throws {
    let responses = ResponseTable(columns: [
      Column(
        name: "y", labels: ["low", "high", "low", "mid", "high", "low"],
        levels: ["none", "low", "mid", "high"]),
      Column(name: "x", numbers: [1, 2, 3, 2, 1, 4]),
    ])
    let fit = try OrderedLogit(Formula("y", on: "x")).fitted(to: responses)
    #expect(fit.answers == ["low", "mid", "high"])
    #expect(fit.warnings == [.emptyLevel("none", of: "y")])
  }

  /// So is an answer that only people with a weight of 0 gave.
  @Test func anAnswerWithoutWeightIsLeftOut() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["1", "2", "1", "2", "1", "2", "3"]),
      Column(name: "x", numbers: [1, 2, 3, 2, 1, 4, 2]),
      Column(name: "w", numbers: [1, 2, 1, 1, 2, 1, 0]),
    ])
    let fit = try OrderedLogit(Formula("y", on: "x"), schema: Schema(weight: "w"))
      .fitted(to: responses)
    #expect(fit.answers == ["1", "2"])
    #expect(fit.warnings == [.emptyLevel("3", of: "y")])
  }

  @Test func thresholdsStandForTheIntercept() {
    #expect(throws: AnalysisError.model(.thresholdsNeedIntercept)) {
      try Self.fit("y ~ 0 + age")
    }
    #expect(throws: AnalysisError.model(.referenceOfOrderedOutcome("y", level: "2"))) {
      try Self.fit("y ~ age", schema: Schema(references: ["y": "2"]))
    }
  }

  @Test func ownEffectsNeedATermOfTheModel() {
    #expect(throws: AnalysisError.model(.termNotInModel("sex", terms: ["age"]))) {
      try OrderedLogit(Formula("y", on: "age"), nonproportional: [Term(["sex"])])
        .fitted(to: Self.responses)
    }
  }

  @Test func variancesThatDoNotExist() {
    for estimator in [VarianceEstimator.model, .hc2, .cr1] {
      #expect(
        throws: AnalysisError.model(
          .varianceNotDefined(estimator, family: "weighted ordinal", available: [.design]))
      ) { try Self.fit("y ~ age", schema: Schema(weight: "w", cluster: "sex"), estimator) }
    }
    #expect(throws: AnalysisError.model(.noClusters(.cr2))) { try Self.fit("y ~ age", .cr2) }
    #expect(throws: AnalysisError.model(.oneCluster("constant"))) {
      try Self.fit("y ~ age", schema: Schema(cluster: "constant"))
    }
    #expect(throws: AnalysisError.model(.analyticWeights(family: "ordinal"))) {
      try Self.fit("y ~ age", schema: Schema(weight: "w", weightKind: .analytic))
    }
  }
}

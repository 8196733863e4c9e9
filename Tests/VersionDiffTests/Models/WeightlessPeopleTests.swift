import TestSupport
import Testing
import VersionDiff
import VignetteKit

/// People of weight 0 belong to the sample and say nothing.
@Suite struct WeightlessPeopleTests {
  struct Case: Decodable, Sendable {
    let columns: [String: ReferenceColumn]
    let cluster: String?
    let estimates: [Double]
    let errors: [Double]
    let df: Double
  }

  @Test func weightZeroCountsAsSvyglmCounts() throws {
    let cases = try Fixture<Case>.load("zero-weights").cases
    for reference in cases {
      let fit = try BinomialRegression(
        Formula(parsing: "y ~ x"), schema: Schema(weight: "w", cluster: reference.cluster)
      ).fitted(to: ResponseTable(reference.columns))
      for (place, name) in fit.coefficientNames.enumerated() {
        expectClose(fit.coefficients[place].estimate, reference.estimates[place], relative: 1e-8)
        expectClose(
          fit.covariance.standardError(of: name), reference.errors[place], relative: 1e-7)
        expectClose(fit.inference.degreesOfFreedom(of: name), reference.df, relative: 1e-12)
      }
      #expect(fit.observationCount == 13)
      #expect(fit.warnings.contains(.weightless(3)))
    }
    #expect(cases.count == 2)
  }

  /// A level, or a number, that only people of weight 0 have.
  static func table(_ outcome: [String], of weights: [Double]) -> ResponseTable {
    ResponseTable(columns: [
      Column(name: "y", labels: outcome, levels: ["lo", "mid", "hi"]),
      Column(name: "f", labels: ["a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "c", "c"]),
      Column(name: "x", numbers: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 9]),
      Column(name: "z", numbers: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]),
      Column(name: "w", numbers: weights),
    ])
  }
  static let weights: [Double] = [1, 2, 1, 3, 1, 2, 1, 1, 2, 1, 0, 0]

  @Test func whatOnlyTheyHaveIsLeftOut() throws {
    let answers = ["lo", "hi", "lo", "lo", "hi", "hi", "lo", "hi", "hi", "lo", "hi", "lo"]
    let model = { (formula: String) throws in
      try BinomialRegression(Formula(parsing: formula), schema: Schema(weight: "w"))
        .fitted(to: Self.table(answers, of: Self.weights))
    }
    let fit = try model("y ~ f + x")
    #expect(fit.coefficientNames.map(\.description) == ["(Intercept)", "f[b]", "x"])
    #expect(fit.warnings.contains(.emptyLevel("c", of: "f")))
    #expect(throws: AnalysisError.model(.constantNumber("z", value: "0"))) {
      try model("y ~ x + z")
    }
  }

  @Test func ordinalModelsDoNotMissThem() throws {
    let answers = ["lo", "hi", "lo", "mid", "hi", "mid", "lo", "hi", "mid", "lo", "mid", "lo"]
    let schema = Schema(weight: "w")
    let fit = try OrderedLogit(Formula(parsing: "y ~ f + x"), schema: schema)
      .fitted(to: Self.table(answers, of: Self.weights))
    #expect(fit.coefficientNames.map(\.description) == ["f[b]", "x", "lo|mid", "mid|hi"])
    #expect(fit.observationCount == 10)
    #expect(fit.coefficients.allSatisfy { $0.estimate != nil })
  }

  /// The others are separated; that the weightless are not does not help.
  @Test func theyDoNotUndoSeparation() throws {
    let answers = ["lo", "hi", "lo", "hi", "lo", "hi", "lo", "hi", "lo", "hi", "hi", "lo"]
    let fit = try BinomialRegression(Formula(parsing: "y ~ f"), schema: Schema(weight: "w"))
      .fitted(to: Self.table(answers, of: Self.weights))
    #expect(fit.isSeparated)
    #expect(fit[coefficient: "f[b]"]?.value == .infinite(.plus))
  }

  @Test func anOutcomeThatOnlyTheyVaryIsConstant() throws {
    let table = ResponseTable(columns: [
      Column(name: "y", numbers: [4, 4, 4, 4, 5]), Column(name: "x", numbers: [1, 2, 3, 5, 4]),
      Column(name: "w", numbers: [1, 2, 1, 1, 0]),
    ])
    #expect(throws: AnalysisError.model(.constantOutcome("y", level: "4"))) {
      try LinearRegression(Formula(parsing: "y ~ x"), schema: Schema(weight: "w"))
        .fitted(to: table)
    }
    let same = ["hi", "hi", "hi", "hi", "hi", "hi", "hi", "hi", "hi", "hi", "lo", "lo"]
    #expect(throws: AnalysisError.model(.constantOutcome("y", level: "hi"))) {
      try BinomialRegression(Formula(parsing: "y ~ x"), schema: Schema(weight: "w"))
        .fitted(to: Self.table(same, of: Self.weights))
    }
  }
}

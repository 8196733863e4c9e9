import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct ChosenPredictionTests {
  private static let responses = ResponseTable(columns: [
    Column(
      name: "y",
      labels: ["a", "b", "a", "b", "b", "a", "b", "a", "b", "b", "a", "a"]),
    Column(name: "age", numbers: [20, 31, 28, 45, 52, 33, 60, 41, 38, 57, 24, 49]),
    Column(
      name: "f", labels: ["p", "q", "p", "q", "p", "q", "p", "q", "p", "q", "p", "q"]),
    Column(name: "rating", numbers: [1, 4, 2, 5, 6, 3, 8, 5, 4, 7, 2, 6]),
  ])

  private func predictions(
    of fit: any RegressionFit, at choices: [(String, String)]
  ) throws -> [ChosenPrediction] {
    let settings = QuantitiesOfInterest.Settings(
      points: [choices.map { ChosenPrediction.Choice($0.0, $0.1) }])
    return try QuantitiesOfInterest(of: fit, settings).chosenPredictions
  }

  private func coefficients(_ fit: any RegressionFit) -> [Double] {
    fit.coefficients.compactMap(\.estimate)
  }

  @Test func aMeanIsTheLineAtTheChosenNumbers() throws {
    let fit = try LinearRegression(Formula(parsing: "rating ~ age + f")).fitted(to: Self.responses)
    let own = try #require(
      try predictions(of: fit, at: [("age", "40.5"), ("f", "q")]).first?.estimate)
    let row = [1, 40.5, 1]
    let value = zip(row, coefficients(fit)).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose(own.value, value, relative: 1e-12)
    let variance = fit.covariance.matrix.bilinear(row, row)
    expectClose(own.standardError, variance.squareRoot(), relative: 1e-11)
    #expect(own.degreesOfFreedom == 9)
    // Of the others as observed: half of the people have q.
    let mean = try #require(try predictions(of: fit, at: [("age", "40.5")]).first?.estimate)
    expectClose(mean.value, value - coefficients(fit)[2] / 2, relative: 1e-12)
  }

  @Test func aProbabilityHasLimitsOnTheScaleOfTheLogOdds() throws {
    let fit = try LogisticRegression(Formula(parsing: "y ~ age")).fitted(to: Self.responses)
    let own = try #require(try predictions(of: fit, at: [("age", "35")]).first)
    #expect(own.response == "b" && own.extrapolated.isEmpty)
    let row = [1.0, 35]
    let odds = zip(row, coefficients(fit)).reduce(0) { $0 + $1.0 * $1.1 }
    let p = 1 / (1 + exp(-odds))
    expectClose(own.estimate.value, p, relative: 1e-12)
    let error = fit.covariance.matrix.bilinear(row, row).squareRoot()
    expectClose(own.estimate.standardError, p * (1 - p) * error, relative: 1e-10)
    let z = ConfidenceLevel.ninetyFive.criticalValue()
    let interval = own.estimate.interval(.ninetyFive)
    expectClose(interval?.lowerBound, 1 / (1 + exp(-odds + z * error)), relative: 1e-10)
    expectClose(interval?.upperBound, 1 / (1 + exp(-odds - z * error)), relative: 1e-10)
  }

  @Test func computedTermsFollowTheirColumn() throws {
    let fit = try LinearRegression(Formula(parsing: "rating ~ log(age) + I(age^2)"))
      .fitted(to: Self.responses)
    let own = try #require(try predictions(of: fit, at: [("age", "30")]).first?.estimate)
    let row = [1, log(30.0), 900]
    let value = zip(row, coefficients(fit)).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose(own.value, value, relative: 1e-11)
  }

  @Test func aNumberThatIsAlsoAFactorHasTheValueInBoth() throws {
    let table = ResponseTable(columns: [
      Column(name: "rating", numbers: [1, 4, 2, 5, 6, 3, 8, 5, 4]),
      Column(name: "x", numbers: [1, 2, 3, 1, 2, 3, 1, 2, 3]),
      Column(name: "z", numbers: [4, 1, 3, 2, 5, 6, 2, 1, 4]),
    ])
    let fit = try LinearRegression(Formula(parsing: "rating ~ factor(x) + z:x")).fitted(to: table)
    let own = try #require(try predictions(of: fit, at: [("x", "2"), ("z", "3")]).first?.estimate)
    let named = Dictionary(
      uniqueKeysWithValues: fit.coefficients.map { ($0.name.term, $0.estimate ?? .nan) })
    let level = try #require(named["factor(x)[2]"])
    let slope = try #require(named["z:x"])
    expectClose(own.value, (named["(Intercept)"] ?? .nan) + level + 6 * slope, relative: 1e-11)
    #expect(
      throws: AnalysisError.model(
        .unknownLevel("2.5", of: "factor(x)", levels: ["1", "2", "3"], nearest: []))
    ) { try predictions(of: fit, at: [("x", "2.5"), ("z", "3")]) }
  }

  @Test func extrapolationsAreNamed() throws {
    let fit = try LinearRegression(Formula(parsing: "rating ~ age")).fitted(to: Self.responses)
    let own = try #require(try predictions(of: fit, at: [("age", "90")]).first)
    #expect(own.extrapolated == [.init(variable: "age", value: 90, observed: 20...60)])
    var analysis = EffectsAnalysis(try Formula(parsing: "rating ~ age"), family: .gaussian)
    analysis.quantities.points = [[.init("age", "90")], [.init("age", "30")]]
    let table = try #require(try analysis.tables(from: Self.responses)["predictions.at"])
    #expect(table.rows.count == 2)
    #expect(table.cell(row: 0, column: "at") == .text("age = 90"))
    #expect(
      table.notes.contains(
        "age = 90 lies outside the data (20 to 60): an extrapolation of the model."))
  }
}

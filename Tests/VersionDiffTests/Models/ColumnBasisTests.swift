import TestSupport
import Testing

@testable import VersionDiff
@testable import VignetteKit

@Suite struct ColumnBasisTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let family: String
    let formula: String
    let estimates: [Double]
    let errors: [Double]
    let logLik: Double
    let means: [Double]
    let meanErrors: [Double]
    let t: [Double]
    let v: [String]
    let y: [String]
    let z: [String]
    let w: [Double]
    var testDescription: String { name }

    var responses: ResponseTable {
      ResponseTable(columns: [
        Column(name: "t", numbers: t), Column(name: "v", labels: v), Column(name: "y", labels: y),
        Column(name: "z", labels: z, levels: ["low", "mid", "high"]), Column(name: "w", numbers: w),
      ])
    }

    func fit() throws -> any RegressionFit {
      let formula = try Formula(parsing: formula)
      switch family {
      case "binomial": return try LogisticRegression(formula).fitted(to: responses)
      case "ordinal": return try OrderedLogit(formula).fitted(to: responses)
      case "multinomial":
        return try MultinomialLogit(formula, schema: Schema(references: ["z": "low"]))
          .fitted(to: responses)
      default: return try LinearRegression(formula).fitted(to: responses)
      }
    }
  }

  static let cases = (try? Fixture<Case>.load("far-from-zero").cases) ?? []

  @Test func casesAreThere() { #expect(Self.cases.count == 6) }

  /// The centre is 16 million times the spread, of which the seventh digit of the centred model's
  /// intercept is what is left in the other's.
  @Test(arguments: cases)
  func timesInSecondsAreNotRedundant(reference: Case) throws {
    let fit = try reference.fit()
    #expect(fit.warnings.isEmpty)
    #expect(fit.coefficients.count == reference.estimates.count)
    for (place, coefficient) in fit.coefficients.enumerated() {
      expectClose(coefficient.estimate, reference.estimates[place], relative: 1e-6)
      let error = fit.covariance.standardError(of: coefficient.name)
      expectClose(error, reference.errors[place], relative: 1e-6)
    }
    expectClose(fit.logLikelihood, reference.logLik, relative: 1e-10)
  }

  @Test(arguments: cases.filter { !$0.means.isEmpty })
  func predictionsKeepTheirErrors(reference: Case) throws {
    let fit = try reference.fit()
    let place = try #require(fit.frame.place(of: "v"))
    let weights = fit.frame.totals
    for level in 0..<2 {
      let matrix = fit.design.matrix(
        over: fit.frame, setting: ModelDesign.Setting(variable: place, level: level))
      let average = try #require(fit.averagePredictions(over: matrix, weights: weights).last)
      expectClose(average.value, reference.means[level], relative: 1e-8)
      let variance = try fit.inference.variance(of: average.gradient)
      expectClose(variance.squareRoot(), reference.meanErrors[level], relative: 1e-6)
    }
  }

  /// Whatever is computed from a fit is that of the same number counted from another zero.
  @Test(arguments: cases.filter { $0.family != "gaussian" })
  func anotherZeroChangesNothingElse(reference: Case) throws {
    let far = try reference.fit()
    let near = try Case(
      name: reference.name, family: reference.family, formula: reference.formula, estimates: [],
      errors: [], logLik: 0, means: [], meanErrors: [], t: reference.t.map { $0 - 1_600_000_000 },
      v: reference.v, y: reference.y, z: reference.z, w: reference.w
    ).fit()
    for (one, other) in zip(far.coefficients, near.coefficients)
    where one.name.term.hasSuffix("t") {
      let level = ConfidenceLevel.ninetyFive
      let (own, same) = (
        far.profileInterval(of: one.name, confidence: level),
        near.profileInterval(of: other.name, confidence: level)
      )
      // Only a coefficient that is one parameter of the search is profiled.
      guard let own else { continue }
      expectClose(own.lowerBound, same?.lowerBound, relative: 1e-6)
      expectClose(own.upperBound, same?.upperBound, relative: 1e-6)
    }
    for (one, other) in zip(far.assumptionTests, near.assumptionTests) {
      expectClose(one.statistic, other.statistic, relative: 1e-6)
    }
  }

  @Test func aColumnThatOthersAddUpToIsRedundantStill() {
    let time = (0..<40).map { 1.6e9 + Double($0 * $0 % 37) }
    let basis = ColumnBasis(
      of: Matrix(columns: [
        time.map { _ in 1 }, time, time.map { $0 / 60 - 5 }, time.map { $0 + 1 },
      ])
    )
    #expect(basis.independent == [0, 1])
    #expect(basis.redundancies.map(\.column) == [2, 3])
    #expect(basis.mixing != nil)
  }
}

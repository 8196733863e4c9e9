import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct LinearRegressionTests {
  struct Joint: Decodable, Sendable {
    let terms: [Int]
    let statistic: Double
    let df: Double
    let denominator: Double
    let p: Double
  }

  struct Inference: Decodable, Sendable {
    let estimator: String
    let errors: [Double]
    let df: [Double]
    let joint: Joint
    let covariance: [Double]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let formula: String
    let columns: [String: ReferenceColumn]
    let count: String?
    let weight: String?
    let weightKind: String?
    let cluster: String?
    let estimates: [Double?]
    let observations: Int
    let sigma: Double
    let rSquared: Double
    let adjustedRSquared: Double
    let logLikelihood: Double?
    let aic: Double?
    let bic: Double?
    let cook: [Double]
    let cookUnits: [String]?
    let inference: [Inference]

    enum CodingKeys: String, CodingKey {
      case name, formula, columns, count, weight, cluster, estimates, observations, sigma, aic
      case bic, cook, inference
      case weightKind = "weight.kind"
      case rSquared = "r.squared"
      case adjustedRSquared = "adjusted.r.squared"
      case logLikelihood = "log.likelihood"
      case cookUnits = "cook.units"
    }

    var testDescription: String { name }

    func fit(_ estimator: VarianceEstimator? = nil) throws -> LinearFit {
      let schema = Schema(
        count: count, weight: weight,
        weightKind: weightKind.flatMap(WeightKind.init(rawValue:)) ?? .sampling, cluster: cluster)
      return try LinearRegression(Formula(parsing: formula), schema: schema)
        .fitted(to: ResponseTable(columns), variance: estimator)
    }
  }

  static let cases = (try? Fixture<Case>.load("linear").cases) ?? []

  @Test func fixtureIsThere() {
    #expect(Self.cases.count >= 18)
  }

  @Test(arguments: cases) func estimatesEqualLm(_ reference: Case) throws {
    let fit = try reference.fit()
    #expect(fit.coefficients.count == reference.estimates.count)
    for (coefficient, expected) in zip(fit.coefficients, reference.estimates) {
      expectCloseOrMissing(coefficient.estimate, expected, relative: 1e-11)
    }
    #expect(fit.observationCount == reference.observations)
    expectClose(fit.rSquared, reference.rSquared, relative: 1e-11)
    expectClose(fit.adjustedRSquared, reference.adjustedRSquared, relative: 1e-11)
    expectCloseOrMissing(fit.logLikelihood, reference.logLikelihood, relative: 1e-12)
    expectCloseOrMissing(fit.aic, reference.aic, relative: 1e-12)
    expectCloseOrMissing(fit.bic, reference.bic, relative: 1e-12)
    // lm takes weights as they are; with sampling weights sigma is that of the population.
    if reference.weightKind != "sampling" {
      expectClose(fit.sigma, reference.sigma, relative: 1e-12)
    }
  }

  /// lm, sandwich, clubSandwich and svyglm: all estimators of variances, with their degrees of
  /// freedom and a joint test each.
  @Test(arguments: cases) func inferenceEqualsThatOfRsPackages(_ reference: Case) throws {
    for expected in reference.inference {
      let estimator = try #require(VarianceEstimator(rawValue: expected.estimator))
      let inference = try reference.fit(estimator).inference
      let names = inference.covariance.names
      #expect(names.count == expected.errors.count)
      for (place, name) in names.enumerated() {
        expectClose(
          inference.covariance.standardError(of: name), expected.errors[place], relative: 1e-9,
          "\(expected.estimator) \(name)")
        // clubSandwich's own sums over pairs of clusters are good to about 1e-9.
        expectClose(
          inference.degreesOfFreedom(of: name), expected.df[place], relative: 1e-8,
          "\(expected.estimator) df \(name)")
      }
      for (own, other) in zip(inference.covariance.matrix.elements, expected.covariance) {
        #expect(
          abs(own - other) < 1e-9 * (expected.errors.max() ?? 0) * (expected.errors.max() ?? 0))
      }
      try expectJointTest(expected.joint, of: reference.fit(estimator), expected.estimator)
    }
  }

  private func expectJointTest(_ expected: Joint, of fit: LinearFit, _ name: String) throws {
    let names = fit.inference.covariance.names
    let rows = expected.terms.map { place in names.indices.map { $0 == place ? 1.0 : 0 } }
    let values = try expected.terms.map { place in
      try #require(fit[coefficient: names[place]]?.estimate)
    }
    let test = try #require(
      fit.inference.reference.jointTest(
        of: Matrix(rows: rows), values: values,
        combined: fit.inference.covariance.covariance(of: Matrix(rows: rows))),
      "\(name)")
    // Hotelling's degrees of freedom divide by a difference; p magnifies the error of F.
    expectClose(test.statistic, expected.statistic, relative: 1e-8, "\(name) F")
    #expect(test.degreesOfFreedom == expected.df)
    expectClose(
      test.denominatorDegreesOfFreedom, expected.denominator, relative: 1e-8, "\(name) df")
    expectClose(test.pValue, expected.p, relative: 1e-7, "\(name) p")
  }

  /// People who are left out one by one, and clusters that R leaves out one by one.
  @Test(arguments: cases) func cooksDistancesEqualR(_ reference: Case) throws {
    let fit = try reference.fit()
    let own = try #require(fit.influences.largest)
    for (influence, expected) in zip(own, reference.cook) {
      expectClose(influence.cooksDistance, expected, relative: 1e-9)
    }
    #expect(own.count == min(5, reference.cook.count))
    if let units = reference.cookUnits { #expect(own.map(\.unit) == units) }
  }

  struct Weightless: Decodable, Sendable {
    let columns: [String: ReferenceColumn]
    let weight: String
    let cluster: String?
    let estimates: [Double]
    let errors: [Double]
    let df: Double
  }

  /// Sampled people of weight zero add to the number of units, not to the degrees of freedom.
  @Test func weightZeroCountsAsSvyglmCounts() throws {
    let cases = try Fixture<Weightless>.load("linear-zero-weights").cases
    for reference in cases {
      let fit = try LinearRegression(
        Formula(parsing: "mpg ~ wt + am"),
        schema: Schema(weight: reference.weight, cluster: reference.cluster)
      ).fitted(to: ResponseTable(reference.columns))
      for (place, name) in fit.coefficientNames.enumerated() {
        expectClose(fit.coefficients[place].estimate, reference.estimates[place], relative: 1e-11)
        expectClose(
          fit.covariance.standardError(of: name), reference.errors[place], relative: 1e-9)
        expectClose(fit.inference.degreesOfFreedom(of: name), reference.df, relative: 1e-12)
      }
      #expect(
        fit.warnings.contains { if case .weightless = $0 { true } else { false } })
    }
    #expect(cases.count == 3)
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Models of answers under several links, bias-reduced, clustered and weighted, against R.
@Suite struct BinomialRegressionTests {
  struct Limits: Decodable, Sendable {
    let low: Double
    let high: Double
  }

  struct Variances: Decodable, Sendable {
    let stdErrors: [Double]
    let df: [Double]?

    enum CodingKeys: String, CodingKey {
      case df
      case stdErrors = "std.errors"
    }
  }

  struct JointTest: Decodable, Sendable {
    let terms: [Int]
    let statistic: Double
    let df: Double
    let denominator: Double

    enum CodingKeys: String, CodingKey {
      case terms, statistic, df
      case denominator = "df.denominator"
    }
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let family: String
    let link: String
    let firth: Bool
    let formula: String
    let columns: [String: ReferenceColumn]
    let cluster: String?
    let weight: String?
    let estimates: [Double]
    let logLikelihood: Double?
    let variances: [String: Variances]
    let profile: [Limits]?
    let tests: [JointTest]?
    let likelihoodRatios: [Double]?

    enum CodingKeys: String, CodingKey {
      case name, family, link, firth, formula, columns, cluster, weight, estimates, variances
      case profile, tests
      case logLikelihood = "log.likelihood"
      case likelihoodRatios = "likelihood.ratios"
    }

    var testDescription: String { name }

    func fit(_ variance: VarianceEstimator? = nil) throws -> LogitFit {
      let formula = try Formula(parsing: formula)
      let schema = Schema(weight: weight, cluster: cluster)
      let estimation = firth ? LikelihoodEstimation.biasReduction : .maximumLikelihood
      let responses = ResponseTable(columns)
      if family == "multinomial" {
        return try MultinomialLogit(formula, schema: schema, estimation: estimation)
          .fitted(to: responses, variance: variance)
      }
      return try BinomialRegression(
        formula, link: try #require(Link(rawValue: link)), estimation: estimation, schema: schema
      ).fitted(to: responses, variance: variance)
    }
  }

  static let cases = (try? Fixture<Case>.load("answer-models").cases) ?? []

  @Test func fixtureIsThere() {
    #expect(Self.cases.count >= 20)
  }

  @Test(arguments: cases) func estimatesEqualThePolishedOnes(_ reference: Case) throws {
    let fit = try reference.fit()
    // Without a wish the data decide.
    let usual: VarianceEstimator =
      reference.weight != nil ? .design : reference.cluster != nil ? .cr2 : .model
    #expect(fit.inference.estimator == usual)
    #expect(fit.coefficients.count == reference.estimates.count)
    for (coefficient, estimate) in zip(fit.coefficients, reference.estimates) {
      // IRLS on both sides, each stopped near the maximum.
      expectClose(coefficient.estimate, estimate, relative: 1e-8, "\(coefficient.name)")
    }
    expectCloseOrMissing(fit.logLikelihood, reference.logLikelihood, relative: 1e-10)
  }

  @Test(arguments: cases) func variancesEqualTheirDefinition(_ reference: Case) throws {
    for (kind, expected) in reference.variances {
      let estimator = try #require(VarianceEstimator(rawValue: kind))
      let fit = try reference.fit(estimator)
      #expect(fit.inference.estimator == estimator)
      for (place, name) in fit.coefficientNames.enumerated() {
        // The inference has also what separation makes meaningless and the fit doesn't report.
        let error = fit.inference.covariance.standardError(of: name)
        expectClose(error, expected.stdErrors[place], relative: 1e-7, "\(kind) of \(name)")
        let degrees = fit.inference.degreesOfFreedom(of: name)
        expectCloseOrMissing(degrees, expected.df?[place], relative: 1e-6, "df, \(kind) of \(name)")
      }
    }
  }

  @Test(arguments: cases.filter { $0.tests != nil })
  func jointTestsAreClubSandwichs(_ reference: Case) throws {
    let fit = try reference.fit()
    for expected in reference.tests ?? [] {
      var contrasts = Matrix(rows: expected.terms.count, columns: fit.coefficients.count)
      for (row, place) in expected.terms.enumerated() { contrasts[row, place] = 1 }
      let test = try #require(
        fit.inference.reference.jointTest(
          of: contrasts, values: expected.terms.map { fit.coefficients[$0].estimate ?? .nan },
          combined: fit.covariance.covariance(of: contrasts)))
      // A quotient of quadratic forms in covariances that agree to 1e-7.
      expectClose(test.statistic, expected.statistic, relative: 1e-6)
      expectClose(test.denominatorDegreesOfFreedom, expected.denominator, relative: 1e-6)
    }
  }

  @Test(arguments: cases.filter { $0.profile != nil })
  func profileLimitsSolveTheirEquation(_ reference: Case) throws {
    let fit = try reference.fit(.model)
    for (coefficient, limits) in zip(fit.coefficients, reference.profile ?? []) {
      let interval = try #require(
        fit.profileInterval(of: coefficient.name, confidence: .ninetyFive))
      let error = try #require(fit.covariance.standardError(of: coefficient.name))
      // The equation was solved to about 1e-13 of a difference of deviances.
      #expect(abs(interval.lowerBound - limits.low) < 1e-8 * error, "\(coefficient.name)")
      #expect(abs(interval.upperBound - limits.high) < 1e-8 * error, "\(coefficient.name)")
    }
  }

  @Test(arguments: cases.filter { $0.likelihoodRatios != nil })
  func penalisedTestsSolveTheirEquation(_ reference: Case) throws {
    let fit = try reference.fit(.model)
    #expect(fit.isBiasReduced)
    for (name, expected) in zip(fit.coefficientNames, reference.likelihoodRatios ?? []) {
      let test = try #require(fit.likelihoodRatioTest(of: [name]))
      // IRLS on both sides, each stopped near the maximum.
      expectClose(test.statistic, expected, relative: 1e-8, "\(name)")
      #expect(test.degreesOfFreedom == 1)
    }
  }
}

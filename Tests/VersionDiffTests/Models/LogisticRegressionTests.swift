import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct LogisticRegressionTests {
  struct Limits: Decodable, Sendable {
    let low: Double
    let high: Double
  }

  struct Effect: Decodable, Sendable {
    let variable: String
    let level: String?
    /// Nil where the effect needs combinations that the data do not speak of.
    let estimate: Double?
    let stdError: Double?

    enum CodingKeys: String, CodingKey {
      case variable, level, estimate
      case stdError = "std.error"
    }
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let formula: String
    let columns: [String: ReferenceColumn]
    let count: String?
    let terms: [String]
    let estimates: [Double?]
    let stdErrors: [Double?]
    let logLikelihood: Double
    let deviance: Double
    let nullDeviance: Double
    let aic: Double
    let bic: Double
    let observations: Int
    let profile: [Limits]
    let effects: [Effect]

    enum CodingKeys: String, CodingKey {
      case name, formula, columns, count, terms, estimates, deviance, aic, bic, observations,
        profile
      case effects
      case stdErrors = "std.errors"
      case logLikelihood = "log.likelihood"
      case nullDeviance = "null.deviance"
    }

    var testDescription: String { name }

    func fit() throws -> LogitFit {
      try LogisticRegression(Formula(parsing: formula), schema: Schema(count: count))
        .fitted(to: ResponseTable(columns))
    }
  }

  static let cases = (try? Fixture<Case>.load("logistic").cases) ?? []

  @Test func fixtureIsThere() {
    #expect(Self.cases.count >= 10)
  }

  @Test(arguments: cases) func estimatesEqualGlm(_ reference: Case) throws {
    let fit = try reference.fit()
    #expect(fit.coefficients.count == reference.estimates.count)
    for (place, coefficient) in fit.coefficients.enumerated() {
      // IRLS on both sides, each stopped near the maximum.
      expectCloseOrMissing(coefficient.estimate, reference.estimates[place], relative: 1e-8)
      expectCloseOrMissing(
        fit.covariance.standardError(of: coefficient.name), reference.stdErrors[place],
        relative: 1e-8)
    }
    #expect(fit.observationCount == reference.observations)
    #expect(fit.convergence.isConverged)
  }

  /// R writes no brackets, and puts the parts of an interaction in the order of the formula.
  @Test(arguments: cases) func termsAreCodedAsRCodesThem(_ reference: Case) throws {
    let own = try reference.fit().coefficientNames.map { name in
      name.term.filter { $0 != "[" && $0 != "]" }.split(separator: ":").sorted()
    }
    #expect(own == reference.terms.map { $0.split(separator: ":").sorted() })
  }

  @Test(arguments: cases) func goodnessOfFitEqualsGlm(_ reference: Case) throws {
    let fit = try reference.fit()
    expectClose(fit.logLikelihood, reference.logLikelihood, relative: 1e-11)
    expectClose(fit.deviance, reference.deviance, relative: 1e-11)
    expectClose(fit.nullDeviance, reference.nullDeviance, relative: 1e-11)
    expectClose(fit.aic, reference.aic, relative: 1e-11)
    expectClose(fit.bic, reference.bic, relative: 1e-11)
  }

  /// The limits are roots of a difference of deviances, which at N = 4.5 billion is known to about
  /// 1e-6 of the critical value only; there the tolerance is on the scale of the interval.
  @Test(arguments: cases) func profileLimitsSolveTheirEquation(_ reference: Case) throws {
    let fit = try reference.fit()
    let finite = fit.coefficients.filter { $0.estimate != nil }
    for (coefficient, limits) in zip(finite, reference.profile) {
      let interval = try #require(
        fit.profileInterval(of: coefficient.name, confidence: .ninetyFive))
      let error = try #require(fit.covariance.standardError(of: coefficient.name))
      let tolerance = max(1e-9, 1e-13 * reference.deviance) * error
      #expect(abs(interval.lowerBound - limits.low) < tolerance, "\(coefficient.name)")
      #expect(abs(interval.upperBound - limits.high) < tolerance, "\(coefficient.name)")
    }
  }

  @Test(arguments: cases) func marginalEffectsEqualThoseByHand(_ reference: Case) throws {
    let effects = AverageMarginalEffect.all(of: try reference.fit())
    for expected in reference.effects {
      let own = try #require(
        effects.first { $0.variable == expected.variable && $0.level == expected.level })
      // glm's estimates, of which these are averages.
      expectCloseOrMissing(own.estimate, expected.estimate, relative: 1e-8)
      expectCloseOrMissing(own.standardError, expected.stdError, relative: 1e-8)
    }
    #expect(effects.count == reference.effects.count)
  }
}

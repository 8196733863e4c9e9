import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct MultinomialLogitTests {
  struct Standardised: Decodable, Sendable {
    let version: String
    let option: String
    let reference: Double
    let proportion: Double
    let difference: Double
    let stdError: Double

    enum CodingKeys: String, CodingKey {
      case version, option, reference, proportion, difference
      case stdError = "std.error"
    }
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let formula: String
    let columns: [String: ReferenceColumn]
    let count: String?
    let version: String
    let answers: [String]
    let terms: [String]
    let estimates: [Double]
    let stdErrors: [Double]
    let logLikelihood: Double
    let standardised: [Standardised]

    enum CodingKeys: String, CodingKey {
      case name, formula, columns, count, version, answers, terms, estimates, standardised
      case stdErrors = "std.errors"
      case logLikelihood = "log.likelihood"
    }

    var testDescription: String { name }

    var schema: Schema { Schema(count: count) }

    func fit() throws -> LogitFit {
      try MultinomialLogit(Formula(parsing: formula), schema: schema)
        .fitted(to: ResponseTable(columns))
    }
  }

  static let cases = (try? Fixture<Case>.load("multinomial").cases) ?? []

  @Test func fixtureIsThere() {
    #expect(Self.cases.count >= 5)
  }

  @Test(arguments: cases) func estimatesEqualThePolishedOnes(_ reference: Case) throws {
    let fit = try reference.fit()
    #expect(fit.answers == reference.answers)
    #expect(fit.coefficients.count == reference.estimates.count)
    for (place, coefficient) in fit.coefficients.enumerated() {
      // Newton on both sides, each stopped near the maximum.
      expectClose(coefficient.estimate, reference.estimates[place], relative: 1e-8)
      expectClose(
        fit.covariance.standardError(of: coefficient.name), reference.stdErrors[place],
        relative: 1e-8)
    }
    expectClose(fit.logLikelihood, reference.logLikelihood, relative: 1e-11)
  }

  @Test(arguments: cases) func adjustedPercentagesEqualThoseByHand(_ reference: Case) throws {
    let formula = try Formula(parsing: reference.formula)
    guard formula.terms.allSatisfy({ $0.order == 1 }) else { return }
    let comparison = try RegressionComparison(
      of: formula.response, by: reference.version,
      adjustedFor: formula.variables.filter { $0 != reference.version },
      in: ResponseTable(reference.columns), schema: reference.schema)
    let own = try #require(comparison.standardised)
    #expect(own.differences.count == reference.standardised.count)
    for expected in reference.standardised {
      let difference = try #require(
        own.differences.first {
          $0.option == expected.option && $0.version == expected.version
        })
      expectClose(difference.referenceProportion, expected.reference, relative: 1e-9)
      expectClose(difference.versionProportion, expected.proportion, relative: 1e-9)
      // Newton on both sides, each stopped near the maximum.
      expectClose(difference.estimate, expected.difference, relative: 1e-8)
      expectClose(difference.standardError, expected.stdError, relative: 1e-8)
    }
  }

  @Test(arguments: cases) func effectsOnAllAnswersAddUpToNothing(_ reference: Case) throws {
    let fit = try reference.fit()
    guard fit.answers.count > 2 else { return }
    var sums: [String: Double] = [:]
    for effect in AverageMarginalEffect.all(of: fit) {
      sums["\(effect.variable)=\(effect.level ?? "")", default: 0] += effect.estimate ?? .nan
    }
    #expect(!sums.isEmpty)
    #expect(sums.values.allSatisfy { abs($0) < 1e-14 })
  }

  /// With two answers the multinomial model is the logistic one.
  @Test func twoAnswersAreALogisticModel() throws {
    let reference = try #require(Self.cases.first { $0.answers.count == 2 })
    let formula = try Formula(parsing: reference.formula)
    let responses = ResponseTable(reference.columns)
    let logistic = try LogisticRegression(formula, schema: reference.schema).fitted(to: responses)
    let multinomial = try reference.fit()
    for (one, other) in zip(logistic.coefficients, multinomial.coefficients) {
      #expect(one.value == other.value)
      #expect(one.name.term == other.name.term)
      #expect(other.name.response == "Admitted")
    }
    #expect(logistic.logLikelihood == multinomial.logLikelihood)
  }

  /// Another reference answer changes the coefficients, not the model.
  @Test func theReferenceAnswerDoesNotMatter() throws {
    let reference = try #require(Self.cases.first)
    let formula = try Formula(parsing: reference.formula)
    var schema = reference.schema
    schema.references["Sat"] = "High"
    let responses = ResponseTable(reference.columns)
    let turned = try MultinomialLogit(formula, schema: schema).fitted(to: responses)
    let fit = try reference.fit()
    #expect(turned.answers == ["High", "Low", "Medium"])
    expectClose(turned.logLikelihood, fit.logLikelihood, relative: 1e-13)
    let forward = fit[coefficient: "Infl[Medium]", response: "High"]?.estimate
    let backward = turned[coefficient: "Infl[Medium]", response: "Low"]?.estimate
    expectClose(backward, forward.map { -$0 }, relative: 1e-10)
  }
}

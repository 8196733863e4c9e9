import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct ProportionalOddsTestTests {
  @Test(arguments: OrderedLogitTests.cases)
  func testsEqualThoseByHand(_ reference: OrderedLogitTests.Case) throws {
    guard let expected = reference.tests else { return }
    let tests = try reference.fit(.model).proportionalOddsTests()
    #expect(tests.map { $0.term?.description } == expected.map(\.term))
    for (test, expected) in zip(tests, expected) {
      let statistic = try #require(test.statistic)
      #expect(test.degreesOfFreedom == expected.df)
      #expect(test.denominatorDegreesOfFreedom == nil)
      switch test.method {
      case .likelihoodRatio:
        // A likelihood without a maximum was followed towards its limit only.
        expectClose(
          test.statistic, expected.likelihoodRatio, relative: expected.converged ? 1e-8 : 1e-5)
      case .score: expectClose(test.statistic, expected.score, relative: 1e-8)
      case .wald: Issue.record("Wald's test without clusters")
      }
      let upper = ChiSquared(degreesOfFreedom: Double(expected.df)).survival(statistic)
      #expect(test.pValue == upper)
    }
  }

  /// The score and the likelihood-ratio test agree where people are many.
  @Test(arguments: OrderedLogitTests.cases)
  func theScoreTestIsTheOneByHand(_ reference: OrderedLogitTests.Case) throws {
    guard let expected = reference.tests else { return }
    let fit = try reference.fit(.model)
    for expected in expected where expected.term != nil {
      let term = fit.formula.terms.first { $0.description == expected.term }
      let test = fit.scoreTest(of: [term].compactMap { $0 }, term: term)
      // A quadratic form at estimates that agree to 1e-8.
      expectClose(test.statistic, expected.score, relative: 1e-8)
    }
  }

  /// With clusters the likelihoods compare nothing.
  @Test func clustersAreTestedByWald() throws {
    let reference = try #require(
      OrderedLogitTests.cases.first { $0.name.hasPrefix("wine, judges") })
    let tests = try reference.fit(.cr1).proportionalOddsTests()
    #expect(tests.map(\.method) == [.wald, .wald, .wald])
    let contact = try #require(tests.first { $0.term == Term(["contact"]) })
    #expect(contact.denominatorDegreesOfFreedom == 8)
    #expect(contact.pValue != nil && contact.obstacle == nil)
    // Own effects of the other term separate answers.
    let others = tests.filter { $0.term != Term(["contact"]) }
    #expect(others.allSatisfy { $0.pValue == nil })
    #expect(others.allSatisfy { $0.obstacle == .inference(.infiniteCoefficient) })
  }

  /// A boundary that separates by itself: two answers have one threshold, so nothing to test.
  @Test func twoAnswersHaveNothingToTest() throws {
    let reference = try #require(OrderedLogitTests.cases.first { $0.answers.count == 2 })
    #expect(try reference.fit().proportionalOddsTests().isEmpty)
  }

  /// Data made so that the effect differs between thresholds are found out.
  @Test func aViolationIsFound() throws {
    let responses = SeparationTests.table(
      [
        ("y", ["1", "2", "3", "1", "2", "3"]), ("version", ["a", "a", "a", "b", "b", "b"]),
      ], counts: [100, 100, 100, 200, 10, 90])
    let formula = try Formula(parsing: "y ~ version")
    let schema = Schema(count: "n")
    let fit = try OrderedLogit(formula, schema: schema).fitted(to: responses)
    let test = try #require(fit.proportionalOddsTests().first)
    #expect(test.method == .likelihoodRatio)
    #expect((test.pValue ?? 1) < 1e-10)
    // The model with own effects is saturated: the log odds ratios of the two tables.
    let own = try OrderedLogit(formula, nonproportional: formula.terms, schema: schema)
      .fitted(to: responses)
    #expect(!own.isProportional)
    #expect(own.coefficients.map(\.name.response) == ["1|2", "2|3", nil, nil])
    expectClose(
      own[coefficient: "version[b]", response: "1|2"]?.estimate,
      naturalLogarithm(0.5) - naturalLogarithm(2.0), relative: 1e-12)
    expectClose(
      own[coefficient: "version[b]", response: "2|3"]?.estimate,
      naturalLogarithm(90.0 / 210) - naturalLogarithm(0.5), relative: 1e-12)
    #expect(own.warnings.isEmpty)
    #expect(own.proportionalOddsTests().isEmpty)
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct OrderedLogitTests {
  struct Peer: Decodable, Sendable {
    let source: String
    let estimates: [Double]
    let logLikelihood: Double?
    let stdErrors: [Double]?
    let df: Double?

    enum CodingKeys: String, CodingKey {
      case source, estimates, df
      case logLikelihood = "log.likelihood"
      case stdErrors = "std.errors"
    }
  }

  struct Variance: Decodable, Sendable {
    let estimator: String
    let stdErrors: [Double]
    let df: [Double]?

    enum CodingKeys: String, CodingKey {
      case estimator, df
      case stdErrors = "std.errors"
    }
  }

  struct OddsTest: Decodable, Sendable {
    let term: String?
    let df: Int
    let likelihoodRatio: Double
    let score: Double
    let converged: Bool

    enum CodingKeys: String, CodingKey {
      case term, df, score, converged
      case likelihoodRatio = "likelihood.ratio"
    }
  }

  struct Limits: Decodable, Sendable {
    let parameter: Int
    let low: Double
    let high: Double
  }

  struct Average: Decodable, Sendable {
    let variable: String
    let level: String?
    let answer: Int
    let value: Double
    let stdError: Double

    enum CodingKeys: String, CodingKey {
      case variable, level, answer, value
      case stdError = "std.error"
    }
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let formula: String
    let columns: [String: ReferenceColumn]
    let count: String?
    let weight: String?
    let cluster: String?
    let nonproportional: [String]
    let answers: [String]
    let thresholds: [String]
    let estimates: [Double]
    let stdErrors: [Double]
    let logLikelihood: Double
    let peer: Peer?
    let variances: [Variance]?
    let tests: [OddsTest]?
    let profile: [Limits]
    let averages: [Average]?

    enum CodingKeys: String, CodingKey {
      case name, formula, columns, count, weight, cluster, nonproportional, answers, thresholds
      case estimates, peer, variances, tests, profile, averages
      case stdErrors = "std.errors"
      case logLikelihood = "log.likelihood"
    }

    var testDescription: String { name }

    var model: OrderedLogit {
      get throws {
        OrderedLogit(
          try Formula(parsing: formula), nonproportional: nonproportional.map { Term([$0]) },
          schema: Schema(count: count, weight: weight, cluster: cluster))
      }
    }

    func fit(_ variance: VarianceEstimator? = nil) throws -> OrderedFit {
      try model.fitted(to: ResponseTable(columns), variance: variance)
    }
  }

  static let cases = (try? Fixture<Case>.load("ordinal").cases) ?? []

  @Test func fixtureIsThere() {
    #expect(Self.cases.count >= 10)
  }

  @Test(arguments: cases) func estimatesEqualThePolishedOnes(_ reference: Case) throws {
    let fit = try reference.fit(reference.weight == nil ? .model : nil)
    #expect(fit.answers == reference.answers)
    #expect(
      fit.coefficients.suffix(reference.thresholds.count).map(\.name.term) == reference.thresholds)
    #expect(fit.coefficients.count == reference.estimates.count)
    #expect(fit.convergence.isConverged && fit.convergence.scaledGradient < 1e-9)
    for (place, coefficient) in fit.coefficients.enumerated() {
      // Newton on both sides, each stopped near the maximum.
      expectClose(coefficient.estimate, reference.estimates[place], relative: 1e-8)
      guard reference.weight == nil else { continue }
      expectClose(
        fit.covariance.standardError(of: coefficient.name), reference.stdErrors[place],
        relative: 1e-8)
    }
    expectClose(fit.solution.logLikelihood, reference.logLikelihood, relative: 1e-11)
  }

  /// Our likelihood is not lower than that of the published packages, whose estimates are near.
  @Test(arguments: cases) func estimatesAreNearThoseOfThePackages(_ reference: Case) throws {
    guard let peer = reference.peer else { return }
    let fit = try reference.fit()
    for (coefficient, estimate) in zip(fit.coefficients, peer.estimates) {
      // The packages' own tolerance.
      #expect(abs((coefficient.estimate ?? .nan) - estimate) < 1e-4)
    }
    if let other = peer.logLikelihood {
      #expect(fit.solution.logLikelihood >= other - 1e-12 * abs(other))
    }
  }

  @Test(arguments: cases) func robustErrorsEqualThoseOfMatrixCode(_ reference: Case) throws {
    for variance in reference.variances ?? [] {
      let estimator = try #require(VarianceEstimator(rawValue: variance.estimator))
      let fit = try reference.fit(estimator)
      for (place, coefficient) in fit.coefficients.enumerated() {
        let error = fit.covariance.standardError(of: coefficient.name)
        // Robust variances multiply the errors of scores and information.
        expectClose(error, variance.stdErrors[place], relative: 1e-7, "\(estimator)")
        expectCloseOrMissing(
          fit.inference.degreesOfFreedom(of: coefficient.name), variance.df?[place],
          relative: 1e-7, "\(estimator)")
      }
    }
  }

  /// Sampling weights: svyolr's linearisation at the polished estimates.
  @Test(arguments: cases) func designBasedErrorsEqualSvyolr(_ reference: Case) throws {
    guard reference.weight != nil, let errors = reference.peer?.stdErrors else { return }
    let fit = try reference.fit()
    #expect(fit.inference.estimator == .design)
    #expect(fit.logLikelihood == nil)
    for (place, coefficient) in fit.coefficients.enumerated() {
      // The inverse of an information matrix at estimates that agree to 1e-8.
      expectClose(
        fit.covariance.standardError(of: coefficient.name), errors[place], relative: 1e-7)
      expectClose(
        fit.inference.degreesOfFreedom(of: coefficient.name), reference.peer?.df,
        relative: 1e-12)
    }
  }

  @Test(arguments: cases) func profileLimitsSolveTheirEquation(_ reference: Case) throws {
    let fit = try reference.fit(reference.weight == nil ? .model : nil)
    for limits in reference.profile {
      let interval = fit.profileInterval(
        of: fit.coefficients[limits.parameter].name, confidence: .ninetyFive)
      // Limits are searched on both sides.
      expectClose(interval?.lowerBound, limits.low, relative: 1e-8)
      expectClose(interval?.upperBound, limits.high, relative: 1e-8)
    }
  }

  /// A likelihood that knows nothing of clusters gives no interval where these were asked for.
  @Test func noProfileWithClusters() throws {
    let reference = try #require(Self.cases.first { $0.name.hasPrefix("wine, judges") })
    let name = CoefficientName(term: "temp[warm]", factor: "temp", level: "warm")
    #expect(try reference.fit().profileInterval(of: name, confidence: .ninetyFive) == nil)
    let model = try reference.fit(.model)
    #expect(model.profileInterval(of: name, confidence: .ninetyFive) != nil)
  }

  @Test(arguments: cases) func averagesEqualThoseByHand(_ reference: Case) throws {
    let fit = try reference.fit(reference.weight == nil ? .model : nil)
    for expected in reference.averages ?? [] {
      let variable = try #require(
        fit.frame.variables.firstIndex { $0.name == expected.variable })
      let averages: [AveragePrediction]
      if let level = expected.level {
        let place = try #require(fit.frame.variables[variable].levels?.firstIndex(of: level))
        averages = fit.averagePredictions(
          over: fit.design.matrix(
            over: fit.frame, setting: .init(variable: variable, level: place)),
          weights: fit.frame.totals)
      } else {
        averages = fit.averageSlopes(
          over: fit.design.matrix(over: fit.frame),
          change: fit.design.derivative(over: fit.frame, of: variable),
          weights: fit.frame.totals)
      }
      #expect(averages.count == fit.answers.count)
      let own = averages[expected.answer]
      // Averages of predictions at estimates that agree to 1e-8, and their gradients.
      expectClose(own.value, expected.value, relative: 1e-8)
      let variance = fit.inference.covariance.matrix.bilinear(own.gradient, own.gradient)
      expectClose(variance.squareRoot(), expected.stdError, relative: 1e-7)
    }
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Logistic and ordinal models with a random intercept, from `Tests/Reference/quadrature.R`.
struct QuadratureReference: Decodable, Sendable, CustomTestStringConvertible {
  struct Averages: Decodable, Sendable {
    let estimate: [Double]
    let stdError: [Double]

    enum CodingKeys: String, CodingKey {
      case estimate
      case stdError = "std.error"
    }
  }

  let name: String
  let formula: String
  let columns: [String: ReferenceColumn]
  let count: String?
  let points: Int
  let terms: [String]
  /// Coefficients, thresholds, standard deviation.
  let estimates: [Double]
  let stdErrors: [Double]
  let covariance: [Double]
  let logLikelihood: Double
  let nullLogLikelihood: Double
  let peerLogLikelihood: Double?
  let averages: Averages
  let number: String?
  let slopes: Averages?

  enum CodingKeys: String, CodingKey {
    case name, formula, columns, count, points, terms, estimates, covariance, averages, number,
      slopes
    case stdErrors = "std.errors"
    case logLikelihood = "log.likelihood"
    case nullLogLikelihood = "null.log.likelihood"
    case peerLogLikelihood = "peer.log.likelihood"
  }

  var testDescription: String { name }

  static let cases = (try? Fixture<QuadratureReference>.load("quadrature").cases) ?? []

  var responses: ResponseTable { ResponseTable(columns) }

  /// Fits the model with a number of points, or as many as the reference has.
  func fit(points: Int? = nil) throws -> RandomInterceptFit {
    let formula = try Formula(parsing: formula)
    let schema = Schema(count: count)
    if columns[formula.response]?.levels?.count ?? 0 > 2 {
      return try OrderedMixedModel(formula, schema: schema, quadraturePoints: points ?? self.points)
        .fitted(to: responses)
    }
    return try LogisticMixedModel(formula, schema: schema, quadraturePoints: points ?? self.points)
      .fitted(to: responses)
  }
}

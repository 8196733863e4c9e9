import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// A case of `quantities.json`: a model, what is averaged, and every quantity.
struct QuantityCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Row: Decodable, Sendable {
    let response: String?
    let factor: String?
    let level: String?
    let reference: String?
    let by: String?
    let byLevel: String?
    let levels: [String]?
    let estimate: Double?
    let stdError: Double?
    let df: Double?

    enum CodingKeys: String, CodingKey {
      case response, factor, level, reference, by, levels, estimate, df
      case byLevel = "by.level"
      case stdError = "std.error"
    }
  }

  let name: String
  let formula: String
  let family: String
  let cluster: String?
  let robust: String?
  let weight: String?
  let columns: [String: ReferenceColumn]
  let factors: [String]
  let averaging: String
  let target: Target
  let excluded: [[String: String]]
  let means: [Row]
  let effects: [Row]
  let pairs: [Row]
  let marginal: [Row]
  let simple: [Row]
  let conditional: [Row]
  let interactions: [Row]
  let predictions: [Row]

  var testDescription: String { name }

  /// Shares per factor and level; an empty list where there are none.
  struct Target: Decodable, Sendable {
    let shares: [String: [String: Double]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      shares = (try? container.decode([String: [String: Double]].self)) ?? [:]
    }
  }

  static let all = (try? Fixture<QuantityCase>.load("quantities").cases) ?? []

  var responses: ResponseTable { ResponseTable(columns) }

  var averagingRule: Averaging {
    switch averaging {
    case "uniform": .uniform
    case "target": .target(target.shares)
    default: .displayed
    }
  }

  func settings(_ space: DesignSpace? = nil) -> QuantitiesOfInterest.Settings {
    .init(
      factors: factors, averaging: averagingRule,
      space: space ?? (excluded.isEmpty ? .unrestricted : .excluding(excluded)))
  }

  func fit() throws -> any RegressionFit {
    let formula = try Formula(parsing: formula)
    let schema = Schema(weight: weight, weightKind: .analytic)
    return family == "binomial"
      ? try LogisticRegression(formula).fitted(to: responses)
      : try LeastSquaresFit(formula, responses, schema: schema)
  }

  func quantities(_ space: DesignSpace? = nil) throws -> QuantitiesOfInterest {
    try QuantitiesOfInterest(of: fit(), settings(space))
  }
}

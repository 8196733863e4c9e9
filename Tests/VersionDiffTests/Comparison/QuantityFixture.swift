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

  /// A joint test of a factor's effects, or of their differences.
  struct Test: Decodable, Sendable {
    let response: String?
    let factor: String
    let by: String?
    let statistic: Double
    let df: Double
    let denominator: Double?
    let p: Double
  }

  let name: String
  let formula: String
  let family: String
  let cluster: String?
  let robust: String?
  let weight: String?
  let analytic: Bool
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
  let tests: [Test]
  let subgroupTests: [Test]

  enum CodingKeys: String, CodingKey {
    case name, formula, family, cluster, robust, weight, analytic, columns, factors, averaging
    case target, excluded, means, effects, pairs, marginal, simple, conditional, interactions
    case predictions, tests
    case subgroupTests = "subgroup.tests"
  }

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

  /// lme4 stops where the criterion no longer changes, some digits short of its optimum.
  var isMixed: Bool { formula.contains("|") }

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

  func fit(references: [String: String] = [:]) throws -> any RegressionFit {
    let formula = try Formula(parsing: formula)
    let schema = Schema(
      references: references, weight: weight, weightKind: analytic ? .analytic : .sampling,
      cluster: cluster)
    if isMixed { return try LinearMixedModel(formula, schema: schema).fitted(to: responses) }
    return switch family {
    case "binomial": try LogisticRegression(formula, schema: schema).fitted(to: responses)
    case "ordinal": try OrderedLogit(formula, schema: schema).fitted(to: responses)
    default: try LinearRegression(formula, schema: schema).fitted(to: responses)
    }
  }

  func quantities(_ space: DesignSpace? = nil) throws -> QuantitiesOfInterest {
    try QuantitiesOfInterest(of: fit(), settings(space))
  }
}

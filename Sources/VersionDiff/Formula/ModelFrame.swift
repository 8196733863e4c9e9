import VignetteKit

/// The data of a model, collapsed: each distinct combination of the explanatory variables once,
/// with how often each level of the outcome was observed there.
///
/// Where people are clustered or weighted, the cluster and the weight belong to the combination; an
/// outcome that is a number does too, so that a pattern has one number and a count. Models with
/// random effects keep the rows as they are.
///
/// Patterns stand in the order of their values, so that the order of the rows changes nothing, not
/// even the last bit of a result.
struct ModelFrame: Sendable {
  /// The name of the outcome.
  let outcome: String
  /// The levels of the outcome, the reference first.
  let outcomeLevels: [String]
  /// The explanatory variables.
  var variables: [Variable]
  /// How often each level of the outcome (first index) was observed at each pattern (second); for
  /// an outcome that is a number one row: how many people each pattern stands for.
  let counts: [[Double]]
  /// The outcome of each pattern where it is a number; empty otherwise.
  var outcomeValues: [Double] = []
  /// The weight of each person of a pattern, where people are weighted.
  var weights: [Double]?
  /// What the weights mean.
  var weightKind = WeightKind.sampling
  /// The cluster of each pattern, where people are clustered.
  var clusters: Grouping?
  /// The groups of each pattern, one grouping for each random-effects term.
  var groups: [Grouping] = []
  /// Powers in the formula that change nothing, such as `x^2`.
  var pointlessPowers: [String] = []
  /// People of weight 0.
  var weightless = Weightless()
  /// How many people the model uses.
  let observationCount: Int
  /// How many people were left out because an answer is missing.
  let droppedCount: Int
  /// In each variable with missing answers, how many people lack it.
  let missingCounts: [(name: String, count: Int)]
  /// Levels that no complete row has, left out.
  let emptyLevels: [(variable: String, level: String)]

  /// People of weight 0: part of the sample, whose size a design-based variance needs, but not of the
  /// model.
  struct Weightless: Sendable, Equatable {
    /// How many they are.
    var people = 0
    /// How many clusters have nobody else.
    var clusters = 0
  }

  /// The position of a variable.
  func place(of name: String) -> Int? { variables.firstIndex { $0.name == name } }

  /// How many distinct patterns there are.
  var patternCount: Int { counts.first?.count ?? 0 }

  /// How many people each pattern stands for.
  var totals: [Double] {
    (0..<patternCount).map { pattern in counts.reduce(0) { $0 + $1[pattern] } }
  }

  /// The frame with one level of the outcome as the event and all others together as the rest.
  ///
  /// - Precondition: the level is one of the outcome's.
  func dichotomised(event: String) -> ModelFrame {
    guard let index = outcomeLevels.firstIndex(of: event) else {
      preconditionFailure("the event is no level of the outcome")
    }
    var rest = [Double](repeating: 0, count: patternCount)
    for (level, row) in counts.enumerated() where level != index {
      for pattern in row.indices { rest[pattern] += row[pattern] }
    }
    return replacingOutcome(levels: ["not \(event)", event], counts: [rest, counts[index]])
  }

  private func replacingOutcome(levels: [String], counts: [[Double]]) -> ModelFrame {
    ModelFrame(
      outcome: outcome, outcomeLevels: levels, variables: variables, counts: counts,
      weights: weights, weightKind: weightKind, clusters: clusters, groups: groups,
      pointlessPowers: pointlessPowers, weightless: weightless, observationCount: observationCount,
      droppedCount: droppedCount, missingCounts: missingCounts,
      emptyLevels: emptyLevels)
  }
}

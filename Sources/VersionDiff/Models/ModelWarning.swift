/// What a reader of a fitted model must know.
public enum ModelWarning: Sendable, Equatable {
  /// How many people lack an answer to a variable.
  public struct Missing: Sendable, Equatable {
    /// The variable.
    public let variable: String
    /// How many people lack it.
    public let count: Int
  }

  /// A part of a combination of columns.
  public struct Part: Sendable, Equatable {
    /// The factor of the column; the largest in size is 1.
    public let factor: Double
    /// The term, after its answer in a multinomial model.
    public let term: String
  }

  /// People left out because an answer is missing.
  case missingAnswers(outcome: String, dropped: Int, of: Int, by: [Missing])
  /// A level that no complete row has.
  case emptyLevel(String, of: String)
  /// A term that others determine; by none where its column is zero.
  case redundantTerm(String, determinedBy: [String])
  /// Answers told apart without error by a combination, and how many coefficients are infinite.
  case separation(
    outcome: String, option: String?, isComplete: Bool, combination: [Part], infinite: Int, of: Int)
  /// A model that was left out of a comparison because it has more parameters than people.
  case modelLeftOut(
    outcome: String, option: String?, covariates: [String], parameters: Int, observations: Int)

  /// People for whom a partial proportional odds model gives some answer a probability below 0.
  case crossingThresholds(outcome: String, people: Int, of: Int)
  /// People of weight zero.
  case weightless(Int)
  /// Residuals that are all zero.
  case perfectFit
  /// People whom the model fits whatever they answer.
  case fullLeverage(people: Int)
  /// Clusters too large for an adjustment of their residuals, whose scores were adjusted instead.
  case scoresAdjustedInstead(patternLimit: Int)
  /// Terms that one cluster alone determines.
  case oneClusterDetermines(terms: [String])
  /// Terms of which the variance rests on very few degrees of freedom.
  case fewDegreesOfFreedom(terms: [String], smallest: Double)
  /// Few clusters of very unequal size, and how many equal ones weigh as much.
  case unequalClusters(of: String, Int, effective: Double)
  /// Coefficients that are finite by the penalty only, so that residuals say nothing of them.
  case varianceUnseen(of: String, terms: [String])
  /// Coefficients of which the residuals say nothing, so that their variance is a rounding error.
  case varianceVanishes(terms: [String])
  /// Fewer clusters than parameters.
  case fewerClustersThanParameters(Int, parameters: Int)
  /// A random effect whose variance is estimated as 0.
  case zeroVariance(of: String, group: String)
  /// Random effects of which one is a combination of the others.
  case perfectCorrelation(of: [String], group: String)
  /// A power outside a computation, such as `x^2`, which means the variable itself.
  case pointlessPower(String)

  /// What a frame left out.
  static func all(for frame: ModelFrame) -> [ModelWarning] {
    missing(frame) + (frame.weightless.people > 0 ? [.weightless(frame.weightless.people)] : [])
      + frame.emptyLevels.map { .emptyLevel($0.level, of: $0.variable) }
      + frame.pointlessPowers.map { .pointlessPower($0) }
  }

  /// The warnings of a solution.
  static func all(for solution: LogitSolution) -> [ModelWarning] {
    all(for: solution.frame) + redundancies(solution) + separation(solution)
  }

  /// The coefficients whose variance the data don't tell, by the reason.
  static func unseen(_ inference: CoefficientInference, of outcome: String) -> [ModelWarning] {
    let names = inference.covariance.names
    let byPenalty = names.filter { inference.obstacle(to: $0) == .finiteByPenalty }
    let vanishing = names.filter { inference.obstacle(to: $0) == .noResiduals }
    var warnings: [ModelWarning] = []
    if !byPenalty.isEmpty {
      warnings.append(.varianceUnseen(of: outcome, terms: byPenalty.map(\.description)))
    }
    if !vanishing.isEmpty {
      warnings.append(.varianceVanishes(terms: vanishing.map(\.description)))
    }
    return warnings
  }

  /// The same warning about one option against the rest.
  func about(option: String) -> ModelWarning {
    guard case .separation(let outcome, _, let isComplete, let parts, let infinite, let all) = self
    else { return self }
    return .separation(
      outcome: outcome, option: option, isComplete: isComplete, combination: parts,
      infinite: infinite, of: all)
  }

  static func missing(_ frame: ModelFrame) -> [ModelWarning] {
    guard frame.droppedCount > 0 else { return [] }
    return [
      .missingAnswers(
        outcome: frame.outcome, dropped: frame.droppedCount,
        of: frame.droppedCount + frame.observationCount,
        by: frame.missingCounts.map { Missing(variable: $0.name, count: $0.count) })
    ]
  }

  private static func redundancies(_ solution: LogitSolution) -> [ModelWarning] {
    solution.redundancies.map { column, factors in
      .redundantTerm(
        solution.design.columns[column].name.term,
        determinedBy: zip(solution.independent, factors).filter { abs($0.1) > 1e-7 }
          .map { solution.design.columns[$0.0].name.term })
    }
  }

  private static func separation(_ solution: LogitSolution) -> [ModelWarning] {
    guard let separation = solution.separation else { return [] }
    let columns = solution.independent.count
    let natural = solution.basis.coefficients(separation.direction)
    let moving = solution.along(separation.direction)
    let largest = natural.reduce(0) { max($0, abs($1)) }
    let answers = solution.frame.outcomeLevels
    let parts = natural.indices.filter { abs(moving[$0]) > 1e-7 }.map { place in
      let term = solution.design.columns[solution.independent[place % columns]].name.term
      return Part(
        factor: natural[place] / largest,
        term: answers.count > 2 ? "\(answers[1 + place / columns]): \(term)" : term)
    }
    return [
      .separation(
        outcome: solution.frame.outcome, option: nil, isComplete: separation.isComplete,
        combination: parts,
        infinite: (0..<solution.parameterCount).filter { !solution.isFinite($0) }.count,
        of: solution.parameterCount)
    ]
  }
}

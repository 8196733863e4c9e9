/// The average marginal component effect (AMCE): what one level of a factor does to the outcome,
/// against the factor's reference level, averaged over the combinations of the other factors.
///
/// ```
/// AMCE(a) = Σₜ p(t | t goes with a and with the reference) (f(a, t) - f(reference, t))
/// ```
///
/// Where a design leaves combinations out, only those of the other factors count with which both
/// levels are possible; without restrictions it is the difference of two marginal means. On the
/// scale of the outcome, or of proportions: 0.05 is five percentage points.
///
/// - Reference: [HainmuellerHopkinsYamamoto2014], section 3
public struct ComponentEffect: Sendable, Equatable {
  /// The answer whose probability changes; nil for the mean of a number.
  public let response: String?
  /// The factor.
  public let factor: String
  /// The level that replaces the reference; nil for a number, whose effect is per unit.
  public let level: String?
  /// The reference level; nil for a number.
  public let reference: String?
  /// The variable that the effect is conditional on, if it is.
  public let byFactor: String?
  /// The level of that variable.
  public let byLevel: String?
  /// The effect.
  public let estimate: QuantityEstimate
}

extension ComponentEffect {
  /// The effects of all levels of the manipulated factors.
  static func all(in averages: inout PopulationAverages) -> [ComponentEffect] {
    averages.population.factors.flatMap { factor in
      averages.levels(of: factor).indices.dropFirst().flatMap { level in
        let effect = averages.effect(of: factor, level)
        return rows(factor, level, nil, effect, averages)
      }
    }
  }

  /// The effects of a factor's levels, or of a number per unit, at each level of another variable.
  static func all(
    of factor: Int, by other: Condition, in averages: inout PopulationAverages
  ) -> [ComponentEffect] {
    averages.levels(of: other.variable).indices.flatMap { otherLevel in
      averages.changes(of: factor).flatMap { level in
        let effect = averages.effect(of: factor, level, at: other.at(otherLevel))
        return rows(factor, level, (other, otherLevel), effect, averages)
      }
    }
  }

  private static func rows(
    _ factor: Int, _ level: Int?, _ other: (condition: Condition, level: Int)?,
    _ effect: [PredictedQuantity]?, _ averages: PopulationAverages
  ) -> [ComponentEffect] {
    averages.estimates(of: effect, .difference).map { response, estimate in
      ComponentEffect(
        response: response, factor: averages.name(of: factor),
        level: level.map { averages.levels(of: factor)[$0] },
        reference: level == nil ? nil : averages.levels(of: factor)[0],
        byFactor: other.map { averages.name(of: $0.condition.variable) },
        byLevel: other.map { averages.levels(of: $0.condition.variable)[$0.level] },
        estimate: estimate)
    }
  }
}

extension PopulationAverages {
  /// The levels of a factor that replace the reference; for a number nil alone, its slope.
  func changes(of variable: Int) -> [Int?] {
    let levels = levels(of: variable)
    return levels.isEmpty ? [nil] : levels.indices.dropFirst().map { $0 }
  }

  /// What changes when a factor's level replaces another one (the reference unless said
  /// otherwise), or a number's slope.
  ///
  /// - Parameter alternatives: further settings with which rows must be possible.
  mutating func effect(
    of variable: Int, _ level: Int?, against base: Int = 0,
    at place: Condition.Place = Condition.everybody, possibleWith alternatives: [Levels] = []
  ) -> [PredictedQuantity]? {
    guard let level else {
      return slopes(
        of: variable, place.settings, among: place.own, possibleWith: alternatives)
    }
    let own = place.settings.merging([variable: level]) { $1 }
    let reference = place.settings.merging([variable: base]) { $1 }
    let high = averages(own, among: place.own, possibleWith: [reference] + alternatives)
    let low = averages(reference, among: place.own, possibleWith: [own] + alternatives)
    return differences(high, low)
  }
}

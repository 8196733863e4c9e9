/// The average prediction with one factor at a level for everybody.
///
/// ```
/// μ(a) = Σₜ p(t) f(a, t)        f: the model's prediction, t: all other variables
/// ```
///
/// What the outcome would be, on average, if everybody had seen that level; p is the distribution
/// that ``Averaging`` names, over the combinations that the design has with the level. On the scale
/// of the outcome, or of proportions.
///
/// - Reference: [LeeperHoboltTilley2020]
public struct MarginalMean: Sendable, Equatable {
  /// The answer whose probability it is; nil for the mean of a number.
  public let response: String?
  /// The factor.
  public let factor: String
  /// The level that everybody has.
  public let level: String
  /// The factor that has a level besides, where the mean is conditional on one.
  public let byFactor: String?
  /// That level.
  public let byLevel: String?
  /// The mean.
  public let estimate: QuantityEstimate
}

extension MarginalMean {
  /// The marginal means of all levels of the manipulated factors.
  static func all(in averages: inout PopulationAverages) -> [MarginalMean] {
    averages.population.factors.flatMap { factor in
      averages.levels(of: factor).indices.flatMap { level in
        mean(of: factor, level, in: &averages)
      }
    }
  }

  /// The means of one factor at each level of another.
  static func all(
    of factor: Int, by other: Condition, in averages: inout PopulationAverages
  ) -> [MarginalMean] {
    averages.levels(of: other.variable).indices.flatMap { otherLevel in
      averages.levels(of: factor).indices.flatMap { level in
        mean(of: factor, level, by: (other, otherLevel), in: &averages)
      }
    }
  }

  private static func mean(
    of factor: Int, _ level: Int, by other: (condition: Condition, level: Int)? = nil,
    in averages: inout PopulationAverages
  ) -> [MarginalMean] {
    let place = other.map { $0.condition.at($0.level) } ?? Condition.everybody
    let quantities = averages.averages(
      place.settings.merging([factor: level]) { $1 }, among: place.own)
    return averages.estimates(of: quantities, .level).map { response, estimate in
      MarginalMean(
        response: response, factor: averages.name(of: factor),
        level: averages.levels(of: factor)[level],
        byFactor: other.map { averages.name(of: $0.condition.variable) },
        byLevel: other.map { averages.levels(of: $0.condition.variable)[$0.level] },
        estimate: estimate)
    }
  }
}

/// How a quantity is conditional on another variable.
struct Condition: Sendable, Hashable {
  typealias Levels = PossibleCombinations.Levels

  /// The variable, by position.
  let variable: Int
  /// Whether everybody is given its level, as with a manipulated factor; otherwise those who have
  /// the level count, as with a characteristic of the respondents.
  let isSet: Bool

  /// Settings and own levels of rows.
  struct Place {
    var settings: Levels = [:]
    var own: Levels = [:]
  }

  /// No condition.
  static let everybody = Place()

  /// The condition at one of the levels.
  func at(_ level: Int) -> Place {
    isSet ? Place(settings: [variable: level]) : Place(own: [variable: level])
  }
}

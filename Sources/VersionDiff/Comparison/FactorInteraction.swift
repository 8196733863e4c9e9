/// How much the effect of one factor's level differs between the levels of another: a difference
/// of differences.
///
/// ```
/// (μ(a, b) - μ(a₀, b)) - (μ(a, b₀) - μ(a₀, b₀))        a₀, b₀: the reference levels
/// ```
///
/// The four means share the model's coefficients, so the variance comes from the gradient of the
/// whole, never from a sum of variances. In a gaussian model of these two factors it is the
/// coefficient of the interaction; for probabilities it is an interaction in percentage points,
/// which the coefficient on the log odds is not.
///
/// - Reference: [AiNorton2003]
public struct FactorInteraction: Sendable, Equatable {
  /// The answer whose probability changes; nil for the mean of a number.
  public let response: String?
  /// The first factor, or a number.
  public let factor: String
  /// The level that replaces its reference; nil for a number.
  public let level: String?
  /// Its reference; nil for a number.
  public let reference: String?
  /// The other factor.
  public let byFactor: String
  /// The level that replaces its reference.
  public let byLevel: String
  /// Its reference.
  public let byReference: String
  /// How much the effect differs.
  public let estimate: QuantityEstimate
  /// The p-value adjusted by Holm over the contrasts of the two factors within one response.
  public internal(set) var adjustedPValue: Double?
}

extension FactorInteraction: AdjustedWithinResponse {
  /// The interactions of a variable with a factor.
  static func all(
    of factor: Int, by other: Condition, in averages: inout PopulationAverages
  ) -> [FactorInteraction] {
    var rows: [FactorInteraction] = []
    for otherLevel in averages.levels(of: other.variable).indices.dropFirst() {
      for level in averages.changes(of: factor) {
        let difference = averages.interaction(of: factor, level, by: other, otherLevel)
        rows += averages.estimates(of: difference, .difference).map { response, estimate in
          FactorInteraction(
            response: response, factor: averages.name(of: factor),
            level: level.map { averages.levels(of: factor)[$0] },
            reference: level == nil ? nil : averages.levels(of: factor)[0],
            byFactor: averages.name(of: other.variable),
            byLevel: averages.levels(of: other.variable)[otherLevel],
            byReference: averages.levels(of: other.variable)[0], estimate: estimate)
        }
      }
    }
    return rows.adjustedByHolm()
  }
}

extension PopulationAverages {
  /// The effect of a level at one level of another variable, less that at its reference.
  mutating func interaction(
    of factor: Int, _ level: Int?, by other: Condition, _ otherLevel: Int
  ) -> [PredictedQuantity]? {
    let (place, base) = (other.at(otherLevel), other.at(0))
    guard other.isSet else {
      // Different people on the two sides: each side averages over what is possible for it.
      return differences(
        effect(of: factor, level, at: place), effect(of: factor, level, at: base))
    }
    let corners = [place, base].flatMap { place -> [Levels] in
      guard let level else { return [place.settings] }
      return [level, 0].map { corner in place.settings.merging([factor: corner]) { $1 } }
    }
    return differences(
      effect(of: factor, level, at: place, possibleWith: corners),
      effect(of: factor, level, at: base, possibleWith: corners))
  }
}

/// The difference of two levels of a factor, each pair once.
///
/// The difference of their marginal means, or where the design leaves combinations out, the effect
/// of one level against the other over the combinations that both have. p-values are adjusted by
/// Holm over the pairs of one factor within one response.
///
/// - Reference: [SearleSpeedMilliken1980]; [Holm1979]
public struct PairwiseComparison: Sendable, Equatable {
  /// The answer whose probability differs; nil for the mean of a number.
  public let response: String?
  /// The factor.
  public let factor: String
  /// The later level.
  public let level: String
  /// The earlier level, which is subtracted.
  public let reference: String
  /// The difference.
  public let estimate: QuantityEstimate
  /// The adjusted p-value.
  public internal(set) var adjustedPValue: Double?
}

extension PairwiseComparison: AdjustedWithinResponse {
  /// All pairs of levels of the manipulated factors.
  static func all(in averages: inout PopulationAverages) -> [PairwiseComparison] {
    averages.population.factors.flatMap { factor in
      let levels = averages.levels(of: factor)
      let pairs = levels.indices.flatMap { base in
        levels.indices.dropFirst(base + 1).map { (level: $0, base: base) }
      }
      let rows = pairs.flatMap { level, base in
        let difference = averages.effect(of: factor, level, against: base)
        return averages.estimates(of: difference, .difference).map { response, estimate in
          PairwiseComparison(
            response: response, factor: averages.name(of: factor), level: levels[level],
            reference: levels[base], estimate: estimate)
        }
      }
      return rows.adjustedByHolm()
    }
  }
}

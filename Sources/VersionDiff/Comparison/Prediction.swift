/// The predicted outcome of one combination of the manipulated factors, averaged over the people's
/// other variables.
///
/// ```
/// ŷ(c) = Σᵢ wᵢ f(c, xᵢ) / Σᵢ wᵢ
/// ```
///
/// Limits of a probability are symmetric on the scale of the log odds.
public struct Prediction: Sendable, Equatable {
  /// The answer whose probability is predicted; nil for the mean of a number.
  public let response: String?
  /// The level of each factor, in the factors' order.
  public let levels: [String]
  /// The prediction.
  public let estimate: QuantityEstimate
}

extension Prediction {
  /// The predictions of every combination that the design has; the levels of the first factor vary
  /// slowest. Nil where there are more than the limit.
  static func all(in averages: inout PopulationAverages, limit: Int) -> [Prediction]? {
    let factors = averages.population.factors
    guard !factors.isEmpty, averages.population.possible.count <= Double(limit) else { return nil }
    var cells: [PossibleCombinations.Levels] = [[:]]
    for factor in factors {
      cells = cells.flatMap { cell in
        averages.levels(of: factor).indices.map { level in cell.merging([factor: level]) { $1 } }
      }
    }
    return cells.flatMap { cell -> [Prediction] in
      guard let quantities = averages.averages(cell) else { return [] }
      let levels = factors.map { averages.levels(of: $0)[cell[$0] ?? 0] }
      return averages.estimates(of: quantities, .level).map {
        Prediction(response: $0.response, levels: levels, estimate: $0.estimate)
      }
    }
  }
}

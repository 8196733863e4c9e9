extension ModelFrame {
  /// Refuses explanatory variables that are the same in all complete rows.
  func checkVariation() throws(AnalysisError) {
    for variable in variables {
      if let levels = variable.levels {
        guard levels.count > 1 else {
          throw .model(.constantFactor(variable.name, level: levels.first ?? ""))
        }
      } else if let first = variable.values.first, variable.values.allSatisfy({ $0 == first }) {
        throw .model(.constantNumber(variable.name, value: ModelColumn.label(first)))
      }
    }
  }

  /// How many units were sampled, as design-based variances count them: clusters, or people; those
  /// of weight 0 among them.
  var sampledUnitCount: Int {
    clusters.map { $0.count + weightless.clusters } ?? observationCount + weightless.people
  }

  /// The weight of each person of a pattern, scaled so that the weights of all people add up to
  /// their number; nil where people are not weighted.
  var personWeights: [Double]? {
    guard let weights else { return nil }
    let totals = totals
    let sum = zip(weights, totals).reduce(0) { $0 + $1.0 * $1.1 }
    guard sum > 0 else { return weights }
    return weights.map { $0 * Double(observationCount) / sum }
  }
}

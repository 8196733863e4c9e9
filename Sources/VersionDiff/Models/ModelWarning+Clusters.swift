extension ModelWarning {
  /// The degrees of freedom below which an interval is not to be relied on.
  static let fewDegreesOfFreedom = 4.0

  /// The number of equal clusters below which unequal ones can spoil intervals: in the simulations
  /// of `docs/coverage.md` every coefficient outside its bar has fewer, or has few degrees of
  /// freedom.
  static let fewEffectiveClusters = 12.0
  /// The share of the clusters that their effective number must fall under to count as unequal.
  static let unequalShare = 0.75

  /// What is weak about variances that rest on clusters.
  static func fewClusters(
    _ count: Int, _ inference: CoefficientInference, singleCluster: [CoefficientName],
    in frame: ModelFrame
  ) -> [ModelWarning] {
    var warnings: [ModelWarning] = []
    if let clusters = frame.clusters, let effective = frame.effectiveClusterCount,
      effective < min(fewEffectiveClusters, unequalShare * Double(count))
    {
      warnings.append(.unequalClusters(of: clusters.name, count, effective: effective))
    }
    let names = inference.covariance.names
    if count < names.count {
      warnings.append(.fewerClustersThanParameters(count, parameters: names.count))
    }
    if !singleCluster.isEmpty {
      warnings.append(.oneClusterDetermines(terms: singleCluster.map(\.description)))
    }
    let degrees = names.map { inference.degreesOfFreedom(of: $0) ?? .infinity }
    let few = names.indices.filter { degrees[$0] < fewDegreesOfFreedom }
    if let smallest = few.map({ degrees[$0] }).min() {
      warnings.append(
        .fewDegreesOfFreedom(terms: few.map { names[$0].description }, smallest: smallest))
    }
    return warnings
  }
}

extension ModelFrame {
  /// How many clusters of equal size weigh as much as these; nil where people are not clustered.
  ///
  /// ```
  /// (Σ n_g)² / Σ n_g²
  /// ```
  ///
  /// - Reference: [Kish1965], section 11.7
  var effectiveClusterCount: Double? {
    guard let clusters else { return nil }
    var sizes = [Double](repeating: 0, count: clusters.count)
    for (pattern, people) in totals.enumerated() {
      sizes[clusters.codes[pattern]] += people * (weights?[pattern] ?? 1)
    }
    let sum = sizes.reduce(0, +)
    return sum * sum / sizes.reduce(0) { $0 + $1 * $1 }
  }
}

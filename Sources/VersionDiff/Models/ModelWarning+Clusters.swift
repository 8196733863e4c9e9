extension ModelWarning {
  /// The degrees of freedom below which an interval is not to be relied on.
  static let fewDegreesOfFreedom = 4.0

  /// What is weak about variances that rest on clusters.
  static func fewClusters(
    _ count: Int, _ inference: CoefficientInference, singleCluster: [CoefficientName]
  ) -> [ModelWarning] {
    var warnings: [ModelWarning] = []
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

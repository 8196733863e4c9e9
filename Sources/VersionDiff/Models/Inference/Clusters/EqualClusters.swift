/// Which clusters have the same information: in a balanced design all of them.
struct EqualClusters: Sendable {
  /// The first cluster of each kind.
  private(set) var representatives: [Int] = []
  /// The kind of each cluster.
  private(set) var kind: [Int] = []
  /// How many clusters are of each kind.
  private(set) var multiplicities: [Double] = []

  /// Compares the clusters bit by bit.
  init(_ clusters: ClusterScores) {
    var kinds: [ArraySlice<Double>: Int] = [:]
    kind.reserveCapacity(clusters.clusterCount)
    for cluster in 0..<clusters.clusterCount {
      let own = Self.content(of: cluster, in: clusters)
      if let known = kinds[own] {
        kind.append(known)
        multiplicities[known] += 1
      } else {
        kinds[own] = representatives.count
        kind.append(representatives.count)
        representatives.append(cluster)
        multiplicities.append(1)
      }
    }
  }

  private static func content(
    of cluster: Int, in clusters: ClusterScores
  ) -> ArraySlice<Double> {
    let p = clusters.parameterCount
    switch clusters.information {
    case .matrices(let values):
      return values[cluster * p * p..<(cluster + 1) * p * p]
    case .rows(let values, let starts):
      return values[starts[cluster] * p..<starts[cluster + 1] * p]
    }
  }
}

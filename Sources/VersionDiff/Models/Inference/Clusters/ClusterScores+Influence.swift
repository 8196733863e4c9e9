import VignetteKit

extension ClusterScores {
  /// For each cluster, the squared length of the step that the coefficients take without it, in the
  /// coordinates in which the information is the identity; nil where they can't be estimated then.
  ///
  /// - Parameter root: the factor of the information of all clusters.
  func changesWithoutEach(_ root: Cholesky) -> [Double?] {
    let inverseRoot = root.inverseFactor
    let tolerance = AdjustedScores.tolerance(for: root)
    let p = parameterCount
    return ClusterBlocks.map(clusterCount) { cluster -> Double? in
      let spectrum = ClusterSpectrum(of: cluster, in: self, inverseRoot, tolerance: tolerance)
      let own = Array(scores[cluster * p..<(cluster + 1) * p])
      return spectrum.changeWithout(inverseRoot * own)
        .map { $0.reduce(0) { $0 + $1 * $1 } }
    }
  }
}

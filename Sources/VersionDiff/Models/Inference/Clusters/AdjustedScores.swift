import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The scores of clusters, adjusted so that their squares are unbiased under the working model, with
/// what the working model expects of them.
///
/// With `J` the expected information of a cluster and `A` that of all clusters, both brought to the
/// coordinates in which A is the identity, the score is multiplied by
///
/// ```
/// B = (I - J)^(-1/2)
/// ```
///
/// with Moore and Penrose's inverse where one cluster alone determines a combination. That is Bell
/// and McCaffrey's adjustment, on scores instead of residuals; for linear models the two are the
/// same. Clusters of equal information share one decomposition.
///
/// - Reference: [BellMcCaffrey2002]
/// - Reference: [PustejovskyTipton2018]
struct AdjustedScores: Sendable {
  /// Where information is the identity: `A = L Lᵀ`.
  let root: Cholesky
  /// `L⁻¹`.
  let inverseRoot: Matrix
  /// The adjusted scores in those coordinates, p numbers for each cluster.
  let scores: [Double]
  /// The distinct working moments.
  let moments: [WorkingMoments]
  /// How many clusters have each.
  let multiplicities: [Double]
  /// N of the working moments; nil for minus the identity.
  let coupling: Matrix?

  /// Adjusts scores; nil where the information is not positive definite.
  ///
  /// - Parameter root: the root of the total information, where a more exact one is known.
  init?(_ clusters: ClusterScores, root: Cholesky? = nil) {
    guard let root = root ?? Cholesky(clusters.totalInformation) else { return nil }
    let inverseRoot = root.inverseFactor
    let p = clusters.parameterCount
    let kinds = EqualClusters(clusters)
    let tolerance = Self.tolerance(for: root)
    let spectra = ClusterBlocks.map(kinds.representatives.count) { kind in
      ClusterSpectrum(
        of: kinds.representatives[kind], in: clusters, inverseRoot, tolerance: tolerance)
    }
    let scores = ClusterBlocks.map(clusters.clusterCount) { cluster in
      let own = Array(clusters.scores[cluster * p..<(cluster + 1) * p])
      return spectra[kinds.kind[cluster]].adjusted(inverseRoot * own)
    }
    self.init(
      root: root, inverseRoot: inverseRoot, scores: scores.flatMap { $0 },
      moments: spectra.map(\.moments), multiplicities: kinds.multiplicities, coupling: nil)
  }

  init(
    root: Cholesky, inverseRoot: Matrix, scores: [Double], moments: [WorkingMoments],
    multiplicities: [Double], coupling: Matrix?
  ) {
    self.root = root
    self.inverseRoot = inverseRoot
    self.scores = scores
    self.moments = moments
    self.multiplicities = multiplicities
    self.coupling = coupling
  }

  /// How far below 1 a cluster's share of the information about a combination must lie to count as
  /// below 1; the rounding of the root sets the bar.
  static func tolerance(for root: Cholesky) -> Double {
    min(1e-6, max(1e-12, 256 * Double.ulpOfOne / root.smallestPivot))
  }

  /// `Σ t tᵀ` of the adjusted scores.
  var crossProduct: Matrix {
    let p = inverseRoot.rowCount
    return Matrix(rows: p, columns: p, elements: ClusterScores.gram(scores[...], width: p))
  }

  /// The expected total variance of combinations (in the columns of a matrix) and the sum of the
  /// covariances between all pairs of clusters that the degrees of freedom need.
  func sums(over combinations: Matrix) -> WorkingSums {
    let count = combinations.columnCount
    let blocks = FixedBlocks.map(rows: moments.count) { range in
      var sums = WorkingSums(count: count, width: moments.first?.width ?? 0)
      for kind in range {
        let (own, shared) = moments[kind].at(combinations)
        let coupled = coupling.map { $0 * shared }
        sums.add(own, shared, coupled: coupled, times: multiplicities[kind])
      }
      return sums
    }
    var total = WorkingSums(count: count, width: moments.first?.width ?? 0)
    for block in blocks { total.add(block) }
    return total
  }
}

extension WorkingMoments {
  /// How many rows R has.
  var width: Int { shared.rowCount }
}

/// Work on many clusters in blocks.
enum ClusterBlocks {
  /// One result for each of some pieces of work, at the same time where there are many.
  static func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let size = 64
    guard count > 2 * size else { return (0..<count).map(body) }
    let blocks = Parallel.results(count: (count + size - 1) / size) { block in
      (block * size..<min(count, (block + 1) * size)).map(body)
    }
    return blocks.flatMap { $0 }
  }
}

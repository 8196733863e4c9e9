import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The residuals of people in clusters, for an adjustment on the scale of the response.
///
/// With D the derivatives of the people's means with respect to the parameters, Θ their variances
/// under the working model and W the weights by which the coefficients were estimated, the residuals
/// of a cluster are multiplied by
///
/// ```
/// A_g = Θ^½ (Θ^½ G_g Θ^½)^(-½) Θ^½,   G_g = the variance of the residuals under the working model
/// ```
///
/// Linear models with equal variances give the adjustment on scores. People of a cluster with equal
/// derivatives, variances and weights count as one, so that the cost is the cube of the distinct
/// patterns in a cluster.
///
/// - Reference: [PustejovskyTipton2018]
struct ClusterResponses: Sendable {
  /// D: a row for each pattern.
  let derivatives: Matrix
  /// The cluster of each pattern.
  let clusters: [Int]
  /// How many clusters there are.
  let clusterCount: Int
  /// How many people each pattern stands for.
  let frequencies: [Double]
  /// The residuals of the people of each pattern, added up.
  let residualSums: [Double]
  /// Θ: the variance of one person of each pattern.
  let variances: [Double]
  /// W: the weight of one person of each pattern; nil for one over the variance.
  let weights: [Double]?

  /// The largest number of distinct patterns in a cluster; more would take minutes.
  static let patternLimit = 800

  /// The scores of the clusters without adjustment, `Σ W d (y - μ)` and `Σ W d dᵀ`.
  var scores: ClusterScores {
    let working = workingWeights
    return ClusterScores(
      design: derivatives, clusters: clusters, clusterCount: clusterCount,
      scoreFactors: zip(working, residualSums).map { $0 * $1 },
      informationFactors: zip(working, frequencies).map { $0 * $1 })
  }

  /// Adjusts the residuals; nil where a cluster has too many distinct patterns or the information is
  /// not positive definite.
  func adjusted(root: Cholesky? = nil) -> AdjustedScores? {
    let grouped = DistinctPatterns(of: self)
    guard grouped.largest <= Self.patternLimit,
      let root = root ?? Cholesky(scores.totalInformation)
    else { return nil }
    let inverseRoot = root.inverseFactor
    let tolerance = AdjustedScores.tolerance(for: root)
    let coupling = weights == nil ? nil : coupling(inverseRoot)
    let adjusted = ClusterBlocks.map(clusterCount) { cluster in
      AdjustedCluster(
        grouped.patterns[cluster], inverseRoot, weighted: coupling, tolerance: tolerance)
    }
    return AdjustedScores(
      root: root, inverseRoot: inverseRoot, scores: adjusted.flatMap(\.score),
      moments: adjusted.map(\.moments),
      multiplicities: [Double](repeating: 1, count: clusterCount), coupling: coupling)
  }

  /// The weights of single people.
  var workingWeights: [Double] { weights ?? variances.map { 1 / $0 } }

  /// N of the working moments where weights and variances don't cancel: with Ω the variance of the
  /// score under the working model,
  ///
  /// ```
  /// N = [ Ω  -I ]
  ///     [-I   0 ]
  /// ```
  private func coupling(_ inverseRoot: Matrix) -> Matrix {
    let p = derivatives.columnCount
    let working = workingWeights
    var omega = Matrix(rows: p, columns: p)
    for i in 0..<derivatives.rowCount where working[i] > 0 {
      let row = inverseRoot * derivatives.row(i)
      let factor = frequencies[i] * working[i] * working[i] * variances[i]
      for b in 0..<p {
        for a in 0..<p { omega[a, b] += factor * row[a] * row[b] }
      }
    }
    var result = Matrix(rows: 2 * p, columns: 2 * p)
    for b in 0..<p {
      for a in 0..<p { result[a, b] = omega[a, b] }
      result[p + b, b] = -1
      result[b, p + b] = -1
    }
    return result
  }
}

/// The patterns of each cluster that differ in anything that the adjustment uses.
private struct DistinctPatterns {
  /// By cluster.
  private(set) var patterns: [[AdjustedCluster.Pattern]]
  /// The most in one cluster.
  var largest: Int { patterns.reduce(0) { max($0, $1.count) } }

  init(of responses: ClusterResponses) {
    let working = responses.workingWeights
    patterns = [[AdjustedCluster.Pattern]](repeating: [], count: responses.clusterCount)
    var known = [[[Double]: Int]](repeating: [:], count: responses.clusterCount)
    for i in 0..<responses.derivatives.rowCount
    where responses.frequencies[i] > 0 && working[i] > 0 {
      let cluster = responses.clusters[i]
      let row = responses.derivatives.row(i)
      let key = row + [responses.variances[i], working[i]]
      if let place = known[cluster][key] {
        patterns[cluster][place].frequency += responses.frequencies[i]
        patterns[cluster][place].residualSum += responses.residualSums[i]
      } else {
        known[cluster][key] = patterns[cluster].count
        patterns[cluster].append(
          AdjustedCluster.Pattern(
            row: row, variance: responses.variances[i], weight: working[i],
            frequency: responses.frequencies[i], residualSum: responses.residualSums[i]))
      }
    }
  }
}

/// One cluster whose residuals are adjusted.
private struct AdjustedCluster: Sendable {
  /// People alike in everything but the residual.
  struct Pattern: Sendable {
    let row: [Double]
    let variance: Double
    let weight: Double
    var frequency: Double
    var residualSum: Double
  }

  /// The adjusted score.
  let score: [Double]
  /// What the working model expects of it.
  let moments: WorkingMoments

  /// - Parameter weighted: the coupling of all clusters, where weights and variances don't cancel.
  init(_ patterns: [Pattern], _ inverseRoot: Matrix, weighted: Matrix?, tolerance: Double) {
    let (m, p) = (patterns.count, inverseRoot.rowCount)
    // People of a pattern differ only within it, where nothing is adjusted; their mean, times the
    // root of their number, stands for them.
    var rows = Matrix(rows: p, columns: m)
    for (k, pattern) in patterns.enumerated() {
      let scale = pattern.frequency.squareRoot()
      for (i, value) in (inverseRoot * pattern.row).enumerated() { rows[i, k] = scale * value }
    }
    let roots = patterns.map { $0.variance.squareRoot() }
    let eigen = SymmetricEigen(
      Self.variance(of: patterns, rows, roots: roots, weighted: weighted))
    let largest = patterns.reduce(0) { max($0, $1.variance) }
    let bar = tolerance * largest * largest
    let inverse = eigen.inverseRoot(tolerance: bar)
    // Lᵀ = Θ^½ A W D, in which A = Θ^½ (…)^(-½) Θ^½.
    var weightedRows = Matrix(rows: m, columns: p)
    for k in 0..<m {
      for i in 0..<p { weightedRows[k, i] = roots[k] * patterns[k].weight * rows[i, k] }
    }
    var factor = inverse * weightedRows
    for k in 0..<m {
      for i in 0..<p { factor[k, i] *= patterns[k].variance }
    }
    let residuals = patterns.indices.map {
      patterns[$0].residualSum / patterns[$0].frequency.squareRoot() / roots[$0]
    }
    score = factor.transposed * residuals
    moments = WorkingMoments(
      factor: factor, shared: Self.shared(patterns, rows, isWeighted: weighted != nil),
      unadjustable: eigen.values.indices.filter { eigen.values[$0] <= bar }.map { place in
        rows * zip(eigen.vectors.column(place), roots).map { $0 * $1 }
      })
  }

  /// `Θ^½ G Θ^½`.
  private static func variance(
    of patterns: [Pattern], _ rows: Matrix, roots: [Double], weighted: Matrix?
  ) -> Matrix {
    let (m, p) = (patterns.count, rows.rowCount)
    let hat = rows.transposed * rows
    var shared = hat
    if let weighted {
      let omega = weighted.selecting(rows: Array(0..<p), columns: Array(0..<p))
      shared = rows.transposed * (omega * rows)
    }
    var result = Matrix(rows: m, columns: m)
    for l in 0..<m {
      for k in 0..<m {
        let removed: Double
        if weighted == nil {
          removed = hat[k, l]
        } else {
          let own = patterns[k].weight * patterns[k].variance
          let other = patterns[l].weight * patterns[l].variance
          removed = hat[k, l] * (own + other) - shared[k, l]
        }
        result[k, l] = -roots[k] * removed * roots[l]
      }
      result[l, l] += patterns[l].variance * patterns[l].variance
    }
    return result
  }

  /// What makes R of Lᵀ: `D Θ^(-½)`, and where weights and variances don't cancel `D W Θ^½` below.
  private static func shared(_ patterns: [Pattern], _ rows: Matrix, isWeighted: Bool) -> Matrix {
    let (m, p) = (patterns.count, rows.rowCount)
    var result = Matrix(rows: isWeighted ? 2 * p : p, columns: m)
    for k in 0..<m {
      let root = patterns[k].variance.squareRoot()
      for i in 0..<p {
        result[i, k] = rows[i, k] / root
        if isWeighted { result[p + i, k] = rows[i, k] * patterns[k].weight * root }
      }
    }
    return result
  }
}

import VignetteKit

/// The spectral decomposition of one cluster's information, in coordinates in which that of all
/// clusters is the identity: `J = Σ λ u uᵀ` with λ from 0 to 1.
struct ClusterSpectrum: Sendable {
  /// `√λ u` for each λ above 0.
  private let directions: [[Double]]
  /// λ.
  private let shares: [Double]
  private let parameterCount: Int
  private let tolerance: Double

  /// Decomposes the information of a cluster.
  init(
    of cluster: Int, in clusters: ClusterScores, _ inverseRoot: Matrix, tolerance: Double
  ) {
    let p = clusters.parameterCount
    switch clusters.information {
    case .matrices(let values):
      let own = Matrix(
        rows: p, columns: p, elements: Array(values[cluster * p * p..<(cluster + 1) * p * p]))
      self.init(information: inverseRoot * own * inverseRoot.transposed, tolerance)
    case .rows(let values, let starts):
      let count = starts[cluster + 1] - starts[cluster]
      let rows = Matrix(
        rows: p, columns: count,
        elements: Array(values[starts[cluster] * p..<starts[cluster + 1] * p]))
      let whitened = inverseRoot * rows
      if count < p {
        self.init(rows: whitened, tolerance)
      } else {
        let elements = ClusterScores.gram(whitened.elements[...], width: p)
        self.init(information: Matrix(rows: p, columns: p, elements: elements), tolerance)
      }
    }
  }

  private init(information: Matrix, _ tolerance: Double) {
    let eigen = SymmetricEigen(information)
    let kept = eigen.values.indices.filter { eigen.values[$0] > Self.negligible }
    shares = kept.map { min(1, eigen.values[$0]) }
    directions = kept.map { place in
      let root = eigen.values[place].squareRoot()
      return eigen.vectors.column(place).map { root * $0 }
    }
    parameterCount = information.rowCount
    self.tolerance = tolerance
  }

  /// From the rows (here in columns) of which the information is the sum of squares.
  private init(rows: Matrix, _ tolerance: Double) {
    let eigen = SymmetricEigen(rows.transposed * rows)
    let kept = eigen.values.indices.filter { eigen.values[$0] > Self.negligible }
    shares = kept.map { min(1, eigen.values[$0]) }
    directions = kept.map { rows * Array(eigen.vectors.column($0)) }
    parameterCount = rows.rowCount
    self.tolerance = tolerance
  }

  /// Shares of the information below which a direction is left alone.
  private static let negligible = 1e-15

  /// `(I - J)^(-1/2) s`.
  func adjusted(_ score: [Double]) -> [Double] {
    var result = score
    for (share, direction) in zip(shares, directions) {
      var product = 0.0
      for i in score.indices { product += direction[i] * score[i] }
      let left = 1 - share
      let factor = left > tolerance ? 1 / left.squareRoot() - 1 : -1
      let step = factor / share * product
      for i in score.indices { result[i] += step * direction[i] }
    }
    return result
  }

  /// `(I - J)⁻¹ s`: how far the coefficients move when the cluster is left out; nil where something
  /// could not be estimated without it.
  func changeWithout(_ score: [Double]) -> [Double]? {
    var result = score
    for (share, direction) in zip(shares, directions) {
      guard 1 - share > tolerance else { return nil }
      var product = 0.0
      for i in score.indices { product += direction[i] * score[i] }
      let step = product / (1 - share)
      for i in score.indices { result[i] += step * direction[i] }
    }
    return result
  }

  /// What the working model expects of the adjusted score: `Q = J (I - J)⁻¹`, `R = J (I - J)^(-1/2)`.
  var moments: WorkingMoments {
    let kept = shares.indices.filter { 1 - shares[$0] > tolerance }
    let lost = shares.indices.filter { 1 - shares[$0] <= tolerance }
    let size = parameterCount
    var factor = Matrix(rows: kept.count, columns: size)
    var shared = Matrix(rows: size, columns: kept.count)
    for (k, place) in kept.enumerated() {
      let scale = 1 / (1 - shares[place]).squareRoot()
      for i in 0..<size {
        factor[k, i] = scale * directions[place][i]
        shared[i, k] = directions[place][i]
      }
    }
    return WorkingMoments(
      factor: factor, shared: shared, unadjustable: lost.map { directions[$0] })
  }
}

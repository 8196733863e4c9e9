import VignetteKit

/// What the working model expects of one cluster's adjusted score, in coordinates in which the
/// information is the identity.
///
/// For a combination q of the parameters, the covariance of the adjusted scores of clusters i and j
/// is
///
/// ```
/// p_ij = δ_ij q Q_i q + (R_i q)ᵀ N (R_j q)
/// ```
///
/// where N is the same for all clusters: minus the identity where the working model is the one by
/// which the coefficients were estimated.
struct WorkingMoments: Sendable, Equatable {
  /// `Q = L Lᵀ` is kept as Lᵀ where that is narrower.
  enum Own: Sendable, Equatable {
    case matrix(Matrix)
    case factor(Matrix)
  }

  /// Q.
  let own: Own
  /// R, or where Q is kept as a factor, the matrix that makes R of Lᵀ.
  let shared: Matrix
  /// Directions that this cluster alone determines: its residuals say nothing about them.
  let unadjustable: [[Double]]

  /// The moments of a cluster with factors `Lᵀ` (m rows) and `R = S Lᵀ`.
  init(factor: Matrix, shared: Matrix, unadjustable: [[Double]]) {
    if factor.rowCount < factor.columnCount {
      own = .factor(factor)
      self.shared = shared
    } else {
      own = .matrix(factor.transposed * factor)
      self.shared = shared * factor
    }
    self.unadjustable = unadjustable
  }

  /// `CᵀQC` and `RC` for combinations in the columns of C.
  func at(_ combinations: Matrix) -> (own: Matrix, shared: Matrix) {
    switch own {
    case .matrix(let matrix):
      return (combinations.transposed * (matrix * combinations), shared * combinations)
    case .factor(let factor):
      let product = factor * combinations
      return (product.transposed * product, shared * product)
    }
  }
}

import VignetteKit

/// The columns of the random effects in coordinates of their own size, and the way back.
///
/// In a block with an intercept the slopes' columns are centred, then all are divided by their root
/// mean square: the same model, in which years and grams are no harder than days and kilograms.
///
/// ```
/// z b = z̃ b̃,   b = T b̃,   Cov b = σ² T Ψ̃ Tᵀ
/// ```
struct EffectCoordinates: Sendable {
  /// The centred and scaled columns.
  let columns: Matrix
  /// `T`.
  let transform: Matrix

  /// Centres and scales.
  ///
  /// - Parameters:
  ///   - blocks: how many columns each correlated block has.
  ///   - hasIntercept: whether the first column of each block is constant.
  init(_ columns: Matrix, blocks: [Int], hasIntercept: [Bool]) {
    var scaled = columns
    let rows = columns.rowCount
    var transform = Matrix.identity(columns.columnCount)
    var first = 0
    for (size, centred) in zip(blocks, hasIntercept) {
      for j in first..<first + size where !(centred && j == first) {
        let start = j * rows
        var mean = 0.0
        if centred {
          for i in 0..<rows { mean += scaled.elements[start + i] }
          mean /= Double(rows)
        }
        var square = 0.0
        for i in 0..<rows {
          scaled.elements[start + i] -= mean
          square += scaled.elements[start + i] * scaled.elements[start + i]
        }
        let scale = square > 0 ? (square / Double(rows)).squareRoot() : 1
        for i in 0..<rows { scaled.elements[start + i] /= scale }
        transform[j, j] = 1 / scale
        if centred { transform[first, j] = -mean / scale }
      }
      first += size
    }
    self.columns = scaled
    self.transform = transform
  }

  /// The covariance of the effects in their own units from the relative one.
  func covariance(_ relative: Matrix, scale: Double) -> Matrix {
    var result = transform * relative * transform.transposed
    for index in result.elements.indices { result.elements[index] *= scale }
    return result
  }
}

import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rows of a linear model in coordinates in which its columns are orthonormal and the outcome
/// is orthogonal to them.
///
/// ```
/// X = X̃ R,   y = X̃ b + ỹ,   X̃ᵀ W X̃ = I,   X̃ᵀ W ỹ = 0
/// ```
///
/// Sums over such rows lose no digits to large means or to columns that almost coincide.
struct OrthogonalRows: Sendable {
  /// The positions of the independent columns.
  let independent: [Int]
  /// For each redundant column, the factors of the independent columns that add up to it.
  let redundancies: [(column: Int, factors: [Double])]
  /// `X̃`.
  let matrix: Matrix
  /// `ỹ`.
  let residuals: [Double]
  /// The upper triangular factor R.
  let factor: Matrix
  /// The coefficients b of y.
  let projection: [Double]
  /// The weight of each row.
  let weights: [Double]
  /// `yᵀ W y`, and what is left of it in ỹ.
  let squares: (outcome: Double, residual: Double)

  /// The smallest squared pivot of the products at which their factor is exact enough.
  private static let safePivot = 1e-5

  /// Orthogonalises the columns of a model matrix.
  init(_ full: Matrix, outcome: [Double], weights: [Double]) {
    let products = Self.products(of: full, weights: weights)
    self.weights = weights
    let fast = Cholesky(products).flatMap { $0.smallestPivot > Self.safePivot ? $0 : nil }
    var columns: Matrix
    if let fast {
      independent = Array(0..<full.columnCount)
      redundancies = []
      factor = fast.lower.transposed
      columns = Self.solved(full, factor)
    } else {
      let roots = weights.map { $0.squareRoot() }
      var scaled = full
      for j in 0..<full.columnCount {
        for i in 0..<full.rowCount { scaled[i, j] *= roots[i] }
      }
      let rank = PivotedQR(scaled, tolerance: Redundancy.ofOrthogonalColumns)
      independent = rank.independent
      redundancies = zip(rank.redundant, rank.combinations).map { ($0, $1) }
      let chosen = full.selecting(rows: Array(0..<full.rowCount), columns: rank.independent)
      (columns, factor) = Self.gramSchmidt(chosen, weights)
    }
    matrix = columns
    var residuals = outcome
    var projection = [Double](repeating: 0, count: columns.columnCount)
    // The second round takes away what rounding left of the first.
    for _ in 0..<2 {
      let parts = Self.projection(of: residuals, on: columns, weights)
      Self.subtract(columns, parts, from: &residuals)
      for j in parts.indices { projection[j] += parts[j] }
    }
    self.residuals = residuals
    self.projection = projection
    squares = (
      zip(outcome, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 },
      zip(residuals, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    )
  }

  /// `ln |Xᵀ W X|`.
  var logDeterminant: Double {
    (0..<factor.columnCount).reduce(0) { $0 + 2 * log(abs(factor[$1, $1])) }
  }

  /// Coefficients of the independent columns from those of the orthonormal ones: `R⁻¹ (β̃ + b)`.
  func coefficients(_ own: [Double]) -> [Double] {
    solvedUpper(zip(own, projection).map { $0 + $1 })
  }

  /// `R⁻¹ M R⁻ᵀ`, exactly symmetric.
  func transformed(_ own: Matrix) -> Matrix {
    let size = own.rowCount
    let half = Matrix(columns: (0..<size).map { solvedUpper(Array(own.column($0))) })
    guard size > 0 else { return own }
    return Matrix(columns: (0..<size).map { solvedUpper(half.row($0)) }).symmetrised
  }

  /// `R⁻¹ v`.
  private func solvedUpper(_ right: [Double]) -> [Double] {
    var x = right
    for i in stride(from: x.count - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(x.count, i + 1) { x[i] -= factor[i, k] * x[k] }
      x[i] /= factor[i, i]
    }
    return x
  }

  /// `Xᵀ W X` by blocks of rows.
  private static func products(of matrix: Matrix, weights: [Double]) -> Matrix {
    let (rows, size) = (matrix.rowCount, matrix.columnCount)
    let parts = FixedBlocks.map(rows: rows) { block in
      var sums = [Double](repeating: 0, count: size * size)
      matrix.elements.withUnsafeBufferPointer { x in
        weights.withUnsafeBufferPointer { w in
          for j in 0..<size {
            for k in j..<size {
              var sum = 0.0
              for i in block { sum += x[j * rows + i] * x[k * rows + i] * w[i] }
              sums[j * size + k] = sum
            }
          }
        }
      }
      return sums
    }
    var result = Matrix(rows: size, columns: size)
    for part in parts {
      for index in part.indices { result.elements[index] += part[index] }
    }
    return result
  }

  /// `X R⁻¹`.
  private static func solved(_ matrix: Matrix, _ factor: Matrix) -> Matrix {
    let (rows, size) = (matrix.rowCount, matrix.columnCount)
    var result = matrix
    result.elements.withUnsafeMutableBufferPointer { x in
      for j in 0..<size {
        for k in 0..<j {
          let share = factor[k, j]
          if share == 0 { continue }
          for i in 0..<rows { x[j * rows + i] -= share * x[k * rows + i] }
        }
        let scale = 1 / factor[j, j]
        for i in 0..<rows { x[j * rows + i] *= scale }
      }
    }
    return result
  }

  /// Orthonormal columns one after the other, each freed twice from those before it.
  private static func gramSchmidt(
    _ matrix: Matrix, _ weights: [Double]
  ) -> (columns: Matrix, factor: Matrix) {
    let (rows, size) = (matrix.rowCount, matrix.columnCount)
    var result = matrix
    var factor = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for _ in 0..<2 {
        for k in 0..<j {
          var share = 0.0
          for i in 0..<rows { share += result[i, k] * result[i, j] * weights[i] }
          for i in 0..<rows { result[i, j] -= share * result[i, k] }
          factor[k, j] += share
        }
      }
      var square = 0.0
      for i in 0..<rows { square += result[i, j] * result[i, j] * weights[i] }
      factor[j, j] = square.squareRoot()
      for i in 0..<rows { result[i, j] /= factor[j, j] }
    }
    return (result, factor)
  }

  private static func projection(
    of values: [Double], on columns: Matrix, _ weights: [Double]
  ) -> [Double] {
    let rows = columns.rowCount
    return (0..<columns.columnCount).map { j in
      var sum = 0.0
      columns.elements.withUnsafeBufferPointer { x in
        values.withUnsafeBufferPointer { y in
          weights.withUnsafeBufferPointer { w in
            for i in 0..<rows { sum += x[j * rows + i] * y[i] * w[i] }
          }
        }
      }
      return sum
    }
  }

  private static func subtract(
    _ columns: Matrix, _ factors: [Double], from values: inout [Double]
  ) {
    let rows = columns.rowCount
    values.withUnsafeMutableBufferPointer { y in
      columns.elements.withUnsafeBufferPointer { x in
        for (j, factor) in factors.enumerated() {
          for i in 0..<rows { y[i] -= factor * x[j * rows + i] }
        }
      }
    }
  }
}

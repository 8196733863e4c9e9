#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The factor of a symmetric positive definite matrix, `A = L Lᵀ` with L lower triangular.
///
/// The matrix is first scaled to a unit diagonal, so that the units of its rows don't decide
/// whether it counts as positive definite.
package struct Cholesky: Sendable {
  /// The factor of the scaled matrix.
  private let factor: Matrix
  /// One over the square root of the diagonal.
  private let scales: [Double]
  /// The smallest squared pivot of the scaled matrix: how much of a column's length is its own,
  /// 1 for orthogonal columns, near 0 for nearly redundant ones.
  package let smallestPivot: Double

  /// Factors a matrix, of which only the lower triangle is read; nil where it is not positive
  /// definite to working precision.
  package init?(_ matrix: Matrix) {
    let size = matrix.rowCount
    precondition(size == matrix.columnCount, "only a square matrix has a Cholesky factor")
    var scales = [Double](repeating: 1, count: size)
    for i in 0..<size {
      let diagonal = matrix[i, i]
      guard diagonal > 0, diagonal.isFinite else { return nil }
      scales[i] = 1 / diagonal.squareRoot()
    }
    var factor = Matrix(rows: size, columns: size)
    var smallest = 1.0
    for j in 0..<size {
      for i in j..<size {
        var sum = matrix[i, j] * scales[i] * scales[j]
        for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
        if i == j {
          guard sum > Double(size) * .ulpOfOne else { return nil }
          smallest = min(smallest, sum)
          factor[j, j] = sum.squareRoot()
        } else {
          factor[i, j] = sum / factor[j, j]
        }
      }
    }
    self.factor = factor
    self.scales = scales
    smallestPivot = smallest
  }

  /// The factor of `RᵀR`, R upper triangular with a diagonal without zeros, as an orthogonal
  /// factoring leaves it: more exact than factoring the product.
  package init(upperTriangle: Matrix) {
    let size = upperTriangle.rowCount
    precondition(size == upperTriangle.columnCount, "a triangle is square")
    var factor = Matrix(rows: size, columns: size)
    var scales = [Double](repeating: 1, count: size)
    var smallest = 1.0
    for i in 0..<size {
      var largest = 0.0
      for k in 0...i { largest = max(largest, abs(upperTriangle[k, i])) }
      precondition(upperTriangle[i, i] != 0, "a column has nothing of its own")
      var sum = 0.0
      for k in 0...i {
        let scaled = upperTriangle[k, i] / largest
        sum += scaled * scaled
      }
      scales[i] = 1 / (largest * sum.squareRoot())
      for k in 0...i {
        let sign: Double = upperTriangle[k, k] < 0 ? -1 : 1
        factor[i, k] = sign * upperTriangle[k, i] * scales[i]
      }
      smallest = min(smallest, factor[i, i] * factor[i, i])
    }
    self.factor = factor
    self.scales = scales
    smallestPivot = smallest
  }

  /// The solution x of `A x = b`.
  package func solution(_ right: [Double]) -> [Double] {
    let size = scales.count
    var x = zip(right, scales).map { $0 * $1 }
    for i in 0..<size {
      for k in 0..<i { x[i] -= factor[i, k] * x[k] }
      x[i] /= factor[i, i]
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(size, i + 1) { x[i] -= factor[k, i] * x[k] }
      x[i] /= factor[i, i]
    }
    return zip(x, scales).map { $0 * $1 }
  }

  /// `Lᵀ`, upper triangular.
  package var upperTriangle: Matrix {
    let size = scales.count
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for i in 0...j { result[i, j] = factor[j, i] / scales[j] }
    }
    return result
  }

  /// `L⁻¹`, lower triangular.
  package var inverseFactor: Matrix {
    let size = scales.count
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      result[j, j] = scales[j] / factor[j, j]
      for i in (j + 1)..<max(size, j + 1) {
        var sum = 0.0
        for k in j..<i { sum -= factor[i, k] * result[k, j] }
        result[i, j] = sum / factor[i, i]
      }
    }
    return result
  }

  /// The factor L of the matrix itself.
  package var lower: Matrix {
    var result = factor
    for j in scales.indices {
      for i in j..<scales.count { result[i, j] /= scales[i] }
    }
    return result
  }

  /// `A⁻¹`, exactly symmetric.
  package var inverse: Matrix {
    let size = scales.count
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      var unit = [Double](repeating: 0, count: size)
      unit[j] = 1
      for (i, value) in solution(unit).enumerated() { result[i, j] = value }
    }
    return result.symmetrised
  }

  /// `ln |A|`.
  package var logDeterminant: Double {
    scales.indices.reduce(0) { $0 + 2 * log(factor[$1, $1] / scales[$1]) }
  }
}

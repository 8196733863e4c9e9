#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The eigenvalues and eigenvectors of a symmetric matrix, `A = U diag(λ) Uᵀ`.
///
/// Householder reflections bring the matrix to tridiagonal form, implicitly shifted QR steps to
/// diagonal form. Each eigenvalue is right to a few units in the last place of the largest.
///
/// - Complexity: O(size³).
/// - Reference: [GolubVanLoan2013], 8.3
package struct SymmetricEigen: Sendable {
  /// The eigenvalues, ascending.
  package let values: [Double]
  /// The eigenvectors, a column for each eigenvalue.
  package let vectors: Matrix

  /// Decomposes a symmetric matrix, of which only the lower triangle is read.
  package init(_ matrix: Matrix) {
    precondition(matrix.rowCount == matrix.columnCount, "only a square matrix has eigenvalues")
    var work = Tridiagonal(matrix)
    work.diagonalise()
    let order = work.diagonal.indices.sorted { work.diagonal[$0] < work.diagonal[$1] }
    values = order.map { work.diagonal[$0] }
    vectors = work.vectors.selecting(rows: Array(0..<matrix.rowCount), columns: order)
  }

  /// `U diag(f(λ)) Uᵀ`.
  package func applying(_ function: (Double) -> Double) -> Matrix {
    let size = values.count
    let factors = values.map(function)
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for i in 0...j {
        var sum = 0.0
        for k in 0..<size { sum += factors[k] * vectors[i, k] * vectors[j, k] }
        result[i, j] = sum
        result[j, i] = sum
      }
    }
    return result
  }

  /// `A^(-1/2)`, where eigenvalues up to a tolerance count as zero and stay so (Moore and Penrose's
  /// inverse of the root).
  package func inverseRoot(tolerance: Double) -> Matrix {
    applying { $0 > tolerance ? 1 / $0.squareRoot() : 0 }
  }
}

/// A symmetric matrix on its way to diagonal form, `A = Q T Qᵀ`.
private struct Tridiagonal {
  var diagonal: [Double]
  var besideDiagonal: [Double]
  /// `Q`, column by column.
  var vectors: Matrix

  /// Reflects a symmetric matrix into tridiagonal form.
  init(_ matrix: Matrix) {
    let size = matrix.rowCount
    var a = matrix
    for j in 0..<size {
      for i in 0..<j { a[i, j] = matrix[j, i] }
    }
    diagonal = [Double](repeating: 0, count: size)
    besideDiagonal = [Double](repeating: 0, count: max(0, size - 1))
    vectors = Matrix.identity(size)
    var scales = [Double](repeating: 0, count: size)
    var w = [Double](repeating: 0, count: size)
    for k in stride(from: 0, to: size - 2, by: 1) {
      let length = Self.reflector(below: k, of: &a)
      besideDiagonal[k] = length.head
      scales[k] = length.scale
      if length.scale > 0 { Self.reflectBothSides(&a, column: k, scale: length.scale, &w) }
    }
    if size > 1 { besideDiagonal[size - 2] = a[size - 1, size - 2] }
    for i in 0..<size { diagonal[i] = a[i, i] }
    for k in stride(from: size - 3, through: 0, by: -1) where scales[k] > 0 {
      reflectVectors(by: a, column: k, scale: scales[k])
    }
  }

  /// Puts the reflector that leaves one element below the diagonal of a column in its place.
  private static func reflector(
    below k: Int, of a: inout Matrix
  ) -> (head: Double, scale: Double) {
    let size = a.rowCount
    var largest = 0.0
    for i in (k + 2)..<size { largest = max(largest, abs(a[i, k])) }
    let first = a[k + 1, k]
    guard largest > 0 else { return (first, 0) }
    largest = max(largest, abs(first))
    var sum = 0.0
    for i in (k + 1)..<size {
      a[i, k] /= largest
      sum += a[i, k] * a[i, k]
    }
    let norm = sum.squareRoot()
    let head = a[k + 1, k] > 0 ? -norm : norm
    // vᵀv = 2 (norm² - x₁ head)
    let scale = 1 / (sum - a[k + 1, k] * head)
    a[k + 1, k] -= head
    return (head * largest, scale)
  }

  /// `A ← H A H` over the rows and columns after one, `H = I - scale · v vᵀ`.
  private static func reflectBothSides(
    _ a: inout Matrix, column k: Int, scale: Double, _ w: inout [Double]
  ) {
    let size = a.rowCount
    a.elements.withUnsafeMutableBufferPointer { a in
      w.withUnsafeMutableBufferPointer { w in
        let v = k * size
        var product = 0.0
        for j in (k + 1)..<size {
          var sum = 0.0
          for i in (k + 1)..<size { sum += a[j * size + i] * a[v + i] }
          w[j] = scale * sum
          product += w[j] * a[v + j]
        }
        let half = scale / 2 * product
        for j in (k + 1)..<size { w[j] -= half * a[v + j] }
        for j in (k + 1)..<size {
          let (vj, wj) = (a[v + j], w[j])
          for i in (k + 1)..<size { a[j * size + i] -= a[v + i] * wj + w[i] * vj }
        }
      }
    }
  }

  private mutating func reflectVectors(by a: Matrix, column k: Int, scale: Double) {
    let size = a.rowCount
    vectors.elements.withUnsafeMutableBufferPointer { q in
      a.elements.withUnsafeBufferPointer { a in
        let v = k * size
        for j in (k + 1)..<size {
          var sum = 0.0
          for i in (k + 1)..<size { sum += a[v + i] * q[j * size + i] }
          sum *= scale
          for i in (k + 1)..<size { q[j * size + i] -= sum * a[v + i] }
        }
      }
    }
  }

  /// Chases the elements beside the diagonal to zero, from the end.
  mutating func diagonalise() {
    var last = diagonal.count - 1
    // Three steps an eigenvalue are usual; the limit only ends a search over numbers that are none.
    var stepsLeft = 60 * diagonal.count
    while last > 0, stepsLeft > 0 {
      var first = last
      while first > 0, !isNegligible(first - 1) { first -= 1 }
      if first == last {
        last -= 1
        continue
      }
      step(first, last)
      stepsLeft -= 1
    }
  }

  private mutating func isNegligible(_ i: Int) -> Bool {
    let scale = abs(diagonal[i]) + abs(diagonal[i + 1])
    guard abs(besideDiagonal[i]) <= .ulpOfOne * scale else { return false }
    besideDiagonal[i] = 0
    return true
  }

  /// One implicit QR step on a block, with Wilkinson's shift.
  private mutating func step(_ first: Int, _ last: Int) {
    let end = besideDiagonal[last - 1]
    let half = (diagonal[last - 1] - diagonal[last]) / 2
    let root = hypot(half, end)
    let shift = diagonal[last] - end * (end / (half + (half < 0 ? -root : root)))
    var (x, z) = (diagonal[first] - shift, besideDiagonal[first])
    for k in first..<last {
      let r = hypot(x, z)
      let (c, s) = r > 0 ? (x / r, z / r) : (1, 0)
      if k > first { besideDiagonal[k - 1] = r }
      let (a, b, g) = (diagonal[k], besideDiagonal[k], diagonal[k + 1])
      let turn = s * ((g - a) * s + 2 * c * b)
      diagonal[k] = a + turn
      diagonal[k + 1] = g - turn
      besideDiagonal[k] = c * ((g - a) * s + 2 * c * b) - b
      if k < last - 1 {
        x = besideDiagonal[k]
        z = s * besideDiagonal[k + 1]
        besideDiagonal[k + 1] *= c
      }
      rotate(k, c, s)
    }
  }

  private mutating func rotate(_ k: Int, _ c: Double, _ s: Double) {
    let size = vectors.rowCount
    vectors.elements.withUnsafeMutableBufferPointer { q in
      let (left, right) = (k * size, (k + 1) * size)
      for i in 0..<size {
        let (a, b) = (q[left + i], q[right + i])
        q[left + i] = c * a + s * b
        q[right + i] = c * b - s * a
      }
    }
  }
}

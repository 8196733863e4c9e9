/// A dense matrix of doubles, column by column.
package struct Matrix: Sendable, Equatable {
  /// How many rows it has.
  package let rowCount: Int
  /// How many columns it has.
  package let columnCount: Int
  /// The elements, one column after the other.
  package var elements: [Double]

  /// Creates a matrix of equal elements.
  package init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(
      rows: rows, columns: columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// Creates a matrix from its elements, column by column.
  ///
  /// - Precondition: there are `rows * columns` elements.
  package init(rows: Int, columns: Int, elements: [Double]) {
    precondition(elements.count == rows * columns, "a matrix needs an element per cell")
    rowCount = rows
    columnCount = columns
    self.elements = elements
  }

  /// Creates a matrix from columns of equal length.
  package init(columns: [[Double]]) {
    self.init(
      rows: columns.first?.count ?? 0, columns: columns.count, elements: columns.flatMap { $0 })
  }

  /// Creates a matrix from rows of equal length.
  package init(rows: [[Double]]) {
    self = Matrix(columns: rows).transposed
  }

  /// Ones on the diagonal, zeros elsewhere.
  package static func identity(_ size: Int) -> Matrix {
    var result = Matrix(rows: size, columns: size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  /// One element.
  package subscript(row: Int, column: Int) -> Double {
    get { elements[column * rowCount + row] }
    set { elements[column * rowCount + row] = newValue }
  }

  /// The elements of one column.
  package func column(_ index: Int) -> ArraySlice<Double> {
    elements[index * rowCount..<(index + 1) * rowCount]
  }

  /// The elements of one row.
  package func row(_ index: Int) -> [Double] {
    (0..<columnCount).map { self[index, $0] }
  }

  /// Rows and columns exchanged.
  package var transposed: Matrix {
    var result = Matrix(rows: columnCount, columns: rowCount)
    for j in 0..<columnCount {
      for i in 0..<rowCount { result[j, i] = self[i, j] }
    }
    return result
  }

  /// The rows and columns at these positions, in their order.
  package func selecting(rows: [Int], columns: [Int]) -> Matrix {
    Matrix(
      rows: rows.count, columns: columns.count,
      elements: columns.flatMap { column in rows.map { self[$0, column] } })
  }

  /// The matrix times a vector.
  package static func * (matrix: Matrix, vector: [Double]) -> [Double] {
    precondition(vector.count == matrix.columnCount, "a matrix and a vector don't fit")
    var result = [Double](repeating: 0, count: matrix.rowCount)
    for (j, factor) in vector.enumerated() where factor != 0 {
      let start = j * matrix.rowCount
      for i in 0..<matrix.rowCount { result[i] += factor * matrix.elements[start + i] }
    }
    return result
  }

  /// The product of two matrices.
  package static func * (first: Matrix, second: Matrix) -> Matrix {
    precondition(first.columnCount == second.rowCount, "two matrices don't fit")
    let columns = (0..<second.columnCount).flatMap { first * Array(second.column($0)) }
    return Matrix(rows: first.rowCount, columns: second.columnCount, elements: columns)
  }

  /// `aᵀ M b`.
  package func bilinear(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, self * b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

import VignetteKit

/// Which columns of a model matrix the others do not determine, and the scale of each.
///
/// Of columns that determine each other the earlier are kept, so that the later is the one left out
/// and named.
struct IndependentColumns: Sendable {
  /// The positions of the columns that are kept, ascending.
  let independent: [Int]
  /// For each column left out, the factors of the kept columns, divided by their scales, that add
  /// up to it, divided by its own.
  let redundancies: [(column: Int, factors: [Double])]
  /// The largest absolute value of each kept column, by which it is divided in ``scaled(_:)``.
  let scales: [Double]

  /// What of a column's length its own share must exceed for it to be kept.
  static let tolerance = 1e-7
  /// The squared share above which the cross-products alone leave no doubt.
  private static let clear = 1e-8

  /// Finds the independent columns of a matrix; the scales of columns don't matter.
  ///
  /// - Complexity: O(rows × columns²).
  init(of matrix: Matrix, tolerance: Double = Self.tolerance) {
    let scales = (0..<matrix.columnCount).map { column in
      matrix.column(column).reduce(0) { max($0, abs($1)) }
    }
    if let factor = Cholesky(Self.crossProducts(matrix, scales)),
      factor.smallestPivot > Self.clear
    {
      independent = Array(0..<matrix.columnCount)
      redundancies = []
      self.scales = scales
      return
    }
    let all = Array(0..<matrix.columnCount)
    let factoring = PivotedQR(Self.divided(matrix, all, by: scales), tolerance: tolerance)
    independent = factoring.independent
    redundancies = zip(factoring.redundant, factoring.combinations).map { ($0, $1) }
    self.scales = factoring.independent.map { scales[$0] }
  }

  /// The kept columns of a matrix over all columns, each divided by its scale.
  func scaled(_ matrix: Matrix) -> Matrix {
    Self.divided(matrix, independent, by: scales)
  }

  /// The terms of the columns that determine a column left out; none where it is zero, and nil
  /// where the column is kept.
  func terms(determining column: Int, in design: ModelDesign) -> [String]? {
    redundancies.first { $0.column == column }.map { redundancy in
      zip(independent, redundancy.factors).filter { abs($0.1) > 1e-7 }
        .map { design.columns[$0.0].name.term }
    }
  }

  private static func divided(_ matrix: Matrix, _ columns: [Int], by scales: [Double]) -> Matrix {
    let rows = matrix.rowCount
    let elements = [Double](unsafeUninitializedCapacity: rows * columns.count) { target, filled in
      matrix.elements.withUnsafeBufferPointer { source in
        for (place, column) in columns.enumerated() {
          let scale = scales[place] > 0 ? scales[place] : 1
          let (to, from) = (place * rows, column * rows)
          for i in 0..<rows { target[to + i] = source[from + i] / scale }
        }
      }
      filled = rows * columns.count
    }
    return Matrix(rows: rows, columns: columns.count, elements: elements)
  }

  private static func crossProducts(_ matrix: Matrix, _ scales: [Double]) -> Matrix {
    let (rows, columns) = (matrix.rowCount, matrix.columnCount)
    var result = Matrix(rows: columns, columns: columns)
    matrix.elements.withUnsafeBufferPointer { elements in
      for j in 0..<columns {
        for k in j..<columns {
          let (first, second) = (j * rows, k * rows)
          let scale = scales[j] * scales[k]
          guard scale > 0 else { continue }
          var sum = 0.0
          for i in 0..<rows { sum += elements[first + i] * elements[second + i] }
          result[j, k] = sum / scale
          result[k, j] = sum / scale
        }
      }
    }
    return result
  }
}

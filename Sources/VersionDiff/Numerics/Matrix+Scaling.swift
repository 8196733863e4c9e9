import VignetteKit

extension Matrix {
  /// Some of the columns, each divided by its scale.
  func selecting(columns: [Int], dividedBy scales: [Double]) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * columns.count)
    for (column, scale) in zip(columns, scales) {
      elements += self.column(column).map { $0 / scale }
    }
    return Matrix(rows: rowCount, columns: columns.count, elements: elements)
  }
}

import VignetteKit

/// The columns of a design that an ordered model can tell apart; its thresholds stand in the place
/// of an intercept, whether the design has one or not.
struct OrderedColumns: Sendable {
  /// The positions of the independent columns in the design.
  let independent: [Int]
  /// For each redundant column, the terms that determine it.
  let redundancies: [(column: Int, terms: [String])]
  /// The columns with a slope in the design.
  private let slopes: [Int]
  /// The columns of the search, of ones and those with a slope.
  private let columns: ColumnBasis

  /// Finds them over the patterns of a frame.
  init(_ design: ModelDesign, over matrix: Matrix) {
    let slopes = design.columns.indices.filter { design.columns[$0].term != nil }
    let columns = ColumnBasis(of: matrix.beside(ones: slopes))
    self.slopes = slopes
    self.columns = columns
    // The first column is that of ones.
    independent = columns.independent.dropFirst().map { slopes[$0 - 1] }
    redundancies = columns.redundancies.map { column, factors in
      let others = zip(columns.independent, factors).filter { abs($0.1) > 1e-7 }.map(\.0)
      let terms = others.map { $0 == 0 ? "the thresholds" : design.term(slopes[$0 - 1]) }
      return (slopes[column - 1], terms)
    }
  }

  /// The columns of the search from those of a model matrix; of its derivative, for which a constant
  /// is 0.
  func matrix(of matrix: Matrix, constant: Double = 1) -> Matrix {
    let all = columns.columns(of: matrix.beside(ones: slopes, constant))
    return Matrix(
      rows: all.rowCount, columns: all.columnCount - 1,
      elements: Array(all.elements.dropFirst(all.rowCount)))
  }

  /// How the coefficients come from the parameters; nil where a column whose effect is its own on
  /// each boundary is mixed with one whose effect is not.
  func basis(of parameters: [OrderedLikelihood.Parameter]) -> ParameterBasis? {
    let scales = parameters.map { $0.column.map { columns.scales[$0 + 1] } ?? 1 }
    guard let mixing = columns.mixing else { return ParameterBasis(scales: scales, mixing: nil) }
    var matrix = Matrix.identity(parameters.count)
    for (b, mixed) in parameters.enumerated() {
      guard let column = mixed.column else { continue }
      for (a, other) in parameters.enumerated() where a != b {
        guard let own = other.column else {
          let isMoved = mixed.threshold == nil || mixed.threshold == other.threshold
          if isMoved { matrix[a, b] = -mixing[0, column + 1] }
          continue
        }
        guard own < column, mixing[own + 1, column + 1] != 0 else { continue }
        guard (mixed.threshold == nil) == (other.threshold == nil) else {
          return nil
        }
        if mixed.threshold == other.threshold { matrix[a, b] = mixing[own + 1, column + 1] }
      }
    }
    return ParameterBasis(scales: scales, mixing: matrix)
  }
}

extension Matrix {
  /// A constant column, then some of the columns.
  fileprivate func beside(ones columns: [Int], _ constant: Double = 1) -> Matrix {
    Matrix(
      rows: rowCount, columns: columns.count + 1,
      elements: [Double](repeating: constant, count: rowCount) + columns.flatMap { column($0) })
  }
}

extension ModelDesign {
  /// What a column is called in tables.
  fileprivate func term(_ column: Int) -> String { columns[column].name.term }
}

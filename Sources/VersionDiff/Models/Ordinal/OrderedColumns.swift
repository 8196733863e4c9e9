import VignetteKit

/// The columns of a design that an ordered model can tell apart; its thresholds stand in the place
/// of an intercept, whether the design has one or not.
struct OrderedColumns: Sendable {
  /// The positions of the independent columns in the design.
  let independent: [Int]
  /// For each redundant column, the terms that determine it.
  let redundancies: [(column: Int, terms: [String])]
  /// The largest absolute value of each independent column.
  let scales: [Double]
  /// The independent columns, each divided by its scale.
  let matrix: Matrix

  /// Finds them over the patterns of a frame.
  init(_ design: ModelDesign, over frame: ModelFrame) throws(AnalysisError) {
    let full = try design.checkedMatrix(over: frame)
    let rows = full.rowCount
    let slopes = design.columns.indices.filter { design.columns[$0].term != nil }
    let largest = full.largestValues
    let allScales = slopes.map { largest[$0] }
    var columns = [[Double](repeating: 1, count: rows)]
    for (column, scale) in zip(slopes, allScales) {
      columns.append(full.column(column).map { scale > 0 ? $0 / scale : 0 })
    }
    let factoring = PivotedQR(Matrix(columns: columns), tolerance: Redundancy.ofInformation)
    // The first column is that of ones.
    let kept = factoring.independent.filter { $0 > 0 }
    independent = kept.map { slopes[$0 - 1] }
    scales = kept.map { allScales[$0 - 1] }
    redundancies = zip(factoring.redundant, factoring.combinations).map { column, factors in
      let others = zip(factoring.independent, factors).filter { abs($0.1) > 1e-7 }.map(\.0)
      let terms = others.map { $0 == 0 ? "the thresholds" : design.term(slopes[$0 - 1]) }
      return (slopes[column - 1], terms)
    }
    matrix =
      kept.isEmpty
      ? Matrix(rows: rows, columns: 0) : Matrix(columns: kept.map { columns[$0] })
  }
}

extension ModelDesign {
  /// What a column is called in tables.
  fileprivate func term(_ column: Int) -> String { columns[column].name.term }
}

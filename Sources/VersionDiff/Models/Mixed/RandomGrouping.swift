import VignetteKit

/// Random effects that share a grouping: who belongs to which group, what varies between the
/// groups, and which effects are correlated.
struct RandomGrouping: Sendable {
  /// The group of each row, from 0.
  let codes: [Int]
  /// How many groups there are.
  let count: Int
  /// The columns Z of the effects, one row for each row of the data.
  let columns: Matrix
  /// How many columns each correlated block has; blocks are independent of each other.
  let blocks: [Int]

  /// How many effects a group has.
  var size: Int { columns.columnCount }

  /// The rows and columns of the factor Λ that are parameters, block by block, column by column.
  var entries: [(row: Int, column: Int)] {
    var result: [(row: Int, column: Int)] = []
    var first = 0
    for size in blocks {
      for column in first..<first + size {
        for row in column..<first + size { result.append((row, column)) }
      }
      first += size
    }
    return result
  }
}

/// The relative covariance `Ψ = Λ Λᵀ` of the effects of one grouping, and its derivatives with
/// respect to the elements of Λ.
///
/// - Reference: [BatesMaechlerBolkerWalker2015], section 2.2
struct RelativeCovariance: Sendable {
  /// The lower triangular factor Λ.
  let factor: Matrix
  /// `Ψ`.
  let matrix: Matrix
  private let entries: [(row: Int, column: Int)]

  /// Fills the factor with parameters.
  init(_ grouping: RandomGrouping, theta: some Collection<Double>) {
    entries = grouping.entries
    var factor = Matrix(rows: grouping.size, columns: grouping.size)
    for (entry, value) in zip(entries, theta) { factor[entry.row, entry.column] = value }
    self.factor = factor
    matrix = factor * factor.transposed
  }

  /// `∂Ψ/∂θ_k = E_k Λᵀ + Λ E_kᵀ`.
  func derivative(_ k: Int) -> Matrix {
    let (row, column) = entries[k]
    var result = Matrix(rows: factor.rowCount, columns: factor.rowCount)
    for i in 0..<factor.rowCount {
      result[row, i] += factor[i, column]
      result[i, row] += factor[i, column]
    }
    return result
  }

  /// `∂²Ψ/∂θ_k∂θ_l = E_k E_lᵀ + E_l E_kᵀ`.
  func secondDerivative(_ k: Int, _ l: Int) -> Matrix {
    var result = Matrix(rows: factor.rowCount, columns: factor.rowCount)
    guard entries[k].column == entries[l].column else { return result }
    result[entries[k].row, entries[l].row] += 1
    result[entries[l].row, entries[k].row] += 1
    return result
  }
}

extension ContingencyTable {
  /// The count that a cell would have if rows and columns were independent.
  ///
  /// ```
  /// eᵢⱼ = rᵢ cⱼ / n
  /// ```
  public func expected(row: Int, column: Int) -> Double {
    rowTotals[row] * (columnTotals[column] / total)
  }

  /// The smallest expected count.
  public var smallestExpected: Double {
    let smallest = (rowTotals.min() ?? 0) * ((columnTotals.min() ?? 0) / total)
    return total > 0 ? smallest : 0
  }

  /// How many expected counts are under a bound.
  public func countOfExpected(under bound: Double) -> Int {
    rowTotals.reduce(0) { sum, row in
      sum + columnTotals.count { row * ($0 / total) < bound }
    }
  }

  /// By how many standard errors a count differs from its expected count; nil where the cell
  /// cannot vary, because its row or its column holds nothing or everything.
  ///
  /// ```
  /// dᵢⱼ = (xᵢⱼ - eᵢⱼ) / √(eᵢⱼ (1 - rᵢ/n) (1 - cⱼ/n))
  /// ```
  /// Standard normal in large samples under independence. In a table of two columns its square is
  /// Pearson's chi-square of this row against all others.
  ///
  /// - Reference: [Haberman1973]
  public func adjustedResidual(row: Int, column: Int) -> Double? {
    let (r, c) = (rowTotals[row], columnTotals[column])
    // The sums of the other rows and columns, rather than n - r: no subtraction of near equals.
    let otherRows = rowTotals.indices.reduce(0.0) { $0 + ($1 == row ? 0 : rowTotals[$1]) }
    let otherColumns = columnTotals.indices.reduce(0.0) {
      $0 + ($1 == column ? 0 : columnTotals[$1])
    }
    guard r > 0, c > 0, otherRows > 0, otherColumns > 0 else { return nil }
    let spread = (r / total).squareRoot() * c.squareRoot()
    let shares = (otherRows / total).squareRoot() * (otherColumns / total).squareRoot()
    return deviation(row: row, column: column) / (spread * shares)
  }

  /// `xᵢⱼ - eᵢⱼ`, from `(xᵢⱼ n - rᵢ cⱼ) / n` with the rounding of the products made good: counts
  /// of billions that are nearly independent keep their digits.
  func deviation(row: Int, column: Int) -> Double {
    let product = rowTotals[row] * columnTotals[column]
    let rounding = product.addingProduct(-rowTotals[row], columnTotals[column])
    return ((-product).addingProduct(self[row, column], total) + rounding) / total
  }
}

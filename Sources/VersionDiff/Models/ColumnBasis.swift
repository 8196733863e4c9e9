import VignetteKit

/// The columns in which a model is searched, and what they are of the columns of its matrix.
///
/// ```
/// x̃ⱼ = (xⱼ + Σₖ Uₖⱼ xₖ) / sⱼ,   k before j
/// ```
///
/// Mostly U is the identity and s the largest absolute value of the column. A column of which little
/// is left after those before it, as of a time in seconds beside the intercept, would leave an
/// information matrix without digits; its mean is taken from it where there is a constant column and
/// that is enough, and otherwise what the columns before it explain. The coefficients of the columns
/// themselves are `U (β̃ / s)`, whatever U is.
struct ColumnBasis: Sendable {
  /// The positions of the columns that are not redundant.
  let independent: [Int]
  /// For each redundant column, the factors of the independent columns that add up to it.
  let redundancies: [(column: Int, factors: [Double])]
  /// s, for each independent column.
  let scales: [Double]
  /// U over the independent columns; nil for the identity.
  let mixing: Matrix?

  /// What is left of a column after those before it, relative to its length, at which it is mixed:
  /// squared it costs an information matrix half its digits.
  private static let mixed = 1e-4

  /// Finds the redundant columns of a matrix, and those that are better mixed.
  init(of matrix: Matrix) {
    let largest = matrix.largestValues
    let scaled = matrix.selecting(
      columns: Array(largest.indices), dividedBy: largest.map { $0 > 0 ? $0 : 1 })
    if Self.leavesNoDoubt(scaled) {
      independent = Array(largest.indices)
      redundancies = []
      scales = largest
      mixing = nil
      return
    }
    let factoring = PivotedQR(scaled, tolerance: Redundancy.ofMixedColumns)
    independent = factoring.independent
    redundancies = zip(factoring.redundant, factoring.combinations).map { ($0, $1) }
    let triangle = factoring.upperTriangle
    let own = factoring.independent.map { largest[$0] }
    guard
      let mixing = Self.mixing(
        triangle, own, matrix.selecting(columns: independent, dividedBy: own.map { _ in 1 }))
    else {
      scales = own
      self.mixing = nil
      return
    }
    self.mixing = mixing
    scales = Self.mixed(matrix, independent, mixing).largestValues
  }

  /// The columns of the search from those of a model matrix.
  func columns(of matrix: Matrix) -> Matrix {
    guard let mixing else { return matrix.selecting(columns: independent, dividedBy: scales) }
    let all = Self.mixed(matrix, independent, mixing)
    return all.selecting(columns: Array(scales.indices), dividedBy: scales)
  }

  /// Whether the cross-products already say that no column is redundant or nearly so, so that the
  /// costlier orthogonal factoring is not needed.
  private static func leavesNoDoubt(_ scaled: Matrix) -> Bool {
    let weights = [[Double]](repeating: [Double](repeating: 2, count: scaled.rowCount), count: 2)
    let products = LogitLikelihood(design: scaled, counts: weights, excluded: nil)
      .value(at: [Double](repeating: 0, count: scaled.columnCount)).information
    return Cholesky(products).map { $0.smallestPivot > mixed * mixed } ?? false
  }

  /// U; nil where no column needs it.
  private static func mixing(
    _ triangle: Matrix, _ largest: [Double], _ columns: Matrix
  ) -> Matrix? {
    var result = Matrix.identity(largest.count)
    let rows = Double(columns.rowCount)
    let constant = largest.indices.first { place in
      columns.column(place).allSatisfy { $0 == columns[0, place] }
    }
    var isMixed = false
    for j in largest.indices {
      let own = Array(triangle.column(j).prefix(j + 1))
      let (left, length) = (abs(own[j]), own.length)
      guard left < mixed * length else { continue }
      isMixed = true
      if let constant, constant < j {
        let mean = columns.column(j).reduce(0, +) / rows
        let spread = columns.column(j).map { $0 - mean }.length / largest[j]
        if left > mixed * spread {
          result[constant, j] = -mean / columns[0, constant]
          continue
        }
      }
      var factors = Array(own.dropLast())
      for i in stride(from: j - 1, through: 0, by: -1) {
        factors[i] /= triangle[i, i]
        for k in 0..<i { factors[k] -= factors[i] * triangle[k, i] }
      }
      for (k, factor) in factors.enumerated() {
        result[k, j] = -factor * largest[j] / largest[k]
      }
    }
    return isMixed ? result : nil
  }

  /// `x U`, a number and what is taken from it before anything is divided: their difference is exact.
  private static func mixed(_ matrix: Matrix, _ independent: [Int], _ mixing: Matrix) -> Matrix {
    Matrix(
      columns: independent.indices.map { j in
        var column = Array(matrix.column(independent[j]))
        for k in 0..<j where mixing[k, j] != 0 {
          let other = matrix.column(independent[k])
          for (i, value) in other.enumerated() { column[i] += mixing[k, j] * value }
        }
        return column
      })
  }
}

extension [Double] {
  /// `√Σ x²`.
  fileprivate var length: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

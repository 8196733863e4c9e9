import VignetteKit

/// Least squares with standard errors by unit, made again and again for other rows of the model
/// matrix: Wald statistics of some terms.
///
/// ```
/// b = (XᵀX)⁻¹ Xᵀy        V = (XᵀX)⁻¹ (Σ_u s_u s_uᵀ) (XᵀX)⁻¹        s_u = Σ_{i ∈ u} x_i e_i
/// W = b_Tᵀ V_TT⁻¹ b_T
/// ```
struct ClusteredWald: Sendable {
  /// The rows that the model matrix may be made of, one after the other.
  private let candidates: [Double]
  private let columnCount: Int
  private let outcome: [Double]
  /// The unit of each row; rows of a unit stand together.
  private let units: [Int]
  /// The columns of each tested term.
  private let terms: [[Int]]

  init(candidates: Matrix, outcome: [Double], units: [Int], terms: [[Int]]) {
    self.candidates = candidates.transposed.elements
    columnCount = candidates.columnCount
    self.outcome = outcome
    self.units = units
    self.terms = terms
  }

  /// The statistic of each term; nil where the columns are redundant.
  ///
  /// - Parameter rows: the candidate that each row of the model matrix is.
  func statistics(_ rows: [Int]) -> [Double]? {
    let k = columnCount
    var cross = Matrix(rows: k, columns: k)
    var right = [Double](repeating: 0, count: k)
    candidates.withUnsafeBufferPointer { candidates in
      for (i, candidate) in rows.enumerated() {
        let x = candidate * k
        for a in 0..<k {
          let value = candidates[x + a]
          guard value != 0 else { continue }
          right[a] += value * outcome[i]
          for b in a..<k { cross.elements[a * k + b] += value * candidates[x + b] }
        }
      }
    }
    for a in 0..<k { for b in 0..<a { cross.elements[a * k + b] = cross.elements[b * k + a] } }
    guard let factor = Cholesky(cross), factor.smallestPivot > 1e-9 else { return nil }
    let coefficients = factor.solution(right)
    let inverse = factor.inverse
    let variance = inverse * meat(rows, coefficients) * inverse
    return terms.map { Self.wald($0, coefficients, variance) }
  }

  private func meat(_ rows: [Int], _ coefficients: [Double]) -> Matrix {
    let k = columnCount
    var meat = Matrix(rows: k, columns: k)
    var scores = [Double](repeating: 0, count: k)
    for i in rows.indices {
      let x = rows[i] * k
      var residual = outcome[i]
      for a in 0..<k { residual -= candidates[x + a] * coefficients[a] }
      for a in 0..<k { scores[a] += candidates[x + a] * residual }
      guard i + 1 == rows.count || units[i + 1] != units[i] else { continue }
      for a in 0..<k { for b in 0..<k { meat.elements[a * k + b] += scores[a] * scores[b] } }
      for a in 0..<k { scores[a] = 0 }
    }
    return meat
  }

  private static func wald(
    _ columns: [Int], _ coefficients: [Double], _ variance: Matrix
  ) -> Double {
    let own = columns.map { coefficients[$0] }
    let block = variance.selecting(rows: columns, columns: columns)
    guard let factor = Cholesky(block) else { return own.contains { $0 != 0 } ? .infinity : 0 }
    return zip(own, factor.solution(own)).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The random effects of one grouping, integrated out with exact derivatives.
///
/// ```
/// [X y]ᵀ V⁻¹ [X y] = C - Σ_g B_gᵀ K_g B_g,   K = Ψ (I + A Ψ)⁻¹,   ln |V| = Σ_g ln |I + A_g Ψ|
/// ```
///
/// With `P = (I + Ψ A)⁻¹` and `H = A P`, dots for derivatives:
///
/// ```
/// K̇ = P Ψ̇ Pᵀ,   K̈_kl = P (Ψ̈_kl - Ψ̇_k H Ψ̇_l - Ψ̇_l H Ψ̇_k) Pᵀ
/// d ln |V| = tr H Ψ̇,   d² ln |V| = tr H Ψ̈_kl - tr H Ψ̇_k H Ψ̇_l
/// ```
struct OneGroupReduction: RandomEffectsReduction {
  let grouping: RandomGrouping
  let sums: GroupSums
  private let rows: OrthogonalRows

  /// Sums over the rows.
  init(_ grouping: RandomGrouping, _ rows: OrthogonalRows) {
    self.grouping = grouping
    self.rows = rows
    sums = GroupSums(grouping, rows)
  }

  var groupings: [RandomGrouping] { [grouping] }
  var hasExactDerivatives: Bool { true }

  func products(at theta: [Double]) -> ReducedProducts? {
    let covariance = RelativeCovariance(grouping, theta: theta)
    var logDeterminant = 0.0
    var products = sums.totals
    for own in sums.classes {
      guard let shrinkage = Shrinkage(own.products, covariance) else { return nil }
      logDeterminant += own.count * shrinkage.logDeterminant
      sums.subtract(shrinkage.factor, of: own, from: &products)
    }
    return ReducedProducts(logDeterminant: logDeterminant, products: products.lowerMirrored)
  }

  func expansion(
    at theta: [Double], free: [Int], precision: DerivativePrecision
  ) -> ReducedExpansion? {
    let covariance = RelativeCovariance(grouping, theta: theta)
    let dots = free.map(covariance.derivative)
    let zero = ReducedProducts(
      logDeterminant: 0, products: Matrix(rows: sums.width, columns: sums.width))
    var value = ReducedProducts(logDeterminant: 0, products: sums.totals)
    var first = [ReducedProducts](repeating: zero, count: free.count)
    var second = free.indices.map { [ReducedProducts](repeating: zero, count: $0 + 1) }
    for own in sums.classes {
      guard let shrinkage = Shrinkage(own.products, covariance) else { return nil }
      let (p, h) = (shrinkage.left, shrinkage.remaining)
      value.logDeterminant += own.count * shrinkage.logDeterminant
      sums.subtract(shrinkage.factor, of: own, from: &value.products)
      let transposed = p.transposed
      let turned = dots.map { h * $0 }
      for k in free.indices {
        first[k].logDeterminant += own.count * turned[k].trace
        sums.subtract(p * dots[k] * transposed, of: own, from: &first[k].products)
        for l in 0...k {
          let double = covariance.secondDerivative(free[k], free[l])
          let cross = dots[k] * turned[l]
          let inner = double - cross - cross.transposed
          second[k][l].logDeterminant +=
            own.count * ((h * double).trace - (turned[k] * turned[l]).trace)
          sums.subtract(p * inner * transposed, of: own, from: &second[k][l].products)
        }
      }
    }
    return ReducedExpansion(
      value: value.mirrored, first: first.map(\.mirrored),
      second: second.map { $0.map(\.mirrored) })
  }
}

/// How the sums of a group shrink to its random effects.
struct Shrinkage: Sendable {
  /// `ln |I + A Ψ|`.
  let logDeterminant: Double
  /// `K = Ψ (I + A Ψ)⁻¹ = Λ (Λᵀ A Λ + I)⁻¹ Λᵀ`.
  let factor: Matrix
  /// `P = (I + Ψ A)⁻¹ = I - K A`.
  let left: Matrix
  /// `H = A P`.
  let remaining: Matrix

  /// Computes; nil where the numbers overflow.
  init?(_ products: Matrix, _ covariance: RelativeCovariance) {
    let size = products.rowCount
    if size == 1 {
      let (a, psi) = (products[0, 0], covariance.matrix[0, 0])
      let whole = 1 + a * psi
      guard whole.isFinite else { return nil }
      logDeterminant = log1p(a * psi)
      factor = Matrix(rows: 1, columns: 1, repeating: psi / whole)
      left = Matrix(rows: 1, columns: 1, repeating: 1 / whole)
      remaining = Matrix(rows: 1, columns: 1, repeating: a / whole)
      return
    }
    let lambda = covariance.factor
    var inner = lambda.transposed * products * lambda
    for i in 0..<size { inner[i, i] += 1 }
    guard let cholesky = Cholesky(inner) else { return nil }
    let lower = cholesky.lower
    logDeterminant = (0..<size).reduce(0) { $0 + 2 * log(lower[$1, $1]) }
    let k = lambda * cholesky.inverse * lambda.transposed
    let p = Matrix.identity(size) - k * products
    factor = k
    left = p
    remaining = products * p
  }
}

extension Matrix {
  /// The sum of the diagonal.
  var trace: Double { (0..<min(rowCount, columnCount)).reduce(0) { $0 + self[$1, $1] } }

  /// The difference of two matrices.
  static func - (first: Matrix, second: Matrix) -> Matrix {
    Matrix(
      rows: first.rowCount, columns: first.columnCount,
      elements: zip(first.elements, second.elements).map { $0 - $1 })
  }

  /// The symmetric matrix whose lower triangle this is.
  var lowerMirrored: Matrix {
    var result = self
    for j in 0..<columnCount {
      for i in (j + 1)..<max(rowCount, j + 1) { result[j, i] = result[i, j] }
    }
    return result
  }
}

extension ReducedProducts {
  /// With the upper triangle filled from the lower one.
  var mirrored: ReducedProducts {
    ReducedProducts(logDeterminant: logDeterminant, products: products.lowerMirrored)
  }
}

import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a mixed model of planned ratings will say: the covariance of its coefficients at the true
/// variances, and the degrees of freedom of its t tests from the expected information of the
/// restricted likelihood.
///
/// ```
/// Cov β̂ = σ² C,   C = (Xᵀ V⁻¹ X)⁻¹,   V = I + Z Ψ Zᵀ
/// I_kl = tr P V̇_k P V̇_l = tr V⁻¹V̇_k V⁻¹V̇_l - 2 tr C Xᵀ V⁻¹V̇_k V⁻¹V̇_l V⁻¹X + tr C M_k C M_l
/// M_k = Xᵀ V⁻¹ V̇_k V⁻¹ X
/// ```
/// By the variances `ψ = θ²` V is linear, so that the second derivatives of `ln |V|` and `Xᵀ V⁻¹ X`
/// are the first two traces. In balanced designs the degrees of freedom are those of the analysis of
/// variance, and power from them is exact.
///
/// - Reference: [SnijdersBosker2012], section 11.2
/// - Reference: [KuznetsovaBrockhoffChristensen2017], section 2
struct ExpectedMixedModel: Sendable {
  /// The coefficients' covariance and degrees of freedom; as many coefficients as columns.
  let reference: VarianceParameterReference

  /// The smallest standard deviation, in residual ones, at which derivatives by the variance are
  /// taken; the degrees of freedom hardly depend on it.
  private static let smallest = 1e-3

  /// Computes; nil where the ratings can't tell the coefficients apart, or leave no degrees of
  /// freedom.
  init?(_ design: RatingsDesign) {
    let count = design.raters.count
    // Any answers do: only products of the columns are used.
    var generator = SeededGenerator(seed: 1)
    let outcome = (0..<count).map { _ in generator.normal() }
    let rows = OrthogonalRows(
      design.matrix, outcome: outcome, weights: [Double](repeating: 1, count: count))
    let size = design.matrix.columnCount
    guard rows.independent.count == size, size < count else { return nil }
    let theta = design.deviations.map { max($0 / design.residual, Self.smallest) }
    let reduction = OneGroupReduction(design.grouping, rows)
    let free = Array(theta.indices)
    guard let parts = reduction.expansion(at: theta, free: free, precision: .full),
      let fixed = GeneralizedLeastSquares(parts.value.products)
    else { return nil }
    let inverse = fixed.inverse
    // Derivatives by ψ from those by θ.
    func byVariance(_ k: Int) -> (logDeterminant: Double, products: Matrix) {
      let factor = 1 / (2 * theta[k])
      return (
        parts.first[k].logDeterminant * factor,
        fixed.block(parts.first[k].products).scaled(by: factor)
      )
    }
    func byVariances(_ k: Int, _ l: Int) -> (logDeterminant: Double, products: Matrix) {
      let factor = 1 / (4 * theta[k] * theta[l])
      let second = parts.second[k][l]
      var (logDeterminant, products) = (second.logDeterminant, fixed.block(second.products))
      if k == l {
        logDeterminant -= parts.first[k].logDeterminant / theta[k]
        products =
          products - fixed.block(parts.first[k].products).scaled(by: 1 / theta[k])
      }
      return (logDeterminant * factor, products.scaled(by: factor))
    }
    let first = free.map(byVariance)
    let turned = first.map { inverse * $0.products }
    var information = Matrix(rows: free.count + 1, columns: free.count + 1)
    for k in free {
      for l in 0...k {
        let second = byVariances(k, l)
        let entry =
          -second.logDeterminant - (inverse * second.products).trace
          + (turned[k] * turned[l]).trace
        information[k, l] = entry
        information[l, k] = entry
      }
      let cross = first[k].logDeterminant + turned[k].trace
      information[k, free.count] = cross
      information[free.count, k] = cross
    }
    information[free.count, free.count] = Double(count - size)
    let variance = design.residual * design.residual
    let covariance = rows.transformed(inverse).scaled(by: variance)
    let derivatives = turned.map { rows.transformed($0 * inverse).scaled(by: -variance) }
    let eigen = SymmetricEigen(information.unitDiagonal.matrix)
    guard let least = eigen.values.first, least > 1e-10 else { return nil }
    let units = information.unitDiagonal.units
    var parameterCovariance = eigen.applying { 2 / $0 }
    for j in units.indices {
      for i in units.indices { parameterCovariance[i, j] /= units[i] * units[j] }
    }
    reference = VarianceParameterReference(
      covariance: covariance, derivatives: derivatives + [covariance],
      parameterCovariance: parameterCovariance)
  }
}

extension Matrix {
  /// The matrix with its rows and columns divided by the roots of its diagonal, and those roots.
  fileprivate var unitDiagonal: (matrix: Matrix, units: [Double]) {
    let units = (0..<rowCount).map { max(self[$0, $0], .leastNormalMagnitude).squareRoot() }
    var result = self
    for j in units.indices {
      for i in units.indices { result[i, j] /= units[i] * units[j] }
    }
    return (result, units)
  }
}

import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The estimates of a gaussian mixed model with what further questions need.
struct MixedSolution: Sendable {
  /// The rows with the fixed effects' columns orthonormal.
  let rows: OrthogonalRows
  /// The deviance and the search for its minimum.
  let search: MixedSearch
  /// Where it is least.
  let optimum: MixedSearch.Optimum
  /// The residual variance.
  let residualVariance: Double
  /// The coefficients of the orthonormal columns, beyond those of least squares.
  let shifts: [Double]
  /// The coefficients of the independent columns.
  let coefficients: [Double]
  /// Their covariances, and how these depend on the variance parameters.
  let reference: VarianceParameterReference
  /// What the deviance lacks: the units of the columns and the weights of the rows.
  let constant: Double

  /// Finds the estimates.
  ///
  /// - Parameters:
  ///   - rows: weighted by counts and precisions.
  ///   - observationCount: the sum of the counts.
  ///   - logWeights: the sum of the logarithms of the precisions.
  /// - Returns: nil where the deviance has no minimum, as without residual variation.
  init?(
    _ rows: OrthogonalRows, _ groupings: [RandomGrouping], observationCount: Double,
    logWeights: Double, isRestricted: Bool
  ) {
    let reduction: any RandomEffectsReduction =
      groupings.count == 1
      ? OneGroupReduction(groupings[0], rows) : CrossedReduction(groupings, rows)
    let deviance = ProfiledDeviance(
      reduction: reduction, observationCount: observationCount, isRestricted: isRestricted)
    let search = MixedSearch(deviance)
    let free = Array(0..<reduction.parameterRanges.reduce(0) { $0 + $1.count })
    guard let optimum = search.optimum(free: free), optimum.isMinimum,
      let expansion = optimum.expansion ?? deviance.expansion(at: optimum.theta, free: free)
    else { return nil }
    self.rows = rows
    self.search = search
    self.optimum = optimum
    let fixed = expansion.fixed
    let divisor = deviance.divisor(fixed.coefficients.count)
    residualVariance = fixed.residualSquares / divisor
    shifts = fixed.coefficients
    coefficients = rows.coefficients(fixed.coefficients)
    constant = (isRestricted ? rows.logDeterminant : 0) - logWeights
    reference = Self.reference(expansion, rows, divisor, isRestricted)
  }

  /// Minus twice the log-likelihood.
  var deviance: Double { optimum.deviance + constant }

  /// The relative covariance of the effects of one grouping.
  func relativeCovariance(_ group: Int) -> Matrix {
    let reduction = search.deviance.reduction
    let range = reduction.parameterRanges[group]
    return RelativeCovariance(reduction.groupings[group], theta: optimum.theta[range]).matrix
  }

  /// The covariance of the coefficients and its dependence on the parameters: those of the factors,
  /// and the logarithm of the residual variance.
  private static func reference(
    _ expansion: ProfiledDeviance.Expansion, _ rows: OrthogonalRows, _ divisor: Double,
    _ isRestricted: Bool
  ) -> VarianceParameterReference {
    let (fixed, parts) = (expansion.fixed, expansion.parts)
    let variance = fixed.residualSquares / divisor
    let covariance = rows.transformed(fixed.inverse).scaled(by: variance)
    let changes = parts.first.map { fixed.change($0.products) }
    let size = changes.count
    var hessian = Matrix(rows: size + 1, columns: size + 1)
    for k in 0..<size {
      for l in 0...k {
        let twice = fixed.secondChange(parts.second[k][l].products, changes[k], changes[l])
        var entry = parts.second[k][l].logDeterminant + twice.squares / variance
        if isRestricted { entry += twice.logDeterminant }
        hessian[k, l] = entry
        hessian[l, k] = entry
      }
      hessian[size, k] = -changes[k].squares / variance
      hessian[k, size] = hessian[size, k]
    }
    hessian[size, size] = divisor
    let derivatives = changes.map { change in
      rows.transformed(change.relative * fixed.inverse).scaled(by: -variance)
    }
    // A parameter without curvature is one at its boundary, on which nothing depends.
    let eigen = SymmetricEigen(hessian)
    let flat = 1e-10 * (eigen.values.last ?? 0)
    return VarianceParameterReference(
      covariance: covariance, derivatives: derivatives + [covariance],
      parameterCovariance: eigen.applying { $0 > flat ? 2 / $0 : 0 })
  }
}

extension Matrix {
  /// Every element times a number.
  func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rowCount, columns: columnCount, elements: elements.map { $0 * factor })
  }
}

import VignetteKit

/// Student's t with the degrees of freedom of each combination's own variance estimate, after
/// Satterthwaite; joint tests by an approximate Hotelling's T².
///
/// ```
/// df = (Σᵢ pᵢᵢ)² / Σᵢⱼ pᵢⱼ²
/// ```
///
/// p being the covariances of the clusters' adjusted scores under the working model. For q
/// combinations, standardised by their expected covariance,
///
/// ```
/// η = q (q + 1) / Σ_st var(V_st),   F = (η - q + 1)/(η q) · Q   on q and η - q + 1 degrees of freedom
/// ```
///
/// - Reference: [BellMcCaffrey2002]
/// - Reference: [PustejovskyTipton2018], section 2.3
struct SatterthwaiteReference: ReferenceDistribution {
  private let adjusted: AdjustedScores
  /// From combinations of coefficients to the coordinates of the adjusted scores.
  private let coordinates: Matrix

  /// - Parameter coordinates: a column for each coefficient.
  init(_ adjusted: AdjustedScores, coordinates: Matrix) {
    self.adjusted = adjusted
    self.coordinates = coordinates
  }

  /// The degrees of freedom; 1, the fewest, where the clusters say nothing about the variance of the
  /// combination, which is then 0.
  func degreesOfFreedom(of contrast: [Double]) -> Double? {
    let combination = coordinates * contrast
    let length = combination.reduce(0) { $0 + $1 * $1 }
    let sums = adjusted.sums(
      over: Matrix(rows: combination.count, columns: 1, elements: combination))
    let expected = sums.variance[0, 0]
    guard expected > 1e-10 * length, length > 0 else { return 1 }
    return 2 * expected * expected / sums.totalVariance(coupling: adjusted.coupling)
  }

  func jointTest(of contrasts: Matrix, values: [Double], combined: Matrix) -> WaldTest? {
    let count = Double(values.count)
    guard let form = WaldTest.quadraticForm(values, combined),
      let total = standardisedVariance(of: coordinates * contrasts.transposed)
    else { return nil }
    let eta = count * (count + 1) / total
    let denominator = eta - count + 1
    // No F has fewer than 0; fewer than 1 are refused by whoever asked.
    guard denominator > 0 else { return nil }
    return WaldTest(
      f: denominator / (eta * count) * form, degreesOfFreedom: count, denominator: denominator)
  }

  /// The total variance of the elements of the covariance matrix of combinations that are expected
  /// to be independent with variance 1.
  ///
  /// The combinations are brought to length 1 first, so that their units don't decide whether they
  /// count as different.
  private func standardisedVariance(of given: Matrix) -> Double? {
    var combinations = given
    for j in 0..<given.columnCount {
      let length = given.column(j).reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return nil }
      for i in 0..<given.rowCount { combinations[i, j] /= length }
    }
    let expected = SymmetricEigen(adjusted.sums(over: combinations).variance)
    guard let largest = expected.values.last, let smallest = expected.values.first,
      smallest > 1e-12 * largest
    else { return nil }
    let standardised = combinations * expected.inverseRoot(tolerance: 0)
    return adjusted.sums(over: standardised).totalVariance(coupling: adjusted.coupling)
  }
}

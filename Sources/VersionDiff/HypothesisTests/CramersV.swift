/// The strength of the association in a table, between 0 (independence) and 1.
///
/// ```
/// V = √( X² / (n (k - 1)) ),   k = min(rows, columns)
/// ```
/// X² is Pearson's, without Yates' correction. Of a table of two rows and two columns V is |φ|.
///
/// - Reference: [Cramer1946], p. 282
public struct CramersV: Sendable, Equatable {
  /// V with its two-sided interval.
  ///
  /// The limits are those noncentralities λ under which a chi-square as large (lower limit) or as
  /// small (upper limit) as the observed one has probability α/2, as `√(λ / (n (k - 1)))`. A limit
  /// that no noncentrality reaches is 0: the observed chi-square is then smaller than
  /// independence would lead to expect.
  ///
  /// - Reference: [Smithson2003]
  public let estimate: Estimate
  /// V corrected for its bias: a small table of independent answers has a V near 0 on average.
  ///
  /// ```
  /// Ṽ = √( max(0, φ² - (r-1)(c-1)/(n-1)) / min(r̃ - 1, c̃ - 1) ),   r̃ = r - (r-1)²/(n-1)
  /// ```
  /// Nil where n is so small that the corrected dimensions vanish.
  ///
  /// - Reference: [Bergsma2013]
  public let biasCorrected: Double?
  /// Whether the table has two rows and two columns, so that V is |φ|.
  public let isPhi: Bool

  /// Measures the association that Pearson's test found.
  ///
  /// - Parameters:
  ///   - test: Pearson's.
  ///   - rows: how many rows its table has.
  ///   - columns: how many columns.
  ///   - confidence: of the interval.
  public init(_ test: ChiSquaredTest, rows: Int, columns: Int, _ confidence: ConfidenceLevel) {
    precondition(test.distance == .pearson, "V is defined by Pearson's chi-square")
    let scale = test.total * Double(min(rows, columns) - 1)
    let noncentrality = Noncentrality.interval(
      chiSquared: test.chiSquared, degreesOfFreedom: Double(test.freedom), confidence)
    let low = (noncentrality.lowerBound / scale).squareRoot()
    let high = (noncentrality.upperBound / scale).squareRoot()
    estimate = Estimate(
      (test.chiSquared / scale).squareRoot(), interval: min(1, low)...min(1, high),
      scale: .response)
    biasCorrected = Self.corrected(
      phiSquared: test.chiSquared / test.total, total: test.total, rows: rows, columns: columns)
    isPhi = rows == 2 && columns == 2
  }

  private static func corrected(
    phiSquared: Double, total: Double, rows: Int, columns: Int
  ) -> Double? {
    let (r, c) = (Double(rows - 1), Double(columns - 1))
    let smaller = min(r - r * r / (total - 1), c - c * c / (total - 1))
    guard total > 1, smaller > 0 else { return nil }
    return (max(0, phiSquared - r * c / (total - 1)) / smaller).squareRoot()
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The chi-square test of independence of rows and columns.
///
/// ```
/// X² = Σ (xᵢⱼ - eᵢⱼ)² / eᵢⱼ        G² = 2 Σ xᵢⱼ ln(xᵢⱼ / eᵢⱼ)
/// ```
/// Answers whether the distribution over the options differs between the versions at all. Assumes
/// independent respondents; the p-value is a large-sample one, `(r - 1)(c - 1)` degrees of freedom.
///
/// - Reference: [Agresti2013], sec. 3.2
public struct ChiSquaredTest: HypothesisTest, Equatable {
  /// Which distance from independence is measured.
  public enum Distance: Sendable, Equatable {
    /// Pearson's X², without Yates' correction.
    case pearson
    /// The likelihood ratio G².
    case likelihoodRatio
  }

  /// The distance that is measured.
  public let distance: Distance
  /// The value of chi-square, on a computed table without empty rows and columns.
  public let chiSquared: Double
  /// The degrees of freedom, a whole number from 1.
  public let freedom: Int
  /// The sample size.
  public let total: Double
  /// The smaller of the numbers of rows and columns.
  public let smallerDimension: Int

  /// Tests a table.
  ///
  /// - Throws: ``AnalysisError/nothingToTest(rows:columns:)`` where fewer than two rows or two
  ///   columns hold anything; ``AnalysisError/emptyLine(_:)`` where another one holds nothing
  ///   (``ContingencyTable/droppingEmpty()`` leaves it out).
  public init(_ table: ContingencyTable, distance: Distance = .pearson) throws(AnalysisError) {
    let kept = table.droppingEmpty()
    guard kept.table.rowCount > 1, kept.table.columnCount > 1 else {
      throw .nothingToTest(rows: kept.table.rowCount, columns: kept.table.columnCount)
    }
    if let name = kept.rows.first ?? kept.columns.first { throw .emptyLine(name) }
    self.distance = distance
    freedom = (table.rowCount - 1) * (table.columnCount - 1)
    total = table.total
    smallerDimension = min(table.rowCount, table.columnCount)
    var sum = 0.0
    for row in 0..<table.rowCount {
      for column in 0..<table.columnCount {
        let expected = table.expected(row: row, column: column)
        let deviation = table.deviation(row: row, column: column)
        switch distance {
        case .pearson: sum += deviation / expected * deviation
        case .likelihoodRatio:
          sum += 2 * expected * Self.relativeEntropy(deviation / expected)
        }
      }
    }
    chiSquared = sum
  }

  /// The name in the tables.
  public var method: TestMethod { distance == .pearson ? .pearson : .likelihoodRatio }
  /// Independence.
  public var nullHypothesis: String { "the answers are distributed alike in all versions" }
  /// The value of chi-square.
  public var statistic: Double? { chiSquared }
  /// `(r - 1)(c - 1)`.
  public var degreesOfFreedom: Double? { Double(freedom) }
  /// The upper tail of the chi-square distribution.
  public var pValue: Double {
    ChiSquared(degreesOfFreedom: Double(freedom)).survival(chiSquared)
  }

  /// `(1 + d) ln(1 + d) - d` for d ≥ -1, to full relative precision also for small d.
  ///
  /// Summed over cells times e it is Σ x ln(x / e), as the deviations cancel. Every term is
  /// positive, so that nothing is lost where x and e are nearly equal.
  private static func relativeEntropy(_ d: Double) -> Double {
    if d <= -1 { return 1 }
    guard abs(d) < 0.1 else { return (1 + d) * log1p(d) - d }
    // Σₖ (-d)ᵏ / (k (k - 1)), k from 2
    var (power, sum) = (d * d, 0.0)
    for k in 2...20 {
      sum += power / Double(k * (k - 1))
      power *= -d
    }
    return sum
  }
}

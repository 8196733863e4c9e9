#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Fisher's exact test of independence of rows and columns, for tables of any size.
///
/// ```
/// p = Σ P(T) over tables T with the observed margins and P(T) ≤ P(observed)
/// P(T) = Π rᵢ! Π cⱼ! / (n! Π xᵢⱼ!)
/// ```
/// Needs no large sample: the margins are taken as given, and under independence every table with
/// these margins has a known probability. Probabilities that agree to a relative 1e-7 count as
/// equal, as in R.
///
/// Exact by summing over a network of partial tables (``Calculation/network(steps:)``), or by
/// tails of the hypergeometric distribution for two rows and two columns. Where the margins say
/// that the network would need more work than `workLimit`, the p-value is a Monte Carlo one. Work
/// is estimated and counted in steps, never timed: the choice is the same on every machine.
///
/// - Reference: [MehtaPatel1983]
public struct FisherExactTest: HypothesisTest, Equatable {
  /// How the p-value was found.
  public enum Calculation: Sendable, Equatable {
    /// From both tails of the hypergeometric distribution (two rows, two columns).
    case hypergeometric
    /// Over the network of partial tables, in this many steps.
    case network(steps: Int)
    /// From random tables with the observed margins: `p = (b + 1) / (B + 1)`, where b of the B
    /// tables were no more probable than the observed one.
    case monteCarlo(replicates: Int, atMostAsProbable: Int, seed: UInt64)
  }

  /// The sum of the probabilities of all tables no more probable than the observed one.
  public let pValue: Double
  /// How the p-value was found.
  public let calculation: Calculation

  /// The largest work that is begun unless another limit is given, as an upper estimate of steps
  /// from the margins. Few networks take a hundredth of it: about a second at most.
  public static let defaultWorkLimit = 1e9
  /// The number of random tables unless another is given.
  public static let defaultReplicates = 99_999

  /// Tests a table of whole counts.
  ///
  /// - Parameters:
  ///   - table: empty rows and columns play no part.
  ///   - workLimit: the largest work to begin with, as estimated from the margins.
  ///   - replicates: how many random tables are drawn instead.
  ///   - seed: of those tables.
  /// - Throws: ``AnalysisError/fractionalCount(row:column:value:)``,
  ///   ``AnalysisError/nothingToTest(rows:columns:)``.
  public init(
    _ table: ContingencyTable, workLimit: Double = defaultWorkLimit,
    replicates: Int = defaultReplicates, seed: UInt64 = 1
  ) throws(AnalysisError) {
    let kept = table.droppingEmpty().table
    guard let counts = kept.wholeRows else { throw Self.fraction(in: kept) }
    guard kept.rowCount > 1, kept.columnCount > 1 else {
      throw .nothingToTest(rows: kept.rowCount, columns: kept.columnCount)
    }
    if kept.rowCount == 2, kept.columnCount == 2 {
      pValue = NoncentralHypergeometric(counts).twoSidedPValue(observed: counts[0][0])
      calculation = .hypergeometric
      return
    }
    var network = FisherNetwork(counts)
    if let sum = network.pValue(workLimit: workLimit) {
      pValue = sum
      calculation = .network(steps: network.steps)
      return
    }
    let extreme = RandomTables(counts).countAtMostAsProbable(replicates: replicates, seed: seed)
    pValue = Double(extreme + 1) / Double(replicates + 1)
    calculation = .monteCarlo(replicates: replicates, atMostAsProbable: extreme, seed: seed)
  }

  /// The name in the tables.
  public var method: TestMethod { .fisher }
  /// Independence.
  public var nullHypothesis: String { "the answers are distributed alike in all versions" }
  /// None: tables are ordered by their probability.
  public var statistic: Double? { nil }
  /// None.
  public var degreesOfFreedom: Double? { nil }
  /// Whether the p-value is exact rather than simulated.
  public var isExact: Bool {
    if case .monteCarlo = calculation { false } else { true }
  }

  /// The simulation error of a Monte Carlo p-value, `√(p (1 - p) / B)`; nil where it is exact.
  public var pValueStandardError: Double? {
    guard case .monteCarlo(let replicates, _, _) = calculation else { return nil }
    return (pValue * (1 - pValue) / Double(replicates)).squareRoot()
  }

  private static func fraction(in table: ContingencyTable) -> AnalysisError {
    for (row, counts) in zip(table.rowNames, table.rows) {
      for (column, count) in zip(table.columnNames, counts) where count != count.rounded() {
        return .fractionalCount(row: row, column: column, value: count)
      }
    }
    return .fractionalCount(
      row: table.rowNames[0], column: table.columnNames[0], value: table.total)
  }
}

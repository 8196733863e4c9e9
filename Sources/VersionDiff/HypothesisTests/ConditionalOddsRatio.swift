#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The odds ratio of a 2 x 2 table given its margins, as it belongs to Fisher's exact test.
///
/// The estimate is the ω under which the observed first cell is the expected one (conditional
/// maximum likelihood, not `a d / (b c)`); the limits are those under which a count as large, or
/// as small, has probability α/2. A first cell at the lowest possible count gives the estimate 0
/// and lower limit 0; at the highest, an infinite estimate and upper limit.
///
/// - Reference: [Agresti2013], sec. 16.6.4
public struct ConditionalOddsRatio: Sendable, Equatable {
  /// The conditional maximum likelihood estimate; infinite where the count cannot be larger.
  public let value: Double
  /// The exact interval, from 0 or up to infinity where the table sets no limit.
  public let interval: ClosedRange<Double>

  /// Estimates the ratio of a table of two rows and two columns; nil where the margins allow only
  /// one table.
  ///
  /// - Throws: ``AnalysisError/fractionalCount(row:column:value:)``.
  /// - Precondition: two rows and two columns.
  public init?(_ table: ContingencyTable, _ confidence: ConfidenceLevel) throws(AnalysisError) {
    precondition(table.rowCount == 2 && table.columnCount == 2, "a 2 x 2 table")
    guard let counts = table.wholeRows else {
      throw .fractionalCount(
        row: table.rowNames[0], column: table.columnNames[0], value: table[0, 0])
    }
    let distribution = NoncentralHypergeometric(counts)
    let observed = counts[0][0]
    guard distribution.lowest < distribution.highest else { return nil }
    let tail = confidence.significance / 2
    let isLowest = observed == distribution.lowest
    let isHighest = observed == distribution.highest
    let start = Self.start(counts)
    value =
      isLowest
      ? 0
      : isHighest
        ? .infinity
        : Self.solved(near: start) {
          distribution.tails(at: observed, logOddsRatio: $0).mean - Double(observed)
        }
    let low =
      isLowest
      ? 0
      : Self.solved(near: start) {
        distribution.tails(at: observed, logOddsRatio: $0).upper - tail
      }
    let high =
      isHighest
      ? .infinity
      : Self.solved(near: start) {
        tail - distribution.tails(at: observed, logOddsRatio: $0).lower
      }
    interval = low...max(low, high)
  }

  /// Where the search begins: the log odds ratio with a half added to every count.
  private static func start(_ counts: [[Int]]) -> Double {
    let cells = counts.map { $0.map { log(Double($0) + 0.5) } }
    return cells[0][0] - cells[0][1] - cells[1][0] + cells[1][1]
  }

  /// The exponential of the root of an increasing function, bracketed by doubling steps.
  private static func solved(near start: Double, _ function: (Double) -> Double) -> Double {
    var (low, high) = (start - 1, start + 1)
    var step = 1.0
    while function(low) > 0, low > -700 {
      step *= 2
      low -= step
    }
    step = 1
    while function(high) < 0, high < 700 {
      step *= 2
      high += step
    }
    return exp(RootFinding.root(of: function, in: low...high, tolerance: 1e-15)?.value ?? start)
  }
}

/// Counts of two classifications of the same respondents: in this package mostly options (rows)
/// by versions (columns).
///
/// Counts are non-negative real numbers, so that weighted tables and published percentages fit as
/// well. Empty rows and columns stay until ``droppingEmpty()`` is asked for.
public struct ContingencyTable: Sendable, Equatable {
  /// The names of the rows, in order.
  public let rowNames: [String]
  /// The names of the columns, in order.
  public let columnNames: [String]
  /// The sum of each row.
  public let rowTotals: [Double]
  /// The sum of each column.
  public let columnTotals: [Double]
  /// The sum of all counts.
  public let total: Double
  private let counts: [Double]

  /// Creates a table from its rows.
  ///
  /// - Precondition: one array of counts per row name, each with one count per column name.
  /// - Throws: ``AnalysisError/invalidCount(row:column:value:)`` for a negative or infinite count,
  ///   ``AnalysisError/repeatedName(_:)`` where two rows or two columns have the same name.
  public init(
    counts: [[Double]], rowNames: [String], columnNames: [String]
  ) throws(AnalysisError) {
    precondition(counts.count == rowNames.count, "a row of counts per row name")
    precondition(counts.allSatisfy { $0.count == columnNames.count }, "a count per column name")
    for names in [rowNames, columnNames] {
      if let name = Self.firstRepeated(names) { throw .repeatedName(name) }
    }
    for (row, values) in zip(rowNames, counts) {
      for (column, value) in zip(columnNames, values) where !(value >= 0 && value.isFinite) {
        throw .invalidCount(row: row, column: column, value: value)
      }
    }
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.counts = counts.flatMap { $0 }
    rowTotals = counts.map { $0.reduce(0, +) }
    columnTotals = columnNames.indices.map { j in counts.reduce(0) { $0 + $1[j] } }
    total = rowTotals.reduce(0, +)
  }

  /// The count of a cell.
  public subscript(row: Int, column: Int) -> Double {
    counts[row * columnNames.count + column]
  }

  /// How many rows there are.
  public var rowCount: Int { rowNames.count }

  /// How many columns there are.
  public var columnCount: Int { columnNames.count }

  /// The counts, row by row.
  public var rows: [[Double]] {
    (0..<rowCount).map { row in (0..<columnCount).map { self[row, $0] } }
  }

  /// The counts as whole numbers, row by row, or nil where one is not whole.
  public var wholeRows: [[Int]]? {
    guard counts.allSatisfy({ $0 == $0.rounded() && $0 < 0x1p53 }) else { return nil }
    return rows.map { $0.map { Int($0) } }
  }

  /// The table with rows and columns exchanged.
  public func transposed() -> ContingencyTable {
    let flipped = (0..<columnCount).map { column in (0..<rowCount).map { self[$0, column] } }
    return ContingencyTable(unchecked: flipped, columnNames, rowNames)
  }

  /// The table of some columns, in the given order.
  public func selecting(columns: [Int]) -> ContingencyTable {
    let kept = (0..<rowCount).map { row in columns.map { self[row, $0] } }
    return ContingencyTable(unchecked: kept, rowNames, columns.map { columnNames[$0] })
  }

  /// A row against all others together: a table of two rows, which carries the same information
  /// about that row.
  public func opposing(row: Int) -> ContingencyTable {
    let chosen = (0..<columnCount).map { self[row, $0] }
    let rest = (0..<columnCount).map { column in
      (0..<rowCount).reduce(0.0) { $0 + ($1 == row ? 0 : self[$1, column]) }
    }
    return ContingencyTable(
      unchecked: [chosen, rest], [rowNames[row], "not " + rowNames[row]], columnNames)
  }

  /// The table without rows and columns that hold nothing, and the names of what was left out.
  ///
  /// An empty row carries no information about the columns, and has no expected count to test.
  public func droppingEmpty() -> (table: ContingencyTable, rows: [String], columns: [String]) {
    let keptRows = rowTotals.indices.filter { rowTotals[$0] > 0 }
    let keptColumns = columnTotals.indices.filter { columnTotals[$0] > 0 }
    let kept = ContingencyTable(
      unchecked: keptRows.map { row in keptColumns.map { self[row, $0] } },
      keptRows.map { rowNames[$0] }, keptColumns.map { columnNames[$0] })
    return (
      kept, rowNames.indices.filter { rowTotals[$0] == 0 }.map { rowNames[$0] },
      columnNames.indices.filter { columnTotals[$0] == 0 }.map { columnNames[$0] }
    )
  }

  private init(unchecked counts: [[Double]], _ rowNames: [String], _ columnNames: [String]) {
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.counts = counts.flatMap { $0 }
    rowTotals = counts.map { $0.reduce(0, +) }
    columnTotals = columnNames.indices.map { j in counts.reduce(0) { $0 + $1[j] } }
    total = rowTotals.reduce(0, +)
  }

  private static func firstRepeated(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }
}

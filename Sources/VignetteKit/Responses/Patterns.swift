/// The distinct combinations of values that rows of a ``ResponseTable`` hold, and how often each
/// occurs.
///
/// The combinations are a table themselves, with one row each, so that whatever is computed from
/// rows can be computed from combinations and their counts: a table of 5 million answers to
/// questions with a few options shrinks to some hundred rows. They are sorted by level (or number)
/// of the first column, then of the second, and so on; missing answers come last.
public struct Patterns: Sendable, Equatable {
  /// One row for each combination.
  public let table: ResponseTable
  /// How many respondents gave each combination: rows, or the sum of a frequency column.
  public let counts: [Int]
  /// The sum of the weights of each combination's respondents, where weights were asked for.
  public let weights: [Double]?

  /// Creates patterns.
  ///
  /// - Precondition: counts and weights have one element for each row of the table.
  public init(table: ResponseTable, counts: [Int], weights: [Double]? = nil) {
    precondition(table.rowCount == counts.count || table.columns.isEmpty, "counts differ in length")
    precondition(weights.map { $0.count == counts.count } ?? true, "weights differ in length")
    self.table = table
    self.counts = counts
    self.weights = weights
  }

  /// How many respondents there are in all.
  public var total: Int { counts.reduce(0, +) }
}

extension ResponseTable {
  /// The distinct combinations of the named columns' values, with how many rows hold each.
  ///
  /// Combinations that occur in no row are left out. Time grows with rows × columns; columns of
  /// measurements are sorted first.
  ///
  /// - Parameters:
  ///   - names: The columns; none gives one combination, that of all rows.
  ///   - frequency: A column that says how many respondents each row stands for. Rows that stand
  ///     for none are left out.
  ///   - weight: A column of weights to be summed, each times its row's frequency.
  /// - Throws: ``ResponseError/unknownColumn(_:nearest:)``,
  ///   ``ResponseError/invalidCount(column:row:value:)``,
  ///   ``ResponseError/countsTooLarge(column:)``,
  ///   ``ResponseError/invalidWeight(column:row:value:)``,
  ///   ``ResponseError/numbersExpected(column:found:)``.
  public func patterns(
    of names: [String], countedBy frequency: String? = nil, weightedBy weight: String? = nil
  ) throws(ResponseError) -> Patterns {
    var columns: [CodedColumn] = []
    for name in names { columns.append(CodedColumn(try column(name))) }
    let frequencies = try frequency.map { name throws(ResponseError) in try counts(in: name) }
    let weights = try weight.map { name throws(ResponseError) in try self.weights(in: name) }
    let grouping = RowGrouping(
      of: columns, rowCount: rowCount, countedBy: frequencies, weightedBy: weights)
    let table = ResponseTable(columns: zip(columns, grouping.digits).map { $0.column($1) })
    return Patterns(
      table: table, counts: grouping.counts, weights: weights == nil ? nil : grouping.weights)
  }

  /// The values of a frequency column.
  ///
  /// - Throws: ``ResponseError/invalidCount(column:row:value:)`` where one is missing, negative or
  ///   not whole, ``ResponseError/countsTooLarge(column:)`` where they add up to more than 2⁵³.
  public func counts(in name: String) throws(ResponseError) -> [Int] {
    let numbers = try numbers(in: name)
    var counts: [Int] = []
    counts.reserveCapacity(numbers.count)
    var total = 0.0
    for (row, number) in numbers.enumerated() {
      guard number >= 0, number <= 0x1p53, number == number.rounded() else {
        throw .invalidCount(column: name, row: row + 1, value: number.isNaN ? nil : number)
      }
      counts.append(Int(number))
      total += number
    }
    guard total <= 0x1p53 else { throw .countsTooLarge(column: name) }
    return counts
  }

  /// The values of a column of weights.
  ///
  /// - Throws: ``ResponseError/invalidWeight(column:row:value:)`` where one is missing, negative or
  ///   infinite.
  public func weights(in name: String) throws(ResponseError) -> [Double] {
    let numbers = try numbers(in: name)
    for (row, number) in numbers.enumerated() where !(number >= 0 && number.isFinite) {
      throw .invalidWeight(column: name, row: row + 1, value: number.isNaN ? nil : number)
    }
    return numbers
  }

  /// The numbers of a column, NaN where missing.
  package func numbers(in name: String) throws(ResponseError) -> [Double] {
    let column = try column(name)
    switch column.storage {
    case .labels(_, let levels):
      let label = levels.first { NumberSyntax.number($0) == nil }
      throw .numbersExpected(column: name, found: label ?? levels.first)
    case .measurements(let numbers):
      return numbers
    case .numbers(let codes, let values):
      return codes.mapped { $0.map { values[$0] } ?? .nan }
    }
  }
}

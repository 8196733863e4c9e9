/// What is done with respondents whose answers are missing.
public enum Missingness: String, Sendable, Equatable, CaseIterable {
  /// Rows with a missing answer are left out.
  case drop
  /// A missing answer is an answer of its own, `(missing)`, after the other levels.
  case category
  /// A missing answer is an error.
  case error

  /// The level that stands for missing answers.
  public static let level = "(missing)"
}

/// A table after missing answers were dealt with, and what that took.
public struct CompletedResponses: Sendable, Equatable {
  /// How many answers are missing in a column.
  public struct MissingCount: Sendable, Equatable {
    /// The column.
    public let column: String
    /// How many rows have no answer in it.
    public let count: Int
  }

  /// The table without missing answers in the columns concerned.
  public let table: ResponseTable
  /// Those columns, each with its number of missing answers before.
  public let missing: [MissingCount]
  /// How many rows were left out.
  public let droppedRowCount: Int
}

extension ResponseTable {
  /// This table with the missing answers of some columns dealt with.
  ///
  /// Levels stay as they are, also those that no remaining row has.
  ///
  /// - Throws: ``ResponseError/unknownColumn(_:nearest:)``; for ``Missingness/error``
  ///   ``ResponseError/missingAnswers(column:count:isNumeric:)``; for ``Missingness/category``
  ///   ``ResponseError/missingLevelOfNumbers(column:)`` or
  ///   ``ResponseError/missingLevelExists(column:level:)``.
  public func completed(
    in names: [String], by missingness: Missingness
  ) throws(ResponseError) -> CompletedResponses {
    var missing: [CompletedResponses.MissingCount] = []
    for name in names {
      let column = try column(name)
      let count = column.missingCount
      if count > 0, missingness == .error {
        throw .missingAnswers(column: name, count: count, isNumeric: column.isNumeric)
      }
      missing.append(.init(column: name, count: count))
    }
    let incomplete = Set(missing.filter { $0.count > 0 }.map(\.column))
    let table =
      switch missingness {
      case .drop: keepingComplete(incomplete)
      case .category: try addingMissingLevel(incomplete)
      case .error: self
      }
    return CompletedResponses(
      table: table, missing: missing, droppedRowCount: rowCount - table.rowCount)
  }

  /// This table with some of its rows, in the given order.
  public func selecting(rows: [Int]) -> ResponseTable {
    ResponseTable(columns: columns.map { $0.selecting(rows: rows) })
  }

  private func keepingComplete(_ names: Set<String>) -> ResponseTable {
    guard !names.isEmpty else { return self }
    var isComplete = [Bool](repeating: true, count: rowCount)
    for column in columns where names.contains(column.name) {
      for row in 0..<rowCount where column.isMissing(at: row) { isComplete[row] = false }
    }
    return selecting(rows: isComplete.indices.filter { isComplete[$0] })
  }

  private func addingMissingLevel(_ names: Set<String>) throws(ResponseError) -> ResponseTable {
    var changed: [Column] = []
    for column in columns {
      changed.append(names.contains(column.name) ? try column.addingMissingLevel() : column)
    }
    return ResponseTable(columns: changed)
  }
}

extension Column {
  /// How many rows are missing.
  public var missingCount: Int {
    switch storage {
    case .labels(let codes, _), .numbers(let codes, _): codes.missingCount
    case .measurements(let numbers): numbers.count { $0.isNaN }
    }
  }

  /// Whether a row is missing.
  public func isMissing(at row: Int) -> Bool {
    switch storage {
    case .labels(let codes, _), .numbers(let codes, _): codes[row] == nil
    case .measurements(let numbers): numbers[row].isNaN
    }
  }

  func selecting(rows: [Int]) -> Column {
    switch storage {
    case .labels(let codes, let levels):
      Column(name: name, storage: .labels(codes: codes.selecting(rows), levels: levels))
    case .numbers(let codes, let values):
      Column(name: name, storage: .numbers(codes: codes.selecting(rows), values: values))
    case .measurements(let numbers):
      Column(name: name, storage: .measurements(rows.map { numbers[$0] }))
    }
  }

  fileprivate func addingMissingLevel() throws(ResponseError) -> Column {
    guard case .labels(let codes, let levels) = storage else {
      throw .missingLevelOfNumbers(column: name)
    }
    guard !levels.contains(Missingness.level) else {
      throw .missingLevelExists(column: name, level: Missingness.level)
    }
    let complete = Codes(count: codes.count, levelCount: levels.count + 1) { row in
      codes[row] ?? levels.count
    }
    let extended = levels + [Missingness.level]
    return Column(name: name, storage: .labels(codes: complete, levels: extended))
  }
}

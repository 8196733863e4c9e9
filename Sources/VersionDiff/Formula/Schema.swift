import VignetteKit

/// How the columns of the data enter a model: which are factors, and which level is the reference.
public struct Schema: Sendable, Equatable {
  /// The reference level of each factor that has a stated one; otherwise the first level is it.
  public var references: [String: String]
  /// Columns of numbers that are labels here.
  public var categorical: Set<String>
  /// The column that says how many people a row stands for, where rows are counted already.
  public var count: String?

  /// Creates a schema.
  public init(
    references: [String: String] = [:], categorical: Set<String> = [], count: String? = nil
  ) {
    self.references = references
    self.categorical = categorical
    self.count = count
  }
}

extension Schema {
  /// The distinct patterns of a formula's variables in the data; rows with a missing answer in any
  /// of them are left out and counted.
  func frame(of formula: Formula, in responses: ResponseTable) throws(AnalysisError) -> ModelFrame {
    let names = formula.variables + [formula.response]
    let patterns: Patterns
    do {
      patterns = try responses.patterns(of: names, countedBy: count)
    } catch {
      throw .responses(error)
    }
    let columns = patterns.table.columns.map { column in
      let isOutcome = column.name == formula.response
      return ModelColumn(column, asFactor: isOutcome || categorical.contains(column.name))
    }
    let complete = patterns.counts.indices.filter { row in
      columns.allSatisfy { $0.codes[row] != nil }
    }
    guard !complete.isEmpty else {
      throw .model(.noCompleteRows(names, rows: responses.rowCount))
    }
    let missing = columns.map { column in
      let count = patterns.counts.indices.reduce(0) {
        $0 + (column.codes[$1] == nil ? patterns.counts[$1] : 0)
      }
      return (name: column.name, count: count)
    }
    return try frame(
      of: columns, rows: complete, counts: patterns.counts,
      missing: missing.filter { $0.count > 0 }, total: patterns.total)
  }

  /// Puts complete patterns together; the last column is the outcome.
  private func frame(
    of columns: [ModelColumn], rows: [Int], counts: [Int],
    missing: [(name: String, count: Int)], total: Int
  ) throws(AnalysisError) -> ModelFrame {
    let codes = columns.map { column in rows.map { column.codes[$0] ?? 0 } }
    let outcome = columns[columns.count - 1]
    let outcomeCodes = codes[columns.count - 1]
    // Patterns are sorted with the outcome as the last, so equal covariates are neighbours.
    var startsGroup = [Bool](repeating: false, count: rows.count)
    startsGroup[0] = true
    for column in codes.dropLast() {
      for index in column.indices.dropFirst() where column[index] != column[index - 1] {
        startsGroup[index] = true
      }
    }
    let first = startsGroup.indices.filter { startsGroup[$0] }
    let outcomeOrder = try order(of: outcome, seen: Set(outcomeCodes))
    var tally = [[Double]](
      repeating: [Double](repeating: 0, count: first.count), count: outcomeOrder.levels.count)
    var home = -1
    for (index, code) in outcomeCodes.enumerated() {
      if startsGroup[index] { home += 1 }
      tally[outcomeOrder.position[code]][home] = Double(counts[rows[index]])
    }
    var variables: [ModelFrame.Variable] = []
    var empty = outcomeOrder.empty.map { (variable: outcome.name, level: $0) }
    for (column, columnCodes) in zip(columns, codes).dropLast() {
      let own = first.map { columnCodes[$0] }
      if let values = column.values {
        variables.append(
          .init(name: column.name, levels: nil, codes: [], values: own.map { values[$0] }))
        continue
      }
      let order = try order(of: column, seen: Set(own))
      empty += order.empty.map { (variable: column.name, level: $0) }
      variables.append(
        .init(
          name: column.name, levels: order.levels, codes: own.map { order.position[$0] },
          values: []))
    }
    let observed = rows.reduce(0) { $0 + counts[$1] }
    return ModelFrame(
      outcome: outcome.name, outcomeLevels: outcomeOrder.levels, variables: variables,
      counts: tally, observationCount: observed, droppedCount: total - observed,
      missingCounts: missing, emptyLevels: empty)
  }

  /// The levels that occur, the reference first, and where each code stands among them.
  private func order(
    of column: ModelColumn, seen: Set<Int>
  ) throws(AnalysisError) -> (levels: [String], position: [Int], empty: [String]) {
    var codes = column.levels.indices.filter(seen.contains)
    if let reference = references[column.name] {
      guard let code = column.levels.firstIndex(of: reference) else {
        throw .model(
          .unknownLevel(
            reference, of: column.name, levels: column.levels,
            nearest: NearestNames.of(reference, among: column.levels)))
      }
      guard let place = codes.firstIndex(of: code) else {
        throw .model(.levelDoesNotOccur(reference, of: column.name))
      }
      codes.remove(at: place)
      codes.insert(code, at: 0)
    }
    var position = [Int](repeating: 0, count: column.levels.count)
    for (place, code) in codes.enumerated() { position[code] = place }
    let empty = column.levels.indices.filter { !seen.contains($0) }.map { column.levels[$0] }
    return (codes.map { column.levels[$0] }, position, empty)
  }
}

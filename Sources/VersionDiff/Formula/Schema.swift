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
    let outcome = try coded(formula.response, asFactor: true, in: responses)
    var explanatory: [CodedColumn] = []
    for name in formula.variables {
      explanatory.append(
        try coded(name, asFactor: categorical.contains(name), in: responses))
    }
    let all = explanatory + [outcome]
    let frequencies = try self.frequencies(in: responses)
    let patterns = PatternCounter.patterns(of: all, frequencies: frequencies)
    guard patterns.total > 0 else {
      throw .model(.noCompleteRows(all.map(\.name), rows: responses.rowCount))
    }
    return try frame(of: outcome, on: explanatory, patterns: patterns)
  }

  private func frame(
    of outcome: CodedColumn, on explanatory: [CodedColumn], patterns: PatternCounter.Patterns
  ) throws(AnalysisError) -> ModelFrame {
    let outcomeCodes = patterns.codes[explanatory.count]
    // Patterns are sorted with the outcome as the last, so equal covariates are neighbours.
    var startsGroup = [Bool](repeating: false, count: outcomeCodes.count)
    startsGroup[0] = true
    for codes in patterns.codes.dropLast() {
      for index in codes.indices.dropFirst() where codes[index] != codes[index - 1] {
        startsGroup[index] = true
      }
    }
    let first = startsGroup.indices.filter { startsGroup[$0] }
    let outcomeOrder = try order(of: outcome, seen: Set(outcomeCodes))
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: first.count), count: outcomeOrder.levels.count)
    var home = -1
    for (index, code) in outcomeCodes.enumerated() {
      if startsGroup[index] { home += 1 }
      counts[outcomeOrder.position[code]][home] = Double(patterns.counts[index])
    }
    var variables: [ModelFrame.Variable] = []
    var empty = outcomeOrder.empty.map { (variable: outcome.name, level: $0) }
    for (at, column) in explanatory.enumerated() {
      let codes = first.map { patterns.codes[at][$0] }
      if let values = column.values {
        variables.append(
          .init(name: column.name, levels: nil, codes: [], values: codes.map { values[$0] }))
        continue
      }
      let order = try order(of: column, seen: Set(codes))
      empty += order.empty.map { (variable: column.name, level: $0) }
      variables.append(
        .init(
          name: column.name, levels: order.levels, codes: codes.map { order.position[$0] },
          values: []))
    }
    return ModelFrame(
      outcome: outcome.name, outcomeLevels: outcomeOrder.levels, variables: variables,
      counts: counts, observationCount: patterns.total, droppedCount: patterns.dropped,
      missingCounts: zip(explanatory.map(\.name) + [outcome.name], patterns.missing)
        .filter { $0.1 > 0 }.map { (name: $0.0, count: $0.1) },
      emptyLevels: empty)
  }

  /// The levels that occur, the reference first, and where each code stands among them.
  private func order(
    of column: CodedColumn, seen: Set<Int>
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

  private func coded(
    _ name: String, asFactor: Bool, in responses: ResponseTable
  ) throws(AnalysisError) -> CodedColumn {
    do {
      return CodedColumn(try responses.column(name), asFactor: asFactor)
    } catch {
      throw .responses(error)
    }
  }

  /// How many people each row stands for, or nil where each is one.
  private func frequencies(in responses: ResponseTable) throws(AnalysisError) -> [Int]? {
    guard let count else { return nil }
    let column: Column
    do { column = try responses.column(count) } catch { throw .responses(error) }
    var result: [Int] = []
    result.reserveCapacity(responses.rowCount)
    for row in 0..<responses.rowCount {
      guard let value = column.number(at: row), let whole = Int(exactly: value), whole >= 0 else {
        throw .model(
          .countIsNotWhole(
            column: count, row: row + 1,
            found: column.number(at: row).map { "\($0)" } ?? column.label(at: row) ?? "nothing"))
      }
      result.append(whole)
    }
    return result
  }
}

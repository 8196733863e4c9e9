import VignetteKit

/// How the columns of the data enter a model: which are factors, and which level is the reference.
public struct Schema: Sendable, Equatable {
  /// The reference level of each factor that has a stated one; otherwise the first level is it.
  public var references: [String: String]
  /// Columns of numbers that are labels here.
  public var categorical: Set<String>
  /// The column that says how many people a row stands for, where rows are counted already.
  public var count: String?
  /// The column of weights, where people are weighted.
  public var weight: String?
  /// What the weights mean.
  public var weightKind: WeightKind
  /// The column that says who belongs together, where people are clustered.
  public var cluster: String?

  /// Creates a schema.
  public init(
    references: [String: String] = [:], categorical: Set<String> = [], count: String? = nil,
    weight: String? = nil, weightKind: WeightKind = .sampling, cluster: String? = nil
  ) {
    self.references = references
    self.categorical = categorical
    self.count = count
    self.weight = weight
    self.weightKind = weightKind
    self.cluster = cluster
  }
}

extension Schema {
  /// What kind of outcome a model has.
  enum OutcomeKind: Sendable {
    /// Answers in levels.
    case levels
    /// A number.
    case number
  }

  /// The columns that a frame of a formula reads, the outcome last.
  func columns(of formula: Formula) -> [String] {
    var seen: Set = [formula.response]
    let names = formula.columns + [cluster, weight].compactMap { $0 }
    return names.filter { seen.insert($0).inserted } + [formula.response]
  }

  /// The distinct patterns of a formula's variables in the data; rows with a missing answer in any
  /// of them are left out and counted.
  func frame(
    of formula: Formula, in responses: ResponseTable, outcome kind: OutcomeKind = .levels
  ) throws(AnalysisError) -> ModelFrame {
    let (table, counts): (ResponseTable, [Int])
    do {
      (table, counts) = try rows(of: formula, in: responses)
    } catch {
      throw .responses(error)
    }
    return try frame(of: formula, table, counts, kind, responses.rowCount)
  }

  /// The columns that a model needs, collapsed unless it has random effects, and how many people
  /// each row stands for.
  private func rows(
    of formula: Formula, in responses: ResponseTable
  ) throws(ResponseError) -> (ResponseTable, [Int]) {
    if let weight { _ = try responses.weights(in: weight) }
    let names = columns(of: formula)
    if formula.randomEffects.isEmpty {
      let patterns = try responses.patterns(of: names, countedBy: count)
      return (patterns.table, patterns.counts)
    }
    var columns: [Column] = []
    for name in names { columns.append(try responses.column(name)) }
    let counts =
      try count.map { name throws(ResponseError) in try responses.counts(in: name) }
      ?? [Int](repeating: 1, count: responses.rowCount)
    return (ResponseTable(columns: columns), counts)
  }

  /// The frame of rows whose last column is the outcome.
  private func frame(
    of formula: Formula, _ table: ResponseTable, _ counts: [Int], _ kind: OutcomeKind,
    _ rowCount: Int
  ) throws(AnalysisError) -> ModelFrame {
    let labels = categorical.union(formula.randomEffects.flatMap(\.group.variables))
      .union(cluster.map { [$0] } ?? [])
    let columns = try table.columns.map { column throws(AnalysisError) in
      let isOutcome = column.name == formula.response
      if isOutcome, kind == .number, !column.isNumeric {
        throw .wrongKind(column: column.name, expected: "numbers, as a gaussian model needs")
      }
      let isFactor = isOutcome ? kind == .levels : labels.contains(column.name)
      return ModelColumn(column, asFactor: isFactor)
    }
    let complete = counts.indices.filter { row in
      counts[row] > 0 && columns.allSatisfy { $0.codes[row] != nil }
    }
    guard !complete.isEmpty else {
      throw .model(.noCompleteRows(columns.map(\.name), rows: rowCount))
    }
    let rows = FrameRows(columns, rows: complete, counts: complete.map { counts[$0] })
    var missing: [(name: String, count: Int)] = []
    for column in columns {
      let count = counts.indices.reduce(0) { $0 + (column.codes[$1] == nil ? counts[$1] : 0) }
      if count > 0 { missing.append((column.name, count)) }
    }
    let observed = rows.counts.reduce(0, +)
    let all = counts.reduce(0, +)
    let collapsed =
      kind == .number || !formula.randomEffects.isEmpty
      ? Array(rows.counts.indices) : rows.startsOfEqualCovariates
    var empty: [(variable: String, level: String)] = []
    let tally = try outcome(of: rows, columns, kind, collapsed, &empty)
    var variables: [ModelFrame.Variable] = []
    for name in formula.variables {
      let (variable, unused) = try variable(name, of: rows, columns, at: collapsed)
      variables.append(variable)
      empty += unused.map { (variable: name, level: $0) }
    }
    return ModelFrame(
      outcome: formula.response, outcomeLevels: tally.levels, variables: variables,
      counts: tally.counts, outcomeValues: tally.values,
      weights: weight.map { rows.values(of: $0, columns, at: collapsed) }, weightKind: weightKind,
      clusters: cluster.map { rows.grouping(by: Term([$0]), columns, at: collapsed) },
      groups: formula.randomEffects.map { rows.grouping(by: $0.group, columns, at: collapsed) },
      observationCount: observed, droppedCount: all - observed, missingCounts: missing,
      emptyLevels: empty)
  }

  /// The outcome of the patterns: a row of counts for each level, or one row and a number each.
  private func outcome(
    of rows: FrameRows, _ columns: [ModelColumn], _ kind: OutcomeKind, _ starts: [Int],
    _ empty: inout [(variable: String, level: String)]
  ) throws(AnalysisError) -> (levels: [String], counts: [[Double]], values: [Double]) {
    let place = columns.count - 1
    guard kind == .levels else {
      let values = rows.values(of: columns[place].name, columns, at: starts)
      return ([], [rows.counts.map(Double.init)], values)
    }
    let codes = rows.codes[place]
    let order = try order(of: columns[place], seen: Set(codes))
    empty += order.empty.map { (variable: columns[place].name, level: $0) }
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: starts.count), count: order.levels.count)
    var pattern = -1
    for (row, code) in codes.enumerated() {
      if pattern + 1 < starts.count, starts[pattern + 1] == row { pattern += 1 }
      counts[order.position[code]][pattern] += Double(rows.counts[row])
    }
    return (order.levels, counts, [])
  }

  /// An explanatory variable at some rows, and its levels that no row has.
  private func variable(
    _ name: String, of rows: FrameRows, _ columns: [ModelColumn], at starts: [Int]
  ) throws(AnalysisError) -> (ModelFrame.Variable, unused: [String]) {
    let (column, codes) = rows.column(name, columns)
    let own = starts.map { codes[$0] }
    if let values = column.values {
      return (.init(name: name, levels: nil, codes: [], values: own.map { values[$0] }), [])
    }
    let order = try order(of: column, seen: Set(own))
    return (
      .init(
        name: name, levels: order.levels, codes: own.map { order.position[$0] }, values: []),
      order.empty
    )
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

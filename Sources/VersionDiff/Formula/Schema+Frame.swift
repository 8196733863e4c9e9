import VignetteKit

extension Schema {
  /// What kind of outcome a model has.
  enum OutcomeKind: Sendable {
    /// Answers in levels.
    case levels
    /// A number.
    case number
  }

  /// The distinct patterns of a formula's variables in the data; rows with a missing answer in any
  /// of them are left out and counted.
  ///
  /// - Complexity: linear in the rows where the formula has random effects.
  func frame(
    of formula: Formula, in responses: ResponseTable, outcome kind: OutcomeKind = .levels
  ) throws(AnalysisError) -> ModelFrame {
    if let unresolved = formula.unresolved { throw .model(.otherColumnsUnresolved(unresolved)) }
    if let name = formula.groupAmongTerms { throw .model(.mixed(.groupIsTerm(name))) }
    let table: (columns: [Column], counts: [Int]?, rowCount: Int)
    do {
      table = try columns(for: formula, in: responses)
    } catch {
      throw .responses(error)
    }
    let labels = categorical.union(formula.randomEffects.flatMap(\.group.columns))
      .union(cluster.map { [$0] } ?? [])
    let columns = table.columns.map { column in
      labels.contains(column.name) ? ModelColumn(column).asFactor : ModelColumn(column)
    }
    try checkOutcome(of: formula, kind, columns)
    let rows = FrameRows(
      columns, rowCount: table.rowCount, countedBy: table.counts, weightedBy: weight)
    guard !rows.counts.isEmpty else {
      if let weight, rows.weightlessCount > 0 { throw .model(.noWeight(column: weight)) }
      throw .model(.noCompleteRows(columns.map(\.name), rows: responses.rowCount))
    }
    return try frame(of: formula, rows, kind)
  }

  /// The columns that a model needs, collapsed unless it has random effects, and how many people
  /// each row stands for; nil where each stands for one.
  private func columns(
    for formula: Formula, in responses: ResponseTable
  ) throws(ResponseError) -> (columns: [Column], counts: [Int]?, rowCount: Int) {
    if let weight { _ = try responses.weights(in: weight) }
    let names = columns(of: formula)
    if formula.randomEffects.isEmpty {
      let patterns = try responses.patterns(of: names, countedBy: count)
      return (patterns.table.columns, patterns.counts, patterns.counts.count)
    }
    var columns: [Column] = []
    for name in names { columns.append(try responses.column(name)) }
    let counts = try count.map { name throws(ResponseError) in try responses.counts(in: name) }
    return (columns, counts, responses.rowCount)
  }

  private func checkOutcome(
    of formula: Formula, _ kind: OutcomeKind, _ columns: [ModelColumn]
  ) throws(AnalysisError) {
    let numbers = "numbers, as a gaussian model needs"
    switch (formula.outcome, kind) {
    case (.computed, .levels):
      throw .wrongKind(column: formula.response, expected: "answers in levels")
    case (.factor, .number), (.ordered, .number):
      throw .wrongKind(column: formula.response, expected: numbers)
    case (_, .levels):
      return
    case (.column, .number), (.computed, .number):
      break
    }
    for column in columns where formula.outcome.columns.contains(column.name) && !column.isNumeric {
      throw .wrongKind(column: column.name, expected: numbers)
    }
  }

  private func frame(
    of formula: Formula, _ rows: FrameRows, _ kind: OutcomeKind
  ) throws(AnalysisError) -> ModelFrame {
    let isCollapsed = kind == .levels && formula.randomEffects.isEmpty
    let starts =
      isCollapsed ? rows.startsOfEqualCovariates(besides: formula.outcome.columns[0]) : nil
    let positions = rows.positions(of: starts)
    var empty: [(variable: String, level: String)] = []
    let outcome = try outcome(of: formula, rows, kind, starts, &empty)
    let variables = try variables(of: formula, rows, at: positions, &empty)
    let observed = rows.counts.reduce(0, +)
    let frame = ModelFrame(
      outcome: formula.response, outcomeLevels: outcome.levels, variables: variables,
      counts: outcome.counts, outcomeValues: outcome.values,
      weights: weight.flatMap { rows.column($0).values(at: positions) }, weightKind: weightKind,
      clusters: cluster.map { rows.grouping(by: Term([$0]), at: positions) },
      groups: formula.randomEffects.map { rows.grouping(by: $0.group, at: positions) },
      pointlessPowers: formula.pointlessPowers, weightless: weightless(rows),
      observationCount: observed, droppedCount: rows.total - observed - rows.weightlessCount,
      missingCounts: rows.missing, emptyLevels: empty)
    try frame.checkComputations(of: formula)
    return frame
  }

  private func weightless(_ rows: FrameRows) -> ModelFrame.Weightless {
    var result = ModelFrame.Weightless(people: rows.weightlessCount)
    if let cluster, !rows.weightlessPositions.isEmpty {
      let own = rows.grouping(by: Term([cluster]), at: rows.positions)
      let others = rows.grouping(by: Term([cluster]), at: rows.weightlessPositions)
      result.clusters = Set(others.labels).subtracting(own.labels).count
    }
    return result
  }

  /// The outcome of the patterns: a row of counts for each level, or one row and a number each.
  private func outcome(
    of formula: Formula, _ rows: FrameRows, _ kind: OutcomeKind, _ starts: [Int]?,
    _ empty: inout [(variable: String, level: String)]
  ) throws(AnalysisError) -> (levels: [String], counts: [[Double]], values: [Double]) {
    guard kind == .levels else {
      let values = try rows.values(of: formula.outcome)
      return ([], [rows.counts.map(Double.init)], values)
    }
    let column = rows.column(formula.outcome.columns[0]).asFactor
    let factor = try coded(column, at: rows.positions)
    empty += factor.empty.map { (variable: column.name, level: $0) }
    let patternCount = starts?.count ?? rows.counts.count
    var counts = factor.levels.map { _ in [Double](repeating: 0, count: patternCount) }
    var pattern = -1
    for (row, code) in factor.codes.enumerated() {
      if pattern + 1 < patternCount, starts?[pattern + 1] ?? row == row { pattern += 1 }
      counts[code][pattern] += Double(rows.counts[row])
    }
    return (factor.levels, counts, [])
  }

  /// The explanatory variables at some positions; notes levels that no row has.
  private func variables(
    of formula: Formula, _ rows: FrameRows, at positions: [Int]?,
    _ empty: inout [(variable: String, level: String)]
  ) throws(AnalysisError) -> [ModelFrame.Variable] {
    var variables: [ModelFrame.Variable] = []
    var seen: Set<FormulaVariable> = []
    let terms = formula.terms + formula.randomEffects.flatMap(\.terms)
    for part in terms.flatMap(\.parts) {
      // A computed number has the numbers that it is computed from as variables.
      let single: [FormulaVariable] =
        if case .computed(let arithmetic) = part {
          arithmetic.columns.map { .column($0) }
        } else {
          [part]
        }
      for variable in single where seen.insert(variable).inserted {
        let column = rows.column(variable.columns[0])
        if case .computed = part, !column.isNumeric {
          throw .model(.computedFromLabels(part.name, column: column.name))
        }
        let name = variable.name
        if case .column = variable, let values = column.values(at: positions) {
          variables.append(.init(name: name, values: values))
          continue
        }
        let factor = try coded(column.asFactor, at: positions)
        empty += factor.empty.map { (variable: name, level: $0) }
        let usual: Contrast = if case .ordered = variable { .polynomial } else { .treatment }
        variables.append(
          .init(
            name: name, column: column.name, levels: factor.levels, ranks: factor.ranks,
            contrast: contrasts[column.name] ?? usual, codes: factor.codes, values: []))
      }
    }
    for variable in variables where variable.levels == nil && contrasts[variable.column] != nil {
      guard !variables.contains(where: { $0.column == variable.column && $0.levels != nil })
      else { continue }
      throw .model(.contrastsOfNumber(variable.column))
    }
    return variables
  }

  /// A factor at some positions: the levels that occur, the reference first, and their places in
  /// the factor's own order.
  private struct CodedFactor {
    let levels: [String]
    let ranks: [Int]
    let codes: [Int]
    /// The levels that do not occur.
    let empty: [String]
  }

  private func coded(
    _ column: ModelColumn, at positions: [Int]?
  ) throws(AnalysisError) -> CodedFactor {
    guard case .factor(let codes, let levels) = column.storage else {
      preconditionFailure("\(column.name) is no factor")
    }
    let occurs = codes.occurring(levelCount: levels.count, at: positions)
    let own = levels.indices.filter { occurs[$0] }
    var order = own
    if let reference = references[column.name] {
      guard let code = levels.firstIndex(of: reference) else {
        throw .model(
          .unknownLevel(
            reference, of: column.name, levels: levels,
            nearest: NearestNames.of(reference, among: levels)))
      }
      guard let place = order.firstIndex(of: code) else {
        throw .model(.levelDoesNotOccur(reference, of: column.name))
      }
      order.remove(at: place)
      order.insert(code, at: 0)
    }
    // The last place is that of a missing answer, which no row used has.
    var position = [Int](repeating: 0, count: levels.count + 1)
    for (place, code) in order.enumerated() { position[code] = place }
    var rank = position
    for (place, code) in own.enumerated() { rank[code] = place }
    return CodedFactor(
      levels: order.map { levels[$0] }, ranks: order.map { rank[$0] },
      codes: codes.lookedUp(in: position, at: positions),
      empty: levels.indices.filter { !occurs[$0] }.map { levels[$0] })
  }
}

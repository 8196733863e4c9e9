import VignetteKit

/// Rows of data found in a log: the complete ones, those of a unit together.
struct RandomisedSource {
  /// By what a variable's value in a row is decided.
  enum Kind: Sendable {
    /// By the version.
    case version
    /// By the vignette.
    case vignette
    /// By who answers, and at which place.
    case own
  }

  /// The formula with its terms; its random effects only keep rows apart.
  let formula: Formula
  let frame: ModelFrame
  let outcome: [Double]
  let log: AssignmentLog
  let set: PresentationSet
  /// The unit of each row, by its position in the log.
  let units: [Int]
  /// The place of each row's vignette among those of its unit.
  let places: [Int]
  /// What decides on each variable.
  let kinds: [Kind]
  /// A row that shows each version, and each vignette.
  let versionRows: [Int]
  let vignetteRows: [Int]
  let droppedCount: Int
  /// The level of each known factor in each vignette, by column.
  let vignetteLevels: [[String: String]]
  /// How many vignettes each unit of the log was shown.
  let shownCounts: [Int]

  init(
    _ asked: Formula, event: String?, schema: Schema, columns: RandomisedEffects.Columns,
    in responses: ResponseTable, log: AssignmentLog
  ) throws(AnalysisError) {
    self.log = log
    formula = Formula(
      asked.outcome, on: asked.terms, hasIntercept: asked.hasIntercept,
      randomEffects: [RandomEffect(group: Term([columns.unit]))])
    var complete: ResponseTable
    do {
      let needed = asked.terms.flatMap(\.columns) + asked.outcome.columns
      let names = Set(needed + [columns.vignette].compactMap { $0 }).sorted()
      complete = try responses.completed(in: names, by: .drop).table
    } catch { throw .responses(error) }
    droppedCount = responses.rowCount - complete.rowCount
    complete = try Self.sorted(complete, by: columns.unit, log)
    if let event { complete = try complete.indicating(event, in: asked.response) }
    let model = Schema(
      references: schema.references, categorical: schema.categorical, contrasts: schema.contrasts)
    frame = try model.frame(of: formula, in: complete, outcome: .number)
    outcome = frame.outcomeValues
    let names = try RandomisationSet.units(in: complete, columns.unit, log)
    let assignments = RandomisationSet.assignments(in: log)
    var positions: [String: Int] = [:]
    for (position, assignment) in assignments.enumerated() { positions[assignment.unit] = position }
    units = names.map { positions[$0] ?? 0 }
    try Self.checkVersions(complete, columns, assignments, units)
    let shown = try ShownVignettes(complete, columns, log, units)
    places = shown.places
    set = PresentationSet(of: log, set: shown.set, numbers: shown.numbers)
    let recorded = set.recorded
    let versions = units.map { recorded.versions[$0] }
    kinds = try Self.kinds(frame, columns, shown, units)
    versionRows =
      kinds.contains(.version)
      ? try Self.rows(of: log.opening.design.versions.map(\.version), versions, "version") : []
    let vignetteNames = shown.numbers.sorted { $0.value < $1.value }.map(\.key)
    vignetteRows =
      kinds.contains(.vignette) ? try Self.rows(of: vignetteNames, shown.ofRows, "vignette") : []
    let inModel = zip(frame.variables, kinds).filter { $0.1 == .vignette }.map(\.0.column)
    let factors = Set(inModel).union(columns.factors)
    let known = complete.columns.filter { factors.contains($0.name) }
    vignetteLevels = vignetteRows.map { row in
      Dictionary(
        uniqueKeysWithValues: known.map {
          ($0.name, $0.label(at: row) ?? "\($0.number(at: row) ?? 0)")
        })
    }
    shownCounts = assignments.map { assignment in
      shown.set.map { assignment.vignettes[$0].count } ?? 0
    }
  }

  /// Whether a term is all that was randomised: the version where rows are respondents, or the
  /// factor that alone tells the vignettes apart where there is one version.
  func isAll(_ term: Term) -> Bool {
    guard term.order == 1, let place = frame.place(of: term.variables[0]) else { return false }
    switch kinds[place] {
    case .version: return set.width == 0
    case .own: return false
    case .vignette:
      let variable = frame.variables[place]
      let values = vignetteRows.map { row in
        variable.codes.isEmpty ? variable.values[row] : Double(variable.codes[row])
      }
      return Set(set.recorded.versions).count == 1 && Set(values).count == vignetteRows.count
    }
  }

  /// The rows in the order of their units in the log.
  private static func sorted(
    _ table: ResponseTable, by unit: String, _ log: AssignmentLog
  ) throws(AnalysisError) -> ResponseTable {
    let names = try RandomisationSet.units(in: table, unit, log)
    var positions: [String: Int] = [:]
    for (position, assignment) in RandomisationSet.assignments(in: log).enumerated() {
      positions[assignment.unit] = position
    }
    let order = names.indices.sorted { first, second in
      (positions[names[first]] ?? 0, first) < (positions[names[second]] ?? 0, second)
    }
    return table.selecting(order)
  }

  /// Refuses versions in the data that are not the log's.
  private static func checkVersions(
    _ table: ResponseTable, _ columns: RandomisedEffects.Columns, _ assignments: [Assignment],
    _ units: [Int]
  ) throws(AnalysisError) {
    guard let column = table.columns.first(where: { $0.name == columns.version }) else { return }
    let differing = units.indices.filter { row in
      let found = column.label(at: row)
      return found != nil && found != assignments[units[row]].version
    }
    guard let row = differing.first else { return }
    throw .randomisation(
      .otherVersion(
        count: differing.count, unit: assignments[units[row]].unit,
        logged: assignments[units[row]].version, found: column.label(at: row) ?? ""))
  }

  /// What decides on each variable: a factor of vignettes is the same wherever a vignette is.
  private static func kinds(
    _ frame: ModelFrame, _ columns: RandomisedEffects.Columns, _ shown: ShownVignettes,
    _ units: [Int]
  ) throws(AnalysisError) -> [Kind] {
    var kinds: [Kind] = []
    for variable in frame.variables {
      if variable.column == columns.version {
        kinds.append(.version)
        continue
      }
      guard shown.set != nil else {
        kinds.append(.own)
        continue
      }
      let isConstant = variable.isConstant(within: shown.ofRows)
      let isFactor = columns.factors.contains(variable.column)
      guard isConstant || !isFactor else {
        throw .randomisation(.factorVaries(variable.column))
      }
      let isOfVignettes = isConstant && (isFactor || !variable.isConstant(within: units))
      kinds.append(isOfVignettes ? .vignette : .own)
    }
    return kinds
  }

  /// A row of each number.
  private static func rows(
    of names: [String], _ numbers: [Int], _ kind: String
  ) throws(AnalysisError) -> [Int] {
    var rows: [Int] = []
    for (number, name) in names.enumerated() {
      guard let row = numbers.firstIndex(of: number) else {
        throw .randomisation(.nothingShown(kind: kind, name))
      }
      rows.append(row)
    }
    return rows
  }
}

extension ModelFrame.Variable {
  /// Whether the variable has one value in all rows of the same number.
  fileprivate func isConstant(within numbers: [Int]) -> Bool {
    var found: [Int: Double] = [:]
    for (row, number) in numbers.enumerated() {
      let value = codes.isEmpty ? values[row] : Double(codes[row])
      if let other = found[number], other != value { return false }
      found[number] = value
    }
    return true
  }
}

extension ResponseTable {
  /// The rows at these positions, in their order.
  fileprivate func selecting(_ rows: [Int]) -> ResponseTable {
    ResponseTable(
      columns: columns.map { column in
        if let levels = column.levels {
          return Column(
            name: column.name, labels: rows.map { column.label(at: $0) }, levels: levels)
        }
        return Column(name: column.name, numbers: rows.map { column.number(at: $0) })
      })
  }

  /// The table with 1 for an answer and 0 for all others in a column.
  fileprivate func indicating(
    _ event: String, in name: String
  ) throws(AnalysisError) -> ResponseTable {
    let column: Column
    do { column = try self.column(name) } catch { throw .responses(error) }
    guard let levels = column.levels, levels.contains(event) else {
      let known = column.levels ?? []
      throw .model(
        .unknownLevel(
          event, of: name, levels: known, nearest: NearestNames.of(event, among: known)))
    }
    let numbers = (0..<column.count).map { row -> Double? in
      column.label(at: row).map { $0 == event ? 1 : 0 }
    }
    return ResponseTable(
      columns: columns.map { $0.name == name ? Column(name: name, numbers: numbers) : $0 })
  }
}

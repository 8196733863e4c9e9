import VignetteKit

extension Integrity {
  /// Checks respondents' data.
  ///
  /// - Parameters:
  ///   - outcomes: the questions whose missing answers are counted.
  ///   - versionColumn: the column that says which version a respondent saw.
  ///   - planned: the planned shares by version, in any unit; nil without a plan.
  ///   - responses: one row per respondent, or counted rows.
  ///   - count: a column that says how many respondents a row stands for.
  ///   - seed: for exact tests that have to be simulated.
  public init(
    of outcomes: [String], by versionColumn: String = "version", planned: [String: Double]? = nil,
    in responses: ResponseTable, countedBy count: String? = nil, seed: UInt64 = 1
  ) throws(AnalysisError) {
    let versions: VersionCounts
    versions = try VersionCounts(versionColumn, in: responses, countedBy: count)
    var missing: [MissingAnswers] = []
    for outcome in outcomes {
      let groups = try VersionGroups(versionColumn, outcome, in: responses, countedBy: count)
      missing.append(try MissingAnswers(outcome, groups, seed: seed))
    }
    try self.init(
      versions.counts, perVersion: versions.names, planned: planned, missing: missing,
      withoutVersion: versions.missing)
  }
}

extension Integrity.MissingAnswers {
  /// Counts and tests: Fisher's exact test where an expected count is under 5, else Pearson's.
  init(_ outcome: String, _ groups: VersionGroups, seed: UInt64) throws(AnalysisError) {
    let filled = groups.versions.indices.filter { groups.respondents[$0] > 0 }
    let answered = filled.map { version in
      groups.rows(of: version).reduce(0) { $0 + groups.counts[$1] }
    }
    let absent = zip(filled, answered).map { groups.respondents[$0] - $1 }
    self.outcome = outcome
    shares = zip(filled, absent).map {
      Proportion(Double($1), of: Double(groups.respondents[$0]))
    }
    let table = try ContingencyTable(
      counts: [absent.map(Double.init), answered.map(Double.init)],
      rowNames: ["missing", "answered"], columnNames: filled.map { groups.versions[$0] })
    if filled.count < 2 || table.rowTotals.contains(0) {
      test = nil
    } else if table.smallestExpected < 5 {
      test = try FisherExactTest(table, seed: seed)
    } else {
      test = try ChiSquaredTest(table)
    }
  }
}

/// How many respondents each version has.
struct VersionCounts {
  /// The versions, in the order of the column's levels.
  let names: [String]
  /// How many respondents each has.
  let counts: [Int]
  /// How many have no version.
  let missing: Int

  init(
    _ versionColumn: String, in responses: ResponseTable, countedBy count: String?
  ) throws(AnalysisError) {
    let patterns: Patterns
    let column: Column
    do {
      patterns = try responses.patterns(of: [versionColumn], countedBy: count)
      column = try patterns.table.column(versionColumn)
    } catch { throw .responses(error) }
    guard case .labels(let codes, let levels) = column.storage else {
      throw .wrongKind(column: versionColumn, expected: "labels")
    }
    var counts = [Int](repeating: 0, count: levels.count)
    var missing = 0
    for (row, frequency) in patterns.counts.enumerated() {
      if let code = codes[row] { counts[code] += frequency } else { missing += frequency }
    }
    names = levels
    self.counts = counts
    self.missing = missing
  }
}

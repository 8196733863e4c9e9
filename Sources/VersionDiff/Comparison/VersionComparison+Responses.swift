import VignetteKit

extension VersionComparison {
  /// Compares one version with another on one outcome in respondents' data.
  ///
  /// - Parameters:
  ///   - version: the version that is compared.
  ///   - reference: the version that it is compared with.
  ///   - outcome: a column of labels; rows without an answer are left out.
  ///   - responses: one row per respondent, or counted rows.
  ///   - versionColumn: the column that says which version a respondent saw.
  ///   - count: a column that says how many respondents a row stands for.
  ///   - settings: confidence, margin, exact tests.
  public init(
    of version: String, against reference: String, on outcome: String,
    in responses: ResponseTable, by versionColumn: String = "version",
    countedBy count: String? = nil, settings: Settings = Settings()
  ) throws(AnalysisError) {
    let all = try ContingencyTable(
      of: outcome, by: versionColumn, in: responses, countedBy: count)
    var columns: [Int] = []
    for name in [reference, version] {
      guard let column = all.columnNames.firstIndex(of: name) else {
        throw .unknownVersion(name, among: all.columnNames)
      }
      columns.append(column)
    }
    guard columns[0] != columns[1] else { throw .oneVersion(outcome: outcome, version: version) }
    try self.init(
      all.selecting(columns: columns), on: outcome, against: reference, settings: settings)
  }
}

extension ContingencyTable {
  /// Counts the answers to a question (rows) by version (columns); rows of the data in which one
  /// of the two is missing are left out.
  ///
  /// - Throws: ``AnalysisError/responses(_:)`` for a column that isn't there,
  ///   ``AnalysisError/wrongKind(column:expected:)`` where a column holds numbers.
  public init(
    of outcome: String, by version: String, in responses: ResponseTable,
    countedBy count: String? = nil
  ) throws(AnalysisError) {
    try self.init(try VersionGroups(version, outcome, in: responses, countedBy: count))
  }

  /// Counts the answers (rows) by version (columns).
  init(_ groups: VersionGroups) throws(AnalysisError) {
    guard case .labels(let codes, let options) = groups.outcome.storage else {
      throw .wrongKind(column: groups.outcome.name, expected: "labels")
    }
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: groups.versions.count), count: options.count)
    for version in groups.versions.indices {
      for row in groups.rows(of: version) {
        guard let option = codes[row] else { continue }
        counts[option][version] += Double(groups.counts[row])
      }
    }
    try self.init(counts: counts, rowNames: options, columnNames: groups.versions)
  }
}

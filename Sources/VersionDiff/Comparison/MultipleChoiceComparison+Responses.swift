import VignetteKit

extension MultipleChoiceComparison {
  /// Compares how often each option was chosen between the versions named in a column.
  ///
  /// - Parameters:
  ///   - choices: who chose what, one row per row of `responses`.
  ///   - outcome: the name of the question.
  ///   - versionColumn: the column that says which version a respondent saw.
  ///   - reference: the version that the others are compared with; nil for the first.
  ///   - responses: the data that hold the version, and the frequencies where there are any.
  ///   - count: a column that says how many respondents a row stands for.
  ///   - settings: confidence, margin, exact tests.
  public init(
    of choices: MultipleChoice, on outcome: String, by versionColumn: String = "version",
    against reference: String? = nil, in responses: ResponseTable,
    countedBy count: String? = nil, settings: VersionComparison.Settings = .init()
  ) throws(AnalysisError) {
    var tables: [ContingencyTable] = []
    for column in choices.memberships.columns {
      let groups = try VersionGroups(versionColumn, column, in: responses, countedBy: count)
      var counts = [[Double]](
        repeating: [Double](repeating: 0, count: groups.versions.count), count: 2)
      for version in groups.versions.indices {
        for row in groups.rows(of: version) {
          let isChosen = groups.outcome.number(at: row) == 1
          counts[isChosen ? 0 : 1][version] += Double(groups.counts[row])
        }
      }
      tables.append(
        try ContingencyTable(
          counts: counts, rowNames: [Self.chosen, Self.notChosen],
          columnNames: groups.versions))
    }
    try self.init(
      tables, options: choices.options, on: outcome, against: reference, settings: settings)
  }
}

import VignetteKit

/// The distinct answers to a question in each version, with how many respondents gave each.
struct VersionGroups {
  /// The versions, in the order of the column's levels.
  let versions: [String]
  /// The answers, one row per distinct combination of version and answer.
  let outcome: Column
  /// How many respondents each row stands for.
  let counts: [Int]
  /// How many respondents each version has, with or without an answer.
  let respondents: [Int]
  private let answered: [[Int]]

  /// Groups a column of the responses.
  init(
    _ versionColumn: String, _ outcome: String, in responses: ResponseTable,
    countedBy count: String?
  ) throws(AnalysisError) {
    let column: Column
    do { column = try responses.column(outcome) } catch { throw .responses(error) }
    try self.init(versionColumn, column, in: responses, countedBy: count)
  }

  /// Groups a column that has a row for each row of the responses.
  init(
    _ versionColumn: String, _ outcome: Column, in responses: ResponseTable,
    countedBy count: String?
  ) throws(AnalysisError) {
    guard outcome.name != versionColumn else {
      throw .wrongKind(column: outcome.name, expected: "answers: it holds the versions")
    }
    let patterns: Patterns
    let version: Column
    do {
      var columns = [try responses.column(versionColumn), outcome]
      if let count, count != outcome.name { columns.append(try responses.column(count)) }
      patterns = try ResponseTable(columns: columns)
        .patterns(of: [versionColumn, outcome.name], countedBy: count)
      version = try patterns.table.column(versionColumn)
      self.outcome = try patterns.table.column(outcome.name)
    } catch { throw .responses(error) }
    guard case .labels(let codes, let levels) = version.storage else {
      throw .wrongKind(column: versionColumn, expected: "labels")
    }
    versions = levels
    counts = patterns.counts
    var answered = [[Int]](repeating: [], count: levels.count)
    var respondents = [Int](repeating: 0, count: levels.count)
    for row in counts.indices {
      guard let code = codes[row] else { continue }
      respondents[code] += counts[row]
      if !self.outcome.isMissing(at: row) { answered[code].append(row) }
    }
    self.answered = answered
    self.respondents = respondents
  }

  /// The rows of a version in which the question was answered.
  func rows(of version: Int) -> [Int] { answered[version] }

  /// The numbers that the respondents of a version gave.
  func sample(of version: Int) -> Sample {
    let rows = rows(of: version)
    return Sample(
      values: rows.map { outcome.number(at: $0) ?? 0 }, counts: rows.map { counts[$0] })
  }

  /// What was left out.
  var warnings: [ComparisonWarning] {
    let answers = versions.indices.flatMap { rows(of: $0) }.reduce(0) { $0 + counts[$1] }
    let all = respondents.reduce(0, +)
    if answers == all || answers == 0 { return [] }
    return [.missingAnswers(outcome: outcome.name, missing: all - answers, of: all)]
  }
}

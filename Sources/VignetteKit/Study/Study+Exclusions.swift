/// Answers after those of the plan's exclusion rules were left out, and how many each rule took.
public struct ExcludedResponses: Sendable, Equatable {
  /// How many rows one rule left out, of those that earlier rules had kept.
  public struct RuleCount: Sendable, Equatable {
    /// The rule in words.
    public let rule: String
    /// How many rows it left out.
    public let count: Int
  }

  /// The rows that are kept.
  public let table: ResponseTable
  /// One entry per rule, in the order in which they were applied.
  public let rules: [RuleCount]
}

extension Study {
  /// The variables that the exclusion rules look at: read them beside those of the analysis.
  public var exclusionVariables: [String] {
    let rules = analysis.exclusions
    var variables = rules.attentionChecks.map(\.question)
    if rules.shortestSeconds != nil { variables.append(durationColumn) }
    if rules.duplicates != nil { variables.append(respondentColumn) }
    return variables
  }

  /// Leaves out the rows that the plan excludes: failed attention checks first, then answers given
  /// too fast, then all but one answer under the same code. Where the answer to an attention check,
  /// the time or the code is missing, nothing is known against the row, and it is kept.
  ///
  /// - Parameter table: The study's variables, as ``StudyColumns`` reads them.
  /// - Throws: ``ResponseError/unknownColumn(_:nearest:)``,
  ///   ``ResponseError/numbersExpected(column:found:)``.
  public func excluding(from table: ResponseTable) throws(ResponseError) -> ExcludedResponses {
    let exclusions = analysis.exclusions
    var kept = Array(0..<table.rowCount)
    var rules: [ExcludedResponses.RuleCount] = []
    func keep(_ rows: [Int], rule: String) {
      rules.append(.init(rule: rule, count: kept.count - rows.count))
      kept = rows
    }
    for check in exclusions.attentionChecks {
      let column = try table.column(check.question)
      keep(
        kept.filter { check.isPassed(in: column, at: $0) },
        rule: "attention check '\(check.question)' failed")
    }
    if let seconds = exclusions.shortestSeconds {
      let name = durationColumn
      let column = try table.column(name)
      guard column.isNumeric else {
        throw .numbersExpected(column: name, found: column.levels?.first)
      }
      keep(
        kept.filter { column.number(at: $0).map { $0 >= seconds } ?? true },
        rule: "less than \(Question.name(ofPoint: seconds)) seconds")
    }
    if let duplicates = exclusions.duplicates {
      keep(
        duplicates.rows(of: kept, by: try table.column(respondentColumn)),
        rule: "several answers of one respondent (\(duplicates.rawValue))")
    }
    let isUnchanged = kept.count == table.rowCount
    return ExcludedResponses(
      table: isUnchanged ? table : table.selecting(rows: kept), rules: rules)
  }
}

extension Study {
  /// The column with the seconds spent.
  var durationColumn: String { codebook?.duration ?? "duration" }

  /// The column with the respondent's code.
  var respondentColumn: String { codebook?.respondent ?? "respondent" }
}

extension AttentionCheck {
  fileprivate func isPassed(in column: Column, at row: Int) -> Bool {
    if let label = column.label(at: row) { return passes.contains(label) }
    if let number = column.number(at: row) {
      return passes.contains(Question.name(ofPoint: number))
    }
    return true
  }
}

extension DuplicateRule {
  /// The rows that stay, in their order.
  fileprivate func rows(of rows: [Int], by column: Column) -> [Int] {
    var occurrences: [String: [Int]] = [:]
    for row in rows {
      if let code = column.label(at: row) { occurrences[code, default: []].append(row) }
    }
    return rows.filter { row in
      guard let code = column.label(at: row), let all = occurrences[code] else { return true }
      return switch self {
      case .keepFirst: all.first == row
      case .keepLast: all.last == row
      case .dropAll: all.count == 1
      }
    }
  }
}

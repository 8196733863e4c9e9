import VignetteKit

/// The comparison of the answers to one question between two or more versions of a wording.
///
/// Answers whether, where and by how much the distribution over the options differs. Every
/// respondent saw one version and chose one option. The differences may be read as effects of the
/// wording only where chance decided who saw which version (``Balance``, ``Integrity``).
///
/// ```swift
/// let comparison = try VersionComparison(of: "2", against: "1", on: "advice", in: responses)
/// ```
public struct VersionComparison: Sendable, Equatable {
  /// The question.
  public let outcome: String
  /// Options by versions, the reference version first; versions without answers are left out.
  public let table: ContingencyTable
  /// How the comparison was made.
  public let settings: Settings
  /// Options that nobody chose: they stay in the shares and differences and leave the tests.
  public let emptyOptions: [String]
  /// Versions without a single answer.
  public let emptyVersions: [String]
  /// Pearson's chi-square test of the whole distribution.
  public let pearson: ChiSquaredTest
  /// The likelihood-ratio test of the same.
  public let likelihoodRatio: ChiSquaredTest
  /// How strongly answer and version go together.
  public let association: CramersV
  /// Every option in every version against the reference.
  public let differences: [OptionDifference]
  /// What a reader must know.
  public let warnings: [ComparisonWarning]

  /// Compares the columns of a table of options (rows) by versions (columns).
  ///
  /// - Parameters:
  ///   - table: may be weighted or made from published percentages.
  ///   - outcome: the name of the question.
  ///   - reference: the version that the others are compared with; nil for the first.
  ///   - settings: confidence, margin, exact tests.
  /// - Throws: ``AnalysisError/allMissing(outcome:)``, ``AnalysisError/oneVersion(outcome:version:)``,
  ///   ``AnalysisError/oneAnswer(outcome:option:)``, ``AnalysisError/unknownVersion(_:nearest:)``,
  ///   ``AnalysisError/invalidMargin(_:)``.
  public init(
    _ table: ContingencyTable, on outcome: String, against reference: String? = nil,
    settings: Settings = Settings()
  ) throws(AnalysisError) {
    let ordered = try Self.ordered(table, outcome, reference)
    let tested = ordered.droppingEmpty()
    guard tested.table.rowCount > 1 else {
      throw .oneAnswer(outcome: outcome, option: tested.table.rowNames[0])
    }
    self.outcome = outcome
    self.table = ordered
    self.settings = settings
    emptyOptions = tested.rows
    emptyVersions = table.columnNames.filter { !ordered.columnNames.contains($0) }
    pearson = try ChiSquaredTest(tested.table)
    likelihoodRatio = try ChiSquaredTest(tested.table, distance: .likelihoodRatio)
    association = CramersV(
      pearson, rows: tested.table.rowCount, columns: tested.table.columnCount,
      settings.confidence)
    differences = try OptionDifference.family(
      options: ordered.rowNames, versions: ordered.columnNames, settings: settings,
      complementary: ordered.rowCount == 2
    ) { option, version in
      Proportion(ordered[option, version], of: ordered.columnTotals[version])
    }
    warnings = Self.warnings(outcome, tested.table, emptyOptions, emptyVersions)
  }

  /// The share of an option in a version.
  public func share(option: Int, version: Int) -> Proportion {
    Proportion(table[option, version], of: table.columnTotals[version])
  }

  /// The versions that have answers, with the reference first.
  private static func ordered(
    _ table: ContingencyTable, _ outcome: String, _ reference: String?
  ) throws(AnalysisError) -> ContingencyTable {
    guard table.total > 0 else { throw .allMissing(outcome: outcome) }
    let names = table.columnNames
    let first = reference ?? names[0]
    guard let start = names.firstIndex(of: first) else {
      throw .unknownVersion(first, nearest: NearestNames.of(first, among: names))
    }
    let filled = names.indices.filter { table.columnTotals[$0] > 0 }
    guard filled.count > 1 else { throw .oneVersion(outcome: outcome, version: names[filled[0]]) }
    guard table.columnTotals[start] > 0 else {
      throw .emptyReference(outcome: outcome, version: first)
    }
    return table.selecting(columns: [start] + filled.filter { $0 != start })
  }

  private static func warnings(
    _ outcome: String, _ table: ContingencyTable, _ options: [String], _ versions: [String]
  ) -> [ComparisonWarning] {
    var warnings: [ComparisonWarning] = []
    let small = table.countOfExpected(under: 5)
    if small > 0 {
      warnings.append(
        .smallExpectedCounts(
          outcome: outcome, smallest: table.smallestExpected, cells: small,
          of: table.rowCount * table.columnCount))
    }
    if !options.isEmpty { warnings.append(.emptyOptions(outcome: outcome, options: options)) }
    if !versions.isEmpty { warnings.append(.emptyVersions(outcome: outcome, versions: versions)) }
    return warnings
  }
}

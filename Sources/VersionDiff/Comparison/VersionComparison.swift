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
  /// Fisher's exact test, where the settings ask for it and all counts are whole.
  public let fisher: FisherExactTest?
  /// Of two options and two versions: the odds ratio that belongs to Fisher's test, version
  /// against reference, for the first option.
  public let conditionalOddsRatio: ConditionalOddsRatio?
  /// How strongly answer and version go together.
  public let association: CramersV
  /// Every option in every version against the reference.
  public let differences: [OptionDifference]
  /// What a reader must know.
  public internal(set) var warnings: [ComparisonWarning]

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
    let order = try Self.order(
      of: table.columnNames, counts: table.columnTotals, outcome, reference)
    let ordered = table.selecting(columns: order)
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
    let isSmall = tested.table.countOfExpected(under: 5) > 0
    let isWhole = tested.table.wholeRows != nil
    let wantsExact = isSmall || settings.exactTests == .always
    let isTwoByTwo = tested.table.rowCount == 2 && tested.table.columnCount == 2
    fisher =
      wantsExact && isWhole ? try FisherExactTest(tested.table, seed: settings.seed) : nil
    conditionalOddsRatio =
      wantsExact && isWhole && isTwoByTwo
      ? try ConditionalOddsRatio(
        tested.table.selecting(columns: [1, 0]), settings.confidence)
      : nil
    association = CramersV(
      pearson, rows: tested.table.rowCount, columns: tested.table.columnCount,
      settings.confidence)
    differences = try OptionDifference.family(
      options: ordered.rowNames, versions: ordered.columnNames, settings: settings,
      complementary: ordered.rowCount == 2
    ) { option, version in
      Proportion(ordered[option, version], of: ordered.columnTotals[version])
    }
    warnings = Self.warnings(
      outcome, tested.table, emptyOptions, emptyVersions, lacksExact: wantsExact && !isWhole)
  }

  /// The share of an option in a version.
  public func share(option: Int, version: Int) -> Proportion {
    Proportion(table[option, version], of: table.columnTotals[version])
  }

  /// The tests of the whole distribution, with the effect sizes that belong to them.
  public var tests: [(test: any HypothesisTest, effect: EffectSize?)] {
    let measure: EffectSize.Measure = association.isPhi ? .phi : .cramersV
    let strength = EffectSize(
      measure, association.estimate, biasCorrected: association.biasCorrected)
    let ratio = conditionalOddsRatio.map { odds in
      EffectSize(.oddsRatio, Estimate(odds.value, interval: odds.interval, scale: .ratio))
    }
    let exact: [(any HypothesisTest, EffectSize?)] = fisher.map { [($0, ratio)] } ?? []
    return [(pearson, strength), (likelihoodRatio, nil)] + exact
  }

  /// The positions of the versions that have answers, the reference first.
  static func order(
    of versions: [String], counts: [Double], _ outcome: String, _ reference: String?
  ) throws(AnalysisError) -> [Int] {
    let filled = versions.indices.filter { counts[$0] > 0 }
    guard let any = filled.first else { throw .allMissing(outcome: outcome) }
    let first = reference ?? versions[any]
    guard let start = versions.firstIndex(of: first) else {
      throw .unknownVersion(first, among: versions)
    }
    guard filled.count > 1 else { throw .oneVersion(outcome: outcome, version: versions[any]) }
    guard counts[start] > 0 else { throw .emptyReference(outcome: outcome, version: first) }
    return [start] + filled.filter { $0 != start }
  }

  private static func warnings(
    _ outcome: String, _ table: ContingencyTable, _ options: [String], _ versions: [String],
    lacksExact: Bool
  ) -> [ComparisonWarning] {
    var warnings: [ComparisonWarning] = []
    let small = table.countOfExpected(under: 5)
    if small > 0 {
      warnings.append(
        .smallExpectedCounts(
          outcome: outcome, smallest: table.smallestExpected, cells: small,
          of: table.rowCount * table.columnCount))
    }
    if lacksExact { warnings.append(.exactTestNeedsWholeCounts(outcome: outcome)) }
    if !options.isEmpty { warnings.append(.emptyOptions(outcome: outcome, options: options)) }
    if !versions.isEmpty { warnings.append(.emptyVersions(outcome: outcome, versions: versions)) }
    return warnings
  }
}

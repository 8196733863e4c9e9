import VignetteKit

/// The comparisons of several outcomes of one study: p-values are adjusted by Holm within each
/// method, over all outcomes or within the families that the settings name.
public struct VersionComparisonFamily: Sendable, Equatable {
  /// The comparisons, one per outcome.
  public let outcomes: [OutcomeComparison]
  /// How they were made.
  public let settings: VersionComparison.Settings

  /// Joins comparisons to a family.
  public init(_ outcomes: [OutcomeComparison], settings: VersionComparison.Settings) {
    self.outcomes = outcomes
    self.settings = settings
  }

  /// Joins comparisons of single-choice outcomes to a family.
  public init(_ comparisons: [VersionComparison], settings: VersionComparison.Settings) {
    self.init(comparisons.map { .options($0) }, settings: settings)
  }

  /// Compares several outcomes between the versions named in a column of the responses: columns of
  /// labels by their shares, columns of numbers by their means.
  ///
  /// - Parameters:
  ///   - outcomes: the columns.
  ///   - versionColumn: the column that says which version a respondent saw.
  ///   - reference: the version that the others are compared with; nil for the first.
  ///   - responses: one row per respondent, or counted rows.
  ///   - count: a column that says how many respondents a row stands for.
  ///   - settings: confidence, margin, exact tests.
  public init(
    of outcomes: [String], by versionColumn: String = "version", against reference: String? = nil,
    in responses: ResponseTable, countedBy count: String? = nil,
    settings: VersionComparison.Settings = VersionComparison.Settings()
  ) throws(AnalysisError) {
    var comparisons: [OutcomeComparison] = []
    for outcome in outcomes {
      comparisons.append(
        try OutcomeComparison(
          of: outcome, by: versionColumn, against: reference, in: responses, countedBy: count,
          settings: settings))
    }
    self.init(comparisons, settings: settings)
  }

  /// The comparisons of single-choice outcomes.
  public var comparisons: [VersionComparison] {
    outcomes.compactMap { if case .options(let comparison) = $0 { comparison } else { nil } }
  }

  /// The tests of all outcomes in reading order, each with its p-value adjusted over the outcomes
  /// of its family. An outcome of several families has the largest of its adjusted p-values.
  public var tests: [OutcomeTest] {
    var tests = outcomes.flatMap(\.tests)
    for family in families {
      for method in TestMethod.allCases {
        let places = tests.indices.filter {
          tests[$0].test.method == method && family.contains(tests[$0].outcome)
        }
        let adjusted = MultipleTesting.holm(places.map { tests[$0].test.pValue })
        for (place, pValue) in zip(places, adjusted) {
          tests[place].adjustedPValue =
            [tests[place].adjustedPValue, pValue].compactMap { $0 }.max()
        }
      }
    }
    return tests
  }

  /// Whether the outcomes are adjusted apart, in several families.
  var isDivided: Bool { families.filter { !$0.isEmpty }.count > 1 }

  /// The names of the outcomes that are adjusted together: those of each of the settings' families,
  /// last the outcomes that none of them names.
  var families: [Set<String>] {
    let names = Set(outcomes.map(\.outcome))
    let named = settings.families.map { names.intersection($0.outcomes) }
    return named + [names.subtracting(named.joined())]
  }

  /// What a reader must know.
  public var warnings: [ComparisonWarning] { outcomes.flatMap(\.warnings) }
}

import VignetteKit

/// The comparisons of several outcomes of one study, as one family: p-values are adjusted by Holm
/// over the outcomes, within each method.
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

  /// The tests of all outcomes in reading order, each with its p-value adjusted over the outcomes.
  public var tests: [OutcomeTest] {
    var tests = outcomes.flatMap(\.tests)
    for method in TestMethod.allCases {
      let places = tests.indices.filter { tests[$0].test.method == method }
      let adjusted = MultipleTesting.holm(places.map { tests[$0].test.pValue })
      for (place, pValue) in zip(places, adjusted) { tests[place].adjustedPValue = pValue }
    }
    return tests
  }

  /// What a reader must know.
  public var warnings: [ComparisonWarning] { outcomes.flatMap(\.warnings) }
}

/// The comparison of one outcome, by what its answers are.
public enum OutcomeComparison: Sendable, Equatable {
  /// One of several options.
  case options(VersionComparison)
  /// Any number of several options.
  case choices(MultipleChoiceComparison)
  /// Numbers, such as ratings.
  case numbers(MeanComparison)

  /// Compares a column of labels by its shares, a column of numbers by its means.
  public init(
    of outcome: String, by versionColumn: String, against reference: String?,
    in responses: ResponseTable, countedBy count: String?, settings: VersionComparison.Settings
  ) throws(AnalysisError) {
    let column: Column
    do { column = try responses.column(outcome) } catch { throw .responses(error) }
    if column.isNumeric {
      self = .numbers(
        try MeanComparison(
          of: outcome, by: versionColumn, against: reference, in: responses, countedBy: count,
          settings: settings))
    } else {
      let groups = try VersionGroups(versionColumn, column, in: responses, countedBy: count)
      var comparison = try VersionComparison(
        ContingencyTable(groups), on: outcome, against: reference, settings: settings)
      comparison.warnings = groups.warnings + comparison.warnings
      self = .options(comparison)
    }
  }

  /// The question.
  public var outcome: String {
    switch self {
    case .options(let comparison): comparison.outcome
    case .choices(let comparison): comparison.outcome
    case .numbers(let comparison): comparison.outcome
    }
  }

  /// Its tests, without adjustment over outcomes.
  public var tests: [OutcomeTest] {
    switch self {
    case .options(let comparison):
      comparison.tests.map { OutcomeTest(comparison.outcome, $0.test, $0.effect) }
    case .choices(let comparison):
      comparison.comparisons.flatMap { option in
        option.tests.map {
          OutcomeTest(comparison.outcome, $0.test, $0.effect, option: option.outcome)
        }
      }
    case .numbers(let comparison):
      comparison.contrasts.flatMap { contrast in
        let welch = contrast.welch.map {
          OutcomeTest(comparison.outcome, $0, $0.hedgesG, contrast: contrast.name)
        }
        let ranks = contrast.mannWhitney.map {
          OutcomeTest(comparison.outcome, $0, $0.rankBiserial, contrast: contrast.name)
        }
        return [welch, ranks].compactMap { $0 }
      }
    }
  }

  /// What a reader must know.
  public var warnings: [ComparisonWarning] {
    switch self {
    case .options(let comparison): comparison.warnings
    case .choices(let comparison): comparison.warnings
    case .numbers(let comparison): comparison.warnings
    }
  }
}

/// A test of one outcome within a family of outcomes.
public struct OutcomeTest: Sendable {
  /// The question.
  public let outcome: String
  /// The option, where the options of a multiple choice are tested one by one.
  public let option: String?
  /// The versions that are compared, where not all of them are compared at once.
  public let contrast: String?
  /// The test.
  public let test: any HypothesisTest
  /// The effect size that belongs to it.
  public let effect: EffectSize?
  /// Adjusted by Holm over the outcomes, among the tests of the same method.
  public internal(set) var adjustedPValue: Double?

  init(
    _ outcome: String, _ test: any HypothesisTest, _ effect: EffectSize?, option: String? = nil,
    contrast: String? = nil
  ) {
    self.outcome = outcome
    self.option = option
    self.contrast = contrast
    self.test = test
    self.effect = effect
  }
}

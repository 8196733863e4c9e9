import VignetteKit

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
  /// Adjusted by Holm over the outcomes of its family, among the tests of the same method.
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

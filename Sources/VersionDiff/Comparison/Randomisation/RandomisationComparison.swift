import VignetteKit

/// The comparison of versions by what was randomised, and nothing else: p-values under the
/// hypothesis that the version makes no difference to anybody's answer, from all ways in which the
/// recorded assignment could have come out.
///
/// Needs no distribution of the answers and no large sample. Whether somebody answered is taken as
/// unaffected by the version: those without an answer keep their places, and are left out.
///
/// With more than two versions each is also compared with the reference, everybody else keeping
/// theirs; minimisation can't be replayed so, and tests them all at once only.
///
/// - Reference: [ImbensRubin2015], chapter 5
public struct RandomisationComparison: Sendable, Equatable {
  /// The test of an outcome: all versions at once by Pearson's X², or two by their means.
  public struct Test: Sendable, Equatable {
    /// The question.
    public let outcome: String
    /// The versions of a test of two means: version minus reference; nil for a test of all.
    public let contrast: String?
    /// Pearson's X², or the studentised difference of means.
    public let statistic: Double
    /// Its p-value.
    public let pValue: RandomisationPValue
    /// Adjusted by Holm over the tests.
    public internal(set) var adjustedPValue: Double?
  }

  /// One version against the reference, on one option or in the mean.
  public struct Contrast: Sendable, Equatable {
    /// The question.
    public let outcome: String
    /// The option; nil for means.
    public let option: String?
    /// The versions: version minus reference.
    public let contrast: String
    /// The difference of shares or means.
    public let estimate: Double
    /// The studentised difference of means; nil for shares, whose difference is the statistic.
    public let statistic: Double?
    /// The p-value.
    public let pValue: RandomisationPValue
    /// Adjusted by Holm over options and contrasts within an outcome.
    public internal(set) var adjustedPValue: Double?
    /// The smallest constant effect that is not rejected; nil for shares, and where the design is
    /// too small to reject any.
    public let low: Double?
    /// The largest.
    public let high: Double?
  }

  /// An outcome that could not be tested.
  public struct NotTested: Sendable, Equatable {
    /// The question.
    public let outcome: String
    /// Why not.
    public let reason: String
  }

  /// The method by which the log assigned.
  public let method: AssignmentPlan.Method
  /// How far it went.
  public let plan: RandomisationPlan
  /// The confidence of intervals.
  public let confidence: ConfidenceLevel
  /// Tests of whole outcomes.
  public internal(set) var tests: [Test] = []
  /// Differences.
  public internal(set) var contrasts: [Contrast] = []
  /// What could not be tested.
  public internal(set) var notTested: [NotTested] = []

  /// Tests outcomes.
  ///
  /// - Parameters:
  ///   - outcomes: columns of labels (one of several options) or numbers.
  ///   - choices: questions with any number of options, by name.
  ///   - versionColumn: the version that each respondent saw, which must be the log's.
  ///   - unitColumn: the respondents' names in the log.
  ///   - reference: the version that others are compared with; nil for the design's first.
  /// - Throws: ``AnalysisError/randomisation(_:)``, ``AnalysisError/responses(_:)``,
  ///   ``AnalysisError/unknownVersion(_:nearest:)``.
  public init(
    of outcomes: [String], choices: [(name: String, answers: MultipleChoice)] = [],
    by versionColumn: String, unit unitColumn: String, in responses: ResponseTable,
    log: AssignmentLog, against reference: String? = nil, plan: RandomisationPlan,
    confidence: ConfidenceLevel = .ninetyFive
  ) throws(AnalysisError) {
    method = log.opening.design.method
    self.plan = plan
    self.confidence = confidence
    let set = try RandomisationSet(
      matching: responses, version: versionColumn, unit: unitColumn, log)
    var first = 0
    if let reference {
      guard let index = set.versions.firstIndex(of: reference) else {
        throw AnalysisError.unknownVersion(reference, among: set.versions)
      }
      first = index
    }
    var columns: [Column] = []
    for outcome in outcomes {
      do { columns.append(try responses.column(outcome)) } catch { throw .responses(error) }
    }
    do throws(RandomisationMistake) {
      for column in columns { try test(column, in: set, against: first) }
      for choice in choices {
        for (option, column) in zip(choice.answers.options, choice.answers.memberships.columns) {
          try test(membership: column, option, choice.name, in: set, against: first)
        }
      }
    } catch {
      throw .randomisation(error)
    }
    adjust()
  }

  /// Holm's adjustment: tests among themselves, differences within each outcome. Two options that
  /// exclude each other count once.
  private mutating func adjust() {
    let adjusted = MultipleTesting.holm(tests.map(\.pValue.value))
    for index in tests.indices { tests[index].adjustedPValue = adjusted[index] }
    for (_, members) in Dictionary(grouping: contrasts.indices, by: { contrasts[$0].outcome }) {
      let adjusted = MultipleTesting.holm(members.map { contrasts[$0].pValue.value })
      for (index, value) in zip(members, adjusted) { contrasts[index].adjustedPValue = value }
    }
  }
}

import VignetteKit

/// Whether the data came about as planned: how many respondents each version got, and whether
/// answers are missing more often in one version than in another.
public struct Integrity: Sendable, Equatable {
  /// A sample-ratio mismatch below this p-value is a warning: chance alone hardly ever does it,
  /// and few other checks are so sure to find a broken assignment or export.
  public static let alarm = 0.001

  /// What was planned for a version and what came.
  public struct Arm: Sendable, Equatable {
    /// The version.
    public let version: String
    /// How many respondents it got.
    public let count: Int
    /// The planned share of all respondents; nil without a plan.
    public let planned: Double?
    /// How many respondents that would be; nil without a plan.
    public let expected: Double?
  }

  /// The missing answers to one question.
  public struct MissingAnswers: Sendable, Equatable {
    /// The question.
    public let outcome: String
    /// The share of missing answers in each version, in the order of the arms.
    public let shares: [Proportion]
    /// The test that they are the same in all versions; nil where none or all are missing.
    public let test: (any HypothesisTest)?

    /// Whether both say the same.
    public static func == (first: Self, second: Self) -> Bool {
      first.outcome == second.outcome && first.shares == second.shares
    }
  }

  /// The versions.
  public let arms: [Arm]
  /// The test of the counts against the planned shares; nil without a plan.
  public let sampleRatio: MultinomialTest?
  /// The missing answers, question by question.
  public let missing: [MissingAnswers]
  /// How many respondents have no version at all.
  public let withoutVersion: Int
  /// What a reader must know.
  public let warnings: [ComparisonWarning]

  /// Checks counts against a plan.
  ///
  /// - Parameters:
  ///   - counts: how many respondents each version got.
  ///   - versions: their names.
  ///   - planned: the planned shares by version, in any unit; nil without a plan. A version that
  ///     it doesn't name, or names with 0, should have got nobody and takes no part in the test.
  ///   - missing: the missing answers.
  ///   - withoutVersion: how many respondents have no version.
  /// - Throws: ``AnalysisError/invalidAllocation(version:share:)``,
  ///   ``AnalysisError/unknownVersion(_:nearest:)`` for a plan that names a version which the
  ///   data don't have.
  public init(
    _ counts: [Int], perVersion versions: [String], planned: [String: Double]?,
    missing: [MissingAnswers] = [], withoutVersion: Int = 0
  ) throws(AnalysisError) {
    precondition(counts.count == versions.count, "a count per version")
    var names = versions
    var totals = counts
    for (name, share) in (planned ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard share >= 0, share.isFinite else {
        throw .invalidAllocation(version: name, share: share)
      }
      if !names.contains(name) {
        // A planned version that nobody saw is a finding, not a mistake in the plan.
        names.append(name)
        totals.append(0)
      }
    }
    let shares = planned.map { plan in names.map { plan[$0] ?? 0 } }
    let whole = shares?.reduce(0, +) ?? 0
    let tested = names.indices.filter { (shares?[$0] ?? 0) > 0 }
    let total = tested.reduce(0) { $0 + totals[$1] }
    arms = names.indices.map { index in
      let share = shares.flatMap { whole > 0 ? $0[index] / whole : nil }
      return Arm(
        version: names[index], count: totals[index], planned: share,
        expected: share.map { $0 * Double(total) })
    }
    sampleRatio =
      tested.count > 1 && total > 0
      ? MultinomialTest(tested.map { totals[$0] }, shares: tested.map { shares?[$0] ?? 0 })
      : nil
    self.missing = missing
    self.withoutVersion = withoutVersion
    warnings = Self.warnings(arms, sampleRatio, missing, withoutVersion)
  }

  private static func warnings(
    _ arms: [Arm], _ test: MultinomialTest?, _ missing: [MissingAnswers], _ withoutVersion: Int
  ) -> [ComparisonWarning] {
    var warnings: [ComparisonWarning] = []
    if let test, test.pValue < alarm {
      warnings.append(
        .sampleRatioMismatch(
          pValue: test.pValue, observed: arms.map { "\($0.version): \($0.count)" },
          expected: arms.map { "\($0.version): \(Int(($0.expected ?? 0).rounded()))" }))
    }
    for arm in arms where arm.planned == 0 && arm.count > 0 {
      warnings.append(.unplannedVersion(version: arm.version, count: arm.count))
    }
    for answers in missing {
      if let test = answers.test, test.pValue < alarm {
        warnings.append(.unequalMissing(outcome: answers.outcome, pValue: test.pValue))
      }
    }
    if withoutVersion > 0 { warnings.append(.withoutVersion(count: withoutVersion)) }
    return warnings
  }
}

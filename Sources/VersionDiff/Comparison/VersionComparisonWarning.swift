/// What a reader of a comparison must know before believing it.
public enum ComparisonWarning: Sendable, Equatable {
  /// Expected counts under 5: large-sample p-values may be off.
  case smallExpectedCounts(outcome: String, smallest: Double, cells: Int, of: Int)
  /// An exact test was asked for or needed, and a count isn't whole.
  case exactTestNeedsWholeCounts(outcome: String)
  /// Options that nobody chose.
  case emptyOptions(outcome: String, options: [String])
  /// Versions in which nobody answered.
  case emptyVersions(outcome: String, versions: [String])
  /// Options of a multiple choice that everybody or nobody chose.
  case constantOptions(outcome: String, options: [String])
  /// Numbers that don't allow a test of means.
  case notTested(outcome: String, contrast: String, reason: String)
  /// Respondents per version that chance hardly ever makes of the planned allocation.
  case sampleRatioMismatch(pValue: Double, observed: [String], expected: [String])
  /// Respondents in a version that was to get none.
  case unplannedVersion(version: String, count: Int)
  /// Answers that are missing more often in one version than in another.
  case unequalMissing(outcome: String, pValue: Double)
  /// Respondents of whom nobody knows which version they saw.
  case withoutVersion(count: Int)
  /// Respondents without an answer, who are left out.
  case missingAnswers(outcome: String, missing: Int, of: Int)

  /// The same warning of an option as one of the question to which it belongs.
  func belonging(to question: String) -> ComparisonWarning {
    switch self {
    case .smallExpectedCounts(let option, let smallest, let cells, let all):
      .smallExpectedCounts(
        outcome: "\(question): \(option)", smallest: smallest, cells: cells, of: all)
    case .exactTestNeedsWholeCounts(let option):
      .exactTestNeedsWholeCounts(outcome: "\(question): \(option)")
    default: self
    }
  }
}

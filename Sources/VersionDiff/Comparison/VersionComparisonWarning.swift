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

  /// The same warning of an option as one of the question to which it belongs.
  func belonging(to question: String) -> ComparisonWarning {
    switch self {
    case .smallExpectedCounts(let option, let smallest, let cells, let all):
      .smallExpectedCounts(
        outcome: "\(question): \(option)", smallest: smallest, cells: cells, of: all)
    case .exactTestNeedsWholeCounts(let option):
      .exactTestNeedsWholeCounts(outcome: "\(question): \(option)")
    case .emptyOptions, .emptyVersions, .constantOptions, .notTested: self
    }
  }
}

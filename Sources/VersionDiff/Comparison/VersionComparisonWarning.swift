/// What a reader of a comparison must know before believing it.
public enum ComparisonWarning: Sendable, Equatable {
  /// Expected counts under 5: large-sample p-values may be off.
  case smallExpectedCounts(outcome: String, smallest: Double, cells: Int, of: Int)
  /// Options that nobody chose.
  case emptyOptions(outcome: String, options: [String])
  /// Versions in which nobody answered.
  case emptyVersions(outcome: String, versions: [String])
}

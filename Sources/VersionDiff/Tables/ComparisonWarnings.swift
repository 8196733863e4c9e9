extension AnalysisWarning {
  /// The words for a warning of a comparison.
  public init(_ warning: ComparisonWarning) {
    switch warning {
    case .smallExpectedCounts(let outcome, let smallest, let cells, let all):
      self.init(
        code: "small-expected-counts",
        message: "'\(outcome)': \(cells) of \(all) expected counts are under 5 (the smallest is "
          + "\(smallest.rounded4)), so large-sample p-values may be off; read Fisher's exact test.")
    case .exactTestNeedsWholeCounts(let outcome):
      self.init(
        code: "no-exact-test",
        message: "'\(outcome)': Fisher's exact test needs whole counts, and these are weighted; "
          + "the large-sample tests stand alone.")
    case .emptyOptions(let outcome, let options):
      self.init(
        code: "empty-options",
        message: "'\(outcome)': nobody chose \(Self.list(options)); the tests leave this out.")
    case .emptyVersions(let outcome, let versions):
      self.init(
        code: "empty-versions",
        message: "'\(outcome)': nobody answered in version \(Self.list(versions)), which is left "
          + "out.")
    case .constantOptions(let outcome, let options):
      self.init(
        code: "constant-options",
        message: "'\(outcome)': everybody or nobody chose \(Self.list(options)), so that there is "
          + "nothing to test.")
    case .notTested(let outcome, let contrast, let reason):
      self.init(
        code: "not-tested", message: "'\(outcome)', \(contrast): means were not tested. \(reason)")
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}

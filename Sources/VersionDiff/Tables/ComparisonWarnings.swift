extension AnalysisWarning {
  /// The words for a warning of a comparison.
  public init(_ warning: ComparisonWarning) {
    switch warning {
    case .smallExpectedCounts(let outcome, let smallest, let cells, let all):
      self.init(
        code: "small-expected-counts",
        message: "'\(outcome)': \(cells) of \(all) expected counts are under 5 (the smallest is "
          + "\(readable(smallest))), so large-sample p-values may be off; read Fisher's exact test."
      )
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
    case .sampleRatioMismatch(let pValue, let observed, let expected):
      self.init(
        code: "sample-ratio-mismatch",
        message:
          "The versions did not get the planned numbers of respondents (\(readableP(pValue))): "
          + "observed \(observed.joined(separator: ", ")); expected "
          + "\(expected.joined(separator: ", ")). Find out what went wrong in assignment or "
          + "export before believing any difference between the versions.")
    case .unplannedVersion(let version, let count):
      self.init(
        code: "unplanned-version",
        message: "Version '\(version)' has \(count) respondents and was planned to have none; "
          + "check the version column and the plan.")
    case .unequalMissing(let outcome, let pValue):
      self.init(
        code: "unequal-missing-answers",
        message: "Answers to '\(outcome)' are missing more often in one version than in another "
          + "(\(readableP(pValue))); those who answered may not be comparable.")
    case .withoutVersion(let count):
      self.init(
        code: "without-version",
        message: count == 1
          ? "1 respondent has no version and is left out of every comparison."
          : "\(count) respondents have no version and are left out of every comparison.")
    case .missingAnswers(let outcome, let missing, let all):
      self.init(
        code: "missing-answers",
        message: missing == 1
          ? "'\(outcome)': 1 of \(all) respondents has no answer and is left out."
          : "'\(outcome)': \(missing) of \(all) respondents have no answer and are left out.")
    case .notTested(let outcome, let contrast, let reason):
      self.init(
        code: "not-tested", message: "'\(outcome)', \(contrast): means were not tested. \(reason)")
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}

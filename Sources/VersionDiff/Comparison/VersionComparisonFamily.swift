import VignetteKit

/// The comparisons of several outcomes of one study, as one family: p-values are adjusted by Holm
/// over the outcomes, within each method.
public struct VersionComparisonFamily: Sendable, Equatable {
  /// The comparisons, one per outcome.
  public let comparisons: [VersionComparison]
  /// How they were made.
  public let settings: VersionComparison.Settings

  /// Joins comparisons to a family.
  ///
  /// - Precondition: all were made with these settings.
  public init(_ comparisons: [VersionComparison], settings: VersionComparison.Settings) {
    precondition(comparisons.allSatisfy { $0.settings == settings }, "one way of comparing")
    self.comparisons = comparisons
    self.settings = settings
  }

  /// Compares several outcomes between the versions named in a column of the responses.
  public init(
    of outcomes: [String], by versionColumn: String = "version", against reference: String? = nil,
    in responses: ResponseTable, countedBy count: String? = nil,
    settings: VersionComparison.Settings = VersionComparison.Settings()
  ) throws(AnalysisError) {
    var comparisons: [VersionComparison] = []
    for outcome in outcomes {
      let table = try ContingencyTable(
        of: outcome, by: versionColumn, in: responses, countedBy: count)
      comparisons.append(
        try VersionComparison(table, on: outcome, against: reference, settings: settings))
    }
    self.init(comparisons, settings: settings)
  }

  /// The tests of all outcomes in reading order, each with its p-value adjusted over the outcomes.
  public var tests: [OutcomeTest] {
    var tests = comparisons.flatMap { comparison in
      comparison.tests.map { OutcomeTest(comparison.outcome, $0) }
    }
    for method in TestMethod.allCases {
      let places = tests.indices.filter { tests[$0].test.method == method }
      let adjusted = MultipleTesting.holm(places.map { tests[$0].test.pValue })
      for (place, pValue) in zip(places, adjusted) { tests[place].adjustedPValue = pValue }
    }
    return tests
  }
}

/// A test of one outcome within a family of outcomes.
public struct OutcomeTest: Sendable {
  /// The question.
  public let outcome: String
  /// The test.
  public let test: any HypothesisTest
  /// Adjusted by Holm over the outcomes, among the tests of the same method.
  public internal(set) var adjustedPValue: Double?

  init(_ outcome: String, _ test: any HypothesisTest) {
    self.outcome = outcome
    self.test = test
  }
}

extension VersionComparison {
  /// The tests of the whole distribution.
  public var tests: [any HypothesisTest] { [pearson, likelihoodRatio] }
}

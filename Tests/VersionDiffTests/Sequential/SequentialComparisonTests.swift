import TestSupport
import Testing

@testable import VersionDiff

@Suite struct SequentialComparisonTests {
  struct Case: Decodable, Sendable {
    let kind: String
    let planned: Int
    let counts: [[Int]]?
    let samples: [[Double]]?
    let confidence: Double
    let estimate: Double
    let low: Double
    let high: Double
    let pValue: Double
  }

  @Test func reference() throws {
    for test in try Fixture<Case>.load("sequences").cases {
      let plan = SequentialPlan(
        versions: ["1", "2"], shares: [2, 1], respondents: test.planned, minimumPerVersion: 20,
        confidence: try ConfidenceLevel(test.confidence))
      let comparison = SequentialComparison([tally(of: test)], plan: plan)
      let contrast = try #require(comparison.contrasts.first)
      guard case .difference(let estimate, let pValue) = contrast.look else {
        Issue.record("\(contrast.look)")
        continue
      }
      // Numbers around a million keep ten digits of their differences.
      let tolerance = test.kind == "means" ? 1e-8 : 1e-9
      expectClose(estimate.value, test.estimate, relative: tolerance)
      expectClose(estimate.interval?.lowerBound, test.low, relative: tolerance)
      expectClose(estimate.interval?.upperBound, test.high, relative: tolerance)
      expectClose(pValue, test.pValue, relative: test.kind == "means" ? 1e-7 : 1e-9)
      // The second of two options is the first with the sign changed.
      if let other = comparison.contrasts.dropFirst().first {
        expectClose(try #require(other.pValue), pValue, relative: 1e-9)
        #expect(other.adjustedPValue == contrast.adjustedPValue)
      }
    }
  }

  private func tally(of test: Case) -> OutcomeTally {
    if let counts = test.counts {
      return OutcomeTally(
        "advice",
        .oneOption(["yes", "no"], counts: counts.map { [$0[0], $0[1] - $0[0]] }))
    }
    return OutcomeTally("rating", .numbers((test.samples ?? []).map(moments)))
  }

  private func moments(_ values: [Double]) -> RunningMoments {
    var moments = RunningMoments()
    for value in values { moments.add(value) }
    return moments
  }

  private let plan = SequentialPlan(
    versions: ["1", "2", "3"], shares: [1, 1, 1], respondents: 600, minimumPerVersion: 100)

  @Test func nothingIsSaidBeforeTheMinimum() {
    let counts = [[60, 40, 20], [30, 50, 40], [33, 33, 33]]
    let comparison = SequentialComparison(
      [OutcomeTally("advice", .oneOption(["a", "b", "c"], counts: counts))], plan: plan)
    #expect(
      comparison.contrasts.map(\.name) == ["2 - 1", "3 - 1", "2 - 1", "3 - 1", "2 - 1", "3 - 1"])
    for contrast in comparison.contrasts {
      #expect((contrast.look == .notStarted) == (contrast.version == "3"))
      #expect((contrast.adjustedPValue == nil) == (contrast.version == "3"))
      #expect(contrast.count == contrast.versionCount + contrast.referenceCount)
    }
    #expect(comparison.contrasts[0].versionCount == 120)
  }

  /// Contrasts that have not started count in the family as well.
  @Test func theFamilyIsThatOfThePlanFromTheStart() throws {
    let advice = OutcomeTally(
      "advice", .oneOption(["a", "b"], counts: [[100, 20], [60, 60], [0, 0]]))
    let empty = OutcomeTally(
      "later", .oneOption(["a", "b", "c"], counts: [[0, 0, 0], [0, 0, 0], [0, 0, 0]]))
    let alone = SequentialComparison([advice], plan: plan).contrasts[0]
    let both = SequentialComparison([advice, empty], plan: plan).contrasts[0]
    let pValue = try #require(alone.pValue)
    #expect(pValue < 0.01)
    expectClose(alone.adjustedPValue, 2 * pValue, relative: 1e-12)
    expectClose(both.adjustedPValue, 8 * pValue, relative: 1e-12)
  }

  @Test func limitsNeverMeetWhereNobodyOrEverybodyChose() throws {
    let counts = [[200, 0], [200, 0], [200, 0]]
    let comparison = SequentialComparison(
      [
        OutcomeTally(
          "advice", .severalOptions(["a", "b"], counts: counts, respondents: [200, 200, 200]))
      ],
      plan: plan)
    #expect(comparison.contrasts.count == 4)
    for contrast in comparison.contrasts {
      guard case .difference(let estimate, let pValue) = contrast.look else {
        Issue.record("\(contrast.look)")
        continue
      }
      let limits = try #require(estimate.interval)
      #expect(estimate.value == 0 && pValue == 1)
      #expect(limits.upperBound > 0.01 && limits.lowerBound < -0.01)
    }
  }

  @Test func equalNumbersShowNoSpread() {
    let same = moments([Double](repeating: 4, count: 120))
    let comparison = SequentialComparison(
      [OutcomeTally("rating", .numbers([same, same, moments([1, 2])]))], plan: plan)
    #expect(comparison.contrasts.map(\.look) == [.noVariation, .notStarted])
    let table = EffectTable(meansOf: comparison)
    #expect(table.rows.count == 2)
    #expect(table.cell(row: 0, column: "started") == .boolean(true))
    #expect(table.cell(row: 0, column: "estimate") == .missing)
    #expect(table.cell(row: 1, column: "note")?.text == "too few answers yet")
  }

  @Test func thePlanRaisesAMinimumThatIsTooSmall() {
    let plan = SequentialPlan(
      versions: ["1", "2"], shares: [1, 1], respondents: nil, minimumPerVersion: 1)
    #expect(plan.minimumPerVersion == SequentialPlan.fewestPerVersion)
    let table = EffectTable(
      sharesOf: SequentialComparison(
        [OutcomeTally("advice", .oneOption(["a", "b"], counts: [[30, 10], [10, 30]]))], plan: plan))
    #expect(table.notes.last?.contains("tuned to 1000 and valid at any number") == true)
    #expect(table.cell(row: 0, column: "estimate")?.number == -0.5)
    #expect(table.cell(row: 0, column: "contrast")?.text == "2 - 1")
  }
}

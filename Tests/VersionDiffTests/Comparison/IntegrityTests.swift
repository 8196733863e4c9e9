import TestSupport
import Testing
import VersionDiff
import VignetteKit

@Suite struct IntegrityTests {
  @Test func sampleRatiosAgreeWithR() throws {
    for reference in try BalanceReference.load().ratios {
      let test = MultinomialTest(reference.counts, shares: reference.shares)
      #expect(test.isExact == reference.exact)
      expectClose(test.chiSquared, reference.chiSquared, relative: 1e-11)
      expectClose(test.pValue, reference.p, relative: 1e-9, "\(reference.counts)")
    }
  }

  @Test func mismatchIsLoud() throws {
    let integrity = try Integrity(
      [1375, 688], perVersion: ["1", "2"], planned: ["1": 1, "2": 1])
    #expect(integrity.warnings.map { AnalysisWarning($0).code } == ["sample-ratio-mismatch"])
    #expect(integrity.arms[0].expected == 1031.5)
    let fine = try Integrity([1375, 688], perVersion: ["1", "2"], planned: ["1": 2, "2": 1])
    #expect(fine.warnings.isEmpty)
  }

  @Test func armsPlannedWithZeroDoNotCount() throws {
    let with = try Integrity(
      [10, 14, 3], perVersion: ["1", "2", "test"], planned: ["1": 1, "2": 1, "test": 0])
    let without = try Integrity([10, 14], perVersion: ["1", "2"], planned: ["1": 1, "2": 1])
    #expect(with.sampleRatio == without.sampleRatio)
    #expect(with.warnings == [.unplannedVersion(version: "test", count: 3)])
  }

  @Test func plannedVersionsThatNobodySawCount() throws {
    let integrity = try Integrity(
      [30, 30], perVersion: ["1", "2"], planned: ["1": 1, "2": 1, "3": 1])
    #expect(integrity.arms.map(\.count) == [30, 30, 0])
    #expect((integrity.sampleRatio?.pValue ?? 1) < 1e-8)
  }

  @Test func withoutPlanThereIsNothingToTest() throws {
    let integrity = try Integrity([10, 14], perVersion: ["1", "2"], planned: nil)
    #expect(integrity.sampleRatio == nil)
    let table = EffectTable(integrity)
    #expect(table.cell(row: 0, column: "p.value") == .missing)
    #expect(
      table.cell(row: 0, column: "note")
        == .text("no planned allocation was stated, so there is no plan to test against"))
  }

  @Test func negativeSharesAreRefused() {
    #expect(throws: AnalysisError.invalidAllocation(version: "2", share: -1)) {
      try Integrity([1, 2], perVersion: ["1", "2"], planned: ["1": 1, "2": -1])
    }
  }

  @Test func missingAnswersByVersion() throws {
    let responses = ResponseTable(columns: [
      Column(name: "version", labels: ["1", "1", "1", "2", "2", "2", nil]),
      Column(name: "q", labels: ["a", "b", nil, nil, nil, "a", "a"]),
    ])
    let integrity = try Integrity(of: ["q"], in: responses)
    #expect(integrity.withoutVersion == 1)
    #expect(integrity.missing[0].shares.map(\.count) == [1, 2])
    #expect(integrity.missing[0].test?.method == .fisher)
    #expect(integrity.missing[0].test?.pValue == 1)
    let table = EffectTable(integrity)
    #expect(table.cell(row: 3, column: "n") == .integer(3))
  }
}

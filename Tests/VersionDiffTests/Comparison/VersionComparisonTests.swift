import TestSupport
import Testing
import VersionDiff
import VignetteKit

/// The three dilemmas of the civil servants' study, from published percentages by largest
/// remainder.
enum Dilemmas {
  static let first: [[Double]] = [[829, 406], [260, 164], [111, 49], [175, 69]]
  static let second: [[Double]] = [[481, 294], [380, 192], [364, 133], [150, 69]]
  static let third: [[Double]] = [[653, 304], [458, 249], [116, 48], [70, 49], [78, 38]]
}

@Suite struct VersionComparisonTests {
  @Test(arguments: [
    (Dilemmas.first, 8.90, 3.0, 0.031), (Dilemmas.second, 17.39, 3.0, 0.0006),
    (Dilemmas.third, 6.72, 4.0, 0.15),
  ])
  func publishedDilemmas(counts: [[Double]], statistic: Double, df: Double, pValue: Double) throws {
    let comparison = try VersionComparison(ContingencyTable(counts), on: "advice")
    // As they are printed: two decimals, and one digit of p.
    #expect(abs(comparison.pearson.chiSquared - statistic) < 0.005)
    #expect(comparison.pearson.degreesOfFreedom == df)
    expectClose(comparison.pearson.pValue, pValue, relative: 0.04)
    #expect(comparison.fisher == nil)
    #expect(comparison.warnings.isEmpty)
  }

  @Test func swappedVersionsChangeOnlySigns() throws {
    let table = try ContingencyTable(Dilemmas.first)
    let forth = try VersionComparison(table, on: "advice", against: "1")
    let back = try VersionComparison(table, on: "advice", against: "2")
    #expect(back.differences[0].contrast == "1 - 2")
    expectClose(forth.pearson.pValue, back.pearson.pValue, relative: 1e-13)
    for (one, other) in zip(forth.differences, back.differences) {
      expectClose(one.difference.value, -other.difference.value, relative: 1e-14)
      expectClose(one.pValue, other.pValue, relative: 1e-12)
      let product = (one.oddsRatio.estimate?.value ?? 0) * (other.oddsRatio.estimate?.value ?? 0)
      expectClose(product, 1, relative: 1e-14)
    }
  }

  @Test func holmCountsTwoOptionsOnce() throws {
    let two = try VersionComparison(ContingencyTable([[30, 45], [70, 55]]), on: "q")
    #expect(two.differences[0].adjustedPValue == two.differences[0].pValue)
    #expect(two.differences[1].adjustedPValue == two.differences[0].adjustedPValue)
    let three = try VersionComparison(
      ContingencyTable([[30, 45, 40], [70, 55, 60]]), on: "q")
    #expect(three.differences.map(\.contrast) == ["2 - 1", "3 - 1", "2 - 1", "3 - 1"])
    let family = MultipleTesting.holm(three.differences.prefix(2).map(\.pValue))
    #expect(three.differences.prefix(2).map(\.adjustedPValue) == family)
  }

  @Test func verdicts() throws {
    func verdict(_ counts: [[Double]], margin: Double?) throws -> OptionDifference.Verdict {
      let settings = VersionComparison.Settings(margin: margin)
      return try VersionComparison(ContingencyTable(counts), on: "q", settings: settings)
        .differences[0].verdict
    }
    #expect(try verdict([[300, 500], [700, 500]], margin: 0.05) == .differs)
    #expect(try verdict([[5000, 5010], [5000, 4990]], margin: 0.05) == .equivalent)
    #expect(
      try verdict([[50_000, 51_000], [50_000, 49_000]], margin: 0.05) == .differsNegligibly)
    #expect(try verdict([[10, 12], [10, 8]], margin: 0.05) == .undecided)
    #expect(try verdict([[5000, 5010], [5000, 4990]], margin: nil) == .undecided)
  }

  @Test func fisherWhereCountsAreSmall() throws {
    let comparison = try VersionComparison(ContingencyTable([[3, 1], [1, 3]]), on: "q")
    let fisher = try #require(comparison.fisher)
    expectClose(fisher.pValue, 17.0 / 35, relative: 1e-14)
    #expect(
      comparison.warnings == [.smallExpectedCounts(outcome: "q", smallest: 2, cells: 4, of: 4)])
    // Version against reference: odds 1/3 over 3/1 turned round.
    #expect((comparison.conditionalOddsRatio?.value ?? 9) < 1)
    let settings = VersionComparison.Settings(exactTests: .always)
    let asked = try VersionComparison(
      ContingencyTable(Dilemmas.third), on: "q", settings: settings)
    #expect(asked.fisher?.isExact == true)
  }

  @Test func emptyOptionsAndVersions() throws {
    let comparison = try VersionComparison(
      ContingencyTable([[10, 0, 12], [20, 0, 9], [0, 0, 0]]), on: "q")
    #expect(comparison.emptyOptions == ["c"])
    #expect(comparison.emptyVersions == ["2"])
    #expect(comparison.pearson.degreesOfFreedom == 1)
    #expect(comparison.differences.count == 3)
    #expect(comparison.differences[2].pValue == nil)
    #expect(comparison.association.isPhi)
  }

  @Test func realValuedCounts() throws {
    let comparison = try VersionComparison(
      ContingencyTable([[1.5, 2.25], [3.5, 1.75]]), on: "q")
    #expect(comparison.fisher == nil)
    #expect(comparison.warnings.contains(.exactTestNeedsWholeCounts(outcome: "q")))
  }

  @Test func refusals() throws {
    func refusal(_ counts: [[Double]], against reference: String? = nil) -> AnalysisError? {
      do throws(AnalysisError) {
        let names = (counts.first ?? []).indices.map { "\($0 + 1)" }
        let table = try ContingencyTable(
          counts: counts, rowNames: counts.indices.map { "option \($0 + 1)" }, columnNames: names)
        _ = try VersionComparison(table, on: "q", against: reference)
        return nil
      } catch { return error }
    }
    #expect(refusal([[0, 0], [0, 0]]) == .allMissing(outcome: "q"))
    #expect(refusal([[3, 0], [2, 0]]) == .oneVersion(outcome: "q", version: "1"))
    #expect(refusal([[3], [2]]) == .oneVersion(outcome: "q", version: "1"))
    #expect(refusal([[3, 4], [0, 0]]) == .oneAnswer(outcome: "q", option: "option 1"))
    #expect(
      refusal([[3, 4], [1, 1]], against: "3") == .unknownVersion("3", nearest: ["1", "2"]))
    #expect(
      refusal([[0, 4, 2], [0, 1, 3]], against: "1") == .emptyReference(outcome: "q", version: "1"))
  }
}

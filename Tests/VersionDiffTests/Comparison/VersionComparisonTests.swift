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

  static func table(_ counts: [[Double]]) throws -> ContingencyTable {
    try ContingencyTable(
      counts: counts, rowNames: counts.indices.map { "option \($0 + 1)" },
      columnNames: ["1", "2"])
  }
}

@Suite struct VersionComparisonTests {
  @Test(arguments: [
    (Dilemmas.first, 8.90, 3.0, 0.031), (Dilemmas.second, 17.39, 3.0, 0.0006),
    (Dilemmas.third, 6.72, 4.0, 0.15),
  ])
  func publishedDilemmas(counts: [[Double]], statistic: Double, df: Double, pValue: Double) throws {
    let comparison = try VersionComparison(Dilemmas.table(counts), on: "advice")
    #expect(abs(comparison.pearson.chiSquared - statistic) < 0.005)
    #expect(comparison.pearson.degreesOfFreedom == df)
    expectClose(comparison.pearson.pValue, pValue, relative: 0.04)
  }
}

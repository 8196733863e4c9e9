import TestSupport
import Testing
import VersionDiff
import VignetteKit

/// `balance.json`.
struct BalanceReference: Decodable, Sendable {
  struct Shares: Decodable, Sendable {
    let reference, version, levels: [Double]
    let overall: Double
  }
  struct OneWay: Decodable, Sendable {
    let groups: [[Double]]
    let f, df1, df2, p: Double
  }
  struct Ratio: Decodable, Sendable {
    let counts: [Int]
    let shares: [Double]
    let exact: Bool
    let chiSquared, p: Double

    enum CodingKeys: String, CodingKey {
      case counts, shares, exact, p
      case chiSquared = "chi.squared"
    }
  }
  let shares: [Shares]
  let oneway: [OneWay]
  let ratios: [Ratio]

  static func load() throws -> BalanceReference {
    try #require(try Fixture<BalanceReference>.load("balance").cases.first)
  }
}

@Suite struct BalanceTests {
  @Test func standardizedDifferencesAgreeWithR() throws {
    for reference in try BalanceReference.load().shares {
      let balance = try Balance(
        of: "age", ContingencyTable(zip(reference.reference, reference.version).map { [$0, $1] }))
      expectClose(
        balance.rows[0].standardizedDifference, reference.overall, relative: 1e-12)
      for (row, expected) in zip(balance.rows.dropFirst(), reference.levels) {
        // R subtracts rounded shares: differences near 0 are rounding there.
        #expect(abs((row.standardizedDifference ?? .nan) - expected) < 1e-14)
      }
    }
  }

  @Test func severalMeansAgreeWithR() throws {
    for reference in try BalanceReference.load().oneway {
      let test = try WelchAnalysisOfVariance(reference.groups.map { Sample($0) })
      expectClose(test.statistic, reference.f, relative: 1e-10)
      #expect(test.numerator == reference.df1)
      expectClose(test.denominator, reference.df2, relative: 1e-10)
      expectClose(test.pValue, reference.p, relative: 1e-9)
    }
  }

  /// The age composition of the civil servants' study, as published.
  @Test func ageDiffersBetweenTheVersions() throws {
    let balance = try Balance(
      of: "age", ContingencyTable([[375, 244], [800, 402], [200, 42]]))
    let whole = balance.rows[0]
    #expect(whole.degreesOfFreedom == 2)
    #expect((whole.pValue ?? 1) < 1e-7)
    #expect(balance.rows.map(\.level) == [nil, "a", "b", "c"])
  }

  @Test func numbersAndLabels() throws {
    let responses = ResponseTable(columns: [
      Column(name: "version", labels: ["1", "1", "1", "2", "2", "2"]),
      Column(name: "sex", labels: ["f", "m", "f", "m", nil, "f"]),
      Column(name: "age", numbers: [20, 30, 40, 35, 45, nil]),
    ])
    let balance = try Balance(of: ["sex", "age"], in: responses)
    #expect(balance.versions == ["1", "2"])
    #expect(balance.rows.count == 4)
    #expect(balance.rows[1].values == [2.0 / 3, 0.5])
    #expect(balance.rows[3].values == [30, 40])
    let table = EffectTable(balance)
    #expect(
      table.columns.map(\.name) == [
        "covariate", "level", "1", "2", "smd", "statistic", "df", "df.denominator", "p.value",
      ])
    #expect(table.rows.count == 4)
  }

  @Test func versionsCalledLikeColumns() throws {
    let balance = try Balance(
      of: "age",
      ContingencyTable(
        counts: [[1, 2], [3, 4]], rowNames: ["a", "b"], columnNames: ["smd", "x"]))
    #expect(EffectTable(balance).columns[2].name == "version.smd")
  }
}

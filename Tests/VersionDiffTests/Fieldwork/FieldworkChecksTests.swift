import Testing

@testable import VersionDiff

@Suite struct FieldworkChecksTests {
  static let checks = FieldworkChecks(
    versions: ["1", "2"], shares: [1, 1],
    durations: [
      Sample(values: [60, 200, 300, 400], counts: [2, 1, 4, 1]), Sample([100, 119, 120, 500]),
    ],
    shortestSeconds: 120,
    [
      .init(.attention(question: "check1"), [3, 40], of: [100, 100]),
      .init(.missing(question: "advice"), [0, 0], of: [100, 100]),
    ])

  @Test func speedersAndMedians() throws {
    let checks = Self.checks
    #expect(checks.medianSeconds == [300, 119.5])
    let speed = try #require(checks.checks.first)
    #expect(speed.kind == .fasterThan(seconds: 120))
    #expect(speed.perVersion == [2, 2] && speed.outOf == [8, 4] && speed.count == 4)
    #expect(speed.ratio?.pValue == 1)
  }

  @Test func moreInOneVersionIsSeen() throws {
    let attention = Self.checks.checks[1]
    #expect(try #require(attention.ratio?.pValue) < 1e-4)
    #expect(Self.checks.checks[2].ratio?.pValue == 1)
  }

  @Test func theTable() {
    let table = EffectTable(Self.checks)
    #expect(table.rows.count == 2 + 3 * 3)
    #expect(table.cell(row: 1, column: "median.seconds")?.number == 119.5)
    #expect(table.cell(row: 2, column: "place")?.text == "under 120 seconds")
    #expect(table.cell(row: 5, column: "check")?.text == "attention")
    #expect(table.cell(row: 7, column: "proportion")?.number == 0.4)
    #expect(table.cell(row: 8, column: "proportion")?.number == 0)
  }

  @Test func nobodyHasNoMedian() {
    let checks = FieldworkChecks(
      versions: ["1", "2"], shares: [1, 1], durations: [Sample([]), Sample([5])],
      shortestSeconds: nil, [])
    #expect(checks.medianSeconds == [nil, 5])
    #expect(checks.checks.isEmpty)
  }
}

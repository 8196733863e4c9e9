import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct InfluencesTests {
  @Test func theFiveLargestStandInOrder() throws {
    let distances: [Double?] = [1, nil, 3, 2, 3, 0, 5, nil, 4]
    let own = try #require(Influences(largestOf: distances) { "\($0)" }.largest)
    // Of the two threes the first comes first.
    #expect(own.map(\.unit) == ["6", "8", "2", "4", "3"])
    #expect(own.map(\.cooksDistance) == [5, 4, 3, 3, 2])
    #expect(Influences(largestOf: [nil, 0]) { "\($0)" }.largest?.map(\.unit) == ["1"])
  }

  @Test func whereNobodyCanBeLeftOutThereIsAReason() {
    let none = Influences(largestOf: [nil, nil]) { "\($0)" }
    #expect(
      none
        == .notEstimable(reason: "nobody can be left out without losing a coefficient"))
    #expect(none.largest == nil)
  }

  @Test func mixedModelsSayThatTheyHaveNone() throws {
    let table = ResponseTable(columns: [
      Column(name: "y", numbers: [1, 3, 2, 5, 4, 7, 6, 9, 8, 8, 3, 2]),
      Column(name: "x", numbers: [2, 1, 4, 3, 6, 5, 8, 7, 1, 9, 2, 5]),
      Column(name: "g", labels: ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"]),
    ])
    let analysis = EffectsAnalysis(try Formula(parsing: "y ~ x + (1 | g)"), family: .gaussian)
    let influence = try #require(
      try analysis.tables(from: table).tables.first { $0.id == "influence" })
    #expect(influence.rows.isEmpty)
    #expect(
      influence.notes.last
        == "No distances: of a model with random effects there is no such measure here.")
  }
}

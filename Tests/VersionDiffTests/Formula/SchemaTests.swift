import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct SchemaTests {
  static let ratings = ResponseTable(columns: [
    Column(name: "rating", numbers: [3, 5, 3, 7, 5, nil]),
    Column(name: "effort", labels: ["low", "high", "low", "high", "high", "low"]),
    Column(name: "rater", numbers: [7, 7, 7, 9, 9, 9]),
    Column(name: "weight", numbers: [1, 1, 1, 2, 2, 2]),
  ])

  @Test func numericOutcomesCollapseWithTheirClusterAndWeight() throws {
    let schema = Schema(weight: "weight", cluster: "rater")
    let frame = try schema.frame(
      of: Formula("rating", on: "effort"), in: Self.ratings, outcome: .number)
    #expect(frame.outcomeValues == [5, 5, 7, 3])
    #expect(frame.counts == [[1, 1, 1, 2]])
    #expect(frame.clusters?.codes == [0, 1, 1, 0])
    #expect(frame.clusters?.count == 2)
    #expect(frame.weights == [1, 2, 2, 1])
    #expect(frame.variables[0].levels == ["high", "low"])
    #expect(frame.observationCount == 5)
    #expect(frame.droppedCount == 1)
    #expect(frame.missingCounts.map(\.name) == ["rating"])
  }

  @Test func levelsCollapseWithinClusters() throws {
    let frame = try Schema(cluster: "rater").frame(
      of: Formula("effort", on: [Term]()), in: Self.ratings)
    #expect(frame.clusters?.codes == [0, 1])
    #expect(frame.outcomeLevels == ["high", "low"])
    #expect(frame.counts == [[1, 2], [2, 1]])
  }

  @Test func randomEffectsKeepTheRows() throws {
    let crossed = RandomEffect(group: Term(["rater", "effort"]))
    let formula = Formula(
      "rating", on: [Term(["effort"])],
      randomEffects: [RandomEffect(group: Term(["rater"])), crossed])
    let frame = try Schema().frame(of: formula, in: Self.ratings, outcome: .number)
    #expect(frame.outcomeValues == [3, 5, 3, 7, 5])
    #expect(frame.groups.map(\.name) == ["rater", "rater:effort"])
    #expect(frame.groups[0].codes == [0, 0, 0, 1, 1])
    #expect(frame.groups[1].codes == [1, 0, 1, 2, 2])
    #expect(frame.groups[1].count == 3)
  }

  @Test func labelsAreNoGaussianOutcome() {
    #expect(
      throws: AnalysisError.wrongKind(
        column: "effort", expected: "numbers, as a gaussian model needs")
    ) {
      try Schema().frame(
        of: Formula("effort", on: "rating"), in: Self.ratings, outcome: .number)
    }
  }
}

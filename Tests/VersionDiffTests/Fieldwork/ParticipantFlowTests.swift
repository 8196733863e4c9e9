import Testing

@testable import VersionDiff

@Suite struct ParticipantFlowTests {
  static let flow = ParticipantFlow(
    versions: ["1", "2"], shares: [2, 1], opened: 400, consented: 330, assigned: [218, 110],
    reached: [.init("dilemma1", [216, 108]), .init("dilemma2", [210, 60])], completed: [205, 55],
    excluded: [.init("under 120 seconds", [5, 0])], analysed: [200, 55])

  @Test func stagesAndWhoLeft() {
    let flow = Self.flow
    #expect(
      flow.steps.map(\.stage) == [
        .opened, .consented, .assigned, .reached("dilemma1"), .reached("dilemma2"), .completed,
        .excluded("under 120 seconds"), .analysed,
      ])
    #expect(flow.steps.map(\.count) == [400, 330, 328, 324, 270, 260, 5, 255])
    #expect(flow.steps.map(\.left) == [nil, 70, 2, 4, 54, 10, nil, nil])
    #expect(flow.steps[4].leftPerVersion == [6, 48])
    #expect(flow.steps[1].sampleRatio == nil && flow.steps[1].perVersion.isEmpty)
  }

  /// Those who left show that version 2 lost more, long before those who stayed do.
  @Test func dropOutByVersionIsSeenAmongThoseWhoLeft() throws {
    let step = Self.flow.steps[4]
    let left = try #require(step.leftRatio?.pValue)
    let stayed = try #require(step.sampleRatio?.pValue)
    #expect(left < 1e-8 && stayed > 0.001)
    #expect(Self.flow.smallestPValue == left)
    #expect(left < Integrity.alarm)
  }

  @Test func theTableHasARowPerStageAndVersion() {
    let table = EffectTable(Self.flow)
    #expect(table.rows.count == 2 + 6 * 3)
    #expect(table.cell(row: 2, column: "stage")?.text == "assigned")
    #expect(table.cell(row: 3, column: "version")?.text == "1")
    #expect(table.cell(row: 3, column: "proportion")?.number == 218.0 / 328)
    #expect(table.cell(row: 3, column: "planned")?.number == 2.0 / 3)
    #expect(table.cell(row: 8, column: "place")?.text == "dilemma2")
    #expect(table.cell(row: 8, column: "left") == .integer(54))
  }

  /// A stage that is larger than the one before, as after a correction by hand, hides who left.
  @Test func moreThanBeforeIsNotANegativeNumber() {
    let flow = ParticipantFlow(
      versions: ["1", "2"], shares: [1, 1], opened: 5, consented: 9, assigned: [4, 4],
      reached: [.init("a", [5, 3])], completed: [3, 3], excluded: [], analysed: [3, 3])
    #expect(flow.steps.map(\.left) == [nil, nil, 1, nil, 2, nil])
  }
}

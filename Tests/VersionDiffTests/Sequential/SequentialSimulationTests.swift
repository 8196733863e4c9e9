import Foundation
import TestSupport
import Testing

@Suite struct SequentialSimulationTests {
  /// Two hundred small studies are enough to tell the sequence from a repeated fixed-sample test,
  /// which finds a difference in more than a third of them.
  @Test func watchingDoesNoHarm() {
    let simulation = SequentialSimulation(
      outcome: .options([50, 50]), allocation: [1, 1], planned: 60, minimum: 20)
    let tally = simulation.tally(studies: 200, seed: 7)
    #expect(tally.studies == 200)
    #expect(tally.percent < 8)
    #expect(tally.plainPercent > 30)
  }

  /// `docs/sequential.md` holds 10,000 studies a row. Written anew with VIGNETTE_RECORD=sequential
  /// in the environment, which takes minutes in a release build, and failing while that is set.
  @Test func theTableIsRecorded() throws {
    let url = Repository.root.appendingPathComponent("docs/sequential.md")
    if ProcessInfo.processInfo.environment["VIGNETTE_RECORD"] == "sequential" {
      try SequentialTable.text().write(to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/sequential.md")
    }
    let rows = try SequentialTable.rows(of: String(contentsOf: url, encoding: .utf8))
    #expect(rows.count == SequentialTable.conditions.count)
    for row in rows {
      #expect(row.alarms <= 5, "\(row)")
      #expect(row.plain >= 20, "\(row)")
    }
  }
}

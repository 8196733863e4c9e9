import TestSupport
import Testing

@testable import VignetteKit

@Suite struct PlackettBurmanTests {
  /// The first rows that the authors print, with + for the second level [PlackettBurman1946].
  @Test(arguments: [
    (12, "++-+++---+-"), (20, "++--++++-+-+----++-"), (24, "+++++-+-++--++--+-+----"),
  ])
  func publishedRows(runs: Int, row: String) throws {
    let design = try PlackettBurman.combinations(of: twoLevelFactors(runs - 1), runs: runs)
    let published = row.map { $0 == "+" ? 1 : 0 }
    let shifted = (0..<runs - 1).map { shift in
      (0..<runs - 1).map { published[($0 + shift) % (runs - 1)] }
    }
    #expect(Set(design) == Set(shifted + [[Int](repeating: 0, count: runs - 1)]))
  }

  @Test("Main effects are orthogonal", arguments: PlackettBurman.possibleRuns.filter { $0 <= 48 })
  func orthogonal(runs: Int) throws {
    let all = twoLevelFactors(runs - 1)
    let design = try PlackettBurman.combinations(of: all, runs: runs)
    let efficiency = DesignEfficiency(of: design, model: try DesignModel(of: all))
    expectClose(efficiency.relative, 1, relative: 1e-12)
  }

  @Test func namesWhatIsPossible() {
    #expect(PlackettBurman.possibleRuns.prefix(8) == [4, 8, 12, 16, 20, 24, 32, 40])
    let possible = PlackettBurman.possibleRuns.filter { $0 > 11 }
    #expect(throws: DesignError.impossibleRuns(asked: 28, factors: 11, possible: possible)) {
      try PlackettBurman.combinations(of: twoLevelFactors(11), runs: 28)
    }
    #expect(throws: DesignError.notTwoLevels(factor: "f0", count: 3)) {
      try PlackettBurman.combinations(of: factors([3]), runs: 12)
    }
  }
}

import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct PossibleCombinationsTests {
  /// A frame of factors that were shown so often in each combination.
  private func frame(
    _ sizes: [Int], _ count: (_ levels: [Int]) -> Int
  ) throws -> ModelFrame {
    var cells: [[Int]] = [[]]
    for size in sizes { cells = cells.flatMap { cell in (0..<size).map { cell + [$0] } } }
    let rows = cells.flatMap { cell in [[Int]](repeating: cell, count: count(cell)) }
    let factors = sizes.indices.map { factor in
      Column(name: "f\(factor)", labels: rows.map { "l\($0[factor])" })
    }
    let outcome = Column(name: "y", numbers: rows.indices.map { Double($0 % 7) })
    let formula = Formula("y", on: sizes.indices.map { Term(["f\($0)"]) })
    return try Schema().frame(
      of: formula, in: ResponseTable(columns: factors + [outcome]), outcome: .number)
  }

  private func possible(_ frame: ModelFrame) throws -> PossibleCombinations {
    try PossibleCombinations(.inferred, of: Array(frame.variables.indices), in: frame)
  }

  @Test func aFullFactorialLeavesNothingOut() throws {
    let own = try possible(frame([2, 3, 2]) { _ in 12 })
    #expect(own.excluded.isEmpty && own.excludedCount == 0 && own.count == 12)
  }

  @Test func aPairThatNeverOccursIsLeftOut() throws {
    let own = try possible(frame([3, 2, 4]) { $0[0] == 2 && $0[1] == 0 ? 0 : 12 })
    #expect(own.excluded == [[0: 2, 1: 0]])
    #expect(own.excludedCount == 4)
    #expect(!own.allows { [2, 0, 1][$0] })
    #expect(own.allows { [2, 1, 1][$0] })
  }

  @Test func oneVignetteOfEightIsLeftOut() throws {
    let own = try possible(frame([2, 2, 2]) { $0 == [1, 0, 1] ? 0 : 58 })
    #expect(own.excluded == [[0: 1, 1: 0, 2: 1]])
    #expect(own.excludedCount == 1)
  }

  /// Half of the combinations are absent by the plan; the model speaks for them.
  @Test func aHalfFractionLeavesNothingOut() throws {
    let own = try possible(frame([2, 2, 2]) { ($0[0] + $0[1] + $0[2]) % 2 == 0 ? 50 : 0 })
    #expect(own.excluded.isEmpty)
  }

  /// Rows that are few may miss a combination by chance.
  @Test func absenceByChanceLeavesNothingOut() throws {
    let own = try possible(frame([4, 5]) { $0 == [3, 4] ? 0 : 3 })
    #expect(own.excluded.isEmpty)
  }

  /// Ten attributes with five levels have ten million combinations; pairs are enough.
  @Test func manyAttributesAreReadByPairs() throws {
    var generator = SeededGenerator(seed: 7)
    let rows = (0..<2000).map { _ -> [Int] in
      var row = (0..<10).map { _ in Int(generator.next() % 5) }
      if row[0] == 4 && row[3] == 0 { row[3] = 1 }
      return row
    }
    let columns = (0..<10).map { factor in
      Column(
        name: "f\(factor)", labels: rows.map { "l\($0[factor])" }, levels: (0..<5).map { "l\($0)" })
    }
    let outcome = Column(name: "y", numbers: rows.indices.map { Double($0 % 7) })
    let formula = Formula("y", on: (0..<10).map { Term(["f\($0)"]) })
    let frame = try Schema().frame(
      of: formula, in: ResponseTable(columns: columns + [outcome]), outcome: .number)
    let own = try possible(frame)
    #expect(own.excluded == [[0: 4, 3: 0]])
    #expect(own.excludedCount == nil)
  }

  @Test func statedCombinationsNeedFactors() throws {
    let frame = try frame([2, 2]) { _ in 20 }
    #expect(throws: AnalysisError.model(.unknownFactor("g", factors: ["f0", "f1"]))) {
      try PossibleCombinations(.excluding([["g": "l0"]]), of: [0, 1], in: frame)
    }
    let own = try PossibleCombinations(
      .excluding([["f0": "l1", "f1": "l0"], ["f0": "never seen"]]), of: [0, 1], in: frame)
    #expect(own.excluded == [[0: 1, 1: 0]])
  }
}

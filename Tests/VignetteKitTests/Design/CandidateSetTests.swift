import Testing

@testable import VignetteKit

@Suite struct CandidateSetTests {
  @Test func standardOrderLetsTheFirstFactorChangeFastest() throws {
    let set = try CandidateSet(of: factors([2, 3]))
    #expect(set.combinations == [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2], [1, 2]])
    #expect(set.factorialCount == 6)
    #expect(set.levels(of: [1, 2]) == exclusion([[0, 1], [1, 2]]))
  }

  @Test func exclusionsLeaveTheRest() throws {
    let set = try CandidateSet(
      of: factors([2, 2, 2]),
      excluding: [exclusion([[0, 0], [1, 1]]), exclusion([[2, 1], [1, 1]])])
    #expect(set.combinations == [[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 0, 1], [1, 0, 1]])
  }

  @Test func refusesWhatCannotBeMeant() {
    func error(_ exclusions: [[LevelReference]], _ levels: [Int] = [2, 2]) -> DesignError? {
      do throws(DesignError) {
        _ = try CandidateSet(of: factors(levels), excluding: exclusions)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      error([[LevelReference(factor: "f", level: "l0")]])
        == .unknownFactor("f", nearest: [], known: ["f0", "f1"]))
    #expect(
      error([[LevelReference(factor: "f0", level: "l9")]])
        == .unknownLevel("l9", factor: "f0", levels: ["l0", "l1"]))
    #expect(error([[]]) == .emptyExclusion)
    #expect(error([exclusion([[0, 0], [0, 1]])]) == .contradictoryExclusion(factor: "f0"))
    #expect(error([exclusion([[0, 0]])]) == .oneLevelLeft(factor: "f0", level: "l1"))
    #expect(error([exclusion([[0, 0]]), exclusion([[0, 1]])]) == .nothingLeft)
    #expect(
      error([], [Int](repeating: 10, count: 6)) == .tooManyCombinations(limit: 100_000))
    #expect(
      error([], [Int](repeating: 10, count: 90)) == .tooManyCombinations(limit: 100_000))
  }
}

import TestSupport
import Testing

@testable import VignetteKit

@Suite struct OptimalDecksTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let levels: [Int]
    let effects: [[Int]]
    let excluded: [[[Int]]]
    let decks: Int
    let size: Int
    let efficiency: Double
    var testDescription: String { "\(decks) x \(size) of \(levels), effects \(effects)" }

    /// The efficiency that the search reaches.
    func reached() throws -> Double? {
      let all = factors(levels)
      let model = try DesignModel(
        of: all, effects: effects.map { effect in effect.map { "f\($0)" } })
      let candidates = try CandidateSet(of: all, excluding: excluded.map(exclusion))
      let found = try OptimalDecks(
        from: candidates.combinations, estimating: model, decks: decks, size: size, starts: 20,
        seed: 1)
      let points = Array(found.decks.joined())
      var start = 0
      let positions = found.decks.map { deck in
        defer { start += deck.count }
        return Array(start..<start + deck.count)
      }
      return DesignEfficiency(of: points, decks: positions, model: model).relative
    }
  }

  @Test("Finds the best of all", arguments: try Fixture<Case>.load("designs-optimal").cases)
  func best(expected: Case) throws {
    expectClose(try expected.reached(), expected.efficiency, relative: 1e-10)
  }

  @Test("At least as good", arguments: try Fixture<Case>.load("designs-published").cases)
  func published(expected: Case) throws {
    let reached = try #require(try expected.reached())
    #expect(reached >= expected.efficiency - 1e-12)
  }

  /// Decks of four can't hold three levels equally often: 2, 1 and 1 leave 15/16 of a factor's
  /// information, so that (15/16)^(8/10) bounds the efficiency of four such factors and two of two
  /// levels.
  @Test func largeDecksComeNearTheirBound() throws {
    let design = try VignetteDesign(
      VignetteDesignRequest(
        factors: factors([3, 3, 3, 3, 2, 2]), decks: .planned(count: 16, size: 4), starts: 5))
    let efficiency = DesignEfficiency(
      of: design.combinations, decks: design.decks, model: design.model)
    let bound = 0.949_68
    let reached = try #require(efficiency.relative)
    #expect(reached > 0.985 * bound && reached < bound)
    #expect(design.combinations.count == 64 && Set(design.combinations).count == 64)
    for deck in design.decks { #expect(Set(deck).count == 4) }
    // Two levels stand twice in every deck, three levels 1, 1 and 2 times, almost everywhere.
    let even = design.decks.count { deck in
      [4, 5].allSatisfy { place in
        deck.count { design.combinations[$0][place] == 1 } == 2
      }
    }
    #expect(even >= 12)
  }

  @Test func usesEveryVignetteAlike() throws {
    for (count, size) in [(6, 4), (8, 3), (5, 4)] {
      let design = try VignetteDesign(
        VignetteDesignRequest(
          factors: factors([2, 2, 2]), decks: .planned(count: count, size: size), starts: 10))
      let uses = design.combinations.indices.map { place in
        design.decks.count { $0.contains(place) }
      }
      #expect(uses.allSatisfy { $0 == count * size / 8 || $0 == (count * size + 7) / 8 })
      #expect(uses.reduce(0, +) == count * size)
    }
  }

  @Test func seedAndLabelsDecideNothingElse() throws {
    func decks(_ seed: UInt64, _ starts: Int = 10) throws -> VignetteDesign {
      try VignetteDesign(
        VignetteDesignRequest(
          factors: factors([3, 3, 2]), decks: .planned(count: 6, size: 3), starts: starts,
          seed: seed))
    }
    #expect(try decks(7) == decks(7))
    #expect(try decks(7).decks != decks(8).decks)
    // More starts are never worse.
    let values = try [1, 4, 16].map { starts in
      let design = try decks(3, starts)
      return DesignEfficiency(of: design.combinations, decks: design.decks, model: design.model)
        .relative ?? 0
    }
    #expect(values[0] <= values[1] + 1e-12 && values[1] <= values[2] + 1e-12)
  }

  /// Six decks of two out of four vignettes: a balanced incomplete block design, every pair once,
  /// whose efficiency is v (k − 1) / (k (v − 1)) = 2/3 for every contrast.
  @Test func moreDecksThanVignettesCanBeBalanced() throws {
    let design = try VignetteDesign(
      VignetteDesignRequest(factors: factors([4]), decks: .planned(count: 6, size: 2), starts: 10))
    #expect(Set(design.decks.map { Set($0) }).count == 6)
    expectClose(DesignEfficiency(of: design).relative, 2.0 / 3, relative: 1e-12)
  }

  @Test func decksOfOneAreAChoice() throws {
    let design = try VignetteDesign(
      VignetteDesignRequest(
        factors: twoLevelFactors(3), decks: .planned(count: 8, size: 1), starts: 3))
    #expect(
      design.combinations.count == 8 && design.decks.map(\.count) == [1, 1, 1, 1, 1, 1, 1, 1])
    let efficiency = DesignEfficiency(
      of: design.combinations, decks: design.decks, model: design.model)
    expectClose(efficiency.relative, 1, relative: 1e-12)
  }
}

import TestSupport
import Testing

@testable import VignetteKit

@Suite struct MinimisationTests {
  /// A source whose draws are set beforehand.
  struct SetDraws: DrawSource {
    var value: UInt64
    var bound: UInt64 = 0
    mutating func next(below bound: UInt64) -> UInt64 {
      self.bound = bound
      return value
    }
  }

  /// With arms preferred in proportion to their shares, every arm keeps its share exactly: the
  /// property for which the coin is biased (counted over all of its outcomes).
  @Test func theCoinKeepsUnequalShares() {
    let shares = [2, 1, 3]
    var totals = [0.0, 0.0, 0.0]
    for preferred in shares.indices {
      // A margin in which only this arm lacks units.
      let counts = shares.indices.map { shares[$0] * 10 - ($0 == preferred ? 5 : 0) }
      var rule = rule(shares, 800_000, counts: [counts])
      var probe = SetDraws(value: 0)
      _ = rule.arm([0], draws: &probe)
      // λ = 0.2 / 5: an arm that isn't preferred has 0.04 of its share, out of 5,000,000.
      #expect(probe.bound == 5_000_000)
      var outcomes = [0, 0, 0]
      let steps = 5000
      for step in 0..<steps {
        var draws = SetDraws(value: UInt64(step * 1000))
        outcomes[rule.arm([0], draws: &draws)] += 1
      }
      #expect(outcomes[preferred] > steps / 2)
      for arm in shares.indices {
        totals[arm] += Double(shares[preferred] * outcomes[arm]) / Double(6 * steps)
      }
    }
    for arm in shares.indices { expectClose(totals[arm], Double(shares[arm]) / 6, relative: 1e-12) }
  }

  @Test func tiesAreDrawnInProportionToTheShares() {
    // One unit more: x = (1, 0) or (0, 2), so that the larger arm is better: no tie.
    #expect(arm([2, 1], counts: [[0, 0]], draw: 0) == 0)
    #expect(arm([1, 1], counts: [[0, 0]], draw: 0) == 0)
    #expect(arm([1, 1], counts: [[0, 0]], draw: 1) == 1)
  }

  /// A margin that weighs more is balanced first.
  @Test func weightsDecide() {
    #expect(arm([1, 1], counts: [[3, 0], [0, 3]], weights: [1, 2], draw: 0) == 0)
    #expect(arm([1, 1], counts: [[3, 0], [0, 3]], weights: [3, 2], draw: 0) == 1)
  }

  private func rule(
    _ shares: [Int], _ follow: Int, counts: [[Int]], weights: [Int]? = nil
  ) -> Minimisation {
    var rule = Minimisation(
      shares: shares, followMillionths: follow, weights: weights ?? counts.map { _ in 1 })
    for (margin, counts) in counts.enumerated() {
      for (arm, count) in counts.enumerated() { rule.add(count, arm: arm, to: [margin]) }
    }
    return rule
  }

  /// The arm where the best balance is always followed.
  private func arm(
    _ shares: [Int], counts: [[Int]], weights: [Int]? = nil, draw: UInt64
  ) -> Int {
    var rule = rule(shares, 1_000_000, counts: counts, weights: weights)
    var draws = SetDraws(value: draw)
    return rule.arm(Array(counts.indices), draws: &draws)
  }

  @Test func marginsAreBalancedWhereManyStrataAre() throws {
    let register = try SampleDesigns.register(SampleDesigns.twoToOne(.minimisation), units: 300)
    for characteristic in 0..<2 {
      for (_, units) in Dictionary(
        grouping: register.assignments, by: { $0.stratum[characteristic] })
      {
        let first = units.count { $0.version == "1" }
        #expect(abs(Double(first) - Double(units.count) * 2 / 3) < 5)
        for deck in ["D1", "D2", "D3"] {
          let ofDeck = units.count { $0.decks == [deck] }
          #expect(abs(Double(ofDeck) - Double(units.count) / 3) < 8)
        }
      }
    }
  }

  @Test func aDropOutCountsNoMore() throws {
    let design = try SampleDesigns.twoToOne(.minimisation, hasDecks: false, hasStrata: false)
    var register = AssignmentRegister(design, seed: "a seed")
    for unit in 1...90 {
      _ = try register.assign("u\(unit)", stratum: [])
      // Everybody of version 2 drops out: their share of the others is made up for.
      if register["u\(unit)"]?.version == "2" { _ = try register.note(.dropped, of: "u\(unit)") }
    }
    #expect(register.assignments.count { $0.version == "2" } > 60)
  }
}

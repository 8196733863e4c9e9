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
    let rule = Minimisation(shares: shares, followMillionths: 800_000)
    // λ = 0.2 / 5 = 0.04: an arm that isn't preferred has 0.04 of its share.
    var totals = [0.0, 0.0, 0.0]
    for preferred in shares.indices {
      // A margin in which only this arm lacks a unit.
      let counts = shares.indices.map { shares[$0] * 10 - ($0 == preferred ? 5 : 0) }
      let margin = Minimisation.Margin(weight: 1, counts: counts)
      var probe = SetDraws(value: 0)
      _ = rule.arm([margin], draws: &probe)
      let steps = 6000
      var outcomes = [0, 0, 0]
      for step in 0..<steps {
        var draws = SetDraws(value: probe.bound / UInt64(steps) * UInt64(step))
        outcomes[rule.arm([margin], draws: &draws)] += 1
      }
      #expect(outcomes[preferred] > steps / 2)
      for arm in shares.indices {
        totals[arm] += Double(shares[preferred]) / 6 * Double(outcomes[arm]) / Double(steps)
      }
    }
    for arm in shares.indices {
      // Counted on a grid of 6,000 points.
      #expect(abs(totals[arm] - Double(shares[arm]) / 6) < 5e-4)
    }
  }

  @Test func tiesAreDrawnInProportionToTheShares() {
    let rule = Minimisation(shares: [2, 1], followMillionths: 1_000_000)
    let margin = Minimisation.Margin(weight: 1, counts: [0, 0])
    // One unit more: x = (1, 0) or (0, 2), so that the larger arm is better: no tie.
    var draws = SetDraws(value: 0)
    #expect(rule.arm([margin], draws: &draws) == 0)
    let equal = Minimisation(shares: [1, 1], followMillionths: 1_000_000)
    var first = SetDraws(value: 0)
    var second = SetDraws(value: 1)
    #expect(equal.arm([margin], draws: &first) == 0)
    #expect(equal.arm([margin], draws: &second) == 1)
  }

  /// A margin that weighs more is balanced first.
  @Test func weightsDecide() {
    let rule = Minimisation(shares: [1, 1], followMillionths: 1_000_000)
    func arm(_ weight: Int) -> Int {
      var draws = SetDraws(value: 0)
      let light = Minimisation.Margin(weight: weight, counts: [3, 0])
      let heavy = Minimisation.Margin(weight: 2, counts: [0, 3])
      return rule.arm([light, heavy], draws: &draws)
    }
    #expect(arm(1) == 0)
    #expect(arm(3) == 1)
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

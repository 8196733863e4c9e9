import TestSupport
import Testing

@testable import VignetteKit

/// Balance, mixing and precision of designs.
@Suite struct DesignDiagnosticsTests {
  private func design(
    _ levels: [Int], effects: [[String]] = [], decks: VignetteDesignRequest.Decks = .none,
    fraction: VignetteDesignRequest.Fraction? = nil, perRespondent: Int? = nil
  ) throws -> VignetteDesign {
    try VignetteDesign(
      VignetteDesignRequest(
        factors: factors(levels), effects: effects, fraction: fraction, decks: decks,
        perRespondent: perRespondent))
  }

  @Test func countsLevelsAndPairs() throws {
    let design = try design(
      [2, 3],
      decks: .listed([
        .init(name: "A", vignettes: [0, 1, 2]), .init(name: "B", vignettes: [0, 5]),
      ]))
    #expect(design.levelCounts.map(\.shown) == [3, 2, 3, 1, 1])
    #expect(design.levelCounts.map(\.vignettes) == [3, 3, 2, 2, 2])
    #expect(design.levelCounts[0].leastInDeck == 1 && design.levelCounts[0].mostInDeck == 2)
    #expect(design.pairCounts.map(\.shown) == [2, 1, 0, 1, 0, 1])
    expectClose(design.pairCounts[0].expected, 5.0 / 6, relative: 1e-15)
  }

  @Test func fullFactorialsMixNothingUp() throws {
    #expect(try design([3, 2, 2]).effectCorrelations.isEmpty)
  }

  /// Main effects of the quarter fraction D = AB, E = AC are aliased as the defining relation says.
  @Test func regularFractionsAliasWhatTheirWordsSay() throws {
    let design = try design([2, 2, 2, 2, 2], fraction: .generators(["D=AB", "E=AC"]))
    guard case .fraction(let fraction) = design.origin else {
      Issue.record("no fraction")
      return
    }
    for term in 0..<5 {
      let words = fraction.aliases(of: [term], upTo: 2).map { $0.factors.map { "f\($0)" } }
      let found = design.effectCorrelations.filter { $0.effect == ["f\(term)"] }
      #expect(found.allSatisfy { $0.isAliased && !$0.isPartnerInModel })
      #expect(
        Set(found.map(\.partner))
          == Set(words.filter { $0.count == 2 }.map { EffectCorrelation.Partner.effect($0) }))
    }
  }

  /// In twelve runs every main effect correlates 1/3 with every interaction of two others.
  @Test func plackettBurmanMixesPartially() throws {
    let design = try design([Int](repeating: 2, count: 6), fraction: .runs(12))
    #expect(design.effectCorrelations.count == 6 * 10)
    for correlation in design.effectCorrelations {
      expectClose(correlation.correlation, 1.0 / 3, relative: 1e-12)
    }
  }

  @Test func decksMayHideAnEffect() throws {
    // The first factor is the same within each deck.
    let design = try design(
      [2, 2],
      decks: .listed([.init(name: "A", vignettes: [0, 2]), .init(name: "B", vignettes: [1, 3])]))
    let hidden = design.effectCorrelations.filter { $0.partner == .decks }
    #expect(hidden.map(\.effect) == [["f0"]] && hidden.allSatisfy(\.isAliased))
    let precisions = design.contrastPrecisions
    #expect(precisions[0].variance == nil)
    expectClose(precisions[1].variance, 2, relative: 1e-12)
    #expect(DesignEfficiency(of: design).relative == nil)
  }

  /// Of 2^3 vignettes everybody judges, a difference is that of two means of four.
  @Test func precisionOfAFullFactorial() throws {
    let precisions = try design([2, 2, 2], effects: [["f0"], ["f0", "f1"]]).contrastPrecisions
    expectClose(precisions[0].variance, 2.0 / 4, relative: 1e-12)
    // A difference of differences of four means of two.
    expectClose(precisions[1].variance, 4.0 / 2, relative: 1e-12)
    #expect(precisions[1].levels == ["l1", "l1"] && precisions[1].references == ["l0", "l0"])
    expectClose(precisions[0].equivalentRespondents, 1, relative: 1e-12)
    let three = try design([3, 2]).contrastPrecisions
    #expect(three.map(\.levels) == [["l1"], ["l2"], ["l1"]])
    for (precision, expected) in zip(three, [1.0, 1, 2.0 / 3]) {
      expectClose(precision.variance, expected, relative: 1e-12)
    }
  }

  /// The mean information of all draws of four out of eight, against the formula.
  @Test func randomDrawsTellTheirMean() throws {
    let drawn = try design([2, 2, 2], perRespondent: 4)
    let all = Array(0..<8)
    var draws: [[Int]] = [[]]
    for place in all { draws += draws.filter { $0.count < 4 }.map { $0 + [place] } }
    draws.removeAll { $0.count != 4 }
    #expect(draws.count == 70)
    let enumerated = try design(
      [2, 2, 2], decks: .listed(draws.map { .init(name: "\($0)", vignettes: $0) }))
    for (one, other) in zip(drawn.contrastPrecisions, enumerated.contrastPrecisions) {
      expectClose(one.variance, other.variance, relative: 1e-10)
      expectClose(one.equivalentRespondents, 3.0 / 7, relative: 1e-10)
    }
  }

  /// Decks without loss: each half fraction estimates main effects with half of all vignettes.
  @Test func balancedDecksLoseNothing() throws {
    let design = try design([2, 2, 2], decks: .planned(count: 2, size: 4))
    for precision in design.contrastPrecisions {
      expectClose(precision.equivalentRespondents, 0.5, relative: 1e-12)
    }
  }
}

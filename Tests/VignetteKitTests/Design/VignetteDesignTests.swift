import TestSupport
import Testing

@testable import VignetteKit

@Suite struct VignetteDesignTests {
  @Test func showsAllCombinationsUnlessAskedOtherwise() throws {
    let design = try VignetteDesign(VignetteDesignRequest(factors: factors([2, 3])))
    #expect(design.origin == .allCombinations && design.combinations.count == 6)
    #expect(design.names == ["V1", "V2", "V3", "V4", "V5", "V6"] && design.perRespondent == 6)
  }

  /// An orthogonal design is known to be the best one, and its aliases are known too.
  @Test func takesAnOrthogonalDesignWhereThereIsOne() throws {
    let half = try VignetteDesign(
      VignetteDesignRequest(factors: twoLevelFactors(5), vignettes: 16))
    guard case .fraction(let fraction) = half.origin else {
      Issue.record("no fraction: \(half.origin)")
      return
    }
    #expect(fraction.resolution == 5 && half.combinations == fraction.combinations)
    let twelve = try VignetteDesign(
      VignetteDesignRequest(factors: twoLevelFactors(7), vignettes: 12))
    #expect(twelve.origin == .plackettBurman(runs: 12))
    // Eight vignettes can't separate these interactions by the fraction of minimum aberration.
    let effects = [["f0"], ["f1"], ["f2"], ["f3"], ["f0", "f1"], ["f2", "f3"]]
    let searched = try VignetteDesign(
      VignetteDesignRequest(factors: twoLevelFactors(4), effects: effects, vignettes: 8))
    guard case .optimal = searched.origin else {
      Issue.record("not searched: \(searched.origin)")
      return
    }
  }

  @Test func chosenVignettesAreDealtInFull() throws {
    let design = try VignetteDesign(
      VignetteDesignRequest(
        factors: factors([3, 2, 2]), vignettes: 6, decks: .planned(count: 3, size: 4), starts: 10))
    #expect(design.combinations.count == 6)
    for place in 0..<6 { #expect(design.decks.count { $0.contains(place) } == 2) }
  }

  @Test func refusals() {
    let three = twoLevelFactors(3)
    #expect(
      designError(VignetteDesignRequest(factors: three, vignettes: 9))
        == .tooManyVignettes(asked: 9, available: 8))
    #expect(
      designError(VignetteDesignRequest(factors: three, vignettes: 3))
        == .tooFewJudgements(judgements: 3, needed: 3, decks: 1))
    #expect(
      designError(VignetteDesignRequest(factors: three, decks: .planned(count: 29, size: 2)))
        == .tooManyDecks(count: 29, size: 2, different: 28))
    #expect(
      designError(VignetteDesignRequest(factors: three, decks: .planned(count: 9, size: 1)))
        == .tooManyDecks(count: 9, size: 1, different: 8))
    #expect(
      designError(VignetteDesignRequest(factors: three, decks: .planned(count: 2, size: 8)))
        == .tooManyDecks(count: 2, size: 8, different: 1))
    #expect(
      designError(VignetteDesignRequest(factors: three, decks: .planned(count: 2, size: 9)))
        == .deckTooLarge(size: 9, available: 8))
    #expect(
      designError(VignetteDesignRequest(factors: three, decks: .planned(count: 0, size: 2)))
        == .tooSmall("decks", asked: 0, least: 1))
    #expect(
      designError(VignetteDesignRequest(factors: three, decks: .planned(count: 2, size: 2)))
        == .tooFewJudgements(judgements: 4, needed: 3, decks: 2))
    #expect(
      designError(
        VignetteDesignRequest(factors: three, vignettes: 7, decks: .planned(count: 3, size: 2)))
        == .tooFewPlaces(vignettes: 7, places: 6))
    #expect(
      designError(VignetteDesignRequest(factors: three, vignettes: 5, starts: 0))
        == .tooSmall("starts", asked: 0, least: 1))
    #expect(
      designError(
        VignetteDesignRequest(
          factors: three, exclusions: [exclusion([[0, 0], [1, 1]])], fraction: .runs(4)))
        == .fractionWithExclusions)
    #expect(
      designError(VignetteDesignRequest(factors: three, fraction: .runs(12)))
        == .tooManyVignettes(asked: 12, available: 8))
    #expect(
      designError(VignetteDesignRequest(factors: twoLevelFactors(4), fraction: .runs(12)))
        == .repeatedRuns(runs: 12, factors: 4, different: 11))
    #expect(
      designError(VignetteDesignRequest(factors: three, fraction: .runs(3)))
        == .impossibleRuns(asked: 3, factors: 3, possible: [4, 8]))
  }

  @Test func namesEffectsThatExclusionsMixUp() {
    let only = [exclusion([[0, 0], [1, 1]]), exclusion([[0, 1], [1, 0]])]
    #expect(
      designError(VignetteDesignRequest(factors: twoLevelFactors(3), exclusions: only))
        == .inseparable([["f0"], ["f1"]]))
    let cell = [exclusion([[0, 0], [1, 1]])]
    let effects = [["f0"], ["f1"], ["f2"], ["f0", "f1"]]
    #expect(
      designError(
        VignetteDesignRequest(factors: twoLevelFactors(3), effects: effects, exclusions: cell))
        == .inseparable([["f0"], ["f1"], ["f0", "f1"]]))
  }

  @Test(
    "Every refusal says what to do",
    arguments: [
      DesignError.nothingLeft, .emptyExclusion, .searchFailed(starts: 3),
      .tooManyDecks(count: 9, size: 1, different: 8), .inseparable([["a"], ["a", "b"]]),
      .inSet("clients", .deckTooLarge(size: 9, available: 8)),
    ])
  func remedies(error: DesignError) {
    let remedies = ["take back", "say which", "allow", "make", "leave"]
    #expect(remedies.contains { error.description.contains($0) }, "\(error)")
  }
}

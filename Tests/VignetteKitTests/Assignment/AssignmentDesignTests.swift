import Testing

@testable import VignetteKit

@Suite struct AssignmentDesignTests {
  private func study(
    _ allocations: [Double?], plan: AssignmentPlan? = nil, sets: [VignetteSet] = []
  ) -> Study {
    let options = ["man", "woman"].map { AnswerOption(id: $0, text: LocalizedText($0)) }
    return Study(
      name: "sample", title: LocalizedText("Sample"),
      versions: allocations.enumerated().map {
        Version(id: "\($0 + 1)", label: LocalizedText("v"), allocation: $1)
      }, vignetteSets: sets,
      questions: [
        Question(id: "gender", text: LocalizedText("?"), form: .singleChoice(options)),
        Question(id: "age", text: LocalizedText("?"), form: .number(NumberRange())),
      ], assignment: plan)
  }

  @Test func allocationsBecomeTheSmallestWholeNumbers() throws {
    func shares(_ allocations: [Double?]) throws -> [Int] {
      try AssignmentDesign(of: study(allocations)).versions.map(\.share)
    }
    #expect(try shares([nil, nil]) == [1, 1])
    #expect(try shares([0.5, 0.25]) == [2, 1])
    #expect(try shares([66, 33]) == [2, 1])
    #expect(try shares([1.5, 1, 0.5]) == [3, 2, 1])
    #expect(throws: AssignmentError.sharesNotWhole(versions: ["1", "2"])) {
      try shares([1, 2.0.squareRoot()])
    }
  }

  @Test func aBlockThatCannotHoldTheAllocationIsRefused() {
    let plan = AssignmentPlan(method: .blocks, blockSizes: [6, 8])
    #expect(throws: AssignmentError.blockSize(8, multipleOf: 3, cells: "versions 2 : 1")) {
      try AssignmentDesign(of: study([2, 1], plan: plan))
    }
  }

  @Test func strataAreQuestionsWithASingleChoice() throws {
    let plan = AssignmentPlan(method: .minimisation, strata: ["gender"])
    #expect(
      try AssignmentDesign(of: study([nil], plan: plan)).strata
        == [.init(characteristic: "gender", levels: ["man", "woman"])])
    for (name, nearest) in [("gendr", ["gender"]), ("age", [])] {
      let wrong = AssignmentPlan(method: .blocks, strata: [name])
      #expect(throws: AssignmentError.noStratum(name, nearest: nearest)) {
        try AssignmentDesign(of: study([nil], plan: wrong))
      }
    }
  }

  @Test(arguments: [0.5, 1.01, -1, .nan, 0.1234567])
  func aChanceOfFollowingThatBalancesNothingIsRefused(probability: Double) {
    let plan = AssignmentPlan(method: .minimisation, followProbability: probability)
    do throws(AssignmentError) {
      _ = try AssignmentDesign(of: study([nil, nil], plan: plan))
      Issue.record("taken")
    } catch {
      guard case .followProbability(let found) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == probability || found.isNaN && probability.isNaN)
    }
  }

  @Test func sharesThatNobodyCouldKeepAreRefused() throws {
    func design(
      _ method: AssignmentPlan.Method, _ shares: [Int]
    ) throws(AssignmentError) -> AssignmentDesign {
      try AssignmentDesign(
        study: "s", method: method,
        versions: shares.enumerated().map { .init(version: "\($0 + 1)", share: $1) })
    }
    for method in AssignmentPlan.Method.allCases {
      for wrong in [0, -1, Int.max] {
        #expect(throws: AssignmentError.sharesNotWhole(versions: ["1", "2"])) {
          try design(method, [1, wrong])
        }
      }
    }
    #expect(throws: AssignmentError.sharesTooLarge(smallestBlock: 1_000_001, limit: 1_000_000)) {
      try design(.blocks, [1_000_000, 1])
    }
    #expect(throws: AssignmentError.sharesTooUneven(limit: 10_000)) {
      try design(.minimisation, [101, 103])
    }
    #expect(try design(.simple, [101, 103]).versions.map(\.share) == [101, 103])
  }

  @Test func decksThatTheSetDoesNotHaveAreRefused() {
    var set = VignetteSet(
      id: "s", title: LocalizedText("t"), text: LocalizedText("t"), factors: [],
      vignettes: ["V1", "V2"].map { Vignette(id: $0, levels: []) }, questions: [])
    set.decks = [Deck(id: "D1", vignettes: ["V1", "W2"])]
    #expect(throws: AssignmentError.deck("D1", vignette: "W2", nearest: ["V2"])) {
      try AssignmentDesign(of: study([nil], sets: [set]))
    }
    set.decks = [Deck(id: "D1", vignettes: ["V1", "V1"])]
    #expect(throws: AssignmentError.deck("D1", vignette: "V1", nearest: [])) {
      try AssignmentDesign(of: study([nil], sets: [set]))
    }
    set.decks = []
    set.perRespondent = 1
    let problem =
      "each respondent is to judge 1 of 2, which the order 'fixed' can't choose; plan decks of 1, "
      + "or the order 'random'"
    #expect(throws: AssignmentError.vignetteSet("s", problem: problem)) {
      try AssignmentDesign(
        of: study([nil], plan: AssignmentPlan(method: .blocks, order: .fixed), sets: [set]))
    }
    let drawn = try? AssignmentDesign(of: study([nil], sets: [set]))
    #expect(drawn?.sets[0].shown == 1)
  }

  @Test func unitsAreCheckedAndKeepWhatTheyGot() throws {
    var register = AssignmentRegister(try SampleDesigns.twoToOne(.blocks), seed: "a seed")
    #expect(
      throws: AssignmentError.unknownLevel(
        unit: "u", characteristic: "age", level: "olde", levels: ["young", "old"])
    ) { try register.assign("u", stratum: ["man", "olde"]) }
    let problem = "holds a line break or another control character; leave it out"
    #expect(throws: AssignmentError.name(kind: "unit", "a\nb", problem: problem)) {
      try register.assign("a\nb", stratum: ["man", "old"])
    }
    let first = try register.assign("u", stratum: ["man", "old"])
    #expect(try register.assign("u", stratum: ["woman", "old"]) == first)
    #expect(register.assignments.count == 1)
    #expect(throws: AssignmentError.unknownUnit("v", nearest: [])) {
      try register.note(.completed, of: "v")
    }
    _ = try register.note(.dropped, of: "u")
    #expect(throws: AssignmentError.status(unit: "u", from: .dropped, to: .completed)) {
      try register.note(.completed, of: "u")
    }
  }

  @Test func differencesAreNamed() throws {
    let design = try SampleDesigns.twoToOne(.blocks)
    #expect(design.differences(from: design).isEmpty)
    let other = try SampleDesigns.twoToOne(.blocks, order: .fixed, blockSizes: [18])
    #expect(
      design.differences(from: other) == [
        "the order of vignettes: random in the log, fixed in the study",
        "the block sizes: 9 in the log, 18 in the study",
      ])
  }

  @Test func seedsThatCanBeGuessedAreKnown() {
    #expect(SeedCommitment.isGuessable("42"))
    #expect(SeedCommitment.isGuessable("summer2026"))
    #expect(!SeedCommitment.isGuessable("9f86d081884c7d659a2feaa0c55ad015"))
    #expect(!SeedCommitment.isGuessable("kX9-pQ2_vB7+zL4w"))
    #expect(
      SeedCommitment(to: "abc").digest
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

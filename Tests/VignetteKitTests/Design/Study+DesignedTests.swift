import Testing

@testable import VignetteKit

@Suite struct StudyDesignedTests {
  private func study(
    _ plan: VignetteDesignPlan?, vignettes: [Vignette] = [], decks: [Deck] = []
  ) -> Study {
    let text = LocalizedText("text")
    let factors = ["effort", "need", "reputation"].map { name in
      Factor(
        id: name, label: text,
        levels: ["low", "high"].map { Level(id: $0, label: text, text: text) })
    }
    let set = VignetteSet(
      id: "clients", title: text, text: text, factors: factors.map(\.id), vignettes: vignettes,
      decks: decks, design: plan, questions: [])
    return Study(
      name: "s", title: text, factors: factors, versions: [Version(id: "1", label: text)],
      vignetteSets: [set])
  }

  @Test func listsAllCombinationsInStandardOrder() throws {
    let set = try study(VignetteDesignPlan()).designed().vignetteSets[0]
    #expect(set.vignettes.map(\.id) == (1...8).map { "V\($0)" } && set.decks.isEmpty)
    #expect(set.vignettes[1].level(of: "effort") == "high")
    #expect(set.vignettes[1].level(of: "need") == "low")
    #expect(set.vignettes[7].levels.map(\.level) == ["high", "high", "high"])
  }

  @Test func dealsDecks() throws {
    let plan = VignetteDesignPlan(decks: DeckPlan(count: 2, size: 4))
    let set = try study(plan).designed().vignetteSets[0]
    #expect(set.decks.map(\.id) == ["D1", "D2"])
    #expect(set.decks.flatMap(\.vignettes).sorted() == (1...8).map { "V\($0)" })
    // The three-way interaction is what the decks give up: each deck is a half fraction.
    for deck in set.decks {
      let signs = deck.vignettes.map { name in
        set.vignette(name)?.levels.count { $0.level == "low" }.isMultiple(of: 2)
      }
      #expect(Set(signs).count == 1)
    }
    #expect(try study(plan).designed() == study(plan).designed())
  }

  @Test func leavesWhatIsListed() throws {
    let listed = try study(VignetteDesignPlan()).designed().vignetteSets[0].vignettes
    let named = listed.enumerated().map { place, vignette in
      Vignette(id: "story \(place)", levels: vignette.levels, status: .derived)
    }
    let plain = study(nil, vignettes: named)
    #expect(try plain.designed() == plain)
    let dealt = try study(
      VignetteDesignPlan(decks: DeckPlan(count: 2, size: 4)), vignettes: named
    ).designed().vignetteSets[0]
    #expect(dealt.vignettes == named && dealt.decks.count == 2)
    #expect(Set(dealt.decks.flatMap(\.vignettes)) == Set(named.map(\.id)))
    let kept = study(
      VignetteDesignPlan(decks: DeckPlan(count: 2, size: 4)), vignettes: named,
      decks: [Deck(id: "A", vignettes: ["story 1", "story 2"])])
    #expect(try kept.designed() == kept)
  }

  @Test func namesWhatListsGetWrong() throws {
    let listed = try study(VignetteDesignPlan()).designed().vignetteSets[0].vignettes
    let decks = [Deck(id: "A", vignettes: ["V1", "V22"])]
    let unknown = study(nil, vignettes: listed, decks: decks)
    #expect(throws: DesignError.unknownVignette("V22", deck: "A", nearest: ["V2"])) {
      try unknown.designRequest(for: unknown.vignetteSets[0])
    }
    let short = study(
      nil, vignettes: [Vignette(id: "X", levels: Array(listed[0].levels.prefix(2)))])
    #expect(throws: DesignError.missingLevel(vignette: "X", factor: "reputation")) {
      try short.designRequest(for: short.vignetteSets[0])
    }
  }

  @Test func saysWhichSetCannotBeDesigned() {
    let plan = VignetteDesignPlan(decks: DeckPlan(count: 2, size: 9))
    #expect(throws: DesignError.inSet("clients", .deckTooLarge(size: 9, available: 8))) {
      try study(plan).designed()
    }
  }
}

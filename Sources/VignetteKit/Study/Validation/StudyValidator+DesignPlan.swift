extension StudyValidator {
  mutating func checkDecks(of set: VignetteSet, at path: [String]) {
    let names = set.vignettes.map(\.id)
    checkUnique(set.decks.map(\.id), kind: "deck", at: path + ["decks"])
    for deck in set.decks {
      let place = path + ["decks", deck.id]
      for (index, vignette) in deck.vignettes.enumerated() {
        check(vignette, isOneOf: names, kind: "vignette", at: place + ["\(index)"])
      }
      if deck.vignettes.isEmpty {
        report(place, found: "the deck '\(deck.id)' without vignettes", expected: "at least one")
      }
      if let count = set.perRespondent, count != deck.vignettes.count, !deck.vignettes.isEmpty {
        report(
          place,
          found: "a deck of \(deck.vignettes.count), though each respondent judges \(count)",
          expected: "\(count) vignettes in every deck, or another 'per-respondent'")
      }
    }
  }

  mutating func check(_ plan: VignetteDesignPlan, of set: VignetteSet, at path: [String]) {
    for (index, effect) in plan.effects.enumerated() {
      let place = path + ["effects", "\(index)"]
      for factor in effect {
        check(factor, isOneOf: set.factors, kind: "factor of the set", at: place)
      }
      if Set(effect).count < effect.count {
        report(
          place, found: "a factor twice in the effect '\(effect.joined(separator: ":"))'",
          expected: "every factor once")
      }
    }
    for (index, exclusion) in plan.exclusions.enumerated() {
      check(exclusion, of: set, at: path + ["exclude", "\(index)"])
    }
    if let count = plan.vignettes, count < 2 {
      report(path + ["vignettes"], found: "\(count) vignettes", expected: "at least two")
    }
    if let decks = plan.decks { check(decks, of: set, at: path + ["decks"]) }
  }

  /// Weights are for minimisation and for what it balances.
  private mutating func check(
    _ weight: Int, of name: String, in plan: AssignmentPlan, at place: [String]
  ) {
    guard plan.method == .minimisation else {
      return report(
        place, found: "a weight with the method '\(plan.method.rawValue)'",
        expected: "weights with minimisation only")
    }
    check(name, isOneOf: plan.strata, kind: "stratum", at: place)
    if !(1...100).contains(weight) {
      report(
        place, found: "the weight \(weight)", expected: "a whole number from 1 to 100")
    }
  }

  mutating func checkAssignment() {
    guard let plan = study.assignment else { return }
    let path = ["assignment"]
    for (index, name) in plan.strata.enumerated() {
      checkStratum(name, at: path + ["strata", "\(index)"])
    }
    if plan.method == .simple, plan.salt == nil {
      report(
        path, found: "simple assignment without a salt",
        expected: "a 'salt': any text that no other study of yours uses")
    }
    for (name, weight) in plan.weights.sorted(by: { $0.key < $1.key }) {
      check(weight, of: name, in: plan, at: path + ["weights", name])
    }
    for (index, size) in plan.blockSizes.enumerated() where size < 1 {
      report(path + ["block", "\(index)"], found: "a block of \(size)", expected: "at least 1")
    }
    if let chance = plan.followProbability, !(chance > 0.5 && chance <= 1) {
      report(
        path + ["follow"], found: "the probability \(chance)",
        expected: "a number above 0.5 and at most 1, such as 0.8")
    }
    checkDigest(plan.commitment, of: "seed", at: path + ["commitment"])
  }

  /// Reports a text that can't be a SHA-256.
  mutating func checkDigest(_ digest: String?, of kind: String, at path: [String]) {
    guard let digest, digest.count != 64 || !digest.allSatisfy({ "0123456789abcdef".contains($0) })
    else { return }
    report(
      path, found: "'\(digest)'",
      expected: "the SHA-256 of the \(kind): 64 digits from 0 to 9 and a to f")
  }

  private mutating func check(
    _ exclusion: ExcludedCombination, of set: VignetteSet, at path: [String]
  ) {
    let isNested = exclusion.reason != nil
    for reference in exclusion.levels {
      let place = path + (isNested ? ["levels"] : []) + [reference.factor]
      let other = path + ["levels", reference.factor]
      guard
        check(
          reference.factor, isOneOf: set.factors, kind: "factor of the set", at: place,
          orAt: other),
        let factor = study.factors.first(where: { $0.id == reference.factor })
      else { continue }
      check(
        reference.level, isOneOf: factor.levels.map(\.id), kind: "level", at: place, orAt: other)
    }
    if exclusion.levels.count < 2 {
      report(
        path, found: "an exclusion of \(exclusion.levels.count) level(s)",
        expected: "levels of two factors or more; a level that is never shown leaves its factor")
    }
  }

  private mutating func check(_ decks: DeckPlan, of set: VignetteSet, at path: [String]) {
    if decks.count < 1 || decks.size < 1 {
      report(
        path, found: "\(decks.count) decks of \(decks.size) vignettes",
        expected: "at least one deck of at least one vignette")
    }
    if let count = set.perRespondent, count != decks.size {
      report(
        path + ["size"], found: "decks of \(decks.size), though each respondent judges \(count)",
        expected: "the same number under 'per-respondent'")
    }
  }

  private mutating func checkStratum(_ name: String, at path: [String]) {
    guard
      check(
        name, isOneOf: study.characteristics, kind: "characteristic of respondents", at: path),
      let question = study.questions.first(where: { $0.id == name })
    else { return }
    if case .singleChoice = question.form { return }
    report(
      path, found: "the stratum '\(name)', which is no single choice",
      expected: "a question with a single choice; ask numbers such as age in groups")
  }
}

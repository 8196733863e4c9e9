extension DesignError: CustomStringConvertible {
  /// What was found, what was expected, and the remedy.
  public var description: String {
    switch self {
    case .unknownFactor(let name, let nearest, let known):
      "'\(name)' is none of the factors varied here (\(Self.list(known)))"
        + (nearest.isEmpty ? "." : "; did you mean \(Self.list(nearest, joint: "or"))?")
    case .unknownLevel(let level, let factor, let levels):
      "The factor '\(factor)' has no level '\(level)'; it has \(Self.list(levels))."
    case .repeatedEffect(let names):
      "The effect '\(names.joined(separator: ":"))' is named twice or names a factor twice; "
        + "name each effect once, an interaction as two different factors joined by ':'."
    case .emptyExclusion:
      "An exclusion names no level; say which combination of levels is implausible."
    case .contradictoryExclusion(let factor):
      "An exclusion asks two levels of '\(factor)' at once, which no vignette has; write an "
        + "exclusion for each."
    case .tooManyCombinations(let limit):
      "The factors have more than \(limit) combinations, more than can be searched; vary fewer "
        + "factors, or split them over two sets."
    case .nothingLeft:
      "The exclusions leave no combination of levels; take back one of them."
    case .oneLevelLeft(let factor, let level):
      "The exclusions leave '\(factor)' at one level only, '\(level)', so that its effect can't be "
        + "seen; take back an exclusion, or leave '\(factor)' out of the factors."
    case .inseparable(let effects):
      "The combinations left don't tell these effects apart: "
        + Self.list(effects.map { $0.joined(separator: ":") })
        + "; leave one of them out of the effects, or take back an exclusion."
    case .tooManyVignettes(let asked, let available):
      "\(asked) different vignettes were asked for, but there are only \(available); ask for "
        + "\(available) at most."
    case .tooSmall(let what, let asked, let least):
      "\(asked) \(what) can't be made; ask for \(least) at least."
    case .deckTooLarge(let size, let available):
      "A deck of \(size) needs as many different vignettes, but there are only \(available); make "
        + "the decks smaller."
    case .tooManyDecks(let count, let size, let different):
      "\(count) decks of \(size) were asked for, but only \(different) can differ; make "
        + "\(different) decks at most, or allow more vignettes."
    case .tooFewPlaces(let vignettes, let places):
      "The decks have \(places) places, too few to show \(vignettes) vignettes; ask for "
        + "\(places) vignettes at most, or for more or larger decks."
    case .tooFewJudgements(let judgements, let needed, let decks):
      decks > 1
        ? "\(judgements) vignettes in \(decks) decks can't tell the effects apart, which takes at "
          + "least \(needed + decks) (\(needed) for the effects, one per deck); make more or "
          + "larger decks, or ask for fewer effects."
        : "\(judgements) vignettes can't tell the effects apart, which takes at least "
          + "\(needed + 1); show more vignettes, or ask for fewer effects."
    case .searchFailed(let starts):
      "None of \(starts) random starts led to a design that tells all effects apart; allow more "
        + "vignettes or larger decks, ask for fewer effects, or try more starts."
    case .notTwoLevels(let factor, let count):
      "Fractions are made of factors with two levels, but '\(factor)' has \(count); ask for a "
        + "number of vignettes instead, which are then chosen to be D-optimal."
    case .impossibleRuns(let asked, let factors, let possible):
      "\(factors) factors have no fraction of \(asked) runs; there are fractions of "
        + Self.list(possible.map(String.init), joint: "or", quoted: false) + " runs."
    case .fractionWithExclusions:
      "A fraction of all combinations can't leave out implausible ones; ask for a number of "
        + "vignettes instead, which are then chosen to be D-optimal."
    case .tooManyFactorsToSearch(let count, let limit):
      "The best generators are searched for \(limit) factors at most, not for \(count); name the "
        + "generators, or ask for a number of vignettes instead."
    case .repeatedRuns(let runs, let factors, let different):
      "The Plackett–Burman design of \(runs) runs shows only \(different) different combinations "
        + "of \(factors) factors; ask for \(runs) vignettes instead, which are then chosen to be "
        + "D-optimal."
    case .malformedGenerator(let text, let reason):
      "The generator '\(text)' \(reason); write it as E=ABCD, with letters for the factors in "
        + "their order, or as age=sex:income:job, with their names."
    case .unknownVignette(let name, let deck, let nearest):
      "The deck '\(deck)' names the vignette '\(name)', which isn't there"
        + (nearest.isEmpty ? "." : "; did you mean \(Self.list(nearest, joint: "or"))?")
    case .missingLevel(let vignette, let factor):
      "The vignette '\(vignette)' has no level of '\(factor)'; every vignette needs one of each "
        + "factor."
    case .inSet(let set, let error): "Vignette set '\(set)': \(error)"
    }
  }

  private static func list(_ names: [String], joint: String = "and", quoted: Bool = true) -> String
  {
    let names = quoted ? names.map { "'\($0)'" } : names
    guard names.count > 1, let last = names.last else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " \(joint) " + last
  }
}

/// The names that a design knows, for finding out quickly whether an assignment holds others.
struct AssignmentNames: Sendable {
  private let versions: Set<String>
  private let levels: [Set<String>]
  private let decks: [[String: Set<String>]]

  init(_ design: AssignmentDesign) {
    versions = Set(design.versions.map(\.version))
    levels = design.strata.map { Set($0.levels) }
    decks = design.sets.map { set in
      var vignettes: [String: Set<String>] = [:]
      for deck in set.decks { vignettes[deck.id] = Set(deck.vignettes) }
      return vignettes
    }
  }

  /// What an assignment names that the design does not have, as the end of a sentence; nil where
  /// there is nothing.
  func fault(in assignment: Assignment) -> String? {
    guard versions.contains(assignment.version) else {
      return "names the version '\(assignment.version)', which the design does not have"
    }
    guard assignment.stratum.count == levels.count,
      zip(assignment.stratum, levels).allSatisfy({ $1.contains($0) })
    else { return "names a stratum that the design does not have" }
    guard assignment.decks.count == decks.count, assignment.vignettes.count == decks.count else {
      return "has no deck for every set of vignettes"
    }
    for (set, deck) in assignment.decks.enumerated() {
      guard let vignettes = decks[set][deck],
        assignment.vignettes[set].allSatisfy(vignettes.contains)
      else { return "names the deck '\(deck)', or vignettes in it, that the design does not have" }
    }
    return nil
  }
}

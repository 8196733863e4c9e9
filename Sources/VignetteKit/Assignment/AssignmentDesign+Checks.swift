extension AssignmentDesign {
  /// Names differ within their kind and hold no control character: logs have a line per event.
  func checkNames() throws(AssignmentError) {
    try Self.check(versions.map(\.version), kind: "version")
    try Self.check(strata.map(\.characteristic), kind: "characteristic")
    for stratum in strata {
      try Self.check(stratum.levels, kind: "level")
      guard (1...100).contains(stratum.weight) else {
        throw .name(
          kind: "characteristic", stratum.characteristic,
          problem: "weighs \(stratum.weight); weights are whole numbers from 1 to 100")
      }
    }
    try Self.check(sets.map(\.id), kind: "set of vignettes")
    for set in sets {
      try Self.check(set.decks.map(\.id), kind: "deck")
      for deck in set.decks {
        for vignette in deck.vignettes { try Self.check(name: vignette, kind: "vignette") }
      }
    }
  }

  private static func check(_ names: [String], kind: String) throws(AssignmentError) {
    var seen: Set<String> = []
    for name in names {
      try check(name: name, kind: kind)
      guard seen.insert(name).inserted else {
        throw .name(kind: kind, name, problem: "is there twice; name each once")
      }
    }
  }

  /// A name that a log can hold.
  static func check(name: String, kind: String) throws(AssignmentError) {
    guard !name.isEmpty else { throw .name(kind: kind, name, problem: "is empty; name it") }
    let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    guard isPlain else {
      throw .name(
        kind: kind, name, problem: "holds a line break or another control character; leave it out")
    }
  }

  /// Every set has vignettes, each deck has a vignette once, and what is to be shown is there.
  func checkDecks() throws(AssignmentError) {
    for set in sets {
      guard !set.decks.isEmpty, set.decks.allSatisfy({ !$0.vignettes.isEmpty }) else {
        throw .vignetteSet(
          set.id, problem: "it has no vignettes; list them, or plan a design of them")
      }
      for deck in set.decks {
        let twice = deck.vignettes.first { name in deck.vignettes.count { $0 == name } > 1 }
        if let twice { throw .deck(deck.id, vignette: twice, nearest: []) }
      }
      try checkShown(set)
    }
  }

  private func checkShown(_ set: DeckSet) throws(AssignmentError) {
    guard let shown = set.shown else { return }
    let smallest = set.decks.map(\.vignettes.count).min() ?? 0
    guard shown >= 1, shown <= smallest else {
      throw .vignetteSet(
        set.id,
        problem: "each respondent is to judge \(shown), but a deck holds \(smallest) of them; "
          + "show \(smallest) at most")
    }
    let leavesOut = set.decks.contains { $0.vignettes.count > shown }
    guard !leavesOut || order == .random else {
      throw .vignetteSet(
        set.id,
        problem: "each respondent is to judge \(shown) of \(smallest), which the order "
          + "'\(order.rawValue)' can't choose; plan decks of \(shown), or the order 'random'")
    }
  }
}

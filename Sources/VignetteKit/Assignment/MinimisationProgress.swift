/// The margins that minimisation balances, as they stand.
///
/// The version is found first, from its margins over all units and over those who share a level of
/// each characteristic; then the deck of each set, from the same margins and that of the units of
/// the same version. Units who dropped out count no more.
package struct MinimisationProgress: Sendable {
  private let design: AssignmentDesign
  private let key: DrawKey
  private let versionRule: Minimisation
  private let deckRules: [Minimisation]
  private var versions: Margins
  private var decks: [Margins]

  /// Margins of one choice: over all, over the units of each version, over each level of each
  /// characteristic.
  private struct Margins: Sendable {
    var all: Minimisation.Margin
    var byVersion: [Minimisation.Margin]
    var byLevel: [[Minimisation.Margin]]

    init(_ design: AssignmentDesign, arms: Int) {
      func margin(_ weight: Int) -> Minimisation.Margin {
        Minimisation.Margin(weight: weight, counts: Array(repeating: 0, count: arms))
      }
      all = margin(1)
      byVersion = design.versions.map { _ in margin(1) }
      byLevel = design.strata.map { stratum in stratum.levels.map { _ in margin(stratum.weight) } }
    }

    /// The margins that a unit adds to.
    func relevant(_ levels: [Int], version: Int?) -> [Minimisation.Margin] {
      var margins = [all]
      if let version { margins.append(byVersion[version]) }
      for (characteristic, level) in levels.enumerated() {
        margins.append(byLevel[characteristic][level])
      }
      return margins
    }

    mutating func add(_ change: Int, arm: Int, _ levels: [Int], version: Int) {
      all.counts[arm] += change
      byVersion[version].counts[arm] += change
      for (characteristic, level) in levels.enumerated() {
        byLevel[characteristic][level].counts[arm] += change
      }
    }
  }

  /// Creates margins without units.
  package init(_ design: AssignmentDesign, key: DrawKey) {
    self.design = design
    self.key = key
    let follow = design.followMillionths ?? 1_000_000
    versionRule = Minimisation(shares: design.versions.map(\.share), followMillionths: follow)
    deckRules = design.sets.map { set in
      Minimisation(shares: set.decks.map { _ in 1 }, followMillionths: follow)
    }
    versions = Margins(design, arms: design.versions.count)
    decks = design.sets.map { Margins(design, arms: $0.decks.count) }
  }

  /// The version and decks of the next unit, from the seed's stream for its name.
  mutating func next(_ unit: String, _ levels: [Int]) -> (version: Int, decks: [Int]) {
    var draws = key.draws("minimisation", [unit])
    return next(levels, draws: &draws)
  }

  /// The version and decks of the next unit.
  package mutating func next(
    _ levels: [Int], draws: inout some DrawSource
  ) -> (version: Int, decks: [Int]) {
    let version = versionRule.arm(versions.relevant(levels, version: nil), draws: &draws)
    versions.add(1, arm: version, levels, version: version)
    var chosen: [Int] = []
    for set in decks.indices {
      let deck = deckRules[set].arm(decks[set].relevant(levels, version: version), draws: &draws)
      decks[set].add(1, arm: deck, levels, version: version)
      chosen.append(deck)
    }
    return (version, chosen)
  }

  /// Takes a unit who dropped out off the margins.
  package mutating func remove(_ levels: [Int], version: Int, decks chosen: [Int]) {
    versions.add(-1, arm: version, levels, version: version)
    for (set, deck) in chosen.enumerated() {
      decks[set].add(-1, arm: deck, levels, version: version)
    }
  }

  /// Takes the unit of an assignment off the margins.
  mutating func release(_ assignment: Assignment) {
    let levels = zip(design.strata, assignment.stratum).map { $0.levels.firstIndex(of: $1) ?? 0 }
    let version = design.versions.firstIndex { $0.version == assignment.version } ?? 0
    let decks = zip(design.sets, assignment.decks).map { set, name in
      set.decks.firstIndex { $0.id == name } ?? 0
    }
    remove(levels, version: version, decks: decks)
  }
}

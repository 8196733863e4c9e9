/// The margins that minimisation balances, as they stand.
///
/// The version is found first, from its margins over all units and over those who share a level of
/// each characteristic; then the deck of each set, from the same margins and that of the units of
/// the same version. Units who dropped out count no more.
package struct MinimisationProgress: Sendable {
  private let design: AssignmentDesign
  private let key: DrawKey
  private var version: Minimisation
  private var decks: [Minimisation]
  /// The first margin of each characteristic's levels in the choice of a version.
  private let firstMargins: [Int]

  /// Creates margins without units.
  init(_ design: AssignmentDesign, key: DrawKey) {
    self.design = design
    self.key = key
    let follow = design.followMillionths ?? 1_000_000
    let levelWeights = design.strata.flatMap { stratum in stratum.levels.map { _ in stratum.weight }
    }
    version = Minimisation(
      shares: design.versions.map(\.share), followMillionths: follow, weights: [1] + levelWeights)
    let versionWeights = design.versions.map { _ in 1 }
    decks = design.sets.map { set in
      Minimisation(
        shares: set.decks.map { _ in 1 }, followMillionths: follow,
        weights: [1] + levelWeights + versionWeights)
    }
    var next = 1
    firstMargins = design.strata.map { stratum in
      defer { next += stratum.levels.count }
      return next
    }
  }

  /// The version and decks of the next unit, from the seed's stream for its name.
  mutating func next(_ unit: String, _ levels: [Int]) -> (version: Int, decks: [Int]) {
    var draws = key.draws("minimisation", [unit])
    let margins = Self.margins(levels, firstMargins)
    let version = version.arm(margins, draws: &draws)
    self.version.add(1, arm: version, to: margins)
    let deckMargins = margins + [versionMargin(version)]
    var chosen: [Int] = []
    for set in decks.indices {
      let deck = decks[set].arm(deckMargins, draws: &draws)
      decks[set].add(1, arm: deck, to: deckMargins)
      chosen.append(deck)
    }
    return (version, chosen)
  }

  /// Takes the unit of an assignment, who dropped out, off the margins.
  mutating func release(_ assignment: Assignment) {
    let margins = Self.margins(design.levels(of: assignment), firstMargins)
    let version = design.version(of: assignment)
    self.version.add(-1, arm: version, to: margins)
    for (set, deck) in design.decks(of: assignment).enumerated() {
      decks[set].add(-1, arm: deck, to: margins + [versionMargin(version)])
    }
  }

  /// The margins of a unit with these levels: all units, and those of each level.
  private static func margins(_ levels: [Int], _ firstMargins: [Int]) -> [Int] {
    [0] + zip(firstMargins, levels).map { $0 + $1 }
  }

  private func versionMargin(_ version: Int) -> Int {
    1 + design.strata.reduce(0) { $0 + $1.levels.count } + version
  }
}

/// Minimisation carried out again with other draws, for everybody in a log and in the order of
/// arrival: what the procedure could have given.
///
/// Units who dropped out count until the line that says so, as they did.
package struct MinimisationReplay: Sendable {
  private enum Step: Sendable {
    /// The next unit arrives, with its margins.
    case arrival([Int])
    /// The k-th arrival drops out.
    case departure(Int, [Int])
  }

  private let version: Minimisation
  private let decks: [Minimisation]
  private let deckCounts: [Int]
  /// The first margin of the versions in the choice of a deck.
  private let versionMargins: Int
  private let steps: [Step]
  /// The row of each arrival, or nil for those of whom there are no data.
  private let rows: [Int?]

  /// The replay of a log.
  ///
  /// - Parameters:
  ///   - rows: the row of data of each unit.
  ///   - withDecks: whether decks are found too; they come after the versions and don't change them.
  package init(_ log: AssignmentLog, rows: [String: Int], withDecks: Bool = false) {
    let design = log.opening.design
    let follow = design.followMillionths ?? 1_000_000
    let weights =
      [1] + design.strata.flatMap { stratum in stratum.levels.map { _ in stratum.weight } }
    version = Minimisation(
      shares: design.versions.map(\.share), followMillionths: follow, weights: weights)
    deckCounts = withDecks ? design.sets.map(\.decks.count) : []
    decks = deckCounts.map { count in
      Minimisation(
        shares: Array(repeating: 1, count: count), followMillionths: follow,
        weights: weights + design.versions.map { _ in 1 })
    }
    versionMargins = weights.count
    var arrivals: [String: (number: Int, margins: [Int])] = [:]
    var steps: [Step] = []
    var arrivalRows: [Int?] = []
    for event in log.events {
      switch event {
      case .assigned(let assignment):
        var first = 1
        var margins = [0]
        for (stratum, level) in zip(design.strata, design.levels(of: assignment)) {
          margins.append(first + level)
          first += stratum.levels.count
        }
        arrivals[assignment.unit] = (arrivalRows.count, margins)
        arrivalRows.append(rows[assignment.unit])
        steps.append(.arrival(margins))
      case .status(.dropped, let unit):
        guard let arrival = arrivals[unit] else { continue }
        steps.append(.departure(arrival.number, arrival.margins))
      case .status: continue
      }
    }
    self.steps = steps
    self.rows = arrivalRows
  }

  /// Fills in the version of each row, or its cell where decks are found too, as the procedure might
  /// have given it.
  package func draw(into codes: inout [UInt16], _ generator: inout SeededGenerator) {
    var version = version
    var decks = decks
    var arms: [[Int]] = []
    arms.reserveCapacity(decks.isEmpty ? 0 : rows.count)
    var versions: [Int] = []
    versions.reserveCapacity(rows.count)
    for step in steps {
      switch step {
      case .arrival(let margins):
        let arm = version.arm(margins, draws: &generator)
        version.add(1, arm: arm, to: margins)
        var cell = arm
        if !decks.isEmpty {
          let deckMargins = margins + [versionMargins + arm]
          arms.append(
            decks.indices.map { set in
              let deck = decks[set].arm(deckMargins, draws: &generator)
              decks[set].add(1, arm: deck, to: deckMargins)
              cell = cell * deckCounts[set] + deck
              return deck
            })
        }
        if let row = rows[versions.count] { codes[row] = UInt16(cell) }
        versions.append(arm)
      case .departure(let number, let margins):
        version.add(-1, arm: versions[number], to: margins)
        for set in decks.indices {
          let deckMargins = margins + [versionMargins + versions[number]]
          decks[set].add(-1, arm: arms[number][set], to: deckMargins)
        }
      }
    }
  }
}

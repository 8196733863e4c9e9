/// The order in which the next unit reads the vignettes of its decks.
///
/// A random order is hashed from the unit's name. Rows of a Latin square or Williams design are
/// taken in rounds: each round is a random order of all rows, and goes over the units of one
/// version and deck (with permuted blocks: of one stratum), so that every row is used once before
/// any is used again.
struct VignetteOrders: Sendable {
  private let design: AssignmentDesign
  private let key: DrawKey
  /// The rows of each deck of each set; empty where orders are no rows.
  private let sequences: [[VignetteSequences]]
  private var rounds: [[String]: Round] = [:]

  private struct Round: Sendable {
    var number = 1
    var rows: [Int] = []
    var next = 0
  }

  init(_ design: AssignmentDesign, key: DrawKey) {
    self.design = design
    self.key = key
    let sets = design.order.hasRows ? design.sets : []
    sequences = sets.map { set in
      set.decks.compactMap { deck in
        var labels = Array(deck.vignettes.indices)
        var draws = key.draws("labels", [set.id, deck.id])
        draws.shuffle(&labels)
        return VignetteSequences(design.order, labels: labels)
      }
    }
  }

  /// Whether orders are rows that are to be used equally often.
  var haveRows: Bool { design.order.hasRows }

  /// The vignettes of each set for the next unit.
  mutating func next(
    _ unit: String, _ stratum: [String], version: Int, decks: [Int]
  ) -> [[String]] {
    guard haveRows else { return withoutRows(unit, decks: decks) }
    return decks.enumerated().map { set, deck in
      let sequences = sequences[set][deck]
      let row = row(
        unit, stratum, version: version, set: set, deck: deck, of: sequences.rowCount)
      let vignettes = design.sets[set].decks[deck].vignettes
      return sequences.row(row).map { vignettes[$0] }
    }
  }

  /// The vignettes of each set where their order is fixed or random.
  func withoutRows(_ unit: String, decks: [Int]) -> [[String]] {
    zip(design.sets, decks).map { set, deck in
      var vignettes = set.decks[deck].vignettes
      guard design.order == .random else { return vignettes }
      var draws = key.draws("order", [set.id, unit])
      draws.shuffle(&vignettes)
      return set.shown.map { Array(vignettes.prefix($0)) } ?? vignettes
    }
  }

  /// The next row: simple assignment has no memory and draws one.
  private mutating func row(
    _ unit: String, _ stratum: [String], version: Int, set: Int, deck: Int, of count: Int
  ) -> Int {
    let setName = design.sets[set].id
    if design.method == .simple {
      var draws = key.draws("row", [setName, unit])
      return Int(draws.next(below: UInt64(count)))
    }
    let line =
      [setName] + (design.method == .blocks ? stratum : [])
      + [design.versions[version].version, design.sets[set].decks[deck].id]
    var round = rounds[line] ?? Round()
    if round.next == round.rows.count {
      if !round.rows.isEmpty { round.number += 1 }
      round.rows = Array(0..<count)
      var draws = key.draws("rows", line + ["\(round.number)"])
      draws.shuffle(&round.rows)
      round.next = 0
    }
    defer {
      round.next += 1
      rounds[line] = round
    }
    return round.rows[round.next]
  }
}

extension VignetteOrder {
  /// Whether orders are the rows of a square.
  var hasRows: Bool {
    switch self {
    case .latinSquare, .williams: true
    case .fixed, .random: false
    }
  }
}

import VignetteKit

/// All ways in which a recorded assignment of versions, decks and orders of vignettes could have
/// come out, each as probable as the design made it.
///
/// Cells (a version with a deck) come out as ``RandomisationSet`` says of versions; then every unit
/// gets an order of its deck as the design orders them.
struct PresentationSet: Sendable {
  /// What every unit of the log is shown.
  struct Presentation: Sendable {
    /// The version of each unit.
    var versions: [Int]
    /// The vignette at each place of each unit, by its number; `width` places each.
    var vignettes: [Int]
  }

  private enum Form: Sendable {
    case blocks(BlockArrangements)
    case independent
    case replay(MinimisationReplay)
  }

  private let design: AssignmentDesign
  private let cells: AssignmentCells
  /// Which set's vignettes are shown; nil where none are looked at.
  private let set: Int?
  /// The number of each vignette of each deck.
  private let decks: [[Int]]
  private let form: Form
  /// The stratum of each unit, and the unit whose place it took over.
  private let strata: [Int]
  private let replaced: [Int?]
  private let codes: [UInt16]
  /// How many places a unit has at most.
  let width: Int
  /// What was recorded.
  let recorded: Presentation

  /// The set of the units of a log, in the order of the log.
  ///
  /// - Parameters:
  ///   - set: the position of the set of vignettes, or nil.
  ///   - numbers: a number for each vignette of the set.
  init(of log: AssignmentLog, set: Int?, numbers: [String: Int]) {
    let design = log.opening.design
    let assignments = RandomisationSet.assignments(in: log)
    let cells = AssignmentCells(design)
    var positions: [String: Int] = [:]
    for (position, assignment) in assignments.enumerated() { positions[assignment.unit] = position }
    func cell(_ assignment: Assignment) -> UInt16 {
      let decks = design.decks(of: assignment)
      return UInt16(cells.cell(version: design.version(of: assignment), decks: decks))
    }
    let decks = set.map { set in
      design.sets[set].decks.map { $0.vignettes.map { numbers[$0] ?? 0 } }
    }
    let width = decks?.map(\.count).max() ?? 0
    codes = assignments.map(cell)
    var vignettes = [Int](repeating: 0, count: assignments.count * width)
    if let set {
      for (unit, assignment) in assignments.enumerated() {
        for (place, name) in assignment.vignettes[set].enumerated() {
          vignettes[unit * width + place] = numbers[name] ?? 0
        }
      }
    }
    recorded = Presentation(
      versions: codes.map { cells.version(of: Int($0)) }, vignettes: vignettes)
    switch design.method {
    case .blocks: form = .blocks(BlockArrangements(assignments, rows: positions, code: cell))
    case .simple: form = .independent
    case .minimisation: form = .replay(MinimisationReplay(log, rows: positions, withDecks: true))
    }
    var strata: [[String]: Int] = [:]
    self.strata = assignments.map { assignment in
      let number = strata[assignment.stratum] ?? strata.count
      strata[assignment.stratum] = number
      return number
    }
    replaced = assignments.map { assignment in
      guard case .replacement(let unit, _, _) = assignment.origin else { return nil }
      return positions[unit]
    }
    self.design = design
    self.cells = cells
    self.set = set
    self.decks = decks ?? []
    self.width = width
  }

  /// Room for the cells of an arrangement.
  var arrangement: Arrangement { Arrangement(codes: codes) }

  /// Fills in what the units could have been shown.
  func draw(
    into presentation: inout Presentation, _ arrangement: inout Arrangement,
    _ generator: inout SeededGenerator
  ) {
    switch form {
    case .blocks(let blocks): blocks.draw(into: &arrangement, &generator)
    case .replay(let replay): replay.draw(into: &arrangement.codes, &generator)
    case .independent:
      let shares = design.versions.map(\.share)
      for unit in arrangement.codes.indices {
        let version = generator.next(inProportionTo: shares)
        let decks = UInt64(cells.deckCombinations)
        arrangement.codes[unit] = UInt16(version * Int(decks) + Int(generator.next(below: decks)))
      }
    }
    for (unit, code) in arrangement.codes.enumerated() {
      presentation.versions[unit] = cells.version(of: Int(code))
    }
    if let set { drawOrders(into: &presentation, arrangement.codes, set, &generator) }
  }

  /// The number of equally or otherwise probable presentations, if it is at most a limit; nil also
  /// where it is not counted: rows of squares depend on what came before.
  func count(upTo limit: Int) -> Int? {
    let arrangements: Int?
    switch form {
    case .blocks(let blocks): arrangements = blocks.count(upTo: limit)
    case .independent: arrangements = Self.power(cellCount, codes.count, upTo: limit)
    case .replay: arrangements = nil
    }
    guard let arrangements, arrangements <= limit else { return nil }
    guard let orders = orders(), let each = Self.power(orders.count, codes.count, upTo: limit),
      arrangements * each <= limit
    else { return nil }
    return arrangements * each
  }

  /// Calls with every presentation and its weight, in a fixed order.
  ///
  /// - Precondition: they were counted.
  func forEach(_ body: (Presentation, Double) -> Void) {
    let orders = orders() ?? [[]]
    switch form {
    case .blocks(let blocks): blocks.forEach { forEachOrder($0, orders, weight: 1, body) }
    case .independent:
      let shares = design.versions.map { Double($0.share) }
      Self.forEachChoice(of: cellCount, times: codes.count) { chosen in
        let weight = chosen.reduce(1.0) { $0 * shares[cells.version(of: $1)] }
        forEachOrder(chosen.map { UInt16($0) }, orders, weight: weight, body)
      }
    case .replay: preconditionFailure("minimisation is replayed, not listed")
    }
  }

  private var cellCount: Int { design.versions.count * cells.deckCombinations }

  /// The orders in which a deck may be shown; nil where they are not independent, or too many.
  private func orders() -> [[Int]]? {
    guard set != nil, design.order != .fixed else { return [Array(0..<width)] }
    guard design.order == .random, width <= 8, Set(decks.map(\.count)).count == 1 else {
      return nil
    }
    var orders: [[Int]] = [[]]
    for place in 0..<width {
      orders = orders.flatMap { order in
        (0...order.count).map { order[..<$0] + [place] + order[$0...] }.map(Array.init)
      }
    }
    return orders
  }

  private func forEachOrder(
    _ codes: [UInt16], _ orders: [[Int]], weight: Double, _ body: (Presentation, Double) -> Void
  ) {
    var presentation = recorded
    presentation.versions = codes.map { cells.version(of: Int($0)) }
    let shown = codes.map { code in set.map { decks[cells.decks(of: Int(code))[$0]] } ?? [] }
    Self.forEachChoice(of: orders.count, times: codes.count) { chosen in
      for (unit, order) in chosen.enumerated() {
        for (place, position) in orders[order].enumerated() where position < shown[unit].count {
          presentation.vignettes[unit * width + place] = shown[unit][position]
        }
      }
      body(presentation, weight)
    }
  }

  /// Calls with every way to choose one of a number several times.
  private static func forEachChoice(of count: Int, times: Int, _ body: ([Int]) -> Void) {
    var chosen = [Int](repeating: 0, count: times)
    while true {
      body(chosen)
      var place = 0
      while place < times, chosen[place] == count - 1 {
        chosen[place] = 0
        place += 1
      }
      if place == times { return }
      chosen[place] += 1
    }
  }

  private static func power(_ base: Int, _ exponent: Int, upTo limit: Int) -> Int? {
    var result = 1
    for _ in 0..<exponent {
      result *= base
      if result > limit { return nil }
    }
    return result
  }

  private func drawOrders(
    into presentation: inout Presentation, _ codes: [UInt16], _ set: Int,
    _ generator: inout SeededGenerator
  ) {
    let sequences = decks.map { deck -> VignetteSequences? in
      var labels = deck
      if design.order != .fixed, design.order != .random { generator.shuffle(&labels) }
      return VignetteSequences(design.order, labels: labels)
    }
    var rows: [Int: [Int]] = [:]
    for (unit, code) in codes.enumerated() {
      let deck = cells.decks(of: Int(code))[set]
      var order = decks[deck]
      if let sequences = sequences[deck] {
        if let left = replaced[unit] {
          order = Array(presentation.vignettes[left * width..<left * width + order.count])
        } else {
          let stratum = design.method == .blocks ? strata[unit] : 0
          let line = (stratum * design.versions.count + cells.version(of: Int(code))) * decks.count
          order = sequences.row(
            row(&rows, line: line + deck, of: sequences.rowCount, &generator))
        }
      } else if design.order == .random {
        generator.shuffle(&order)
      }
      for (place, vignette) in order.enumerated() {
        presentation.vignettes[unit * width + place] = vignette
      }
    }
  }

  /// The next row of a line: every row once before any comes again, but in simple assignment any.
  private func row(
    _ rows: inout [Int: [Int]], line: Int, of count: Int, _ generator: inout SeededGenerator
  ) -> Int {
    if design.method == .simple { return Int(generator.next(below: UInt64(count))) }
    var left = rows[line] ?? []
    if left.isEmpty {
      left = Array(0..<count)
      generator.shuffle(&left)
    }
    defer { rows[line] = left }
    return left.removeLast()
  }
}

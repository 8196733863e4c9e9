import VignetteKit

/// What is drawn again, or gone through, for the test of a term.
enum TermArrangements: Sendable {
  /// Everything that was randomised.
  case everything(PresentationSet)
  /// The versions, while decks and orders stay; each row's unit, by its position in the log.
  case versions(RandomisationSet, of: [Int])
  /// Vignettes of the same respondent that differ in nothing but what the term alone has; where each
  /// stands among all that is shown.
  case vignettes(BlockArrangements, at: [Int])

  /// The number of arrangements, if it is at most a limit.
  func count(upTo limit: Int) -> Int? {
    switch self {
    case .everything(let set): set.count(upTo: limit)
    case .versions(let set, _): set.count(upTo: limit)
    case .vignettes(let blocks, _): blocks.count(upTo: limit)
    }
  }

  /// Calls with every arrangement and its weight, in a fixed order.
  ///
  /// - Precondition: they were counted.
  func forEach(
    from recorded: PresentationSet.Presentation,
    _ body: (PresentationSet.Presentation, Double) -> Void
  ) {
    var presentation = recorded
    switch self {
    case .everything(let set): set.forEach(body)
    case .versions(let set, let units):
      set.forEach { codes, weight in
        for (row, unit) in units.enumerated() { presentation.versions[unit] = Int(codes[row]) }
        body(presentation, weight)
      }
    case .vignettes(let blocks, let targets):
      blocks.forEach { codes in
        for (place, target) in targets.enumerated() {
          presentation.vignettes[target] = Int(codes[place])
        }
        body(presentation, 1)
      }
    }
  }

  /// Room to draw in.
  var arrangement: Arrangement {
    switch self {
    case .everything(let set): set.arrangement
    case .versions(let set, _): Arrangement(codes: set.recorded)
    case .vignettes(_, let targets):
      Arrangement(codes: [UInt16](repeating: 0, count: targets.count))
    }
  }

  /// Fills in a random arrangement, each as probable as the design made it.
  func draw(
    into presentation: inout PresentationSet.Presentation, _ arrangement: inout Arrangement,
    _ generator: inout SeededGenerator
  ) {
    switch self {
    case .everything(let set): set.draw(into: &presentation, &arrangement, &generator)
    case .versions(let set, let units):
      set.draw(into: &arrangement, &generator)
      for (row, unit) in units.enumerated() {
        presentation.versions[unit] = Int(arrangement.codes[row])
      }
    case .vignettes(let blocks, let targets):
      blocks.draw(into: &arrangement, &generator)
      for (place, target) in targets.enumerated() {
        presentation.vignettes[target] = Int(arrangement.codes[place])
      }
    }
  }
}

extension RandomisedSource {
  /// What is drawn again for a term of which something is in no other term that was randomised: that
  /// alone, everything else being held as it was assigned. Under the hypothesis that it matters to
  /// nobody this is exact, whatever the rest does. Nil where there is no such thing, or what the
  /// design leaves to chance given the rest is not known or nothing.
  func conditional(_ term: Term, among tested: [Term]) throws(AnalysisError) -> TermArrangements? {
    let others = Set(tested.filter { $0 != term }.flatMap(\.variables))
    let own = frame.variables.indices.filter { place in
      let name = frame.variables[place].name
      return kinds[place] != .own && term.variables.contains(name) && !others.contains(name)
    }
    if own.contains(where: { kinds[$0] == .version }) { return try versions() }
    return own.first.flatMap(vignettes)
  }

  /// Given decks and orders: known where orders don't depend on the version.
  private func versions() throws(AnalysisError) -> TermArrangements? {
    let design = log.opening.design
    let ordersAreFree =
      set.width == 0 || design.method == .simple || [.fixed, .random].contains(design.order)
    guard design.method != .minimisation, ordersAreFree else { return nil }
    var units: [Int] = []
    for unit in self.units where units.last != unit { units.append(unit) }
    let names = RandomisationSet.assignments(in: log).map(\.unit)
    let set: RandomisationSet
    do { set = try RandomisationSet(of: units.map { names[$0] }, in: log) } catch {
      throw .randomisation(error)
    }
    return set.count(upTo: 1) == 1 ? nil : .versions(set, of: units)
  }

  /// Given decks and at each place everything but one factor: known in random orders, where the
  /// factors tell all vignettes apart.
  private func vignettes(_ factor: Int) -> TermArrangements? {
    guard log.opening.design.order == .random else { return nil }
    let levels = vignetteLevels
    guard Set(levels).count == levels.count else { return nil }
    let name = frame.variables[factor].column
    let held = levels.map { $0.filter { $0.key != name } }
    var codes: [UInt16] = []
    var starts = [0]
    var targets: [Int] = []
    var seen: Int?
    for unit in units where unit != seen {
      seen = unit
      let first = unit * set.width
      let places = Array(first..<first + shownCounts[unit])
      for (_, group) in Dictionary(grouping: places, by: { held[set.recorded.vignettes[$0]] })
        .sorted(by: { $0.value[0] < $1.value[0] }) where group.count > 1
      {
        codes += group.map { UInt16(set.recorded.vignettes[$0]) }
        targets += group
        starts.append(codes.count)
      }
    }
    guard starts.count > 1 else { return nil }
    return .vignettes(
      BlockArrangements(codes: codes, starts: starts, places: Array(targets.indices)), at: targets)
  }
}

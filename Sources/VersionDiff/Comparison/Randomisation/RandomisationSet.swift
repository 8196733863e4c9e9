import VignetteKit

/// All ways in which a recorded assignment of versions could have come out, each as probable as the
/// design made it.
///
/// - Permuted blocks: the versions that a block holds, in any order over its places with the same
///   decks, in every block of every stratum independently. An unfinished block keeps the versions
///   that it holds: given these, all of their orders are equally probable, whatever the block's
///   size was to be. A unit that took the place of one that dropped out goes with the place.
/// - Simple assignment: each unit by itself, with the versions' shares.
/// - Minimisation: the procedure itself, replayed in the order of arrival with other draws.
///
/// - Reference: [RosenbergerLachin2016], chapter 6; [ImbensRubin2015], chapter 5
struct RandomisationSet: Sendable {
  /// How assignments come about.
  enum Form: Sendable {
    case blocks(BlockArrangements)
    case independent(shares: [Int])
    case replay(MinimisationReplay, isExchanged: Bool)
  }

  /// The versions, in the design's order; codes point to them.
  let versions: [String]
  /// The code of each row's version, as recorded.
  let recorded: [UInt16]
  let form: Form

  /// The set of the rows' units.
  ///
  /// - Parameter units: one name per row, each in the log.
  init(of units: [String], in log: AssignmentLog) throws(RandomisationMistake) {
    let design = log.opening.design
    let assignments = Self.assignments(in: log)
    var rows: [String: Int] = [:]
    for (row, unit) in units.enumerated() {
      guard rows.updateValue(row, forKey: unit) == nil else { throw .repeatedUnit(unit) }
    }
    versions = design.versions.map(\.version)
    var recorded = [UInt16](repeating: 0, count: units.count)
    for assignment in assignments {
      guard let row = rows[assignment.unit] else { continue }
      recorded[row] = UInt16(design.version(of: assignment))
    }
    self.recorded = recorded
    switch design.method {
    case .blocks:
      // Given the decks, versions are exchangeable among the places of one deck: whatever decks do
      // to answers stays where it is.
      form = .blocks(
        BlockArrangements(
          assignments, rows: rows, code: { UInt16(design.version(of: $0)) }, keeping: \.decks))
    case .simple: form = .independent(shares: design.versions.map(\.share))
    case .minimisation:
      form = .replay(MinimisationReplay(log, rows: rows), isExchanged: false)
    }
  }

  private init(versions: [String], recorded: [UInt16], form: Form) {
    self.versions = versions
    self.recorded = recorded
    self.form = form
  }

  /// The assignments of a log, in order.
  static func assignments(in log: AssignmentLog) -> [Assignment] {
    log.events.compactMap { event in
      if case .assigned(let assignment) = event { assignment } else { nil }
    }
  }

  /// The rows of a version and the reference version, and how these two could have been exchanged
  /// while everybody else kept theirs; nil for minimisation of more than two versions, which cannot
  /// be replayed with some of its outcomes held. Code 0 is the reference.
  func pair(_ version: Int, against reference: Int) -> (set: RandomisationSet, rows: [Int])? {
    let codes = [UInt16(reference), UInt16(version)]
    let rows = recorded.indices.filter { codes.contains(recorded[$0]) }
    let names = [versions[reference], versions[version]]
    let own = rows.map { recorded[$0] == codes[1] ? UInt16(1) : 0 }
    switch form {
    case .blocks(let blocks):
      let kept = Form.blocks(blocks.restricted(to: codes, rows: rows))
      return (RandomisationSet(versions: names, recorded: own, form: kept), rows)
    case .independent(let shares):
      let kept = Form.independent(shares: [shares[reference], shares[version]])
      return (RandomisationSet(versions: names, recorded: own, form: kept), rows)
    case .replay(let replay, _):
      guard versions.count == 2 else { return nil }
      let kept = Form.replay(replay, isExchanged: version < reference)
      return (RandomisationSet(versions: names, recorded: own, form: kept), rows)
    }
  }

  /// The number of equally or otherwise probable arrangements, if it is at most a limit.
  func count(upTo limit: Int) -> Int? {
    switch form {
    case .blocks(let blocks): return blocks.count(upTo: limit)
    case .independent(let shares):
      return Self.power(shares.count, recorded.count, upTo: limit)
    case .replay: return nil
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
}

extension RandomisationSet {
  /// Fills in a random arrangement, each as probable as the design made it.
  func draw(into versions: inout Arrangement, _ generator: inout SeededGenerator) {
    switch form {
    case .blocks(let blocks): blocks.draw(into: &versions, &generator)
    case .independent(let shares):
      for row in versions.codes.indices {
        versions.codes[row] = UInt16(generator.next(inProportionTo: shares))
      }
    case .replay(let replay, let isExchanged):
      replay.draw(into: &versions.codes, &generator)
      guard isExchanged else { return }
      for row in versions.codes.indices { versions.codes[row] = 1 - versions.codes[row] }
    }
  }

  /// Calls with every arrangement and its weight, in a fixed order.
  func forEach(_ body: ([UInt16], Double) -> Void) {
    switch form {
    case .blocks(let blocks): blocks.forEach { body($0, 1) }
    case .independent(let shares):
      var codes = [UInt16](repeating: 0, count: recorded.count)
      while true {
        body(codes, codes.reduce(1.0) { $0 * Double(shares[Int($1)]) })
        var row = 0
        while row < codes.count, Int(codes[row]) == shares.count - 1 {
          codes[row] = 0
          row += 1
        }
        if row == codes.count { return }
        codes[row] += 1
      }
    case .replay: preconditionFailure("minimisation is replayed, not listed")
    }
  }
}

/// The versions of all rows in one arrangement, with room to work in.
struct Arrangement {
  /// The version of each row.
  var codes: [UInt16]
  /// What a form of design needs while it draws.
  var scratch: [UInt16] = []
}

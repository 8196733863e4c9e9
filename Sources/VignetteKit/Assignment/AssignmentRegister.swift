/// The units assigned so far, and the rule by which the next one is: a pure function of the
/// design, the seed and what happened before, so that anybody with the three finds the same.
public struct AssignmentRegister: Sendable {
  /// What is assigned.
  public let design: AssignmentDesign
  /// The assignments, in order of arrival.
  public private(set) var assignments: [Assignment] = []
  /// The status of each of them.
  public private(set) var statuses: [AssignmentStatus] = []
  private var positions: [String: Int] = [:]
  private let salted: SaltedAssignment?
  private var blocks: BlockProgress?
  private var minimisation: MinimisationProgress?
  private var orders: VignetteOrders
  private let cells: AssignmentCells

  /// Creates a register without units.
  ///
  /// - Parameter seed: its text, in UTF-8; simple assignment has none and uses the design's salt.
  public init(_ design: AssignmentDesign, seed: String) {
    self.design = design
    cells = AssignmentCells(design)
    let isSimple = design.method == .simple
    let key = DrawKey(isSimple ? design.salt ?? design.study : seed)
    salted = isSimple ? SaltedAssignment(design) : nil
    blocks =
      design.method == .blocks ? BlockProgress(BlockedAssignment(design, key: key)) : nil
    minimisation =
      design.method == .minimisation ? MinimisationProgress(design, key: key) : nil
    orders = VignetteOrders(design, key: key)
  }

  /// Creates the register that a log leaves, deriving every assignment in it again.
  ///
  /// - Throws: ``AssignmentError/line(_:_:)`` with the first line that is not as it was written or
  ///   does not follow.
  public init(replaying log: AssignmentLog, seed: String) throws(AssignmentError) {
    if let fault = log.unreadable ?? log.broken { throw .line(fault.line, fault.reason) }
    self.init(log.opening.design, seed: seed)
    for (index, event) in log.events.enumerated() {
      if let fault = fault(replaying: event) { throw .line(AssignmentLog.line(of: index), fault) }
    }
  }

  /// The assignment of a unit, or nil where it has none.
  public subscript(unit: String) -> Assignment? {
    positions[unit].map { assignments[$0] }
  }

  /// The status of a unit, or nil where it was never assigned.
  public func status(of unit: String) -> AssignmentStatus? {
    positions[unit].map { statuses[$0] }
  }

  /// Assigns a unit. One that was assigned before has the same again, whatever its stratum is now.
  ///
  /// - Parameter stratum: the level of each characteristic of the design.
  /// - Throws: ``AssignmentError/unknownLevel(unit:characteristic:level:levels:)``,
  ///   ``AssignmentError/name(kind:_:problem:)``.
  public mutating func assign(
    _ unit: String, stratum: [String]
  ) throws(AssignmentError) -> Assignment {
    if let new = try assignNew(unit, stratum: stratum) { return new }
    guard let known = self[unit] else { preconditionFailure("only known units are not new") }
    return known
  }

  /// Assigns a unit that has no assignment yet; nil for one that has.
  ///
  /// - Parameter stratum: the level of each characteristic of the design.
  /// - Throws: as ``assign(_:stratum:)``.
  public mutating func assignNew(
    _ unit: String, stratum: [String]
  ) throws(AssignmentError) -> Assignment? {
    guard positions[unit] == nil else { return nil }
    try AssignmentDesign.check(name: unit, kind: "unit")
    let levels = try levels(of: unit, stratum)
    // The design's own spelling, as two spellings of one text hash differently.
    let names = zip(design.strata, levels).map { $0.levels[$1] }
    let assignment = next(unit, names, levels)
    positions[unit] = assignments.count
    assignments.append(assignment)
    statuses.append(.assigned)
    return assignment
  }

  /// Notes that a unit completed or dropped out; returns whether that is news.
  ///
  /// - Throws: ``AssignmentError/unknownUnit(_:nearest:)``, ``AssignmentError/status(unit:from:to:)``
  ///   for a unit that dropped out before.
  public mutating func note(
    _ status: AssignmentStatus, of unit: String
  ) throws(AssignmentError) -> Bool {
    guard let position = positions[unit] else {
      let names = assignments.count > 10_000 ? [] : assignments.map(\.unit)
      throw .unknownUnit(unit, nearest: NearestNames.of(unit, among: names))
    }
    let old = statuses[position]
    if old == status { return false }
    guard old != .dropped, status != .assigned else {
      throw .status(unit: unit, from: old, to: status)
    }
    statuses[position] = status
    if status == .dropped { release(position) }
    return true
  }

  /// Takes an event of a log; why it can't have happened, or nil.
  mutating func fault(replaying event: AssignmentEvent) -> String? {
    do throws(AssignmentError) {
      switch event {
      case .status(let status, let unit):
        return try note(status, of: unit) ? nil : "gives '\(unit)' a status that it has already"
      case .assigned(let found):
        if self[found.unit] != nil { return "assigns '\(found.unit)' a second time" }
        let derived = try assign(found.unit, stratum: found.stratum)
        guard derived != found else { return nil }
        return "gives '\(found.unit)' \(found.inWords), but \(derived.inWords) follows"
      }
    } catch {
      return "can't have happened: \(error.description)"
    }
  }

  // MARK: Private

  private func levels(of unit: String, _ stratum: [String]) throws(AssignmentError) -> [Int] {
    precondition(stratum.count == design.strata.count, "a level for every characteristic")
    var levels: [Int] = []
    for (characteristic, name) in zip(design.strata, stratum) {
      guard let level = characteristic.levels.firstIndex(of: name) else {
        throw .unknownLevel(
          unit: unit, characteristic: characteristic.characteristic, level: name,
          levels: characteristic.levels)
      }
      levels.append(level)
    }
    return levels
  }

  private mutating func next(_ unit: String, _ stratum: [String], _ levels: [Int]) -> Assignment {
    if let place = blocks?.next(in: stratum) {
      switch place {
      case .vacant(let position): return replacement(of: assignments[position], by: unit, stratum)
      case .fresh(let block, let place, let cell):
        return assignment(
          unit, stratum, version: cells.version(of: cell), decks: cells.decks(of: cell),
          .block(block, place: place))
      }
    }
    if let arm = minimisation?.next(unit, levels) {
      return assignment(unit, stratum, version: arm.version, decks: arm.decks, .drawn)
    }
    guard let salted else { preconditionFailure("a design has one of three methods") }
    return assignment(
      unit, stratum, version: salted.version(of: unit), decks: salted.decks(of: unit), .drawn)
  }

  private mutating func assignment(
    _ unit: String, _ stratum: [String], version: Int, decks: [Int], _ origin: Assignment.Origin
  ) -> Assignment {
    Assignment(
      unit: unit, stratum: stratum, version: design.versions[version].version,
      decks: zip(design.sets, decks).map { $0.decks[$1].id },
      vignettes: orders.next(unit, stratum, version: version, decks: decks), origin: origin)
  }

  /// The place of a unit that dropped out, given to another: the same version and decks, and the
  /// same row where orders stand in rows.
  private func replacement(
    of left: Assignment, by unit: String, _ stratum: [String]
  ) -> Assignment {
    guard let (block, place) = left.origin.blockAndPlace else {
      preconditionFailure("only places in blocks become vacant")
    }
    return Assignment(
      unit: unit, stratum: stratum, version: left.version, decks: left.decks,
      vignettes: orders.haveRows
        ? left.vignettes : orders.withoutRows(unit, decks: design.decks(of: left)),
      origin: .replacement(of: left.unit, block: block, place: place))
  }

  private mutating func release(_ position: Int) {
    let assignment = assignments[position]
    blocks?.release(position, in: assignment.stratum)
    minimisation?.release(assignment)
  }
}

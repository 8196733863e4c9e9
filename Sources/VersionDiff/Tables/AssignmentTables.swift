import VignetteKit

extension TableDocument {
  /// The tables `balance`, where sets have decks `decks`, and of some units `assignments`.
  ///
  /// - Parameter units: those whose assignments are listed, in this order.
  public init(_ register: AssignmentRegister, listing units: [String]) {
    let tables = [
      EffectTable(balanceOf: register), EffectTable(decksOf: register),
      EffectTable(assignmentsOf: units, in: register),
    ]
    self.init(
      command: "assign",
      tables: tables.filter { !$0.rows.isEmpty || $0.id == "balance" })
  }

  /// The table `audit`.
  public init(_ audit: AssignmentAudit) {
    self.init(command: "audit", tables: [EffectTable(audit)])
  }
}

extension EffectTable {
  /// What each of these units got, with its status.
  public init(assignmentsOf units: [String], in register: AssignmentRegister) {
    let design = register.design
    let decked = design.sets.indices.filter { design.sets[$0].decks.count > 1 }
    let isSingle = design.sets.count == 1
    func name(_ word: String, _ set: Int) -> String {
      isSingle ? word : "\(word).\(design.sets[set].id)"
    }
    self.init(
      id: "assignments", title: "Assignments",
      columns: [TableColumn("unit", .string, label: "Unit")]
        + design.strata.map {
          TableColumn("stratum.\($0.characteristic)", .string, label: $0.characteristic)
        } + [.version]
        + decked.map { TableColumn(name("deck", $0), .string, label: "Deck") }
        + design.sets.indices.map {
          TableColumn(name("vignettes", $0), .string, label: "Vignettes, in order")
        }
        + [
          TableColumn("status", .string, label: "Status"),
          TableColumn("replaces", .string, label: "Replaces"),
        ])
    for unit in units {
      guard let assignment = register[unit], let status = register.status(of: unit) else {
        continue
      }
      var replaced: String?
      if case .replacement(let left, _, _) = assignment.origin { replaced = left }
      var row: [Cell] = [.text(unit)]
      row += assignment.stratum.map { Cell.text($0) }
      row.append(.text(assignment.version))
      row += decked.map { Cell.text(assignment.decks[$0]) }
      row += assignment.vignettes.map { Cell.text($0.joined(separator: " ")) }
      append(row + [.text(status.rawValue), Cell(replaced)])
    }
  }

  /// How many units of each version there are, in all and in each stratum, beside the plan.
  public init(balanceOf register: AssignmentRegister) {
    let design = register.design
    self.init(
      id: "balance", title: "Units by version",
      columns: Self.balanceColumns(design),
      notes: [
        "Present: assigned and not dropped. Expected: the plan's part of those present in the "
          + "stratum. Rows without a stratum are of all units."
      ])
    let strata = Set(register.assignments.map(\.stratum)).sorted { first, second in
      first.lexicographicallyPrecedes(second)
    }
    let shares = design.versions.reduce(0) { $0 + $1.share }
    var counts: [[String]: [String: UnitCounts]] = [:]
    for (assignment, status) in zip(register.assignments, register.statuses) {
      counts[assignment.stratum, default: [:]][assignment.version, default: UnitCounts()].add(
        status)
      guard !design.strata.isEmpty else { continue }
      counts[[], default: [:]][assignment.version, default: UnitCounts()].add(status)
    }
    for stratum in design.strata.isEmpty ? [[]] : [[]] + strata {
      let all = counts[stratum] ?? [:]
      let present = all.values.reduce(0) { $0 + $1.present }
      for version in design.versions {
        let count = all[version.version] ?? UnitCounts()
        let planned = Double(version.share) / Double(shares)
        let levels: [Cell] =
          stratum.isEmpty
          ? design.strata.map { _ in .missing } : stratum.map { .text($0) }
        append(
          levels + [.text(version.version)] + count.cells
            + [.number(Double(present) * planned), .number(planned)])
      }
    }
  }

  private static func balanceColumns(_ design: AssignmentDesign) -> [TableColumn] {
    design.strata.map {
      TableColumn("stratum.\($0.characteristic)", .string, label: $0.characteristic)
    } + [.version] + unitColumns + [.expected, .planned]
  }

  private static let unitColumns = [
    TableColumn("assigned", .integer, label: "Assigned"),
    TableColumn("completed", .integer, label: "Completed"),
    TableColumn("dropped", .integer, label: "Dropped out"),
    TableColumn("present", .integer, label: "Present"),
  ]

  /// How many units of each version got each deck; no rows where there is nothing to choose.
  public init(decksOf register: AssignmentRegister) {
    self.init(
      id: "decks", title: "Units by deck and version",
      columns: [
        TableColumn("set", .string, label: "Set"), TableColumn("deck", .string, label: "Deck"),
        .version,
      ] + Self.unitColumns)
    for (index, set) in register.design.sets.enumerated() where set.decks.count > 1 {
      var counts: [[String]: UnitCounts] = [:]
      for (assignment, status) in zip(register.assignments, register.statuses) {
        counts[[assignment.decks[index], assignment.version], default: UnitCounts()].add(status)
      }
      for deck in set.decks {
        for version in register.design.versions {
          let count = counts[[deck.id, version.version]] ?? UnitCounts()
          append([.text(set.id), .text(deck.id), .text(version.version)] + count.cells)
        }
      }
    }
  }

  /// What each check of a log found.
  public init(_ audit: AssignmentAudit) {
    self.init(
      id: "audit", title: "Checks of the log",
      columns: [
        .check, TableColumn("status", .string, label: "Status"),
        TableColumn("line", .integer, label: "Line"),
        TableColumn("finding", .string, label: "Finding"),
      ])
    for finding in audit.findings {
      let check = Cell.text(finding.check.rawValue)
      switch finding.outcome {
      case .passed(let what): append([check, .text("passed"), .missing, .text(what)])
      case .failed(let line, let why):
        append([check, .text("failed"), line.map { .integer($0) } ?? .missing, .text(why)])
      case .notDone(let why): append([check, .text("not.done"), .missing, .text(why)])
      }
    }
  }
}

/// Units of one kind by their status.
private struct UnitCounts {
  private var assigned = 0
  private var completed = 0
  private var dropped = 0

  mutating func add(_ status: AssignmentStatus) {
    assigned += 1
    if status == .completed { completed += 1 }
    if status == .dropped { dropped += 1 }
  }

  var present: Int { assigned - dropped }

  var cells: [Cell] {
    [.integer(assigned), .integer(completed), .integer(dropped), .integer(present)]
  }
}

import VignetteKit

extension DesignReport.Versions {
  var tables: [EffectTable] { [cellTable, costTable, versionTable, aliasTable] }

  /// What the versions bundle and what it takes to tell it apart, in sentences.
  var statements: [DesignStatement] {
    cells.flatMap { dilemma in
      statements(dilemma).map { DesignStatement(topic: dilemma.dilemma, text: $0) }
    } + proposals.map { DesignStatement(topic: "versions", text: statement($0)) }
  }

  private func statements(_ cells: VersionCells) -> [String] {
    let names = cells.factors.map { "'\($0.id)'" }
    let place = "In '\(cells.dilemma)'"
    guard cells.factors.count > 1 else {
      return ["\(place) the versions vary one factor, \(names[0]): nothing is bundled."]
    }
    guard !cells.bundled.isEmpty else {
      return ["\(place) the versions tell the effects of \(listed(names)) apart."]
    }
    let missing = cells.cells.filter(\.versions.isEmpty)
    let bundled = listed(cells.bundled.map { "'\($0)'" })
    return [
      "\(place) the versions bundle \(bundled): their effects can't be told apart.",
      "\(missing.count) of \(cells.cells.count) combinations are shown by no version: "
        + missing.map(\.levels.words).joined(separator: "; ") + ".",
    ] + costStatements(cells)
  }

  private func costStatements(_ cells: VersionCells) -> [String] {
    func relative(_ plan: VersionCells.Cost.Plan, order: Int) -> (Int, Double)? {
      let costs = cells.costs.filter { $0.plan == plan && $0.effect.count == order }
      return costs.compactMap { cost in cost.relativeRespondents.map { (cost.cells, $0) } }
        .max { $0.1 < $1.1 }
    }
    var statements: [String] = []
    if let (count, cost) = relative(.additive, order: 1) {
      statements.append(
        "With \(count) equal cells, and effects that add up, each effect takes "
          + "\(readable(cost, decimals: 2)) times the present respondents to be as precise as the "
          + "bundle is now\(basis).")
    }
    if let (_, cost) = relative(.interacting, order: 2) {
      statements.append(
        "Their interaction takes \(readable(cost, decimals: 2)) times as many for the same "
          + "precision.")
    }
    if let (count, cost) = relative(.oneAtATime, order: 1) {
      statements.append(
        "With \(count) cells, one change at a time, each effect takes "
          + "\(readable(cost, decimals: 2)) times the present respondents, and the interaction "
          + "can't be seen.")
    }
    return statements
  }

  private var basis: String {
    switch sharesFrom {
    case .allocation: " at the planned allocation"
    case .published: " at the published numbers"
    case .assumedEqual: " if the versions are equally large"
    }
  }

  private func statement(_ proposal: VersionProposal) -> String {
    let count = proposal.versions.count
    let factors = proposal.factors.count
    switch proposal.scope {
    case .withinTasks:
      return "\(count) versions tell the factors of every dilemma apart, if what one dilemma shows "
        + "doesn't move the answers to another."
    case .acrossTasks:
      guard let resolution = proposal.fraction?.resolution else {
        return "\(count) versions tell all \(factors) factors apart."
      }
      let generated = proposal.fraction?.generators.count ?? 0
      return "\(count) versions tell all \(factors) factors apart: a fraction "
        + "2^(\(factors)-\(generated)) of resolution "
        + "\(DesignReport.Vignettes.roman(resolution)), whose main effects are aliased with "
        + "interactions of \(resolution - 1) factors or more."
    }
  }

  private var cellTable: EffectTable {
    var table = EffectTable(
      id: "cells", title: "Combinations that versions show or don't",
      columns: [
        .dilemma, TableColumn("cell", .integer, label: "Cell"),
        TableColumn("levels", .string, label: "Levels"),
        TableColumn("version", .string, label: "Version"),
      ],
      notes: ["Combinations without a version are shown to nobody."])
    for dilemma in cells where dilemma.factors.count > 1 {
      for (number, cell) in dilemma.cells.enumerated() {
        table.append([
          .text(dilemma.dilemma), .integer(number + 1), .text(cell.levels.words),
          cell.versions.isEmpty ? .missing : .text(cell.versions.joined(separator: " ")),
        ])
      }
    }
    return table
  }

  private var costTable: EffectTable {
    EffectTable(
      id: "cell.costs", title: "What it costs to tell bundled factors apart",
      columns: [
        .dilemma, TableColumn("plan", .string, label: "Plan"),
        TableColumn("cells", .integer, label: "Cells"), .designTerm,
        TableColumn("levels", .string, label: "Levels"),
        TableColumn("variance", .number, label: "Variance"),
        TableColumn("relative.n", .number, .ratio, label: "Respondents, relative"),
      ],
      rows: cells.flatMap { dilemma in
        dilemma.costs.map { cost in
          [
            .text(dilemma.dilemma), .text(cost.plan.rawValue), .integer(cost.cells),
            .text(cost.effect.joined(separator: cost.plan == .present ? " + " : ":")),
            .text(cost.levels.joined(separator: cost.plan == .present ? " + " : ":")),
            .number(cost.variance), Cell(cost.relativeRespondents),
          ]
        }
      },
      notes: [
        "Variance: of the estimated difference, in units of the answers' variance divided by the "
          + "number of respondents in all; an interaction is a difference of differences.",
        "Respondents, relative: how many it takes for the precision of the present versions, per "
          + "present respondent\(basis); cells are equally large.",
      ])
  }

  private var versionTable: EffectTable {
    let factors = proposals.first?.factors ?? []
    let taken: Set = ["proposal", "version", "equals.version"]
    var table = EffectTable(
      id: "versions", title: "Versions that tell the factors apart",
      columns: [
        TableColumn("proposal", .string, label: "Proposal"),
        TableColumn("version", .integer, label: "Version"),
        TableColumn("equals.version", .string, label: "Equals version"),
      ]
        + factors.map { factor in
          TableColumn(
            taken.contains(factor.id) ? "factor.\(factor.id)" : factor.id, .string,
            label: factor.id)
        },
      notes: [
        "within.tasks: the fewest versions that tell the factors of each dilemma apart; "
          + "across.tasks: the fewest that tell all factors apart."
      ])
    for proposal in proposals {
      for (number, version) in proposal.versions.enumerated() {
        let levels = zip(factors, version).map { Cell.text($0.levels[$1]) }
        table.append(
          [
            .text(proposal.scope.rawValue), .integer(number + 1), Cell(proposal.present[number]),
          ] + levels)
      }
    }
    return table
  }

  private var aliasTable: EffectTable {
    EffectTable(
      id: "version.aliases", title: "Effects that the proposed versions mix up",
      columns: [TableColumn("proposal", .string, label: "Proposal")] + EffectCorrelation.columns,
      rows: proposals.flatMap { proposal in
        proposal.correlations.map { [.text(proposal.scope.rawValue)] + $0.cells }
      },
      notes: [
        "Factors of different dilemmas may be aliased within.tasks, as each is seen in the answers "
          + "to its own dilemma."
      ])
  }
}

extension TableColumn {
  fileprivate static let dilemma = TableColumn("dilemma", .string, label: "Dilemma")
}

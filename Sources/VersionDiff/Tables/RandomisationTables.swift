import VignetteKit

extension TableDocument {
  /// Adds the results of randomisation tests: rows of the method `randomisation` to `tests`, and
  /// the table `randomisation` with differences.
  public mutating func add(_ comparison: RandomisationComparison) {
    if let index = tables.firstIndex(where: { $0.id == "tests" }) {
      for test in comparison.tests { tables[index].append(test, comparison.plan) }
    }
    let table = EffectTable(comparison)
    let place = tables.firstIndex { $0.id == "tests" }.map { $0 + 1 } ?? tables.count
    if !table.rows.isEmpty { tables.insert(table, at: place) }
    warnings += comparison.notTested.map { notTested in
      AnalysisWarning(
        code: "not-randomised",
        message: "'\(notTested.outcome)' has no randomisation test: \(notTested.reason).")
    }
  }
}

extension EffectTable {
  /// The differences of a randomisation comparison, with p-values and intervals.
  public init(_ comparison: RandomisationComparison) {
    self.init(
      id: "randomisation", title: "Randomisation tests of differences",
      columns: [
        .outcome, .option, .contrast, .method, .estimate(label: "Difference"), .statistic, .low(),
        .high(), .pValue, .adjustedPValue, .exact, .mcStandardError, .replicates,
      ],
      notes: Self.notes(comparison))
    for contrast in comparison.contrasts {
      append(
        [
          .text(contrast.outcome), Cell(contrast.option), .text(contrast.contrast),
          .text("randomisation"), .number(contrast.estimate), Cell(contrast.statistic),
          Cell(contrast.low), Cell(contrast.high), .number(contrast.pValue.value),
          Cell(contrast.adjustedPValue), .boolean(contrast.pValue.isExact),
          Cell(contrast.pValue.standardError), .integer(contrast.pValue.arrangements),
        ])
    }
  }

  private static func notes(_ comparison: RandomisationComparison) -> [String] {
    let isExact = comparison.contrasts.allSatisfy(\.pValue.isExact)
    let isDrawn = !comparison.contrasts.contains(where: \.pValue.isExact)
    var notes = [
      "Hypothesis: the version makes no difference to anybody's answer. "
        + arrangements(comparison.method)
    ]
    if !isDrawn { notes.append("Exact: all arrangements were gone through.") }
    if !isExact {
      notes.append(
        "p = (b + 1) / (B + 1) from B = \(comparison.plan.draws) drawn arrangements, seed "
          + "\(comparison.plan.seed).")
    }
    if comparison.contrasts.contains(where: { $0.option == nil }) {
      notes.append(
        "Means: studentised difference; the interval (\(comparison.confidencePercentage) %) holds "
          + "the constant effects that the test does not reject.")
    }
    return notes
  }

  /// The tests of terms by what was randomised.
  public init(_ effects: RandomisedEffects) {
    self.init(
      id: "randomisation", title: "Randomisation tests of terms",
      columns: [
        TableColumn("term", .string, label: "Term"), .method,
        TableColumn("basis", .string, label: "Basis"), .statistic, .df, .pValue, .adjustedPValue,
        .exact, .mcStandardError, .replicates,
      ],
      notes: [
        "Versions, decks and orders of vignettes are drawn anew as the log's design draws them. "
          + Self.arrangements(effects.method),
        "Statistic: Wald, by least squares with standard errors by respondent.",
        "exact: what no other term has is drawn anew alone, the rest stays as assigned, and the test is "
          + "of its mattering to nobody; asymptotic: everything is drawn anew, other terms may matter "
          + "too, and only the studentised statistic keeps the test right, in large samples.",
      ] + Self.arrangementNotes(effects))
    for test in effects.tests {
      append([
        .text(test.term), .text("randomisation"), .text(test.basis.rawValue),
        .number(test.statistic), .number(Double(test.degreesOfFreedom)),
        .number(test.pValue.value), Cell(test.adjustedPValue), .boolean(test.pValue.isExact),
        Cell(test.pValue.standardError), .integer(test.pValue.arrangements),
      ])
    }
  }

  private static func arrangementNotes(_ effects: RandomisedEffects) -> [String] {
    var notes: [String] = []
    if effects.tests.contains(where: \.pValue.isExact) {
      notes.append(
        "Where replicates has no simulation error, it counts all arrangements there are.")
    }
    if effects.tests.contains(where: { !$0.pValue.isExact }) {
      notes.append(
        "p = (b + 1) / (B + 1) from B = \(effects.plan.draws) drawn arrangements, seed "
          + "\(effects.plan.seed).")
    }
    return notes
  }

  private static func arrangements(_ method: AssignmentPlan.Method) -> String {
    switch method {
    case .blocks: "Versions are exchanged within the blocks of the log."
    case .simple: "Versions are drawn for each respondent with the planned shares."
    case .minimisation: "Minimisation is replayed in the order of arrival."
    }
  }

  /// Adds a row to the table `tests`, whose columns are found by name.
  fileprivate mutating func append(
    _ test: RandomisationComparison.Test, _ plan: RandomisationPlan
  ) {
    let p = test.pValue
    let cells: [String: Cell] = [
      "outcome": .text(test.outcome), "method": .text("randomisation"),
      "statistic": Cell(test.statistic), "p.value": .number(p.value),
      "p.adjusted": Cell(test.adjustedPValue), "exact": .boolean(p.isExact),
      "p.std.error": Cell(p.standardError),
      "replicates": p.isExact ? .missing : .integer(p.arrangements),
      "seed": p.isExact ? .missing : Int(exactly: plan.seed).map { .integer($0) } ?? .missing,
      "contrast": Cell(test.contrast),
    ]
    append(columns.map { cells[$0.name] ?? .missing })
  }
}

extension TableColumn {
  /// The simulation error of a p-value from drawn arrangements.
  static let mcStandardError = TableColumn(
    "mc.std.error", .number, label: "Monte Carlo std. error")
}

extension RandomisationComparison {
  /// The confidence as a percentage, such as 95.
  fileprivate var confidencePercentage: String { readable(100 * confidence.value) }
}

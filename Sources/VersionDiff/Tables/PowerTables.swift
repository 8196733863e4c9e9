extension TableDocument {
  /// The tables of planned tests: `power`, and `curve` where one was followed.
  public init(power results: [PowerResult], curve: PowerCurve? = nil, notes: [String] = []) {
    var tables = [EffectTable(power: results, notes: notes)]
    if let curve { tables.append(EffectTable(curve: curve)) }
    self.init(command: "power", tables: tables)
  }
}

extension EffectTable {
  fileprivate init(power results: [PowerResult], notes: [String]) {
    self.init(
      id: "power", title: "Power of planned tests", columns: Self.powerColumns,
      rows: results.map(\.cells), notes: Self.notes(on: results) + notes)
  }

  fileprivate init(curve: PowerCurve) {
    self.init(
      id: "curve", title: "Power by size and effect",
      columns: [
        TableColumn("n", .integer, label: "n"),
        TableColumn("effect", .number, label: "Effect"),
        TableColumn("measure", .string, label: "Measure"),
        TableColumn("power", .number, .proportion, label: "Power"),
      ],
      rows: curve.points.map { point in
        [
          .integer(point.size), Cell(point.effect), .text(curve.measure.rawValue),
          Cell(point.power),
        ]
      })
  }

  private static let powerColumns: [TableColumn] = [
    TableColumn("outcome", .string, label: "Outcome"),
    TableColumn("contrast", .string, label: "Contrast"),
    TableColumn("option", .string, label: "Option"),
    TableColumn("test", .string, label: "Test"),
    TableColumn("method", .string, label: "Method"),
    TableColumn("n", .integer, label: "n"),
    TableColumn("n.by.version", .string, label: "n by version"),
    TableColumn("effect", .number, label: "Effect"),
    TableColumn("measure", .string, label: "Measure"),
    TableColumn("reference.proportion", .number, .proportion, label: "Share in reference"),
    TableColumn("power", .number, .proportion, label: "Power"),
    TableColumn("wanted.power", .number, .proportion, label: "Wanted power"),
    TableColumn("n.needed", .integer, label: "n needed"),
    TableColumn("smallest.effect", .number, label: "Smallest effect"),
    TableColumn("alpha", .number, label: "Alpha"),
    TableColumn("power.adjusted", .number, .proportion, label: "Power, adjusted"),
    TableColumn("family", .integer, label: "Tests in family"),
    TableColumn("type.s", .number, .proportion, label: "Wrong sign if significant"),
    TableColumn("type.m", .number, .ratio, label: "Exaggeration if significant"),
    TableColumn("mc.std.error", .number, label: "Monte Carlo error of power"),
    TableColumn("type.m.mc.std.error", .number, label: "Monte Carlo error of exaggeration"),
    TableColumn("coverage", .number, .proportion, label: "Coverage"),
    TableColumn("coverage.mc.std.error", .number, label: "Monte Carlo error of coverage"),
    TableColumn("studies", .integer, label: "Simulated studies"),
    TableColumn("failures", .integer, label: "Failed analyses"),
  ]

  /// What a reader must know, each once.
  private static func notes(on results: [PowerResult]) -> [String] {
    var notes: [String] = []
    func add(_ note: String?) {
      if let note, !notes.contains(note) { notes.append(note) }
    }
    for result in results {
      add(result.assumption)
      if result.method == .simulation {
        add(
          "Simulated: analyses that failed count as not having found the effect; n needed and the "
            + "smallest effect are extrapolated as if the estimate were normal.")
      }
      if result.familySize != nil {
        add(
          "Power, adjusted: at alpha divided by the number of tests in the family, as Holm's "
            + "method asks of the smallest p-value; a conservative plan.")
      }
      if result.significantResults != nil {
        add(
          "If significant, an estimate exceeds the assumed effect by the factor of exaggeration on "
            + "average (type M error) and has the wrong sign as often as stated (type S error).")
      }
    }
    if let alpha = results.first?.significance {
      // One minus 0.95 is not 0.05 to the last bit.
      let rounded = (alpha * 1e15).rounded() / 1e15
      notes.append("Alpha is \(rounded), one minus the confidence.")
    }
    return notes
  }
}

extension PowerResult {
  fileprivate var cells: [Cell] {
    let simulation = simulated
    return [
      Cell(outcome), Cell(contrast), Cell(option), .text(test.rawValue), .text(method.rawValue),
      .integer(size),
      groupSizes.count > 1
        ? .text(groupSizes.map { "\($0)" }.joined(separator: " + ")) : .missing,
      power == nil ? .missing : Cell(effect), .text(measure.rawValue), Cell(reference), Cell(power),
      .number(wantedPower), neededSize.map(Cell.integer) ?? .missing, Cell(smallestEffect),
      .number(significance), Cell(adjustedPower), familySize.map(Cell.integer) ?? .missing,
      Cell(significantResults?.wrongSign), Cell(significantResults?.exaggeration),
      Cell(simulation?.power.error), Cell(simulation?.exaggeration?.error),
      Cell(simulation?.coverage?.value), Cell(simulation?.coverage?.error),
      simulation.map { .integer($0.studies) } ?? .missing,
      simulation.map { .integer($0.failures) } ?? .missing,
    ]
  }

  /// What its power rests on.
  fileprivate var assumption: String? {
    switch (test, method) {
    case (_, .simulation): nil
    case (.pearson, _):
      "Pearson's chi-square test: power from the noncentral chi-square distribution."
    case (.twoProportions, .exact):
      "Two shares: all tables of counts added up, tested by Pearson's test; exact power goes up and "
        + "down with n."
    case (.twoProportions, .arcsine):
      "Two shares: Cohen's arcsine transformation, both directions counted."
    case (.twoProportions, _):
      "Two shares: normal approximation; a significant difference in the wrong direction doesn't "
        + "count as found."
    case (.equivalence, .exact):
      "Equivalence: two one-sided tests at alpha each, by Newcombe's interval, all tables of counts "
        + "added up."
    case (.equivalence, _):
      "Equivalence: two one-sided tests at alpha each, normal approximation."
    case (.t, _): "Two means: Student's t, both directions counted."
    case (.noninferiority, _): "No worse: a one-sided t test at alpha."
    case (.mixedModel, _):
      "Ratings: t of a linear mixed model with a random intercept by respondent; exact in balanced "
        + "designs."
    case (.logistic, _):
      "Odds ratio: Wald test of a logistic regression, normal approximation."
    case (.proportionalOdds, _):
      "Ordered answers: Whitehead's formula for proportional odds, normal approximation."
    case (.interaction, _): "Difference of effects: Wald test, normal approximation."
    }
  }
}

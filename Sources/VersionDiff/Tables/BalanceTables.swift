extension EffectTable {
  /// The characteristics of the versions' respondents: a column per version, named after it.
  public init(_ balance: Balance) {
    let fixed: [TableColumn] = [
      .covariate, .level, .standardizedDifference, .statistic, .df, .dfDenominator, .pValue,
    ]
    let hasMeans = balance.rows.contains { row in
      row.level == nil && row.values.contains { $0 != nil }
    }
    let versions = balance.versions.map { version in
      // A version may be called like one of the other columns.
      let isTaken = fixed.contains { $0.name == version }
      return TableColumn(
        isTaken ? "version.\(version)" : version, .number, hasMeans ? .plain : .proportion,
        label: version)
    }
    self.init(
      id: "balance", title: "Characteristics by version",
      columns: Array(fixed.prefix(2)) + versions + Array(fixed.dropFirst(2)),
      notes: [
        "A share per level, a mean per number. smd: the standardised difference against the "
          + "reference version; absolute values over 0.1 deserve attention. Tests: Pearson's "
          + "chi-square (of a level: against the others), Welch's for means."
      ])
    for row in balance.rows {
      append(
        [.text(row.covariate), Cell(row.level)] + row.values.map { Cell($0) }
          + [
            Cell(row.standardizedDifference), Cell(row.statistic), Cell(row.degreesOfFreedom),
            Cell(row.denominator), Cell(row.pValue),
          ])
    }
  }

  /// The sample ratio against the plan, and the missing answers by version.
  ///
  /// Each check has a row for the test, with no version, and a row per version.
  public init(_ integrity: Integrity) {
    self.init(
      id: "integrity", title: "Did the data come about as planned?",
      columns: [
        .check, .outcome, .version, .n, .expected, .proportion, .planned, .method, .statistic,
        .df, .pValue, .exact, .note,
      ],
      notes: [
        "sample.ratio: respondents per version against the planned allocation; p under .001 means "
          + "that assignment or export went wrong. missing.answers: n is how many are missing."
      ])
    appendSampleRatio(integrity)
    for answers in integrity.missing {
      let count = answers.shares.reduce(0.0) { $0 + $1.count }
      let total = answers.shares.reduce(0.0) { $0 + $1.total }
      append(
        [.text("missing.answers"), .text(answers.outcome), .missing, Cell.whole(count), .missing]
          + [Cell(total > 0 ? count / total : nil), .missing] + Cell.test(answers.test)
          + [
            answers.test == nil
              ? .text("nothing to test: no answer or every answer is missing")
              : .missing
          ])
      let filled = integrity.arms.filter { $0.count > 0 }
      for (arm, share) in zip(filled, answers.shares) {
        append(
          [.text("missing.answers"), .text(answers.outcome), .text(arm.version)]
            + [Cell.whole(share.count), .missing, Cell(share.value), .missing]
            + Cell.test(nil) + [.missing])
      }
    }
  }

  private mutating func appendSampleRatio(_ integrity: Integrity) {
    let total = integrity.arms.reduce(0) { $0 + $1.count }
    let hasPlan = integrity.arms.contains { $0.planned != nil }
    let note: Cell =
      integrity.sampleRatio != nil
      ? .missing
      : .text(
        hasPlan
          ? "the plan gives fewer than two versions any respondents"
          : "no planned allocation was stated, so there is no plan to test against")
    append(
      [.text("sample.ratio"), .missing, .missing, .integer(total), .missing, .missing, .missing]
        + Cell.test(integrity.sampleRatio) + [note])
    for arm in integrity.arms {
      append(
        [.text("sample.ratio"), .missing, .text(arm.version), .integer(arm.count)]
          + [
            Cell(arm.expected), Cell(total > 0 ? Double(arm.count) / Double(total) : nil),
            Cell(arm.planned),
          ] + Cell.test(nil) + [.missing])
    }
  }
}

extension Cell {
  /// A whole count, as such.
  fileprivate static func whole(_ count: Double) -> Cell {
    Int(exactly: count).map { .integer($0) } ?? .number(count)
  }

  /// The cells `method`, `statistic`, `df`, `p.value` and `exact` of a test.
  fileprivate static func test(_ test: (any HypothesisTest)?) -> [Cell] {
    guard let test else { return [Cell](repeating: .missing, count: 5) }
    return [
      .text(test.method.rawValue), Cell(test.statistic), Cell(test.degreesOfFreedom),
      Cell(test.pValue), .boolean(test.isExact),
    ]
  }
}

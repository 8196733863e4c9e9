extension StudyCheck {
  /// The tables `findings`, `verified`, `derived` and `reproduction`.
  public func document() -> TableDocument {
    TableDocument(
      command: "check",
      tables: [findingsTable]
        + [verifiedTable, derivedTable, reproduction.table()].filter { !$0.rows.isEmpty })
  }

  private var findingsTable: EffectTable {
    EffectTable(
      id: "findings", title: "Findings",
      columns: [
        TableColumn("severity", .string, label: "Severity"),
        TableColumn("rule", .string, label: "Rule"),
        TableColumn("where", .string, label: "Where"),
        TableColumn("finding", .string, label: "Finding"),
        TableColumn("how.big", .string, label: "How big"),
        TableColumn("size", .number, label: "Size"),
        TableColumn("measure", .string, label: "Measure"),
        TableColumn("advice", .string, label: "What to do"),
        TableColumn("line", .integer, label: "Line"),
        TableColumn("column", .integer, label: "Column"),
      ],
      rows: findings.map { finding in
        [
          .text(finding.severity.rawValue), .text(finding.rule), .text(finding.place),
          .text(finding.found), Cell(finding.size?.reading), Cell(finding.size?.value),
          Cell(finding.size?.measure), .text(finding.advice),
          finding.position.map { .integer($0.line) } ?? .missing,
          finding.position.map { .integer($0.column) } ?? .missing,
        ]
      },
      notes: [
        "error: a figure is impossible or a conclusion does not follow; warning: figures "
          + "contradict each other or a conclusion may not follow; note: worth knowing."
      ])
  }

  private var verifiedTable: EffectTable {
    EffectTable(
      id: "verified", title: "Checked and found to hold",
      columns: [
        TableColumn("rule", .string, label: "Rule"),
        TableColumn("where", .string, label: "Where"),
        TableColumn("holds", .string, label: "What holds"),
      ],
      rows: verified.map { [.text($0.rule), .text($0.place), .text($0.holds)] })
  }

  private var derivedTable: EffectTable {
    EffectTable(
      id: "derived", title: "What the printed figures say of those left out",
      columns: [
        TableColumn("where", .string, label: "Where"),
        TableColumn("quantity", .string, label: "Quantity"),
        TableColumn("low", .number, label: "Lowest"),
        TableColumn("high", .number, label: "Highest"),
      ],
      rows: derived.map { entry in
        [
          .text(entry.place), .text(entry.quantity), .number(entry.range.lowerBound),
          .number(entry.range.upperBound),
        ]
      },
      notes: ["Limits follow from the rounding intervals of the printed figures."])
  }
}

extension Finding.Size {
  /// The size in a phrase, such as `2 factors` or `p = 6e-9`.
  var reading: String {
    if measure == "p.value" { return readableP(value) }
    if value == 1, measure.hasSuffix("s") { return "1 \(measure.dropLast())" }
    if value == value.rounded(), abs(value) < 1e9 { return "\(Int(value)) \(measure)" }
    let decimals = abs(value) < 0.1 ? 4 : 2
    return "\(readable(value, decimals: decimals)) \(measure)"
  }
}

extension Reproduction {
  /// The table `reproduction`: published figures beside what they should be.
  public func table() -> EffectTable {
    EffectTable(
      id: "reproduction", title: "Published figures, computed again",
      columns: [
        TableColumn("table", .string, label: "Table"), .term,
        TableColumn("quantity", .string, label: "Quantity"),
        TableColumn("published", .number, label: "Published"),
        TableColumn("decimals", .integer, label: "Decimals"),
        TableColumn("low", .number, label: "Lowest"),
        TableColumn("high", .number, label: "Highest"),
        TableColumn("computed", .number, label: "Computed"),
        TableColumn("computed.low", .number, label: "Computed, lowest"),
        TableColumn("computed.high", .number, label: "Computed, highest"),
        TableColumn("agrees", .string, label: "Agrees"),
        TableColumn("reason", .string, label: "How, or why not"),
      ],
      rows: rows.map { row in
        [
          .text(row.table), .text(row.term), .text(row.quantity.rawValue),
          row.published.status == .published ? Cell(row.published.value) : .missing,
          .integer(row.published.decimals),
          Cell(row.interval?.lowerBound), Cell(row.interval?.upperBound), Cell(row.computed),
          Cell(row.computedRange?.lowerBound), Cell(row.computedRange?.upperBound),
          .text(row.agreement.rawValue), .text(row.reason),
        ]
      },
      notes: [
        "Lowest and highest: what rounds to the published figure; a p of .000 is anything up to "
          + ".0005.",
        rows.contains { $0.computedRange != nil }
          ? "Computed: from the other printed figures, with what their rounding allows; a figure "
            + "agrees where the two ranges meet."
          : "Computed: by the table's own model of these data; a figure agrees where it rounds to "
            + "the published one.",
      ])
  }
}

import VersionDiff

@testable import vignette

/// A literal comparison of two versions on two outcomes, with the columns that `compare` promises.
enum SampleComparison {
  /// Two outcomes: one whose test is carried away by the adjustment, one without a difference.
  static let document = TableDocument(
    command: "compare", tables: [distribution, tests, differences, envelope],
    warnings: [
      AnalysisWarning(
        code: "composition",
        message: "The versions differ in age (65 and over: 14.5 % against 6.1 %), so they cannot "
          + "be random halves of one group: a difference may be the readers' and not the wording's."
      )
    ])

  static let distribution = EffectTable(
    id: "distribution", title: "Answers by version",
    columns: [
      text("outcome", "Outcome"), text("version", "Version"), text("option", "Option"),
      TableColumn("n", .integer, label: "n"), number("weighted.n", "Weighted n"),
      number("proportion", "Share", .proportion), number("conf.low", "Lower limit", .proportion),
      number("conf.high", "Upper limit", .proportion), text("basis", "Basis"),
    ],
    rows: [
      share("advice1", "1", "carry out the order", 829, 1375),
      share("advice1", "1", "do not carry it out (a colleague will)", 260, 1375),
      share("advice1", "1", "resign", 286, 1375),
      share("advice1", "2", "carry out the order", 406, 688),
      share("advice1", "2", "do not carry it out (a colleague will)", 164, 688),
      share("advice1", "2", "resign", 118, 688),
      share("advice3", "1", "yes", 700, 1375), share("advice3", "1", "no", 675, 1375),
      share("advice3", "2", "yes", 350, 688), share("advice3", "2", "no", 338, 688),
    ],
    notes: ["Intervals: 95 %, Wilson's score interval."])

  static let tests = EffectTable(
    id: "tests", title: "Tests of a difference between the versions",
    columns: [
      text("outcome", "Outcome"), text("method", "Method"), number("statistic", "Statistic"),
      number("df", "df"), number("p.value", "p", .pValue),
      number("p.adjusted", "p (Holm)", .pValue), TableColumn("exact", .boolean, label: "Exact"),
      text("effect", "Effect size"), number("estimate", "Estimate", .bounded),
      number("conf.low", "Lower limit", .bounded), number("conf.high", "Upper limit", .bounded),
    ],
    rows: [
      [
        .text("advice1"), .text("pearson"), .number(8.9), .number(2), .number(0.0312),
        .number(0.0624), .boolean(false), .text("cramers.v"), .number(0.0657), .number(0),
        .number(0.1049),
      ],
      [
        .text("advice1"), .text("likelihood.ratio"), .number(8.8), .number(2), .number(0.0322),
        .number(0.0644), .boolean(false), .missing, .missing, .missing, .missing,
      ],
      [
        .text("advice3"), .text("pearson"), .number(0.0002), .number(1), .number(0.9886),
        .number(0.9886), .boolean(false), .text("phi"), .number(0.0003), .number(0),
        .number(0.0006),
      ],
      [
        .text("advice3"), .text("fisher"), .missing, .missing, .number(1), .number(1),
        .boolean(true), .missing, .missing, .missing, .missing,
      ],
    ],
    notes: ["p (Holm): adjusted over the outcomes within one method."])

  static let differences = EffectTable(
    id: "differences", title: "Differences between the versions, option by option",
    columns: [
      text("outcome", "Outcome"), text("option", "Option"), text("contrast", "Contrast"),
      number("estimate", "Difference", .proportionDifference),
      number("std.error", "Std. error", .proportionDifference),
      number("conf.low", "Lower limit", .proportionDifference),
      number("conf.high", "Upper limit", .proportionDifference),
      number("odds.ratio", "Odds ratio", .ratio), number("p.value", "p", .pValue),
      number("p.adjusted", "p (Holm)", .pValue),
      number("equivalence.p.adjusted", "p (equivalence, Holm)", .pValue),
      text("verdict", "Verdict"), number("detectable", "Detectable", .proportionDifference),
    ],
    rows: [
      difference(
        "advice1", "carry out the order", -0.0128, -0.0577, 0.0319, 0.949, 0.577, "undecided"),
      difference(
        "advice1", "do not carry it out (a colleague will)", 0.0493, 0.0119, 0.0878, 1.343, 0.0293,
        "differs"),
      difference("advice1", "resign", -0.0365, -0.0711, 0.0003, 0.788, 0.0933, "undecided"),
      difference("advice3", "yes", -0.0004, -0.0462, 0.0454, 0.998, 0.9886, "equivalent"),
      difference("advice3", "no", 0.0004, -0.0454, 0.0462, 1.002, 0.9886, "equivalent"),
    ],
    notes: ["Difference: share in the version minus share in the reference version."])

  static let envelope = EffectTable(
    id: "envelope", title: "What the printing allows",
    columns: [
      text("outcome", "Outcome"), number("statistic.low", "Smallest"),
      number("statistic.high", "Largest"), number("p.low", "Smallest p", .pValue),
      number("p.high", "Largest p", .pValue),
      number("tipping.design.effect", "Tipping design effect"),
      number("implied.design.effect", "Implied design effect"),
    ],
    rows: [
      [
        .text("advice1"), .number(8.1), .number(9.7), .number(0.0204), .number(0.0449),
        .number(1.139), .number(1.081),
      ]
    ])

  /// The same with longer names, a third version and a margin.
  static func renamed(_ names: [String: String]) -> TableDocument {
    var document = document
    document.tables = document.tables.map { table in
      EffectTable(
        id: table.id, title: table.title, columns: table.columns,
        rows: table.rows.map { row in
          row.map { cell in cell.text.flatMap { names[$0] }.map { Cell.text($0) } ?? cell }
        }, notes: table.notes)
    }
    return document
  }

  private static func text(_ name: String, _ label: String) -> TableColumn {
    TableColumn(name, .string, label: label)
  }

  private static func number(
    _ name: String, _ label: String, _ quantity: TableColumn.Quantity = .plain
  ) -> TableColumn {
    TableColumn(name, .number, quantity, label: label)
  }

  private static func share(
    _ outcome: String, _ version: String, _ option: String, _ count: Int, _ all: Int
  ) -> [Cell] {
    let proportion = Double(count) / Double(all)
    return [
      .text(outcome), .text(version), .text(option), .integer(count), .missing,
      .number(proportion), .number(proportion - 0.02), .number(proportion + 0.02),
      .text(version == "1" ? "weighted.percentages" : "whole.counts"),
    ]
  }

  private static func difference(
    _ outcome: String, _ option: String, _ estimate: Double, _ low: Double, _ high: Double,
    _ ratio: Double, _ p: Double, _ verdict: String
  ) -> [Cell] {
    [
      .text(outcome), .text(option), .text("2 - 1"), .number(estimate), .number(0.02),
      .number(low), .number(high), .number(ratio), .number(p), .number(p),
      verdict == "equivalent" ? .number(0.0211) : .number(0.4),
      .text(verdict), .number(estimate < 0 ? -0.0512 : 0.0648),
    ]
  }
}

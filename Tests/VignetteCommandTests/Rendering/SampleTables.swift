import VersionDiff

@testable import vignette

/// Small literal tables for the tests of rendering.
enum SampleTables {
  /// Every kind of cell and every quantity, with names and words that need care in some format.
  static let awkward = EffectTable(
    id: "awkward", title: "All kinds of cells",
    columns: [
      TableColumn("option", .string, label: "Option"),
      TableColumn("n", .integer, label: "n"),
      TableColumn("proportion", .number, .proportion, label: "Share"),
      TableColumn("estimate", .number, .proportionDifference, label: "Difference"),
      TableColumn("p.value", .number, .pValue, label: "p"),
      TableColumn("v", .number, .bounded, label: "V"),
      TableColumn("odds.ratio", .number, .ratio, label: "Odds ratio"),
      TableColumn("statistic", .number, label: "Statistic"),
      TableColumn("exact", .boolean, label: "Exact"),
    ],
    rows: [
      [
        .text("carry out the order"), .integer(1375), .number(0.603), .number(-0.0131),
        .number(0.0312), .number(0.0656), .number(0.9466), .number(8.9), .boolean(true),
      ],
      [
        .text("a | b, \"c\" <script>alert('x')</script> & 5 % of $1_000"), .integer(-2),
        .number(1), .number(0.1), .number(1e-300), .number(1), .number(5e9),
        .number(-1234.567), .boolean(false),
      ],
      [
        .text("NA"), .missing, .missing, .missing, .missing, .missing, .missing, .missing,
        .missing,
      ],
      [
        .text(""), .integer(0), .number(0), .number(-0.0), .number(1), .number(-0.0),
        .number(1e-300), .number(.leastNonzeroMagnitude), .missing,
      ],
    ],
    notes: ["Shares are in %; a < b & c > d."])

  /// A document with the awkward table and a warning.
  static let document = TableDocument(
    command: "tables", tables: [awkward],
    warnings: [AnalysisWarning(code: "small-counts", message: "Few answers in \"b\" & <i>c</i>.")])

  /// Fixed provenance.
  static let provenance = Provenance(
    version: "0.1.0", command: "vignette tables --data 'a b.csv'",
    inputs: [.init(path: "a b.csv", sha256: String(repeating: "0f", count: 32))],
    options: [
      .init(name: "confidence", value: .number(0.95)), .init(name: "outcome", value: .text("a,b")),
    ],
    seed: 42)
}

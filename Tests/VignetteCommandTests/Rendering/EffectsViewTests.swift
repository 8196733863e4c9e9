import TestSupport
import Testing
import VersionDiff

@testable import vignette

@Suite("The view of effects")
struct EffectsViewTests {
  private let names = [
    "estimate", "std.error", "statistic", "df", "p.value", "conf.low", "conf.high", "odds.ratio",
  ]

  private var document: TableDocument {
    let columns =
      [TableColumn("term", .string, label: "Term")]
      + names.map { TableColumn($0, .number, label: $0) }
    let coefficients = EffectTable(
      id: "coefficients", title: "Coefficients",
      columns: columns,
      rows: [
        [.text("(Intercept)")] + cells([0.418, 0.0551, 7.58, nil, 1e-13, 0.31, 0.526, 1.52]),
        [.text("version[2]")]
          + cells([-0.0523, 0.0949, -0.551, nil, 0.5815, -0.238, 0.134, 0.949]),
        [.text("version[2]:age[65 and over, retired from paid work]")]
          + cells([12.5, 1.25, 10, nil, 0.0004, 10.05, 14.95, 268_337.3]),
      ], notes: ["Estimates are log odds."])
    let fit = EffectTable(
      id: "fit", title: "Fit",
      columns: [
        TableColumn("nobs", .integer, label: "n"),
        TableColumn("logLik", .number, label: "Log-likelihood"),
        TableColumn("r.squared", .number, .bounded, label: "R²"),
        TableColumn("converged", .boolean, label: "Converged"),
      ], rows: [[.integer(2063), .number(-1388.52), .missing, .boolean(true)]])
    return TableDocument(command: "effects", tables: [coefficients, fit])
  }

  @Test(
    "Equals the stored pages",
    arguments: [TableFormat.text, .markdown, .html, .latex], RenderingStyle.Language.allCases)
  func snapshots(format: TableFormat, language: RenderingStyle.Language) throws {
    let page = try format.rendered(
      document, provenance: SampleTables.provenance, style: RenderingStyle(language: language))
    try expectSnapshot(page, named: "effects.\(language.rawValue).\(format.rawValue)")
    if format == .text {
      for line in page.split(separator: "\n") { #expect(TextLayout.width(String(line)) <= 80) }
    }
  }

  private func cells(_ numbers: [Double?]) -> [Cell] { numbers.map { Cell($0) } }
}

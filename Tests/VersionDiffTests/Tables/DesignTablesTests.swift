import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct DesignTablesTests {
  private let factors = ["effort", "need", "vignette"].map {
    DesignFactor(id: $0, levels: ["low", "high"])
  }

  private func document(_ request: VignetteDesignRequest) throws -> TableDocument {
    TableDocument(
      designed: DesignReport.Vignettes(of: try VignetteDesign(request)), versions: nil)
  }

  @Test func everyTableOfVignettes() throws {
    let decks = try document(
      VignetteDesignRequest(factors: factors, decks: .planned(count: 2, size: 4), starts: 20))
    #expect(
      decks.tables.map(\.id)
        == ["summary", "efficiency", "vignettes", "decks", "balance", "pairs", "contrasts"])
    let efficiency = try #require(decks["efficiency"])
    expectClose(efficiency.cell(row: 0, column: "d.efficiency")?.number, 1, relative: 1e-12)
    #expect(efficiency.cell(row: 0, column: "n.decks") == .integer(2))
    // A factor may be called as a fixed column is.
    let vignettes = try #require(decks["vignettes"])
    #expect(
      vignettes.columns.map(\.name) == ["vignette", "effort", "need", "factor.vignette", "decks"])
    #expect(decks["decks"]?.rows.count == 8)
    let contrasts = try #require(decks["contrasts"])
    expectClose(contrasts.cell(row: 0, column: "variance")?.number, 1, relative: 1e-12)
    expectClose(contrasts.cell(row: 0, column: "equivalent")?.number, 50, relative: 1e-12)
    expectClose(contrasts.cell(row: 0, column: "efficiency")?.number, 1, relative: 1e-12)
  }

  @Test func fractionsShowTheirWordsAndAliases() throws {
    let half = try document(VignetteDesignRequest(factors: factors, fraction: .runs(4)))
    #expect(
      half["fraction"]?.rows == [[.text("effort:need:vignette"), .integer(3), .boolean(true)]])
    #expect(half["alias.sets"]?.rows.first == [.text("effort"), .text("need:vignette")])
    #expect(half["summary"]?.rows.first?[1].text?.hasSuffix("words by length: 3 (1).") == true)
    let aliases = try #require(half["aliases"])
    #expect(aliases.rows.count == 3)
    for row in 0..<3 {
      #expect(aliases.cell(row: row, column: "in.model") == .boolean(false))
      expectClose(aliases.cell(row: row, column: "correlation")?.number, 1, relative: 1e-12)
    }
  }

  @Test func whatIsMixedUpIsWarnedOf() throws {
    let mixed = try document(
      VignetteDesignRequest(
        factors: factors,
        listed: .init(names: ["A", "B", "C"], combinations: [[0, 0, 0], [1, 1, 0], [1, 1, 1]])))
    #expect(mixed.warnings.map(\.code) == ["inseparable"])
    #expect(mixed.warnings[0].message.contains("'effort' and 'need'"))
    let contrasts = try #require(mixed["contrasts"])
    #expect(contrasts.cell(row: 0, column: "variance") == .missing)
    #expect(contrasts.cell(row: 2, column: "variance")?.number != nil)
    #expect(mixed["efficiency"]?.cell(row: 0, column: "d.efficiency") == .missing)
  }

  @Test func exclusionsAreCountedWithTheirReasons() throws {
    let left = [
      LevelReference(factor: "effort", level: "low"), .init(factor: "need", level: "high"),
    ]
    let design = try VignetteDesign(
      VignetteDesignRequest(factors: factors, exclusions: [left]))
    let document = TableDocument(
      designed: DesignReport.Vignettes(of: design, reasons: ["odd"]), versions: nil)
    #expect(
      document["left.out"]?.rows == [[.text("effort=low, need=high"), .integer(2), .text("odd")]])
    let statements = document["summary"]?.rows.compactMap { $0[1].text } ?? []
    #expect(statements.contains { $0.hasPrefix("2 of 8 combinations are left out") })
  }
}

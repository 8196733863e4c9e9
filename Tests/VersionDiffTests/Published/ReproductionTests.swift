import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct ReproductionTests {
  private func rows(
    _ reproduction: Reproduction, _ table: String, _ term: String
  ) -> [Reproduction.Quantity: Reproduction.Row] {
    let rows = reproduction.rows.filter { $0.table == table && $0.term == term }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.quantity, $0) })
  }

  @Test func printedFiguresAreHeldAgainstEachOther() throws {
    let reproduction = Reproduction(of: try VignetteStudy.study())
    let effort = rows(reproduction, "multilevel", "effort")
    let statistic = try #require(effort[.statistic])
    #expect(statistic.agreement == .yes)
    expectClose(statistic.computed, 0.745 / 0.170, relative: 1e-12)
    expectClose(statistic.computedRange?.lowerBound, 0.7445 / 0.1705, relative: 1e-12)
    expectClose(statistic.computedRange?.upperBound, 0.7455 / 0.1695, relative: 1e-12)
    expectClose(effort[.standardError]?.computed, 0.745 / 4.38, relative: 1e-12)
    // A p of .000 is anything up to .0005.
    #expect(effort[.pValue]?.interval == 0...0.0005)
    #expect(effort[.pValue]?.agreement == .yes)
    // The effect follows from the vignettes, but no value of V5 gives all three.
    #expect(effort[.estimate]?.agreement == .no)
    #expect(effort[.estimate]?.reason.contains("no value of V5 gives all of them") == true)
    // Read to three decimals, 1.04 / .318 could not give 3.29; to two it can.
    #expect(rows(reproduction, "vignettes", "V8")[.statistic]?.agreement == .yes)
    #expect(rows(reproduction, "vignettes", "V2")[.estimate]?.agreement == .cannotBeChecked)
    let main = reproduction.rows.filter { $0.table == "main" }
    #expect(main.count == 6)
    #expect(main.allSatisfy { $0.agreement == .cannotBeChecked && !$0.reason.isEmpty })
    #expect(main.first?.reason == "The source does not show which model this is.")
  }

  @Test(arguments: [
    ("\"statistic\": \"4.38\"", "\"statistic\": \"4.48\"", Reproduction.Quantity.statistic),
    ("\"p\": \".168\"", "\"p\": \".178\"", .pValue),
  ])
  func aWrongDigitIsFound(
    _ passage: String, _ other: String, _ quantity: Reproduction.Quantity
  ) throws {
    let study = try VignetteStudy.study(replacing: [(passage, other)])
    let wrong = Reproduction(of: study).rows.filter {
      $0.agreement == .no && $0.quantity == quantity
    }
    #expect(wrong.count == 1)
    #expect(wrong.first?.table == "multilevel")
  }

  @Test func dataAreHeldAgainstThePublication() throws {
    let study = try VignetteStudy.study()
    var asked: [PublishedModel] = []
    let reproduction = Reproduction(of: study) { model throws(AnalysisError) in
      asked.append(model)
      guard model.references.isEmpty else { throw .wrongKind(column: "psrb", expected: "numbers") }
      return ComputedCoefficients([
        .init(name: .intercept, estimate: 3.167, standardError: 1),
        .init(
          name: CoefficientName(term: "effort[high]", factor: "effort", level: "high"),
          estimate: 0.7453, standardError: 0.1703),
        .init(
          name: CoefficientName(term: "need[high]", factor: "need", level: "high"), estimate: 1.25,
          standardError: 0.1703),
      ])
    }
    #expect(
      asked.map(\.formula) == [
        "psrb ~ effort + need + reputation + (1 | respondent)",
        "psrb ~ vignette + (1 | respondent)",
      ])
    #expect(asked.last?.references == ["vignette": "V4"])
    let effort = rows(reproduction, "multilevel", "effort")
    #expect(effort.values.allSatisfy { $0.agreement == .yes })
    expectClose(effort[.statistic]?.computed, 0.7453 / 0.1703, relative: 1e-12)
    let need = rows(reproduction, "multilevel", "need")
    #expect(need[.estimate]?.agreement == .no)
    #expect(need[.estimate]?.reason == "The data give 1.250.")
    #expect(need[.standardError]?.agreement == .yes)
    // What depends on illegible terms is not fudged, even where the figures happen to meet.
    #expect(
      rows(reproduction, "multilevel", "(Intercept)")[.estimate]?.agreement == .cannotBeChecked)
    #expect(rows(reproduction, "multilevel", "control")[.estimate]?.agreement == .cannotBeChecked)
    #expect(
      rows(reproduction, "multilevel", "reputation")[.estimate]?.reason.contains("no such term")
        == true)
    #expect(
      rows(reproduction, "vignettes", "V1")[.estimate]?.reason.contains("does not hold numbers")
        == true)
    #expect(rows(reproduction, "main", "need")[.estimate]?.agreement == .cannotBeChecked)
  }

  @Test func theTableHasTheFixedColumns() throws {
    let table = Reproduction(of: try VignetteStudy.study()).table()
    #expect(table.id == "reproduction")
    let fixed = [
      "table", "term", "quantity", "published", "low", "high", "computed", "agrees", "reason",
    ]
    #expect(fixed.allSatisfy { table.columnIndex($0) != nil })
    let values = Set(table.rows.indices.compactMap { table.cell(row: $0, column: "agrees")?.text })
    #expect(values == ["yes", "no", "cannot.be.checked"])
    // An illegible figure is missing, not zero.
    let illegible = try #require(
      table.rows.indices.first {
        table.cell(row: $0, column: "term") == .text("V5")
      })
    #expect(table.cell(row: illegible, column: "published") == .missing)
  }

  @Test func unknownTermsNeedAFormulaAndRows() throws {
    let formula = #""formula": "psrb ~ effort + need + reputation + (1 | respondent)","#
    #expect(throws: StudyError.self) {
      try VignetteStudy.study(replacing: [(formula, "")])
    }
    #expect(throws: StudyError.self) {
      try VignetteStudy.study(replacing: [(#"["control"]"#, #"["contol"]"#)])
    }
  }
}

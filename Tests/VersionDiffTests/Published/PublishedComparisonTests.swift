import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct PublishedComparisonTests {
  @Test func theThreeQuestionsOfAConsultation() throws {
    let document = try PublishedComparison(of: SampleStudy.consultation()).document()
    let tests = try #require(document["tests"])
    let expected = [
      ("order", 8.90, 3, 0.031), ("protests", 17.39, 3, 0.0006), ("damage", 6.72, 4, 0.15),
    ]
    for (outcome, statistic, df, p) in expected {
      let row = try #require(
        tests.rows.first { $0[0] == .text(outcome) && $0[1] == .text("pearson") })
      let cells = Dictionary(uniqueKeysWithValues: zip(tests.columns.map(\.name), row))
      // As they are printed: two decimals, and one digit of p.
      #expect(abs((cells["statistic"]?.number ?? 0) - statistic) < 0.005)
      #expect(cells["df"]?.number == Double(df))
      expectClose(try #require(cells["p.value"]?.number), p, relative: 0.04)
      #expect(cells["basis"] == .text("weighted.percentages"))
    }
  }

  @Test func everyTableSaysWhatItRestsOn() throws {
    let document = try PublishedComparison(of: SampleStudy.consultation()).document()
    for id in ["distribution", "tests", "differences"] {
      let table = try #require(document[id])
      let column = try #require(table.columnIndex("basis"))
      #expect(table.rows.allSatisfy { $0[column].text != nil })
      #expect(table.notes.contains { $0.contains("at face value") })
    }
    let distribution = try #require(document["distribution"])
    let version = try #require(distribution.columnIndex("version"))
    let basis = try #require(distribution.columnIndex("basis"))
    for row in distribution.rows {
      let isFirst = row[version] == .text("1")
      #expect(row[basis] == .text(isFirst ? "weighted.percentages" : "whole.counts"))
    }
    // 7.2 % of 688 is no whole number of people: 49 of them are 7.12 %.
    #expect(distribution.cell(row: 6, column: "n") == .integer(49))
    #expect(distribution.cell(row: 6, column: "printed") == .number(0.072))
  }

  @Test func envelopeWithDesignEffects() throws {
    let document = try PublishedComparison(of: SampleStudy.consultation()).document()
    let table = try #require(document["envelope"])
    let cases = try PublishedCase.all().filter { $0.name.hasPrefix("dilemma") }
    for (row, expected) in cases.enumerated() {
      func number(_ name: String) -> Double? { table.cell(row: row, column: name)?.number }
      expectClose(number("statistic"), expected.statistic, relative: 1e-11)
      expectClose(number("statistic.low"), expected.low, relative: 1e-9)
      expectClose(number("statistic.high"), expected.high, relative: 1e-11)
      expectClose(number("p.low"), expected.pLow, relative: 1e-10)
      // A p of a search's extreme, which magnifies the statistic's error.
      expectClose(number("p.high"), expected.pHigh, relative: 1e-8)
      expectCloseOrMissing(number("tipping.design.effect"), expected.tipping, relative: 1e-10)
      #expect(table.cell(row: row, column: "kind") == .text("mixed"))
      expectClose(number("implied.design.effect"), 1.080_158_064_540_502_2, relative: 1e-12)
      let together = 1.080_158_064_540_502_2 * (0.22 * 0.22 / 0.145 + 0.78 * 0.78 / 0.855)
      expectClose(number("implied.design.effect.independent"), together, relative: 1e-12)
    }
  }

  @Test func sampleSizesThatFit() throws {
    let document = try PublishedComparison(of: SampleStudy.consultation()).document()
    let table = try #require(document["printed"])
    let fitting = table.rows.indices.compactMap { row in
      table.cell(row: row, column: "n.fitting")?.text
    }
    #expect(fitting.count == 3)
    #expect(fitting[0].hasSuffix("651, 652, 663, 668, 669, 671, 680, 681"))
    #expect(fitting[1] == "664, 675, 685")
    #expect(fitting[2] == "673, 675")
    #expect(table.cell(row: 1, column: "fits") == .boolean(false))
    #expect(table.cell(row: 0, column: "fits") == .missing)
  }

  @Test func respondentsWhoDiffer() throws {
    let comparison = try PublishedComparison(of: SampleStudy.consultation())
    let age = try #require(comparison.balance.first)
    #expect(age.characteristic == "age")
    #expect(age.degreesOfFreedom == 2)
    // chi2_contingency of scipy 1.17 on the percentages times 1375 and 688.
    expectClose(age.statistic, 37.926_677_846_427_47, relative: 1e-12)
    expectClose(age.pValue, 5.812_012_600_572_880_6e-9, relative: 1e-11)
    let codes = comparison.warnings.map(\.code)
    #expect(codes.first == "composition-differs")
    #expect(codes.contains("confounded-factors"))
    #expect(codes.contains("weighted-percentages"))
    #expect(codes.filter { $0 == "no-fitting-counts" }.count == 3)
    let balance = try #require(comparison.document()["balance"])
    #expect(balance.columns.map(\.name).contains("1"))
    let row = try #require(
      balance.rows.indices.first { balance.cell(row: $0, column: "level") == .text("65 and over") })
    #expect(balance.cell(row: row, column: "covariate") == .text("age"))
    expectClose(balance.cell(row: row, column: "2")?.number, 0.061, relative: 1e-12)
    // (0.061 - 0.145) / √((0.145 × 0.855 + 0.061 × 0.939) / 2)
    expectClose(
      balance.cell(row: row, column: "smd")?.number, -0.279_029_733_376_771_3, relative: 1e-12)
  }

  @Test func withoutAPlanThereIsNothingToTest() throws {
    let table = try #require(
      PublishedComparison(of: SampleStudy.consultation()).document()["integrity"])
    #expect(table.rows.count == 3)
    #expect(table.cell(row: 0, column: "p.value") == .missing)
    #expect(table.cell(row: 0, column: "note")?.text?.contains("no plan to test") == true)
    let planned = try #require(
      PublishedComparison(of: SampleStudy.clean()).document()["integrity"])
    #expect(planned.cell(row: 0, column: "p.value")?.number ?? 0 > 0.5)
  }

  @Test func referenceAndSettingsAreTaken() throws {
    let study = try SampleStudy.consultation()
    let turned = try PublishedComparison(of: study, on: ["order"], against: "2")
    #expect(turned.outcomes[0].comparison.differences[0].contrast == "1 - 2")
    let straight = try PublishedComparison(of: study, on: ["order"])
    #expect(straight.outcomes[0].comparison.differences[0].contrast == "2 - 1")
    #expect(turned.outcomes[0].envelope == straight.outcomes[0].envelope)
    let ninety = VersionComparison.Settings(confidence: try ConfidenceLevel(0.9), margin: 0.05)
    let settings = try PublishedComparison(of: study, settings: ninety)
    #expect(settings.settings == ninety)
  }

  @Test func refusals() throws {
    let study = try SampleStudy.clean()
    #expect(throws: AnalysisError.notPublished(outcome: "verdikt", nearest: ["verdict"])) {
      try PublishedComparison(of: study, on: ["verdikt"])
    }
    #expect(throws: AnalysisError.answersOverlap(outcome: "reasons")) {
      try PublishedComparison(of: study, on: ["reasons"])
    }
    var silent = study
    silent.published = nil
    silent.analysis.outcomes = []
    #expect(throws: AnalysisError.nothingPublished(study: "parking")) {
      try PublishedComparison(of: silent)
    }
    let uncounted = try SampleStudy.clean(
      replacing: #""version": "A", "n": 200"#, by: #""version": "A""#)
    #expect(throws: AnalysisError.sampleSizeUnknown(outcome: "verdict", version: "A")) {
      try PublishedComparison(of: uncounted, on: ["verdict"])
    }
    let unclear = try SampleStudy.clean(
      replacing: #""leave": {"a": 24.5,"#, by: #""leave": {"a": "unclear","#)
    #expect(throws: AnalysisError.figuresUnclear(outcome: "verdict", version: "A")) {
      try PublishedComparison(of: unclear, on: ["verdict"])
    }
  }
}

import TestSupport
import Testing
import VersionDiff
import VignetteKit

@Suite struct EffectsAnalysisTests {
  static let admissions = LogisticRegressionTests.cases.first { $0.name == "UCBAdmissions" }

  static func document(
    _ formula: String = "Admit ~ Gender * Dept", intervals: IntervalMethod = .wald
  ) throws -> TableDocument {
    let reference = try #require(admissions)
    return try EffectsAnalysis(
      Formula(parsing: formula), family: .binomial, schema: Schema(count: reference.count),
      intervals: intervals
    ).tables(from: ResponseTable(reference.columns))
  }

  @Test func tablesHaveTheirPromisedColumns() throws {
    let document = try Self.document()
    #expect(document.command == "effects")
    #expect(
      document.tables.map(\.id).starts(with: [
        "coefficients", "fit", "model.tests", "marginal.effects", "marginal.means",
      ]))
    let coefficients = document["coefficients"]?.columns.map(\.name) ?? []
    #expect(
      coefficients.prefix(11) == [
        "response", "term", "factor", "level", "estimate", "std.error", "statistic", "df",
        "p.value", "conf.low", "conf.high",
      ])
    let fit = document["fit"]?.columns.map(\.name) ?? []
    let promised = [
      "nobs", "n.clusters", "logLik", "AIC", "BIC", "deviance", "df.residual", "sigma",
      "r.squared", "icc", "converged",
    ]
    #expect(promised.allSatisfy(fit.contains))
  }

  @Test func termsAreWrittenWithTheirLevels() throws {
    let table = try #require(try Self.document()["coefficients"])
    let terms = table.rows.indices.map { table.cell(row: $0, column: "term")?.text }
    #expect(terms.prefix(3) == ["(Intercept)", "Gender[Female]", "Dept[B]"])
    #expect(terms.last == "Gender[Female]:Dept[F]")
    let last = table.rows.count - 1
    #expect(table.cell(row: last, column: "factor") == .text("Gender:Dept"))
    #expect(table.cell(row: last, column: "level") == .text("Female:F"))
    #expect(table.cell(row: 0, column: "factor") == .missing)
  }

  @Test func theWholeModelIsTestedAgainstTheNullDeviance() throws {
    let reference = try #require(Self.admissions)
    let table = try #require(try Self.document()["model.tests"])
    expectClose(
      table.cell(row: 0, column: "statistic")?.number,
      reference.nullDeviance - reference.deviance, relative: 1e-10)
    #expect(table.cell(row: 0, column: "df")?.number == 11)
    // Of an interaction and its main effects only the interaction is dropped.
    #expect(table.rows.count == 2)
    #expect(table.cell(row: 1, column: "term") == .text("Gender:Dept"))
    #expect(table.cell(row: 1, column: "df")?.number == 5)
  }

  @Test func profileLimitsReplaceWalds() throws {
    let wald = try #require(try Self.document("Admit ~ Gender")["coefficients"])
    let profile = try #require(
      try Self.document("Admit ~ Gender", intervals: .profile)["coefficients"])
    let reference = try #require(Self.admissions)
    #expect(reference.count == "Freq")
    for row in 0..<2 {
      #expect(wald.cell(row: row, column: "estimate") == profile.cell(row: row, column: "estimate"))
      let low = try #require(wald.cell(row: row, column: "conf.low")?.number)
      let other = try #require(profile.cell(row: row, column: "conf.low")?.number)
      #expect(low != other)
      // The two kinds of limits are near each other in large samples, and not the same.
      #expect(abs(low - other) < 1e-3)
    }
  }

  @Test func anEventAmongSeveralAnswers() throws {
    let responses = ResponseTable(columns: [
      Column(name: "answer", labels: ["a", "b", "c", "a", "b", "c", "a", "c", "b", "a"]),
      Column(name: "group", labels: ["u", "u", "u", "u", "w", "w", "w", "w", "w", "u"]),
    ])
    let document = try EffectsAnalysis(
      Formula("answer", on: "group"), family: .binomial, event: "c"
    ).tables(from: responses)
    let table = try #require(document["coefficients"])
    // Version u: 1 of 5 gave c; w: 2 of 5.
    let estimate = try #require(table.cell(row: 1, column: "odds.ratio")?.number)
    expectClose(estimate, (2.0 / 3) / (1.0 / 4), relative: 1e-12)
    let effects = try #require(document["marginal.effects"])
    #expect(effects.rows.count == 1)
    #expect(effects.cell(row: 0, column: "response") == .text("c"))
    #expect(effects.cell(row: 0, column: "contrast") == .text("w - u"))
    expectClose(effects.cell(row: 0, column: "estimate")?.number, 0.2, relative: 1e-12)
  }

  @Test func multinomialCoefficientsCarryTheirAnswer() throws {
    let reference = try #require(MultinomialLogitTests.cases.first)
    let document = try EffectsAnalysis(
      Formula(parsing: reference.formula), family: .multinomial, schema: reference.schema
    ).tables(from: ResponseTable(reference.columns))
    let table = try #require(document["coefficients"])
    let answers = table.rows.indices.map { table.cell(row: $0, column: "response")?.text }
    #expect(Set(answers) == ["Medium", "High"])
    // Influence (2 contrasts), type (3) and contact (1), on three answers each.
    #expect(document["marginal.effects"]?.rows.count == 18)
  }
}

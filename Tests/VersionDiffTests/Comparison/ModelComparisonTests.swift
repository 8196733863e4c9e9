import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct ModelComparisonTests {
  struct Case: Decodable, Sendable {
    let family: String
    let formulas: [String]
    let columns: [String: ReferenceColumn]
    let statistic: Double
    let df: Double
    let denominator: Double?
    let p: Double

    func comparison() throws -> ModelComparison {
      let responses = ResponseTable(columns)
      return ModelComparison(
        try formulas.enumerated().map { place, formula in
          let formula = try Formula(parsing: formula)
          let fit: any RegressionFit =
            family == "binomial"
            ? try LogisticRegression(formula).fitted(to: responses)
            : try LinearRegression(formula).fitted(to: responses)
          return .init(name: "(\(place + 1))", fit: fit, usedRows: nil)
        })
    }
  }

  static let cases = (try? Fixture<Case>.load("model-comparison").cases) ?? []

  @Test func nestedModelsAreTestedAsByAnova() throws {
    #expect(Self.cases.count == 2)
    for reference in Self.cases {
      let step = try #require(try reference.comparison().steps.first)
      #expect(step.model == "(2)" && step.against == "(1)")
      switch step.outcome {
      case .likelihoodRatio(let test):
        #expect(reference.family == "binomial")
        expectClose(test.statistic, reference.statistic, relative: 1e-9)
        #expect(Double(test.degreesOfFreedom) == reference.df)
        // A p in the tail magnifies the error of its statistic.
        expectClose(test.pValue, reference.p, relative: 1e-8)
      case .wald(let test):
        #expect(reference.family == "gaussian")
        expectClose(test.statistic, reference.statistic, relative: 1e-9)
        #expect(test.degreesOfFreedom == reference.df)
        expectClose(test.denominatorDegreesOfFreedom, reference.denominator, relative: 1e-12)
        // A p in the tail magnifies the error of its statistic.
        expectClose(test.pValue, reference.p, relative: 1e-8)
      case .refused(let refusal):
        Issue.record("\(refusal)")
      }
    }
  }

  /// The likelihood at bias-reduced estimates is no maximum, so its ratio tests nothing.
  @Test func biasReducedModelsAreTestedByWald() throws {
    let reference = try #require(Self.cases.first { $0.family == "binomial" })
    let own = ModelComparison(
      try reference.formulas.enumerated().map { place, formula in
        let formula = try Formula(parsing: formula)
        let model = BinomialRegression(formula, estimation: .biasReduction)
        return .init(
          name: "\(place)", fit: try model.fitted(to: ResponseTable(reference.columns)),
          usedRows: nil)
      })
    guard case .wald(let test) = try #require(own.steps.first).outcome else {
      Issue.record("\(own.steps)")
      return
    }
    #expect(test.degreesOfFreedom == reference.df)
    #expect(abs(test.statistic / reference.statistic - 1) < 0.2)
  }

  private func gaussian(_ formulas: [String], _ columns: [Column]) throws -> ModelComparison {
    let responses = ResponseTable(columns: columns)
    return ModelComparison(
      try formulas.enumerated().map { place, formula in
        let formula = try Formula(parsing: formula)
        return .init(
          name: "m\(place)", fit: try LinearRegression(formula).fitted(to: responses),
          usedRows: try Schema().usedRows(of: formula, in: responses))
      })
  }

  private static let y = Column(name: "y", numbers: [1, 3, 2, 5, 4, 7, 6, 9, 8, 8])
  private static let z = Column(name: "z", numbers: [2, 1, 4, 3, 6, 5, 8, 7, 1, 9])
  private static let a = Column(
    name: "a", labels: ["p", "q", "p", "q", "p", "q", "p", "q", "p", "q"])
  private static let b = Column(
    name: "b", labels: ["u", "u", "v", "v", "u", "u", "v", "v", "u", nil])

  @Test func modelsThatCannotBeTestedSaySo() throws {
    let columns = [Self.y, Self.z, Self.a, Self.b]
    let own = try gaussian(
      ["y ~ a", "y ~ z", "y ~ z", "y ~ z + b", "z ~ b"], columns)
    let refusals = own.steps.map { step -> ModelComparison.Refusal? in
      if case .refused(let refusal) = step.outcome { refusal } else { nil }
    }
    #expect(refusals == [.notNested, .sameTerms, .differentPeople, .differentOutcomes])
    let table = try #require(own.tables(confidence: .ninetyFive).last)
    #expect(table.id == "models.tests")
    #expect(table.cell(row: 2, column: "p.value") == .missing)
    #expect(
      table.cell(row: 2, column: "reason")?.text?.contains("different people") == true)
  }

  /// Ten people each with the same answers in total, and yet not the same ten.
  @Test func equalTotalsAreNotTheSamePeople() throws {
    let columns = [Self.y, Self.z]
    let responses = ResponseTable(columns: columns)
    var (first, second) = ([Bool](repeating: true, count: 10), [Bool](repeating: true, count: 10))
    // Rows 8 and 9 have the same outcome, 8.
    first[8] = false
    second[9] = false
    let fits = try zip(["y ~ 1", "y ~ z"], [first, second]).map { formula, rows in
      let kept = responses.selecting(rows: rows.indices.filter { rows[$0] })
      return ModelComparison.Fitted(
        name: formula, fit: try LinearRegression(Formula(parsing: formula)).fitted(to: kept),
        usedRows: rows)
    }
    #expect(ModelComparison(fits).steps.first?.outcome == .refused(.differentPeople))
  }

  @Test func usedRowsAreThoseWithEveryAnswer() throws {
    let responses = ResponseTable(columns: [Self.y, Self.z, Self.b])
    let all = try Schema().usedRows(of: Formula(parsing: "y ~ z"), in: responses)
    #expect(all == nil)
    let some = try Schema().usedRows(of: Formula(parsing: "y ~ b"), in: responses)
    #expect(some == [Bool](repeating: true, count: 9) + [false])
    #expect(throws: AnalysisError.responses(.unknownColumn("x", nearest: []))) {
      try Schema().usedRows(of: Formula(parsing: "y ~ x"), in: responses)
    }
  }

  @Test func termsStandOnceInTheOrderOfTheModels() throws {
    let own = try gaussian(["y ~ z", "y ~ a * z"], [Self.y, Self.z, Self.a])
    #expect(own.coefficientNames.map(\.term) == ["(Intercept)", "z", "a[q]", "a[q]:z"])
    let tables = own.tables(confidence: .ninetyFive)
    #expect(tables.map(\.id) == ["models", "models.coefficients", "models.fit", "models.tests"])
    let models = tables[0]
    #expect(models.columns.map(\.name) == ["response", "term", "figure", "m0", "m1"])
    #expect(models.rows[4][3] == .missing && models.rows[4][4].number != nil)
    let figures = models.rows.dropFirst(8).map { $0[2].text }
    #expect(
      figures == ["nobs", "r.squared", "adj.r.squared", "sigma", "logLik", "AIC", "BIC"])
    #expect(models.rows[8][3] == .integer(10))
    #expect(tables[1].rows.count == 6)
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct PublishedSimulationTests {
  /// Analysis of variance of balanced ratings, from the definitions.
  private struct Variances {
    let means: [Double]
    let residual: Double
    let persons: Double
    let deviation: Double
    let mean: Double

    init(_ ratings: [[Double]]) {
      let (n, c) = (Double(ratings.count), Double(ratings[0].count))
      let all = ratings.flatMap { $0 }
      let middle = all.reduce(0, +) / (n * c)
      means = ratings[0].indices.map { v in ratings.reduce(0) { $0 + $1[v] } / n }
      let own = ratings.map { $0.reduce(0, +) / c }
      var squares = 0.0
      for (person, row) in ratings.enumerated() {
        for (v, rating) in row.enumerated() {
          let rest = rating - means[v] - own[person] + middle
          squares += rest * rest
        }
      }
      residual = squares / ((c - 1) * (n - 1))
      let between = own.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
      persons = between / (n - 1) - residual / c
      deviation = (all.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / (n * c - 1)).squareRoot()
      mean = middle
    }
  }

  @Test(arguments: [UInt64(1), 2, 99]) func ratingsHaveTheMomentsExactly(_ seed: UInt64) throws {
    let simulation = try PublishedSimulation(of: try VignetteStudy.study())
    #expect(simulation.respondentCount == 46)
    let ratings = simulation.ratings(seed: seed)
    let variances = Variances(ratings)
    for (mean, wanted) in zip(variances.means, simulation.vignetteMeans) {
      expectClose(mean, wanted, relative: 1e-12)
    }
    expectClose(variances.residual, simulation.residualVariance, relative: 1e-11)
    expectClose(variances.persons, simulation.respondentVariance, relative: 1e-10)
    expectClose(variances.deviation, 1.90, relative: 1e-11)
    expectClose(variances.mean, 6.05, relative: 1e-12)
    // Differences from V4 print as published; so do both standard errors.
    let published = [-0.452, -1.403, -0.778, 0, nil, -0.757, -0.327, 1.04]
    let decimals = [3, 3, 3, 3, 0, 3, 3, 2]
    for (index, value) in published.enumerated() {
      guard let value else { continue }
      let difference = variances.means[index] - variances.means[3]
      #expect(
        readable(difference, decimals: decimals[index])
          == readable(value, decimals: decimals[index]))
    }
    let n = Double(ratings.count)
    #expect(readable((2 * variances.residual / n).squareRoot(), decimals: 3) == "0.318")
    let interactions = simulation.design.interactionSquares(of: variances.means)
    let main = (7 * (n - 1) * variances.residual + n * interactions) / (7 * n - 3)
    #expect(readable((main / (2 * n)).squareRoot(), decimals: 3) == "0.170")
  }

  @Test func mainEffectsMissByAsLittleAsTheDigitsOfTheVignettesAllow() throws {
    let simulation = try PublishedSimulation(of: try VignetteStudy.study())
    let effects = (0..<3).map { factor in
      zip(simulation.design.weights(of: 1 << factor), simulation.vignetteMeans)
        .reduce(0) { $0 + $1.0 * $1.1 }
    }
    for (effect, published) in zip(effects, [0.745, 1.261, 0.723]) {
      // The last printed digit.
      #expect(abs(effect - published) < 0.001)
    }
    // Effort and need can't both have their last digit; reputation can.
    #expect(readable(effects[2], decimals: 3) == "0.723")
    #expect(simulation.givenUp.contains { $0.contains("effort 0.744, not .745") })
    #expect(simulation.givenUp.contains { $0.contains("46 respondents, not 58") })
    #expect(simulation.givenUp.contains { $0.hasPrefix("main ") })
    #expect(simulation.kept.contains("SD 1.90"))
  }

  @Test func theSameSeedGivesTheSameRatings() throws {
    let simulation = try PublishedSimulation(of: try VignetteStudy.study())
    #expect(simulation.ratings(seed: 5) == simulation.ratings(seed: 5))
    #expect(simulation.ratings(seed: 5) != simulation.ratings(seed: 6))
  }

  @Test func theStatedNumberOfRespondentsGivesUpMore() throws {
    let study = try VignetteStudy.study()
    let simulation = try PublishedSimulation(of: study, respondents: 58)
    let variances = Variances(simulation.ratings(seed: 1))
    #expect(variances.persons > 0)
    #expect(simulation.givenUp.contains { $0.contains("SD") })
    #expect(!simulation.givenUp.contains { $0.contains("respondents, not") })
    #expect(throws: AnalysisError.simulation(.respondents(1))) {
      try PublishedSimulation(of: study, respondents: 1)
    }
  }

  @Test func theTableIsDataWithItsStatementInTheHeader() throws {
    let study = try VignetteStudy.study()
    let simulation = try PublishedSimulation(of: study)
    let table = simulation.table(seed: 3, in: study)
    #expect(
      table.columns.dropLast().map(\.name)
        == ["respondent", "vignette", "effort", "need", "reputation", "psrb"])
    let header = try #require(table.columns.last?.name)
    #expect(
      header.hasPrefix("synthetic") && header.contains("given up") && header.contains("seed 3"))
    #expect(!header.contains("\n"))
    #expect(table.rows.count == 46 * 8)
    #expect(table.cell(row: 0, column: "effort") == .text("high"))
  }

  @Test func studiesWithoutTheTablesAreRefused() throws {
    #expect(throws: AnalysisError.simulation(.noTables(study: "parking"))) {
      try PublishedSimulation(of: try SampleStudy.clean())
    }
    let bare = try VignetteStudy.study(replacing: [(#""se": ".170", "#, "")])
    #expect(throws: AnalysisError.simulation(.noStandardErrors(study: "stories"))) {
      try PublishedSimulation(of: bare)
    }
    var nowhere = try VignetteStudy.study()
    nowhere.published?.moments = []
    nowhere.questions = []
    #expect(throws: AnalysisError.simulation(.noMean(outcome: "psrb"))) {
      try PublishedSimulation(of: nowhere)
    }
    // Without interactions .340 is twice .170: any number of respondents is too few.
    let loose = try VignetteStudy.study(replacing: [(#""se": ".318""#, #""se": ".340""#)])
    #expect(throws: AnalysisError.simulation(.noBestNumber(limit: 2000))) {
      try PublishedSimulation(of: loose)
    }
  }

  @Test func whatIsNotPrintedIsInventedOpenly() throws {
    var study = try VignetteStudy.study()
    study.published?.moments = []
    let simulation = try PublishedSimulation(of: study)
    #expect(simulation.givenUp.contains { $0.hasPrefix("mean: none is printed, the middle") })
    #expect(simulation.givenUp.contains { $0.hasPrefix("SD: none is printed, a tenth") })
  }
}

extension FactorialDesign {
  /// What the interactions explain of these means, from the residuals of the main effects.
  fileprivate func interactionSquares(of means: [Double]) -> Double {
    let middle = means.reduce(0, +) / Double(means.count)
    var rest = means.map { $0 - middle }
    for factor in factors.indices {
      let effect = zip(weights(of: 1 << factor), means).reduce(0) { $0 + $1.0 * $1.1 }
      for (index, code) in combinations.enumerated() {
        rest[index] -= FactorialDesign.sign(of: 1 << factor, at: code) * effect / 2
      }
    }
    return rest.reduce(0) { $0 + $1 * $1 }
  }
}

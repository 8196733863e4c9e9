import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Ordered answers that can be told apart without error.
@Suite struct OrderedSeparationTests {
  static func fit(_ formula: String, _ responses: ResponseTable) throws -> OrderedFit {
    let count = responses.columns.contains { $0.name == "n" } ? "n" : nil
    return try OrderedLogit(Formula(parsing: formula), schema: Schema(count: count))
      .fitted(to: responses)
  }

  @Test func aNumberThatTellsAllAnswersApart() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["1", "1", "2", "2", "3", "3"]),
      Column(name: "x", numbers: [1, 2, 3, 4, 5, 6]),
    ])
    let fit = try Self.fit("y ~ x", responses)
    #expect(fit.isSeparated)
    #expect(
      fit.coefficients.map(\.value) == [.infinite(.plus), .infinite(.plus), .infinite(.plus)])
    #expect(fit.logLikelihood == 0)
    #expect(fit.warnings.map(\.isCompleteSeparation) == [true])
    #expect(fit.inference.covariance.names.isEmpty)
    let shares = fit.averagePredictions(
      over: fit.design.matrix(over: fit.frame), weights: fit.frame.totals)
    for share in shares { expectClose(share.value, 1.0 / 3, relative: 1e-15) }
  }

  /// Everybody in group c gave the top answer: its coefficient is infinite, and the rest is the model
  /// of the others.
  @Test func aGroupAtTheTopLeavesTheOthersTheirEstimates() throws {
    let y = ["1", "2", "3", "1", "2", "3", "3"]
    let g = ["a", "a", "a", "b", "b", "b", "c"]
    let counts: [Double] = [20, 30, 10, 10, 25, 30, 12]
    let fit = try Self.fit("y ~ g", SeparationTests.table([("y", y), ("g", g)], counts: counts))
    #expect(fit[coefficient: "g[c]"]?.value == .infinite(.plus))
    let others = try Self.fit(
      "y ~ g",
      SeparationTests.table(
        [("y", Array(y.dropLast())), ("g", Array(g.dropLast()))], counts: counts.dropLast()))
    expectClose(fit.logLikelihood, others.logLikelihood, relative: 1e-13)
    for coefficient in others.coefficients {
      let own = fit[coefficient: coefficient.name]
      expectClose(own?.estimate, coefficient.estimate, relative: 1e-10)
      expectClose(
        fit.covariance.standardError(of: coefficient.name),
        others.covariance.standardError(of: coefficient.name), relative: 1e-10)
      let interval = fit.profileInterval(of: coefficient.name, confidence: .ninetyFive)
      let expected = others.profileInterval(of: coefficient.name, confidence: .ninetyFive)
      expectClose(interval?.upperBound, expected?.upperBound, relative: 1e-9)
    }
    let name = CoefficientName(term: "g[c]", factor: "g", level: "c")
    #expect(fit.profileInterval(of: name, confidence: .ninetyFive) == nil)
    guard
      case .separation(_, _, let isComplete, let parts, let infinite, let all) = fit.warnings.first
    else { throw SeparationTests.TestFailure.noWarning }
    #expect(!isComplete && infinite == 1 && all == 4)
    #expect(parts.map(\.term) == ["g[c]"])
  }

  /// One threshold separates, the other is finite among those at x = 1: coefficient and thresholds
  /// are infinite, but the distance that the shares at x = 1 determine is not.
  @Test func aSeparatedThresholdLeavesFinitePredictions() throws {
    let responses = SeparationTests.table(
      [("y", ["1", "2", "3"]), ("x", ["u", "w", "w"])], counts: [15, 12, 28])
    let fit = try Self.fit("y ~ x", responses)
    #expect(fit.coefficients.map { $0.estimate } == [nil, nil, nil])
    #expect(fit[coefficient: "x[w]"]?.value == .infinite(.plus))
    let expected = 12 * naturalLogarithm(0.3) + 28 * naturalLogarithm(0.7)
    expectClose(fit.logLikelihood, expected, relative: 1e-13)
    let at = fit.averagePredictions(
      over: fit.design.matrix(over: fit.frame, setting: .init(variable: 0, level: 1)),
      weights: fit.frame.totals)
    #expect(at[0].value == 0)
    expectClose(at[1].value, 0.3, relative: 1e-12)
    expectClose(at[2].value, 0.7, relative: 1e-12)
    let variance = fit.inference.covariance.matrix.bilinear(at[2].gradient, at[2].gradient)
    expectClose(variance, 0.3 * 0.7 / 40, relative: 1e-10)
  }

  /// Answers that are told apart but for one person are no separation.
  @Test func nearlySeparatedDataKeepTheirMaximum() throws {
    let responses = SeparationTests.table(
      [("y", ["1", "2", "2", "3", "3", "1"]), ("x", ["u", "u", "w", "w", "u", "w"])],
      counts: [1_000_000_000, 1, 1_000, 1_000_000_000, 1, 1])
    let fit = try Self.fit("y ~ x", responses)
    #expect(!fit.isSeparated)
    #expect((fit[coefficient: "x[w]"]?.estimate ?? 0) > 15)
  }

  /// Turned round or permuted: the same decision.
  @Test func theDecisionDoesNotDependOnTheOrder() throws {
    let y = ["1", "1", "2", "2", "3", "3", "2"]
    let x: [Double] = [1, 2, 2, 3, 4, 5, 3.5]
    for seed in 1...4 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let order = y.indices.shuffled(using: &generator)
      let responses = ResponseTable(columns: [
        Column(
          name: "y", labels: order.map { y[$0] },
          levels: seed.isMultiple(of: 2) ? ["1", "2", "3"] : ["3", "2", "1"]),
        Column(name: "x", numbers: order.map { x[$0] }),
      ])
      let fit = try Self.fit("y ~ x", responses)
      let sign = seed.isMultiple(of: 2) ? FloatingPointSign.plus : .minus
      #expect(fit[coefficient: "x"]?.value == .infinite(sign))
      // At x = 2 one person gave each of two answers; nothing else is uncertain.
      expectClose(fit.logLikelihood, 2 * naturalLogarithm(0.5), relative: 1e-12)
    }
  }

  /// Own effects on two thresholds that fit so well that these cross where nobody chose the middle.
  @Test func crossingThresholdsAreCounted() throws {
    let y = ["1", "2", "3"]
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: y + y + y + y),
      Column(name: "x", numbers: [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]),
      Column(name: "n", numbers: [30, 40, 30, 40, 20, 40, 49, 2, 49, 60, 0, 60]),
    ])
    let formula = try Formula(parsing: "y ~ x")
    let schema = Schema(count: "n")
    let own = try OrderedLogit(formula, nonproportional: formula.terms, schema: schema)
      .fitted(to: responses)
    #expect(
      own.warnings == [.crossingThresholds(outcome: "y", people: 120, of: 420)])
    // A likelihood of negative probabilities is none: the test falls back on the score.
    let common = try OrderedLogit(formula, schema: schema).fitted(to: responses)
    #expect(common.proportionalOddsTests().map(\.method) == [.score])
    #expect(common.assumptionTests.map(\.method) == ["proportional.odds.score"])
  }
}

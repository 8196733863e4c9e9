import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Average predictions and slopes with their gradients, as quantities of interest use them.
@Suite struct LogitFitPredictionsTests {
  static let responses = ResponseTable(columns: [
    Column(name: "y", labels: (0..<36).map { ["a", "b", "c"][($0 * $0 + $0 / 5) % 3] }),
    Column(name: "x", numbers: (0..<36).map { Double(($0 * 7) % 11) }),
    Column(name: "f", labels: (0..<36).map { $0 % 2 == 0 ? "u" : "v" }),
  ])

  static func models() throws -> [LogitFit] {
    let formula = try Formula(parsing: "y ~ x * f")
    return [
      try LogisticRegression(formula, event: "b").fitted(to: responses),
      try MultinomialLogit(formula).fitted(to: responses),
      try BinomialRegression(formula, link: .probit, event: "b").fitted(to: responses),
      try BinomialRegression(formula, link: .cloglog, event: "b").fitted(to: responses),
    ]
  }

  @Test func responsesArePredictedAsTheFamilyHasThem() throws {
    let models = try Self.models()
    #expect(models[0].predictedResponses == ["b"])
    #expect(models[1].predictedResponses == ["a", "b", "c"])
  }

  /// Gradients are those of the average, by finite differences over the coefficients.
  @Test(arguments: [false, true]) func gradientsAreDerivatives(ofSlopes: Bool) throws {
    for fit in try Self.models() {
      let matrix = fit.design.matrix(over: fit.frame)
      let change = fit.design.derivative(over: fit.frame, of: 0)
      let weights = fit.frame.totals
      func averages(_ fit: LogitFit) -> [AveragePrediction] {
        ofSlopes
          ? fit.averageSlopes(over: matrix, change: change, weights: weights)
          : fit.averagePredictions(over: matrix, weights: weights)
      }
      for place in fit.inference.covariance.names.indices {
        let step = 1e-5
        let up = try averages(fit.moved(place, by: step))
        let down = try averages(fit.moved(place, by: -step))
        for (response, average) in averages(fit).enumerated() {
          let high = try #require(up[response].value)
          let low = try #require(down[response].value)
          // Central differences are good to about eight digits.
          #expect(abs(average.gradient[place] - (high - low) / (2 * step)) < 1e-8)
        }
      }
    }
  }

  /// With an intercept and the data's own weights, predictions average to what was observed.
  @Test func averagesAreTheObservedShares() throws {
    // Under another link than the logit only nearly.
    for fit in try Self.models().prefix(2) {
      let averages = fit.averagePredictions(
        over: fit.design.matrix(over: fit.frame), weights: fit.frame.totals.map { 3 * $0 })
      for (response, average) in zip(fit.predictedResponses, averages) {
        let place = try #require(fit.frame.outcomeLevels.firstIndex { $0 == response })
        let share = fit.frame.counts[place].reduce(0, +) / Double(fit.observationCount)
        expectClose(average.value, share, relative: 1e-12)
      }
    }
  }

  /// In the limit of separated answers the averages that the data determine stay, with gradients
  /// in coefficients of which single ones may be infinite.
  @Test func separatedLimitsKeepWhatIsDetermined() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["a", "a", "b", "a", "b", "a"]),
      Column(name: "f", labels: ["1", "2", "2", "3", "3", "3"]),
      Column(name: "n", numbers: [40, 10, 30, 20, 20, 1]),
    ])
    let fit = try LogisticRegression(Formula("y", on: "f"), schema: Schema(count: "n"))
      .fitted(to: responses)
    #expect(fit.covariance.names.isEmpty)
    let shares: [(level: Int, share: Double)] = [(0, 0), (1, 0.75), (2, 20.0 / 41)]
    for (level, share) in shares {
      let average = fit.averagePredictions(
        over: fit.design.matrix(over: fit.frame, setting: .init(variable: 0, level: level)),
        weights: fit.frame.totals)[0]
      expectClose(average.value, share, relative: 1e-12)
      let matrix = fit.inference.covariance.matrix
      let people = fit.frame.totals[level]
      expectClose(
        matrix.bilinear(average.gradient, average.gradient), share * (1 - share) / people,
        relative: 1e-10)
    }
  }
}

extension LogitFit {
  /// The fit with one of its searched coefficients moved.
  fileprivate func moved(_ place: Int, by step: Double) throws -> LogitFit {
    var moved = solution
    let parameter = solution.free[place]
    moved.parameters[parameter] += step * solution.basis.scales[parameter]
    return try LogitFit(moved, namesAnswers: answers.count > 2)
  }
}

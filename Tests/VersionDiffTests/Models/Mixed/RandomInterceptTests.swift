import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Logistic and ordinal models with a random intercept against an independent maximisation of the
/// same approximation, and against lme4 and ordinal.
@Suite struct RandomInterceptTests {
  @Test func fixtureIsThere() { #expect(QuadratureReference.cases.count == 13) }

  /// Second derivatives come from differences on both sides: 1e-6 for standard errors.
  @Test(arguments: QuadratureReference.cases)
  func estimatesEqualTheReference(_ reference: QuadratureReference) throws {
    let fit = try reference.fit()
    let estimates = fit.coefficients.compactMap(\.estimate) + [fit.interceptDeviation]
    #expect(estimates.count == reference.estimates.count)
    let names = fit.inference.covariance.names
    for (place, expected) in reference.estimates.enumerated() {
      let error = reference.stdErrors[place]
      // The reference is polished until steps are under 1e-10 standard errors; ours stops at 1e-8.
      #expect(abs(estimates[place] - expected) < 1e-7 * error, "\(names[place])")
      expectClose(
        fit.inference.covariance.standardError(of: names[place]), error, relative: 1e-6)
    }
    for (own, expected) in zip(fit.inference.covariance.matrix.elements, reference.covariance) {
      let scale = reference.stdErrors.max() ?? 1
      // Second derivatives by differences, as above.
      #expect(abs(own - expected) < 1e-6 * scale * scale)
    }
    #expect(fit.convergence.isConverged)
    // The search's own tolerance.
    #expect(fit.convergence.scaledGradient < 1e-8)
  }

  @Test(arguments: QuadratureReference.cases)
  func likelihoodsEqualTheReference(_ reference: QuadratureReference) throws {
    let fit = try reference.fit()
    expectClose(fit.logLikelihood, reference.logLikelihood, relative: 1e-11)
    expectClose(fit.solution.nullLogLikelihood, reference.nullLogLikelihood, relative: 1e-11)
    // A difference of two log-likelihoods, which cancels digits.
    expectClose(
      fit.varianceTest.statistic,
      2 * (reference.logLikelihood - reference.nullLogLikelihood), relative: 1e-8)
    if let peer = reference.peerLogLikelihood, let own = fit.logLikelihood {
      #expect(own > peer - 1e-9 * abs(peer), "the other program climbed higher")
      // Its own search stops with a loose tolerance, on the same approximation.
      expectClose(own, peer, relative: 1e-5)
    }
    #expect(fit.parameterCount == reference.estimates.count)
  }

  @Test(arguments: QuadratureReference.cases)
  func populationAveragesEqualTheReference(_ reference: QuadratureReference) throws {
    let fit = try reference.fit()
    let matrix = fit.design.matrix(over: fit.frame)
    let own = fit.averagePredictions(over: matrix, weights: fit.frame.totals)
    try compare(own, reference.averages, fit)
  }

  @Test(arguments: QuadratureReference.cases.filter { $0.number != nil })
  func averageSlopesEqualTheReference(_ reference: QuadratureReference) throws {
    let fit = try reference.fit()
    let variable = try #require(
      fit.frame.variables.firstIndex { $0.name == reference.number })
    let own = fit.averageSlopes(
      over: fit.design.matrix(over: fit.frame),
      change: fit.design.derivative(over: fit.frame, of: variable), weights: fit.frame.totals)
    try compare(own, #require(reference.slopes), fit)
  }

  private func compare(
    _ own: [AveragePrediction], _ reference: QuadratureReference.Averages,
    _ fit: RandomInterceptFit
  ) throws {
    let expected = own.count == 1 ? [1] : Array(own.indices)
    #expect(reference.estimate.count == (expected.last ?? 0) + 1)
    for (prediction, place) in zip(own, expected) {
      // A small slope of a middle category is a difference of larger ones.
      expectClose(prediction.value, reference.estimate[place], relative: 1e-7)
      let variance = fit.inference.covariance.matrix.bilinear(
        prediction.gradient, prediction.gradient)
      expectClose(variance.squareRoot(), reference.stdError[place], relative: 1e-5)
    }
  }

  @Test(arguments: ["cbpp 1", "contraception 25", "wine 9", "graded 25"])
  func gradientIsThatOfTheApproximation(_ name: String) throws {
    let reference = try #require(QuadratureReference.cases.first { $0.name == name })
    let fit = try reference.fit()
    let formula = try Formula(parsing: reference.formula)
    let rows = try Schema(count: reference.count).frame(of: formula, in: reference.responses)
    let intercept = try RandomIntercept(formula, over: rows, family: "any")
    let answers = Array(fit.answers.indices)
    let groups = intercept.groups(answers: answers)
    let likelihood = QuadratureLikelihood(groups, points: reference.points)
    let predictors = (0..<groups.predictorCount).map { Double($0 % 7) / 3 - 1 }
    let value = likelihood.value(at: predictors, deviation: 1.3)
    let h = 1e-4
    for place in [0, groups.predictorCount / 2, groups.predictorCount - 1] {
      func at(_ distance: Double) -> Double {
        var moved = predictors
        moved[place] += distance * h
        return likelihood.value(at: moved, deviation: 1.3).logLikelihood
      }
      let slope = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
      // Against central differences.
      #expect(abs(value.byPredictor[place] - slope) < 1e-8 * (1 + abs(slope)))
    }
    func at(_ distance: Double) -> Double {
      likelihood.value(at: predictors, deviation: 1.3 + distance * h).logLikelihood
    }
    let slope = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
    #expect(abs(value.byDeviation - slope) < 1e-8 * (1 + abs(slope)))
  }

  /// What the documentation says of the default number of points. With five answers a group and a
  /// standard deviation of 3.7 the integrands are far from normal.
  @Test(arguments: [
    ("cbpp 25", 1e-8, 1e-5), ("contraception 25", 1e-8, 1e-5), ("wine 25", 1e-8, 1e-5),
    ("graded 25", 1e-8, 1e-5), ("strong 51", 1e-5, 1e-3),
  ])
  func defaultNumberOfPointsIsAccurate(_ name: String, _ likelihood: Double, _ sd: Double) throws {
    let reference = try #require(QuadratureReference.cases.first { $0.name == name })
    let own = try reference.fit(points: RandomIntercept.defaultPoints)
    let fine = try reference.fit(points: RandomIntercept.largestPoints)
    expectClose(own.logLikelihood, fine.logLikelihood, relative: likelihood)
    expectClose(own.interceptDeviation, fine.interceptDeviation, relative: sd)
  }
}

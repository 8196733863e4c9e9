import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// What has no standard error or no test, and why.
@Suite struct InferenceObstacleTests {
  /// Twenty raters of eight ratings: everybody says yes to level c, some to the others.
  static let separated: ResponseTable = {
    var (raters, levels, sexes, answers) = ([String](), [String](), [String](), [String]())
    for row in 0..<160 {
      let (rater, place) = (row / 8, row % 8)
      let level = ["a", "b", "c"][place % 3]
      raters.append("\(rater)")
      levels.append(level)
      sexes.append(rater % 2 == 0 ? "m" : "v")
      answers.append(level == "c" || (rater * rater + place * rater) % 5 < 2 ? "yes" : "no")
    }
    return ResponseTable(columns: [
      Column(name: "g", labels: raters), Column(name: "f", labels: levels),
      Column(name: "sex", labels: sexes), Column(name: "z", labels: answers),
    ])
  }()

  static func analysis(
    _ estimation: LikelihoodEstimation, _ variance: VarianceEstimator? = nil
  ) throws -> EffectsAnalysis.Results {
    var model = RegressionModel(
      try Formula(parsing: "z ~ f + sex"), family: .binomial, event: "yes",
      schema: Schema(cluster: variance?.isClustered ?? true ? "g" : nil), variance: variance)
    model.estimation = estimation
    return try EffectsAnalysis(model).results(from: separated)
  }

  @Test func whatOnlyThePenaltyKeepsFiniteHasNoRobustError() throws {
    let results = try Self.analysis(.biasReduction)
    let fit = try #require(results.fit as? LogitFit)
    let infinite = CoefficientName(term: "f[c]", factor: "f", level: "c")
    #expect(fit[coefficient: infinite]?.estimate != nil)
    #expect(fit.covariance.standardError(of: infinite) == nil)
    #expect(fit.obstacle(to: infinite) == .finiteByPenalty)
    #expect(fit.covariance.names.map(\.description) == ["(Intercept)", "f[b]", "sex[v]"])
    #expect(fit.warnings.contains(.varianceUnseen(of: "z", terms: ["f[c]"])))
  }

  @Test func whatDependsOnItHasNoneEither() throws {
    let results = try Self.analysis(.biasReduction)
    let effects = results.quantities.componentEffects.filter { $0.factor == "f" }
    let byLevel = Dictionary(uniqueKeysWithValues: effects.map { ($0.level, $0.estimate) })
    #expect(byLevel["b"]?.standardError != nil)
    #expect(byLevel["c"]?.value != nil)
    #expect(byLevel["c"]?.standardError == nil && byLevel["c"]?.pValue == nil)
    #expect(byLevel["c"]?.obstacle == .inference(.finiteByPenalty))
    let test = try #require(results.quantities.factorTests.first { $0.factor == "f" })
    #expect(test.test == nil && test.obstacle == .finiteByPenalty)
    let terms = Dictionary(
      uniqueKeysWithValues: results.termTests.map { ($0.term?.description ?? "", $0) })
    #expect(terms.count == 3)
    #expect(terms["f"]?.pValue == nil && terms["f"]?.obstacle == .finiteByPenalty)
    #expect(terms[""]?.pValue == nil && terms[""]?.obstacle == .finiteByPenalty)
    #expect(terms["sex"]?.pValue != nil && terms["sex"]?.obstacle == nil)
  }

  /// Without a finite estimate there is no Wald test; likelihoods have limits.
  @Test func infiniteCoefficientsAreTestedByLikelihoodOnly() throws {
    let clustered = try Self.analysis(.maximumLikelihood)
    let wald = try #require(clustered.termTests.first { $0.term == Term(["f"]) })
    #expect(wald.method == "wald" && wald.pValue == nil && wald.obstacle == .infiniteCoefficient)
    #expect(clustered.termTests.first { $0.term == Term(["sex"]) }?.pValue != nil)
    let joint = try #require(clustered.quantities.factorTests.first { $0.factor == "f" })
    #expect(joint.test == nil && joint.obstacle == .infiniteCoefficient)

    let plain = try Self.analysis(.maximumLikelihood, .model)
    let ratio = try #require(plain.termTests.first { $0.term == Term(["f"]) })
    #expect(ratio.method == "likelihood.ratio" && ratio.degreesOfFreedom == 2)
    #expect((ratio.pValue ?? 1) < 1e-6)
    // The supremum by hand: without f, sex alone.
    let smaller = try #require(
      try BinomialRegression(Formula(parsing: "z ~ sex"), event: "yes").fitted(to: Self.separated)
        .logLikelihood)
    let larger = try #require(plain.fit.logLikelihood)
    expectClose(ratio.statistic, 2 * (larger - smaller), relative: 1e-12)
  }

  /// A cell in which everybody gives the same number leaves rounding errors as residuals.
  @Test func roundingErrorsAreNoVariances() throws {
    let outcome: [Double] = [0.1, 0.1, 0.1, 0.1, 3, 5, 4, 8, 6, 2, 5, 7]
    let table = ResponseTable(columns: [
      Column(name: "y", numbers: outcome.map { $0 * 1.1 + 0.7 }),
      Column(name: "f", labels: (0..<12).map { $0 < 4 ? "a" : "b" }),
      Column(name: "g", labels: (0..<12).map { "\($0 / 2)" }),
    ])
    for estimator in [VarianceEstimator.hc0, .hc3, .cr0, .cr1, .cr2] {
      let fit = try LinearRegression(
        Formula(parsing: "y ~ f"), schema: Schema(cluster: estimator.isClustered ? "g" : nil)
      ).fitted(to: table, variance: estimator)
      #expect(fit.covariance.standardError(of: .intercept) == nil, "\(estimator)")
      #expect(fit.obstacle(to: .intercept) == .noResiduals, "\(estimator)")
      #expect(fit.warnings.contains(.varianceVanishes(terms: ["(Intercept)"])), "\(estimator)")
      let slope = CoefficientName(term: "f[b]", factor: "f", level: "b")
      #expect(fit.covariance.standardError(of: slope) != nil, "\(estimator)")
    }
  }

  @Test func aPerfectFitHasNoErrors() throws {
    let table = ResponseTable(columns: [
      Column(name: "y", numbers: [1.1, 2.2, 3.3, 4.4, 5.5, 6.6]),
      Column(name: "x", numbers: [1, 2, 3, 4, 5, 6]),
    ])
    let fit = try LinearRegression(Formula(parsing: "y ~ x")).fitted(to: table)
    expectClose(fit[coefficient: "x"]?.estimate, 1.1, relative: 1e-14)
    #expect(fit.covariance.names.isEmpty)
    #expect(fit.warnings == [.perfectFit])
    #expect(throws: InferenceObstacle.noResiduals) { try fit.overallTest() }
  }

  @Test(arguments: zip([0.5, 2e-6, 1 - 1e-9, 1, 40], [false, false, true, true, true]))
  func oneDegreeOfFreedomIsNeeded(degrees: Double, isEnough: Bool) {
    if isEnough {
      #expect(throws: Never.self) { try InferenceObstacle.check(degrees) }
    } else {
      #expect(throws: InferenceObstacle.fewDegreesOfFreedom(degrees)) {
        try InferenceObstacle.check(degrees)
      }
    }
  }

  @Test func fewDegreesOfFreedomGiveNoTest() throws {
    let name = CoefficientName(term: "x", factor: "x", level: nil)
    let inference = CoefficientInference(
      .model, covariance: CovarianceMatrix(names: [name], matrix: Matrix.identity(1)),
      reference: StudentReference(degreesOfFreedom: 0.01))
    #expect(throws: InferenceObstacle.fewDegreesOfFreedom(0.01)) {
      try inference.jointTest(of: Matrix(rows: [[1]]), values: [3])
    }
  }

  /// Units of the variables don't decide whether coefficients can be told apart.
  @Test func jointTestsDoNotDependOnUnits() throws {
    let test = { (unit: Double) throws -> WaldTest in
      let x = (0..<24).map { Double(($0 * 7) % 11) }
      let table = ResponseTable(columns: [
        Column(name: "y", numbers: (0..<24).map { Double(($0 * $0 + 3 * $0) % 17) }),
        Column(name: "x", numbers: x.map { $0 * unit }),
        Column(name: "z", numbers: (0..<24).map { Double(($0 * 5) % 13) }),
        Column(name: "g", labels: (0..<24).map { "\($0 / 3)" }),
      ])
      let fit = try LinearRegression(Formula(parsing: "y ~ x + z"), schema: Schema(cluster: "g"))
        .fitted(to: table)
      return try fit.overallTest()
    }
    let (one, million) = (try test(1), try test(1e9))
    expectClose(million.statistic, one.statistic, relative: 1e-9)
    expectClose(
      million.denominatorDegreesOfFreedom, one.denominatorDegreesOfFreedom, relative: 1e-9)
  }

  /// More patterns in a cluster than residuals are adjusted for: scores, and the reader is told.
  @Test func scoresAdjustedInsteadAreSaid() throws {
    let count = 2 * ClusterResponses.patternLimit + 20
    var generator = SeededGenerator(seed: 5)
    let table = ResponseTable(columns: [
      Column(name: "x", numbers: (0..<count).map(Double.init)),
      Column(name: "y", labels: (0..<count).map { _ in generator.uniform() < 0.5 ? "a" : "b" }),
      Column(name: "g", labels: (0..<count).map { $0 % 2 == 0 ? "u" : "v" }),
    ])
    let fit = try BinomialRegression(Formula(parsing: "y ~ x"), schema: Schema(cluster: "g"))
      .fitted(to: table)
    #expect(
      fit.warnings.contains(.scoresAdjustedInstead(patternLimit: ClusterResponses.patternLimit)))
  }
}

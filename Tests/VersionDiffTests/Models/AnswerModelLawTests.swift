import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// What holds for models of answers whatever the data.
@Suite struct AnswerModelLawTests {
  /// Ratings of 14 clusters of unequal size, with a factor within clusters and one between them.
  struct Data {
    var y: [String] = []
    var x: [Double] = []
    var f: [String] = []
    var z: [String] = []
    var cluster: [String] = []

    init(seed: UInt64, answers: Int) {
      var generator = SeededGenerator(seed: seed)
      for place in 0..<14 {
        let pull = Double(generator.next(below: 100)) / 100
        for _ in 0..<(3 + Int(generator.next(below: 9))) {
          x.append(Double(generator.next(below: 5)))
          f.append(["u", "v", "w"][Int(generator.next(below: 3))])
          z.append(place % 3 == 0 ? "yes" : "no")
          cluster.append("c\(10 + place)")
          let draw = Double(generator.next(below: 1000)) / 1000 + pull / 3 + 0.05 * (x.last ?? 0)
          y.append(["a", "b", "c"][min(answers - 1, Int(draw / 1.6 * Double(answers)))])
        }
      }
    }

    func table(_ order: [Int]? = nil, doubled: Bool = false) -> ResponseTable {
      let order = order ?? Array(y.indices)
      return ResponseTable(columns: [
        Column(name: "y", labels: order.map { y[$0] }, levels: ["a", "b", "c"]),
        Column(name: "x", numbers: order.map { x[$0] }),
        Column(name: "f", labels: order.map { f[$0] }),
        Column(name: "z", labels: order.map { z[$0] }),
        Column(name: "cluster", labels: order.map { cluster[$0] }),
        Column(name: "n", numbers: order.map { _ in 2 }),
        Column(name: "w", numbers: order.map { 1 + x[$0] / 3 }),
      ])
    }
  }

  static let binary = Data(seed: 4, answers: 2)
  static let three = Data(seed: 9, answers: 3)
  static let formula = Formula("y", on: "x", "f", "z")

  static func errors(_ fit: LogitFit) -> [Double] {
    fit.coefficientNames.map { fit.covariance.standardError(of: $0) ?? .nan }
  }

  /// CR2 on scores gives the same model whichever answer is the reference: contrasts between
  /// answers have the same estimate, standard error and degrees of freedom.
  @Test(arguments: [LikelihoodEstimation.maximumLikelihood, .biasReduction])
  func theReferenceAnswerDoesNotMatter(_ estimation: LikelihoodEstimation) throws {
    func fit(_ references: [String: String]) throws -> LogitFit {
      try MultinomialLogit(
        Self.formula, schema: Schema(references: references, cluster: "cluster"),
        estimation: estimation
      ).fitted(to: Self.three.table())
    }
    let (first, turned) = (try fit([:]), try fit(["y": "b"]))
    #expect(first.inference.estimator == .cr2)
    let names = first.coefficientNames.filter { $0.response == "b" }
    for name in names {
      let opposite = name.of(response: "a")
      // Two searches that end at different points near the maximum.
      expectClose(
        turned[coefficient: opposite]?.estimate,
        first[coefficient: name]?.estimate.map { -$0 }, relative: 1e-8)
      expectClose(
        turned.covariance.standardError(of: opposite), first.covariance.standardError(of: name),
        relative: 1e-8)
      // Degrees of freedom are a quotient of sums of squares of such.
      expectClose(
        turned.inference.degreesOfFreedom(of: opposite),
        first.inference.degreesOfFreedom(of: name), relative: 1e-7)
    }
  }

  /// Of two answers the multinomial model's variances are the logistic model's.
  @Test func ofTwoAnswersVariancesAgree() throws {
    let responses = Self.binary.table()
    let schema = Schema(cluster: "cluster")
    for estimator in [VarianceEstimator.model, .hc0, .hc1, .hc2, .hc3, .cr0, .cr1] {
      let one = try LogisticRegression(Self.formula, schema: schema)
        .fitted(to: responses, variance: estimator)
      let other = try MultinomialLogit(Self.formula, schema: schema)
        .fitted(to: responses, variance: estimator)
      #expect(one.answers.count == 2)
      for (a, b) in zip(Self.errors(one), Self.errors(other)) {
        expectClose(a, b, relative: 1e-12, "\(estimator)")
      }
    }
  }

  @Test(arguments: VarianceEstimator.allCases.filter { $0 != .design })
  func theOrderOfRowsDoesNotMatter(_ estimator: VarianceEstimator) throws {
    var generator = SeededGenerator(seed: 3)
    let order = Self.three.y.indices.shuffled(using: &generator)
    for data in [Self.three.table(), Self.three.table(order)] {
      let fit = try MultinomialLogit(Self.formula, schema: Schema(cluster: "cluster"))
        .fitted(to: data, variance: estimator)
      let first = try MultinomialLogit(Self.formula, schema: Schema(cluster: "cluster"))
        .fitted(to: Self.three.table(), variance: estimator)
      #expect(Self.errors(fit) == Self.errors(first))
    }
  }

  /// A row that stands for two people is two rows, under every estimator.
  @Test(arguments: VarianceEstimator.allCases.filter { $0 != .design })
  func countsAreRows(_ estimator: VarianceEstimator) throws {
    for estimation in [LikelihoodEstimation.maximumLikelihood, .biasReduction] {
      let rows = Self.binary.y.indices.flatMap { [$0, $0] }
      let doubled = try LogisticRegression(
        Self.formula, schema: Schema(cluster: "cluster"), estimation: estimation
      ).fitted(to: Self.binary.table(rows), variance: estimator)
      let counted = try LogisticRegression(
        Self.formula, schema: Schema(count: "n", cluster: "cluster"), estimation: estimation
      ).fitted(to: Self.binary.table(), variance: estimator)
      for (a, b) in zip(Self.errors(doubled), Self.errors(counted)) {
        expectClose(a, b, relative: 1e-11)
      }
      for name in counted.coefficientNames {
        expectCloseOrMissing(
          doubled.inference.degreesOfFreedom(of: name),
          counted.inference.degreesOfFreedom(of: name), relative: 1e-10)
      }
    }
  }

  /// Sampling weights of any size give the same variances, and there is no likelihood.
  @Test func weightsAreRelative() throws {
    let data = Self.binary.table()
    let fit = try LogisticRegression(Self.formula, schema: Schema(weight: "w")).fitted(to: data)
    #expect(fit.inference.estimator == .design)
    #expect(fit.logLikelihood == nil)
    #expect(fit.aic == nil)
    #expect(fit.profileInterval(of: .intercept, confidence: .ninetyFive) == nil)
    let equal = ResponseTable(
      columns: data.columns.filter { $0.name != "w" }
        + [Column(name: "w", numbers: Self.binary.y.map { _ in 7 })])
    let weighted = try LogisticRegression(Self.formula, schema: Schema(weight: "w"))
      .fitted(to: equal)
    let plain = try LogisticRegression(Self.formula).fitted(to: data, variance: .hc0)
    let people = Double(plain.observationCount)
    for (a, b) in zip(Self.errors(weighted), Self.errors(plain)) {
      expectClose(a, b * (people / (people - 1)).squareRoot(), relative: 1e-9)
    }
    for (a, b) in zip(weighted.coefficients, plain.coefficients) {
      expectClose(a.estimate, b.estimate, relative: 1e-9)
    }
  }

  /// With the penalty of the whole model, testing nothing but what is 0 already costs nothing, and
  /// without a penalty the test is that of two fits.
  @Test func likelihoodRatioTestsAreThoseOfNestedModels() throws {
    let data = Self.three.table()
    let fit = try MultinomialLogit(Self.formula).fitted(to: data)
    let smaller = try MultinomialLogit(Formula("y", on: "x", "z")).fitted(to: data)
    let nested = try #require(NestedModelTest(of: fit, against: smaller))
    let own = try #require(
      fit.likelihoodRatioTest(of: fit.coefficientNames.filter { $0.factor == "f" }))
    expectClose(own.statistic, nested.statistic, relative: 1e-9)
    #expect(own.degreesOfFreedom == nested.degreesOfFreedom)
  }

  /// Separated answers: bias-reduced estimates are finite where the likelihood has no maximum, and
  /// cluster-robust variances of the finite coefficients are those of the limit.
  @Test func separationUnderClusters() throws {
    var data = Self.binary
    for i in data.y.indices where data.f[i] == "w" { data.y[i] = "a" }
    let schema = Schema(cluster: "cluster")
    let fit = try LogisticRegression(Self.formula, schema: schema).fitted(to: data.table())
    #expect(fit.isSeparated)
    #expect(fit[coefficient: "f[w]"]?.value == .infinite(.minus))
    #expect(fit.inference.estimator == .cr2)
    // The limit is the model of the people whose answers are not certain.
    let kept = data.y.indices.filter { data.f[$0] != "w" }
    let rest = try LogisticRegression(Self.formula, schema: schema)
      .fitted(to: data.table(kept))
    for coefficient in rest.coefficients {
      expectClose(
        fit[coefficient: coefficient.name]?.estimate, coefficient.estimate, relative: 1e-9)
      expectClose(
        fit.covariance.standardError(of: coefficient.name),
        rest.covariance.standardError(of: coefficient.name), relative: 1e-9)
      // Two searches that end at different points near the maximum.
      expectClose(
        fit.inference.degreesOfFreedom(of: coefficient.name),
        rest.inference.degreesOfFreedom(of: coefficient.name), relative: 1e-8)
    }
    let reduced = try LogisticRegression(
      Self.formula, schema: schema, estimation: .biasReduction
    ).fitted(to: data.table())
    #expect(reduced.coefficients.allSatisfy { $0.estimate != nil })
    #expect((reduced[coefficient: "f[w]"]?.estimate ?? 0) < -2)
  }

  @Test func refusals() throws {
    let data = Self.binary.table()
    func fit(_ schema: Schema, _ variance: VarianceEstimator?) throws -> LogitFit {
      try LogisticRegression(Self.formula, schema: schema).fitted(to: data, variance: variance)
    }
    #expect(throws: AnalysisError.model(.noClusters(.cr1))) { try fit(Schema(), .cr1) }
    #expect(throws: AnalysisError.model(.analyticWeights(family: "binomial"))) {
      try fit(Schema(weight: "w", weightKind: .analytic), nil)
    }
    #expect(
      throws: AnalysisError.model(
        .varianceNotDefined(.hc2, family: "weighted binomial", available: [.design]))
    ) { try fit(Schema(weight: "w"), .hc2) }
    #expect(throws: AnalysisError.model(.biasReductionNeedsLogit(.probit))) {
      try BinomialRegression(Self.formula, link: .probit, estimation: .biasReduction)
        .fitted(to: data)
    }
    let alone = ResponseTable(
      columns: data.columns.filter { $0.name != "cluster" }
        + [Column(name: "cluster", labels: Self.binary.y.map { _ in "k" })])
    #expect(throws: AnalysisError.model(.oneCluster("cluster"))) {
      try LogisticRegression(Self.formula, schema: Schema(cluster: "cluster")).fitted(to: alone)
    }
  }

  /// Every link separates alike.
  @Test(arguments: Link.allCases) func linksSeparateAlike(_ link: Link) throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["a", "a", "b", "a", "b", "b", "a", "b"]),
      Column(name: "f", labels: ["u", "u", "u", "v", "v", "v", "w", "v"]),
    ])
    let fit = try BinomialRegression(Formula("y", on: "f"), link: link).fitted(to: responses)
    #expect(fit.isSeparated)
    #expect(fit[coefficient: "f[w]"]?.value == .infinite(.minus))
    let base = link.probability(at: fit[coefficient: "(Intercept)"]?.estimate ?? .nan)
    expectClose(base.value, 1.0 / 3, relative: 1e-12)
    let average = fit.averagePredictions(
      over: fit.design.matrix(over: fit.frame, setting: .init(variable: 0, level: 2)),
      weights: fit.frame.totals)[0]
    #expect(average.value == 0)
    #expect(average.gradient.allSatisfy { $0 == 0 })
  }

  /// Cook's distances by hand: one step of scoring without the person, or without the cluster.
  @Test func influencesAreOneStepWithout() throws {
    let data = Self.binary.table()
    for schema in [Schema(), Schema(cluster: "cluster")] {
      let fit = try LogisticRegression(Self.formula, schema: schema).fitted(to: data)
      let solution = fit.solution
      let probabilities = solution.likelihood.probabilities(at: solution.parameters)
      let size = solution.free.count
      var expected: [Double] = []
      let codes = fit.frame.clusters?.codes ?? Array(0..<fit.frame.patternCount)
      for unit in Set(codes).sorted() {
        for answer in fit.frame.clusters == nil ? [0, 1] : [2] {
          var information = Matrix(rows: size, columns: size)
          var score = [Double](repeating: 0, count: size)
          var isThere = false
          for i in codes.indices {
            let isOut = codes[i] == unit
            let all = fit.frame.counts[0][i] + fit.frame.counts[1][i]
            var (left, out, events) = (all, 0.0, 0.0)
            if isOut, answer == 2 {
              (left, out, events, isThere) = (0, all, fit.frame.counts[1][i], true)
            } else if isOut, fit.frame.counts[answer][i] > 0 {
              (left, out, events, isThere) = (all - 1, 1, Double(answer), true)
            }
            let row = solution.likelihood.design.row(i)
            let (p, q) = (probabilities[1][i], probabilities[0][i])
            for a in 0..<size {
              score[a] += (events - out * p) * row[a]
              for b in 0..<size { information[a, b] += left * p * q * row[a] * row[b] }
            }
          }
          guard isThere else { continue }
          let change = try #require(Cholesky(information)).solution(score)
          let total = try #require(Cholesky(solution.covariance)).inverse
          expected.append(total.bilinear(change, change) / Double(size))
        }
      }
      let own = try #require(fit.influences.largest)
      #expect(own.count == 5)
      for (influence, distance) in zip(own, expected.sorted(by: >)) {
        expectClose(influence.cooksDistance, distance, relative: 1e-9)
      }
    }
  }

  /// Pearson's statistic over its degrees of freedom; sparse answers say nothing.
  @Test func dispersion() throws {
    let counts = ResponseTable(columns: [
      Column(name: "y", labels: ["a", "b", "a", "b", "a", "b", "a", "b"]),
      Column(name: "f", labels: ["u", "u", "v", "v", "u", "u", "v", "v"]),
      Column(name: "g", labels: ["k", "k", "k", "k", "l", "l", "l", "l"]),
      Column(name: "n", numbers: [20, 40, 10, 40, 10, 40, 20, 40]),
    ])
    let fit = try LogisticRegression(Formula("y", on: "f", "g"), schema: Schema(count: "n"))
      .fitted(to: counts)
    let dispersion = try #require(fit.summary.dispersion)
    let pearson = try #require(Self.pearson(fit))
    expectClose(dispersion, pearson, relative: 1e-10)
    let sparse = try LogisticRegression(Self.formula).fitted(to: Self.binary.table())
    #expect(sparse.summary.dispersion == nil)
  }

  static func pearson(_ fit: LogitFit) -> Double? {
    let probabilities = fit.solution.likelihood.probabilities(at: fit.solution.parameters)
    var sum = 0.0
    for i in 0..<fit.frame.patternCount {
      let all = fit.frame.counts[0][i] + fit.frame.counts[1][i]
      let gap = fit.frame.counts[1][i] - all * probabilities[1][i]
      sum += gap * gap / (all * probabilities[1][i] * probabilities[0][i])
    }
    return sum / Double(fit.frame.patternCount - fit.parameterCount)
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct LinearFitLawTests {
  /// Ratings of vignettes by raters, unequally many.
  struct Ratings {
    var rating: [Double] = []
    var effort: [String] = []
    var age: [Double] = []
    var rater: [String] = []
    var weight: [Double] = []

    init(raters: Int, seed: UInt64 = 1) {
      var generator = SeededGenerator(seed: seed)
      func uniform() -> Double { Double(generator.next() >> 11) * 0x1p-53 }
      for person in 0..<raters {
        let (own, years) = (uniform(), (20 + 50 * uniform()).rounded())
        let share = 0.5 + uniform()
        for _ in 0..<(3 + person % 5) {
          let level = Int(3 * uniform())
          effort.append(["low", "mid", "high"][level])
          age.append(years)
          rater.append("r\(person)")
          weight.append(share)
          rating.append((4 * uniform() + 3 * own + Double(level)).rounded())
        }
      }
    }

    func table(_ order: [Int]? = nil, scale: Double = 1) -> ResponseTable {
      let order = order ?? Array(rating.indices)
      return ResponseTable(columns: [
        Column(name: "rating", numbers: order.map { scale * rating[$0] }),
        Column(
          name: "effort", labels: order.map { effort[$0] }, levels: ["low", "mid", "high"]),
        Column(name: "age", numbers: order.map { age[$0] }),
        Column(name: "rater", labels: order.map { rater[$0] }, levels: nil),
        Column(name: "weight", numbers: order.map { weight[$0] }),
        Column(name: "twice", numbers: order.map { _ in 2 }),
        Column(name: "row", labels: order.map { "p\($0)" }, levels: nil),
      ])
    }
  }

  static func fit(
    _ table: ResponseTable, _ estimator: VarianceEstimator? = nil, schema: Schema = Schema(),
    formula: String = "rating ~ effort + age"
  ) throws -> LinearFit {
    try LinearRegression(Formula(parsing: formula), schema: schema)
      .fitted(to: table, variance: estimator)
  }

  static let estimators: [VarianceEstimator] = [
    .model, .hc0, .hc1, .hc2, .hc3, .cr0, .cr1, .cr2, .design,
  ]

  @Test(arguments: estimators) func orderOfRowsChangesNothing(
    _ estimator: VarianceEstimator
  ) throws {
    let ratings = Ratings(raters: 12)
    var order = Array(ratings.rating.indices)
    var generator = SeededGenerator(seed: 4)
    order.shuffle(using: &generator)
    let schema = Schema(cluster: "rater")
    let own = try Self.fit(ratings.table(), estimator, schema: schema)
    let other = try Self.fit(ratings.table(order), estimator, schema: schema)
    for (a, b) in zip(own.coefficients, other.coefficients) {
      expectClose(a.estimate, b.estimate, relative: 1e-13)
      expectClose(
        own.covariance.standardError(of: a.name), other.covariance.standardError(of: b.name),
        relative: 1e-12)
      expectClose(
        own.inference.degreesOfFreedom(of: a.name), other.inference.degreesOfFreedom(of: b.name),
        relative: 1e-10)
    }
  }

  @Test(arguments: estimators) func rowsGivenTwiceAreACountOfTwo(
    _ estimator: VarianceEstimator
  ) throws {
    let ratings = Ratings(raters: 9)
    let rows = Array(ratings.rating.indices)
    let schema = Schema(cluster: "rater")
    let twice = try Self.fit(ratings.table(rows + rows), estimator, schema: schema)
    let counted = try Self.fit(
      ratings.table(), estimator, schema: Schema(count: "twice", cluster: "rater"))
    for (a, b) in zip(twice.coefficients, counted.coefficients) {
      expectClose(a.estimate, b.estimate, relative: 1e-13)
      expectClose(
        twice.covariance.standardError(of: a.name), counted.covariance.standardError(of: b.name),
        relative: 1e-13)
      expectClose(
        twice.inference.degreesOfFreedom(of: a.name),
        counted.inference.degreesOfFreedom(of: b.name), relative: 1e-11)
    }
    expectClose(twice.logLikelihood, counted.logLikelihood, relative: 1e-13)
  }

  @Test(arguments: estimators) func unitsAndReferenceOnlyRescale(
    _ estimator: VarianceEstimator
  ) throws {
    let table = Ratings(raters: 10).table()
    let own = try Self.fit(table, estimator, schema: Schema(cluster: "rater"))
    let scaled = try Self.fit(
      Ratings(raters: 10).table(scale: 1000), estimator, schema: Schema(cluster: "rater"))
    let turned = try Self.fit(
      table, estimator, schema: Schema(references: ["effort": "high"], cluster: "rater"))
    let name = try #require(own.coefficientNames.first { $0.term == "effort[high]" })
    let back = try #require(turned.coefficientNames.first { $0.term == "effort[low]" })
    let error = try #require(own.covariance.standardError(of: name))
    expectClose(scaled.covariance.standardError(of: name), 1000 * error, relative: 1e-11)
    expectClose(turned.covariance.standardError(of: back), error, relative: 1e-11)
    let (a, b) = (own[coefficient: name]?.estimate, turned[coefficient: back]?.estimate)
    expectClose(b, a.map { -$0 }, relative: 1e-11)
    expectClose(
      turned.inference.degreesOfFreedom(of: back), own.inference.degreesOfFreedom(of: name),
      relative: 1e-10)
  }

  /// CR2 with a cluster per row is HC2; design-based with equal weights is HC0 times n/(n - 1).
  @Test func estimatorsMeetWhereTheyShould() throws {
    let table = Ratings(raters: 8).table()
    let rows = try Self.fit(table, .cr2, schema: Schema(cluster: "row"))
    let robust = try Self.fit(table, .hc2)
    let plain = try Self.fit(table, .hc0)
    let equal = try Self.fit(table, .design, schema: Schema(weight: "twice"))
    let n = Double(rows.observationCount)
    for name in rows.coefficientNames {
      expectClose(
        rows.covariance.standardError(of: name), robust.covariance.standardError(of: name),
        relative: 1e-12)
      let error = try #require(plain.covariance.standardError(of: name))
      expectClose(
        equal.covariance.standardError(of: name), error * (n / (n - 1)).squareRoot(),
        relative: 1e-12)
    }
    #expect(rows.warnings.isEmpty)
  }

  /// The scale of analytic weights only changes sigma; that of sampling weights nothing.
  @Test func scaleOfWeightsDoesNotMatter() throws {
    let ratings = Ratings(raters: 9)
    var heavy = ratings
    heavy.weight = ratings.weight.map { 8 * $0 }
    for kind in WeightKind.allCases {
      let schema = Schema(weight: "weight", weightKind: kind, cluster: "rater")
      let own = try Self.fit(ratings.table(), schema: schema)
      let other = try Self.fit(heavy.table(), schema: schema)
      for name in own.coefficientNames {
        expectClose(
          own.covariance.standardError(of: name), other.covariance.standardError(of: name),
          relative: 1e-12)
        expectClose(
          own.inference.degreesOfFreedom(of: name), other.inference.degreesOfFreedom(of: name),
          relative: 1e-10)
      }
      let ratio = kind == .analytic ? 8.0.squareRoot() : 1
      expectClose(other.sigma, ratio * own.sigma, relative: 1e-12)
    }
  }

  /// The average prediction over the data is the mean, and its slope the coefficient.
  @Test func predictionsAverageToTheMean() throws {
    let fit = try Self.fit(Ratings(raters: 9).table())
    let matrix = fit.design.matrix(over: fit.frame)
    let average = try #require(
      fit.averagePredictions(over: matrix, weights: fit.frame.totals).first)
    let total = fit.frame.totals.reduce(0, +)
    let mean = zip(fit.frame.outcomeValues, fit.frame.totals).reduce(0) { $0 + $1.0 * $1.1 } / total
    expectClose(average.value, mean, relative: 1e-13)
    #expect(average.gradient.count == fit.covariance.names.count)
    expectClose(average.gradient[0], 1, relative: 1e-15)
  }

  @Test func illPosedQuestionsAreRefused() throws {
    let ratings = Ratings(raters: 6)
    let table = ratings.table()
    #expect(throws: AnalysisError.model(.noClusters(.cr1))) { try Self.fit(table, .cr1) }
    let one = Ratings(raters: 1).table()
    #expect(throws: AnalysisError.model(.oneCluster("rater"))) {
      try Self.fit(
        one, .cr2, schema: Schema(cluster: "rater"), formula: "rating ~ effort")
    }
    #expect(throws: AnalysisError.model(.constantOutcome("twice", level: "2"))) {
      try Self.fit(table, formula: "twice ~ effort")
    }
    #expect(throws: AnalysisError.model(.tooFewClusters(3, parameters: 4))) {
      try Self.fit(
        Ratings(raters: 3).table(), .design, schema: Schema(cluster: "rater"))
    }
    let few = ratings.table(Array(0..<3))
    #expect(throws: AnalysisError.model(.tooManyParameters(3, observations: 3))) {
      try Self.fit(few, formula: "rating ~ row")
    }
  }

  @Test func weakGroundIsNamed() throws {
    let table = Ratings(raters: 5).table()
    let between = try Self.fit(table, schema: Schema(cluster: "rater"))
    #expect(between.inference.estimator == .cr2)
    #expect(
      between.warnings.contains {
        if case .fewDegreesOfFreedom(let terms, let smallest) = $0 {
          terms.contains("age") && smallest < 4
        } else {
          false
        }
      })
    let many = try Self.fit(
      table, schema: Schema(cluster: "rater"), formula: "rating ~ effort * age + rater")
    #expect(
      many.warnings.contains {
        if case .fewerClustersThanParameters(5, _) = $0 { true } else { false }
      })
    #expect(
      many.warnings.contains {
        if case .oneClusterDetermines(let terms) = $0 {
          terms.contains("rater[r1]") && !terms.contains("effort[mid]")
        } else {
          false
        }
      })
    #expect(
      many.warnings.contains {
        if case .redundantTerm(let term, let others) = $0 {
          term == "rater[r4]" && others.contains("age") && !others.contains("effort[mid]")
        } else {
          false
        }
      })
  }

  /// A model that fits one person whatever the answer, and one that fits everybody.
  @Test func exactFitsAreNamed() throws {
    let numbers = [1.0, 2, 3, 4, 5, 9]
    let table = ResponseTable(columns: [
      Column(name: "y", numbers: [1, 3, 2, 5, 4, 7]), Column(name: "x", numbers: numbers),
      Column(name: "line", numbers: numbers.map { 2 * $0 + 1 }),
      Column(name: "last", numbers: [0, 0, 0, 0, 0, 1]),
    ])
    let one = try Self.fit(table, .hc2, formula: "y ~ x + last")
    #expect(one.warnings == [.fullLeverage(people: 1)])
    let all = try Self.fit(table, formula: "line ~ x")
    #expect(all.warnings == [.perfectFit])
    #expect(all.logLikelihood == nil || (all.logLikelihood ?? 0) > 100)
    let influences = try #require(one.influences.largest)
    #expect(influences.count == 5)
    #expect(influences.first?.unit.hasPrefix("y = ") == true)
    #expect(all.influences == .notEstimable(reason: "the model fits every answer exactly"))
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// What must hold for any data: order, labels, counting and units don't matter.
@Suite struct RandomInterceptLawTests {
  typealias Row = (group: String, x: Double, yes: Bool, level: String)

  /// Twelve groups of five, with a number and an answer of three levels.
  static let rows: [Row] = {
    var generator = SeededGenerator(seed: 5)
    return (0..<60).map { (row: Int) -> Row in
      let shift = Double(row / 5 % 6) / 2 - 1.2
      let x = (generator.uniform() * 8).rounded() / 4
      let draw = 3 * (generator.uniform() - 0.5) + shift + x
      return (
        group: "g\(row / 5)", x: x, yes: draw > 1,
        level: draw < 0.4 ? "low" : draw < 1.6 ? "mid" : "top"
      )
    }
  }()

  static func table(
    _ rows: [Row], count: Double? = nil, unit: Double = 1
  ) -> ResponseTable {
    var columns = [
      Column(name: "g", labels: rows.map { $0.group }),
      Column(name: "x", numbers: rows.map { $0.x * unit }),
      Column(name: "y", labels: rows.map { $0.yes ? "yes" : "no" }, levels: ["no", "yes"]),
      Column(name: "z", labels: rows.map { $0.level }, levels: ["low", "mid", "top"]),
    ]
    if let count { columns.append(Column(name: "n", numbers: rows.map { _ in count })) }
    return ResponseTable(columns: columns)
  }

  enum Family: CaseIterable, Sendable { case logistic, ordinal }

  static func fit(
    _ family: Family, _ table: ResponseTable, schema: Schema = Schema(), points: Int? = nil
  ) throws -> RandomInterceptFit {
    switch family {
    case .logistic:
      try LogisticMixedModel(
        Formula(parsing: "y ~ x + (1 | g)"), schema: schema, quadraturePoints: points
      ).fitted(to: table)
    case .ordinal:
      try OrderedMixedModel(
        Formula(parsing: "z ~ x + (1 | g)"), schema: schema, quadraturePoints: points
      ).fitted(to: table)
    }
  }

  @Test(arguments: Family.allCases) func orderOfRowsChangesNothing(_ family: Family) throws {
    let fit = try Self.fit(family, Self.table(Self.rows))
    let reversed = try Self.fit(family, Self.table(Self.rows.reversed()))
    #expect(fit.coefficients == reversed.coefficients)
    #expect(fit.covariance == reversed.covariance)
    #expect(fit.interceptDeviation > 0)
  }

  @Test(arguments: Family.allCases) func countedRowsAreRows(_ family: Family) throws {
    let twice = try Self.fit(family, Self.table(Self.rows + Self.rows))
    let counted = try Self.fit(
      family, Self.table(Self.rows, count: 2), schema: Schema(count: "n"))
    expectClose(counted.logLikelihood, twice.logLikelihood, relative: 1e-12)
    expectClose(counted.interceptDeviation, twice.interceptDeviation, relative: 1e-9)
    #expect(counted.observationCount == 120)
  }

  /// As many groups again of the same kind: the same estimates, and half the variance.
  @Test(arguments: Family.allCases) func equalGroupsAreMerged(_ family: Family) throws {
    let copies = Self.rows.map { (row: Row) -> Row in
      (group: "\(row.group) again", x: row.x, yes: row.yes, level: row.level)
    }
    let fit = try Self.fit(family, Self.table(Self.rows))
    let double = try Self.fit(family, Self.table(Self.rows + copies))
    #expect(double.groupCount == 24)
    for (one, two) in zip(fit.coefficients, double.coefficients) {
      let error = try #require(fit.covariance.standardError(of: one.name))
      let half = try #require(double.covariance.standardError(of: two.name))
      // Two searches that end at different points near the maximum; second derivatives by differences.
      expectClose(half * 2.0.squareRoot(), error, relative: 1e-7)
      #expect(abs((one.estimate ?? 0) - (two.estimate ?? 1)) < 1e-7 * error)
    }
    expectClose(double.interceptDeviation, fit.interceptDeviation, relative: 1e-7)
    // Differences of two log-likelihoods cancel digits.
    expectClose(
      double.varianceTest.statistic, 2 * fit.varianceTest.statistic, relative: 1e-8)
  }

  @Test(arguments: Family.allCases) func unitsDontMatter(_ family: Family) throws {
    let fit = try Self.fit(family, Self.table(Self.rows))
    let large = try Self.fit(family, Self.table(Self.rows, unit: 1024))
    expectClose(large.logLikelihood, fit.logLikelihood, relative: 1e-13)
    let own = try #require(fit[coefficient: "x"]?.estimate)
    expectClose(large[coefficient: "x"]?.estimate, own / 1024, relative: 1e-9)
  }

  @Test(arguments: Family.allCases) func referenceOfTheTestIsTheModelWithoutGroups(
    _ family: Family
  ) throws {
    let fit = try Self.fit(family, Self.table(Self.rows), points: 7)
    let table = Self.table(Self.rows)
    let plain: Double? =
      switch family {
      case .logistic:
        try LogisticRegression(Formula("y", on: "x")).fitted(to: table).logLikelihood
      case .ordinal: try OrderedLogit(Formula("z", on: "x")).fitted(to: table).logLikelihood
      }
    expectClose(fit.solution.nullLogLikelihood, plain, relative: 1e-12)
  }

  /// Groups whose answers are exactly as different within as chance would have them at most.
  @Test func aVarianceOfZeroIsNamed() throws {
    let rows = (0..<40).map { (row: Int) -> Row in
      let place = row % 4
      return (group: "g\(row / 4)", x: Double(row % 2), yes: place == 0 || place == 3, level: "low")
    }
    let fit = try Self.fit(.logistic, Self.table(rows))
    let plain = try LogisticRegression(Formula("y", on: "x")).fitted(to: Self.table(rows))
    #expect(fit.isSingular)
    #expect(fit.interceptDeviation == 0 && fit.intraclassCorrelation == 0)
    #expect(fit.warnings == [.zeroVariance(of: "(Intercept)", group: "g")])
    #expect(fit.varianceTest.pValue == 1)
    expectClose(fit.logLikelihood, plain.logLikelihood, relative: 1e-13)
    for name in plain.covariance.names {
      // Two searches that end at different points near the maximum.
      expectClose(
        fit.covariance.standardError(of: name), plain.covariance.standardError(of: name),
        relative: 1e-8)
    }
    let weights = fit.frame.totals
    let own = fit.averagePredictions(
      over: fit.design.matrix(over: fit.frame), weights: weights)
    let expected = plain.averagePredictions(
      over: plain.design.matrix(over: plain.frame), weights: plain.frame.totals)
    expectClose(own.first?.value, expected.first?.value, relative: 1e-9)
    #expect(own.first?.gradient.count == fit.inference.covariance.names.count)
  }

  @Test(arguments: Family.allCases) func coefficientsThatOthersDetermineAreNamed(
    _ family: Family
  ) throws {
    let base = Self.table(Self.rows)
    let table = ResponseTable(
      columns: base.columns + [
        Column(name: "w", numbers: Self.rows.map { 2 * $0.x + 1 })
      ])
    let fit: RandomInterceptFit
    switch family {
    case .logistic:
      fit = try LogisticMixedModel(Formula(parsing: "y ~ x + w + (1 | g)")).fitted(to: table)
    case .ordinal:
      fit = try OrderedMixedModel(Formula(parsing: "z ~ x + w + (1 | g)")).fitted(to: table)
    }
    guard case .redundant = fit[coefficient: "w"]?.value else {
      Issue.record("'w' is not named as redundant")
      return
    }
    expectClose(
      fit.logLikelihood, try Self.fit(family, base).logLikelihood, relative: 1e-12)
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// What must hold whatever the numbers: exact degrees of freedom in balanced designs, and figures
/// that depend on nothing they should not depend on.
@Suite struct LinearMixedFitTests {
  /// Raters who judge every combination of two factors, and who are of two sexes.
  private static func ratings(raters: Int, seed: UInt64 = 7) -> ResponseTable {
    var generator = SeededGenerator(seed: seed)
    func draw() -> Double { Double.random(in: -1...1, using: &generator) }
    var (rater, effort, need, sex) = ([String](), [String](), [String](), [String]())
    var rating: [Double] = []
    for person in 0..<raters {
      let own = 2 * draw()
      for cell in 0..<8 {
        rater.append("r\(100 + person)")
        effort.append(cell % 2 == 0 ? "low" : "high")
        need.append(cell / 2 % 2 == 0 ? "no" : "yes")
        sex.append(person % 2 == 0 ? "f" : "m")
        rating.append(5 + own + (cell % 2 == 0 ? 0 : 0.7) + draw())
      }
    }
    return ResponseTable(columns: [
      Column(name: "rater", labels: rater), Column(name: "effort", labels: effort),
      Column(name: "need", labels: need), Column(name: "sex", labels: sex),
      Column(name: "rating", numbers: rating),
    ])
  }

  private static let formula = Formula(
    "rating", on: [Term(["effort"]), Term(["need"]), Term(["sex"])],
    randomEffects: [RandomEffect(group: Term(["rater"]))])

  @Test func degreesOfFreedomInABalancedDesignAreThoseOfTheAnalysisOfVariance() throws {
    let fit = try LinearMixedModel(Self.formula).fitted(to: Self.ratings(raters: 12))
    func degrees(_ term: String) -> Double? {
      fit[coefficient: term].flatMap { fit.inference.degreesOfFreedom(of: $0.name) }
    }
    // Within raters: 96 ratings less 12 raters and 2 contrasts; between: 12 less 2 sexes.
    expectClose(degrees("effort[low]"), 82, relative: 1e-9)
    expectClose(degrees("need[yes]"), 82, relative: 1e-9)
    expectClose(degrees("sex[m]"), 10, relative: 1e-9)
    var both = Matrix(rows: 2, columns: 4)
    (both[0, 1], both[1, 2]) = (1, 1)
    let values = [1, 2].compactMap { fit.coefficients[$0].estimate }
    let test = try #require(
      fit.inference.reference.jointTest(
        of: both, values: values, combined: fit.covariance.covariance(of: both)))
    expectClose(test.denominatorDegreesOfFreedom, 82, relative: 1e-9)
  }

  @Test func theVariancesOfABalancedDesignAreThoseOfTheMeanSquares() throws {
    let table = Self.ratings(raters: 12)
    let plain = Formula("rating", on: [], randomEffects: [RandomEffect(group: Term(["rater"]))])
    let fit = try LinearMixedModel(plain).fitted(to: table)
    let values = fit.frame.outcomeValues
    let codes = fit.frame.groups[0].codes
    var means = [Double](repeating: 0, count: 12)
    for (code, value) in zip(codes, values) { means[code] += value / 8 }
    let grand = means.reduce(0, +) / 12
    let within = zip(codes, values).reduce(0) { $0 + ($1.1 - means[$1.0]) * ($1.1 - means[$1.0]) }
    let between = means.reduce(0) { $0 + 8 * ($1 - grand) * ($1 - grand) }
    let residual = within / 84
    let components = fit.varianceComponents
    expectClose(components[0].variance, (between / 11 - residual) / 8, relative: 1e-9)
    expectClose(components[1].variance, residual, relative: 1e-10)
    let share = components[0].variance / (components[0].variance + residual)
    expectClose(fit.summary.intraclassCorrelation, share, relative: 1e-12)
    #expect(fit.marginalRSquared < 1e-20)
  }

  @Test func neitherTheOrderOfRowsNorUnitsChangeTheFit() throws {
    let table = Self.ratings(raters: 9)
    let base = try LinearMixedModel(Self.formula).fitted(to: table)
    let order = Array((0..<table.rowCount).reversed())
    let values = (0..<table.rowCount).compactMap { base.frame.outcomeValues[$0] }
    let labels = { (name: String) -> [String] in
      let variable = base.frame.variables.first { $0.name == name }
      let grouping = base.frame.groups[0]
      return order.map { row in
        if name == "rater" { return grouping.labels[grouping.codes[row]] }
        return variable?.levels?[variable?.codes[row] ?? 0] ?? ""
      }
    }
    let other = ResponseTable(
      columns: ["rater", "effort", "need", "sex"].map { Column(name: $0, labels: labels($0)) }
        + [Column(name: "rating", numbers: order.map { 1000 * values[$0] + 1e6 })])
    let fit = try LinearMixedModel(Self.formula).fitted(to: other)
    for coefficient in base.coefficients.dropFirst() {
      let name = coefficient.name.term
      // Two searches over the variance ratios; coefficients follow them to the second order only.
      expectClose(
        fit[coefficient: name]?.estimate, coefficient.estimate.map { 1000 * $0 }, relative: 1e-8)
      expectClose(
        fit.covariance.standardError(of: coefficient.name),
        base.covariance.standardError(of: coefficient.name).map { 1000 * $0 }, relative: 1e-8)
    }
    let (own, before) = (fit.varianceComponents[0], base.varianceComponents[0])
    // Variances follow the searched ratios to the first order.
    expectClose(own.variance, 1e6 * before.variance, relative: 1e-7)
    expectClose(own.test?.statistic, before.test?.statistic, relative: 1e-7)
  }

  @Test func rowsCountedTwiceAreTwoRows() throws {
    let table = Self.ratings(raters: 6)
    let base = try LinearMixedModel(Self.formula).fitted(to: table)
    var frame = base.frame
    frame = ModelFrame(
      outcome: frame.outcome, outcomeLevels: [], variables: frame.variables,
      counts: [frame.counts[0].map { 2 * $0 }], outcomeValues: frame.outcomeValues,
      groups: frame.groups, observationCount: 2 * frame.observationCount, droppedCount: 0,
      missingCounts: [], emptyLevels: [])
    let counted = try LinearMixedModel(Self.formula).fitted(to: frame)
    let columns = try ["rater", "effort", "need", "sex", "rating"].map { name in
      let column = try table.column(name)
      switch column.storage {
      case .labels(let codes, let levels):
        let labels = (0..<codes.count).map { codes[$0].map { levels[$0] } }
        return Column(name: name, labels: labels + labels)
      default:
        return Column(name: name, numbers: base.frame.outcomeValues + base.frame.outcomeValues)
      }
    }
    let doubled = try LinearMixedModel(Self.formula).fitted(to: ResponseTable(columns: columns))
    expectClose(counted.logLikelihood, doubled.logLikelihood, relative: 1e-12)
    for (own, other) in zip(counted.covariance.matrix.elements, doubled.covariance.matrix.elements)
    {
      // Two searches over the variance ratios.
      expectClose(own, other, relative: 1e-8)
    }
    #expect(counted.observationCount == doubled.observationCount)
  }

  @Test func theTestOfASlopeComparesTheLikelihoodsWithAMixture() throws {
    let large = try MixedCase.named("sleepstudy, correlated slopes")
    let small = try MixedCase.named("sleepstudy, intercepts")
    let components = try large.fit().varianceComponents
    #expect(components[0].test == nil)
    let test = try #require(components[1].test)
    // A difference of two log-likelihoods, which cancels digits.
    expectClose(
      test.statistic, 2 * (large.logLikelihood - small.logLikelihood), relative: 1e-8)
    #expect(test.degreesOfFreedom == 1)
    let upper = ChiSquared(degreesOfFreedom: 2).survival(test.statistic)
    let lower = ChiSquared(degreesOfFreedom: 1).survival(test.statistic)
    expectClose(test.pValue, (lower + upper) / 2, relative: 1e-12)
    let both = try MixedCase.named("Penicillin, crossed")
    let plates = try MixedCase.named("Penicillin, plates only")
    let samples = try both.fit().varianceComponents[1]
    #expect(samples.group == "sample")
    // A difference of two log-likelihoods, which cancels digits.
    expectClose(
      samples.test?.statistic, 2 * (both.logLikelihood - plates.logLikelihood), relative: 1e-8)
  }

  @Test func singularFitsAreNamed() throws {
    let fit = try MixedCase.named("Dyestuff2, singular").fit()
    #expect(fit.warnings == [.zeroVariance(of: "(Intercept)", group: "Batch")])
    #expect(fit.varianceComponents[0].test?.pValue == 1)
    // Two ratings a rater that rise by the same slope in opposite directions around one mean.
    var (rater, time, rating) = ([String](), [Double](), [Double]())
    for person in 0..<10 {
      for step in 0..<4 {
        rater.append("r\(person)")
        time.append(Double(step))
        let wobble = (person + 2 * step) % 3 == 0 ? 0.2 : -0.1
        rating.append(5 + Double(person) * (1 + 0.5 * Double(step)) + wobble)
      }
    }
    let table = ResponseTable(columns: [
      Column(name: "rater", labels: rater), Column(name: "time", numbers: time),
      Column(name: "rating", numbers: rating),
    ])
    let formula = Formula(
      "rating", on: [Term(["time"])],
      randomEffects: [RandomEffect([Term(["time"])], group: Term(["rater"]))])
    let slopes = try LinearMixedModel(formula).fitted(to: table)
    #expect(
      slopes.warnings == [.perfectCorrelation(of: ["(Intercept)", "time"], group: "rater")])
    let components = slopes.varianceComponents
    #expect(components[2].otherTerm == "time")
    // A boundary of the parameters: the correlation there is 1 up to the search.
    expectClose(components[2].standardDeviation, 1, relative: 1e-6)
  }

  private func mistake(
    _ formula: Formula, _ columns: [Column], schema: Schema = Schema()
  ) -> AnalysisError? {
    do {
      _ = try LinearMixedModel(formula, schema: schema).fitted(to: ResponseTable(columns: columns))
      return nil
    } catch {
      return error
    }
  }

  @Test func modelsThatTheDataDoNotAllowAreRefused() {
    let group = ["a", "a", "b", "b", "c", "c"]
    let answers = Column(name: "y", numbers: [1, 2, 4, 3, 2, 5])
    let grouped = Column(name: "g", labels: group)
    let random = Formula("y", on: [], randomEffects: [RandomEffect(group: Term(["g"]))])
    #expect(mistake(Formula("y", on: []), [answers]) == .model(.mixed(.noRandomEffects)))
    #expect(
      mistake(random, [answers, Column(name: "g", labels: group.map { _ in "a" })])
        == .model(.mixed(.oneGroup("g", group: "a"))))
    #expect(
      mistake(random, [answers, Column(name: "g", labels: ["a", "b", "c", "d", "e", "f"])])
        == .model(.mixed(.groupPerRow("g"))))
    #expect(
      mistake(random, [Column(name: "y", numbers: [1, 1, 2, 2, 3, 3]), grouped])
        == .model(.mixed(.noVariationWithinGroups("y", group: "g"))))
    #expect(
      mistake(random, [Column(name: "y", numbers: [2, 2, 2, 2, 2, 2]), grouped])
        == .model(.constantOutcome("y", level: "2")))
    let slopes = Formula(
      "y", on: [], randomEffects: [RandomEffect([Term(["x"])], group: Term(["g"]))])
    #expect(
      mistake(slopes, [answers, grouped, Column(name: "x", numbers: [1, 2, 1, 2, 1, 3])])
        == .model(.mixed(.tooManyRandomEffects("(x | g)", effects: 6, observations: 6))))
    let longer = ["a", "a", "a", "b", "b", "b", "c", "c", "c"]
    #expect(
      mistake(
        slopes,
        [
          Column(name: "y", numbers: [1, 2, 4, 3, 2, 5, 3, 1, 2]),
          Column(name: "g", labels: longer),
          Column(name: "x", numbers: [1, 1, 1, 2, 2, 2, 3, 3, 3]),
        ]) == .model(.mixed(.constantWithinGroups("x", group: "g"))))
    let weights = Column(name: "w", numbers: [1, 2, 1, 2, 1, 2])
    #expect(
      mistake(random, [answers, grouped, weights], schema: Schema(weight: "w"))
        == .model(.mixed(.samplingWeights)))
    #expect(
      mistake(random, [answers, grouped], schema: Schema(cluster: "g"))
        == .model(.mixed(.clusters("g"))))
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// What must not change the results of an ordinal model, and what must change them how.
@Suite struct OrderedLogitLawTests {
  /// Answers of 12 clusters of unequal size, with a factor, a number, and a weight of whole numbers.
  struct Answers {
    var y: [String] = []
    var version: [String] = []
    var age: [Double] = []
    var id: [String] = []
    var weight: [Double] = []

    init(seed: UInt64 = 7) {
      var generator = SeededGenerator(seed: seed)
      for cluster in 0..<12 {
        let lean = generator.uniform() * 2 - 1
        for row in 0..<(4 + cluster % 3) {
          let versions = ["a", "b", "c"]
          let own = Int(generator.next(below: 3))
          let years = 20 + Double(generator.next(below: 40))
          let height = lean + 0.5 * Double(own) + years / 30 + 2 * generator.uniform()
          y.append(String(min(4, max(1, Int(height)))))
          version.append(versions[own])
          age.append(years)
          id.append("r\(cluster)")
          weight.append(Double(1 + (row + cluster) % 3))
        }
      }
    }

    func table(order: [Int]? = nil) -> ResponseTable {
      let order = order ?? Array(y.indices)
      return ResponseTable(columns: [
        Column(name: "y", labels: order.map { y[$0] }, levels: ["1", "2", "3", "4"]),
        Column(name: "version", labels: order.map { version[$0] }, levels: ["a", "b", "c"]),
        Column(name: "age", numbers: order.map { age[$0] }),
        Column(name: "id", labels: order.map { id[$0] }),
        Column(name: "w", numbers: order.map { weight[$0] }),
      ])
    }
  }

  static func fit(
    _ table: ResponseTable, _ formula: String = "y ~ version + age",
    schema: Schema = Schema(cluster: "id"), variance: VarianceEstimator? = nil
  ) throws -> OrderedFit {
    try OrderedLogit(Formula(parsing: formula), schema: schema)
      .fitted(to: table, variance: variance)
  }

  static func error(_ fit: OrderedFit, _ term: String) -> Double? {
    fit[coefficient: term].flatMap { fit.covariance.standardError(of: $0.name) }
  }

  static func degrees(_ fit: OrderedFit, _ term: String) -> Double? {
    fit[coefficient: term].flatMap { fit.inference.degreesOfFreedom(of: $0.name) }
  }

  @Test func theOrderOfRowsChangesNoBit() throws {
    let answers = Answers()
    let fit = try Self.fit(answers.table())
    for seed in 1...3 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let order = answers.y.indices.shuffled(using: &generator)
      let other = try Self.fit(answers.table(order: order))
      #expect(other.coefficients == fit.coefficients)
      #expect(Self.degrees(other, "age") == Self.degrees(fit, "age"))
    }
  }

  @Test func doubledRowsAreAFrequencyOfTwo() throws {
    let answers = Answers()
    let rows = Array(answers.y.indices)
    let doubled = try Self.fit(answers.table(order: rows + rows))
    let columns = answers.table().columns
    let two = Column(name: "n", numbers: rows.map { _ in 2 })
    let counted = try Self.fit(
      ResponseTable(columns: columns + [two]), schema: Schema(count: "n", cluster: "id"))
    #expect(doubled.coefficients == counted.coefficients)
    #expect(doubled.covariance == counted.covariance)
    let single = try Self.fit(answers.table(), variance: .model)
    let model = try Self.fit(answers.table(order: rows + rows), variance: .model)
    for (one, other) in zip(single.coefficients, model.coefficients) {
      expectClose(other.estimate, one.estimate, relative: 1e-10)
      expectClose(
        model.covariance.standardError(of: one.name),
        single.covariance.standardError(of: one.name).map { $0 / 2.0.squareRoot() },
        relative: 1e-9)
    }
  }

  /// Clusters split the patterns; without them they are collapsed.
  @Test func collapsedPatternsGiveTheSameModel() throws {
    let table = Answers().table()
    let apart = try Self.fit(table, "y ~ version", variance: .model)
    let together = try Self.fit(table, "y ~ version", schema: Schema(), variance: .model)
    #expect(apart.frame.patternCount > together.frame.patternCount)
    #expect(together.frame.patternCount == 3)
    for (one, other) in zip(apart.coefficients, together.coefficients) {
      expectClose(one.estimate, other.estimate, relative: 1e-10)
      expectClose(
        apart.covariance.standardError(of: one.name),
        together.covariance.standardError(of: one.name), relative: 1e-10)
    }
  }

  /// HC2 is CR2 where each person is a cluster.
  @Test func peopleAsClustersAreNoClusters() throws {
    let answers = Answers()
    let own = Column(name: "row", labels: answers.y.indices.map { "p\($0)" })
    let table = ResponseTable(columns: answers.table().columns + [own])
    let clustered = try Self.fit(table, schema: Schema(cluster: "row"))
    let people = try Self.fit(table, schema: Schema(), variance: .hc2)
    for name in people.covariance.names {
      expectClose(
        clustered.covariance.standardError(of: name), people.covariance.standardError(of: name),
        relative: 1e-9)
    }
  }

  /// Cook's distance of a person is that of a cluster of one, and near to that of a new fit.
  @Test func influencesAreThoseOfLeavingOut() throws {
    let answers = Answers()
    let own = Column(name: "row", labels: answers.y.indices.map { "p\($0)" })
    let table = ResponseTable(columns: answers.table().columns + [own])
    let rows = try #require(try Self.fit(table, schema: Schema(cluster: "row")).influences.largest)
    let people = try #require(try Self.fit(table, schema: Schema()).influences.largest)
    #expect(rows.count == 5 && people.count == 5)
    for (one, other) in zip(rows, people) {
      expectClose(one.cooksDistance, other.cooksDistance, relative: 1e-9)
      #expect(other.unit.hasPrefix("y = ") && other.unit.contains("version = "))
    }
    let fit = try Self.fit(table)
    let top = try #require(fit.influences.largest?.first)
    let rest = answers.y.indices.filter { answers.id[$0] != top.unit }
    let without = try Self.fit(answers.table(order: Array(rest)))
    let change = fit.solution.parameters.indices.map { place in
      fit.solution.parameters[place]
        - without.solution.parameters[place] * fit.solution.basis.scales[place]
        / without.solution.basis.scales[place]
    }
    let distance = fit.solution.expectedInformation.bilinear(change, change)
    expectClose(top.cooksDistance, distance / Double(change.count), relative: 0.25)
  }

  /// The answers turned round: coefficients change their sign, thresholds also their order, and
  /// neither errors nor degrees of freedom change.
  @Test func reversedAnswersTurnTheSigns() throws {
    let answers = Answers()
    let fit = try Self.fit(answers.table())
    let turned = try Self.fit(
      ResponseTable(
        columns: answers.table().columns.filter { $0.name != "y" }
          + [Column(name: "y", labels: answers.y, levels: ["4", "3", "2", "1"])]))
    #expect(turned.answers == ["4", "3", "2", "1"])
    #expect(fit.inference.estimator == .cr2)
    for term in ["version[b]", "version[c]", "age"] {
      expectClose(
        turned[coefficient: term]?.estimate, fit[coefficient: term]?.estimate.map { -$0 },
        relative: 1e-9)
      // Two searches that end at different points near the maximum.
      expectClose(Self.error(turned, term), Self.error(fit, term), relative: 1e-8)
      expectClose(Self.degrees(turned, term), Self.degrees(fit, term), relative: 1e-8)
    }
    for (one, other) in [("1|2", "2|1"), ("2|3", "3|2"), ("3|4", "4|3")] {
      expectClose(
        turned[coefficient: other]?.estimate, fit[coefficient: one]?.estimate.map { -$0 },
        relative: 1e-9)
      // The same, in the degrees of freedom.
      expectClose(Self.degrees(turned, other), Self.degrees(fit, one), relative: 1e-8)
    }
  }

  /// Another reference level, another unit and another origin: the same model and, for the same
  /// contrast, the same CR2 error and degrees of freedom.
  @Test func anotherParameterisationIsTheSameModel() throws {
    let answers = Answers()
    let fit = try Self.fit(answers.table())
    let years = Column(name: "age", numbers: answers.age.map { 12 * $0 - 500 })
    let table = ResponseTable(
      columns: answers.table().columns.filter { $0.name != "age" } + [years])
    let other = try Self.fit(
      table, schema: Schema(references: ["version": "b"], cluster: "id"))
    expectClose(other.solution.logLikelihood, fit.solution.logLikelihood, relative: 1e-12)
    // Two searches that end at different points near the maximum; degrees of freedom are quotients.
    expectClose(
      other[coefficient: "age"]?.estimate, fit[coefficient: "age"]?.estimate.map { $0 / 12 },
      relative: 1e-8)
    expectClose(
      Self.error(other, "age"), Self.error(fit, "age").map { $0 / 12 }, relative: 1e-8)
    expectClose(Self.degrees(other, "age"), Self.degrees(fit, "age"), relative: 1e-7)
    // As above.
    expectClose(
      Self.error(other, "version[a]"), Self.error(fit, "version[b]"), relative: 1e-8)
    expectClose(
      Self.degrees(other, "version[a]"), Self.degrees(fit, "version[b]"), relative: 1e-7)
    // The difference of c and b, a combination there and a coefficient here.
    let contrast = fit.inference.covariance.names.map { name in
      name.term == "version[c]" ? 1.0 : name.term == "version[b]" ? -1 : 0
    }
    // As above.
    expectClose(
      fit.inference.degreesOfFreedom(of: contrast), Self.degrees(other, "version[c]"),
      relative: 1e-7)
  }

  @Test func twoAnswersAreALogisticModel() throws {
    let answers = Answers()
    let binary = Column(
      name: "y", labels: answers.y.map { ["1", "2"].contains($0) ? "low" : "high" },
      levels: ["low", "high"])
    let table = ResponseTable(
      columns: answers.table().columns.filter { $0.name != "y" } + [binary])
    let ordinal = try Self.fit(table, schema: Schema(), variance: .model)
    let logistic = try LogisticRegression(Formula(parsing: "y ~ version + age"))
      .fitted(to: table)
    for term in ["version[b]", "version[c]", "age"] {
      expectClose(
        ordinal[coefficient: term]?.estimate, logistic[coefficient: term]?.estimate,
        relative: 1e-9)
      let name = CoefficientName(
        term: term, factor: term == "age" ? "age" : "version",
        level: term == "age" ? nil : String(term.dropFirst(8).prefix(1)))
      expectClose(
        ordinal.covariance.standardError(of: name), logistic.covariance.standardError(of: name),
        relative: 1e-9)
    }
    expectClose(
      ordinal[coefficient: "low|high"]?.estimate,
      logistic[coefficient: "(Intercept)"]?.estimate.map { -$0 }, relative: 1e-9)
    expectClose(ordinal.logLikelihood, logistic.logLikelihood, relative: 1e-12)
  }

  /// Weights of whole numbers: the estimates of as many rows; their size as a whole is nothing.
  @Test func weightsCountPeopleForTheEstimatesOnly() throws {
    let answers = Answers()
    let weighted = try Self.fit(answers.table(), schema: Schema(weight: "w"))
    let counted = try Self.fit(answers.table(), schema: Schema(count: "w"), variance: .model)
    for (one, other) in zip(weighted.coefficients, counted.coefficients) {
      expectClose(one.estimate, other.estimate, relative: 1e-9)
    }
    let tenfold = ResponseTable(
      columns: answers.table().columns.filter { $0.name != "w" }
        + [Column(name: "w", numbers: answers.weight.map { 10 * $0 })])
    let larger = try Self.fit(tenfold, schema: Schema(weight: "w"))
    for name in weighted.covariance.names {
      expectClose(
        larger.covariance.standardError(of: name), weighted.covariance.standardError(of: name),
        relative: 1e-9)
    }
    #expect(weighted.inference.estimator == .design)
  }

  /// Effects on all answers add up to nothing, and so do their gradients.
  @Test func averagesAddUp() throws {
    let fit = try Self.fit(Answers().table())
    let matrix = fit.design.matrix(over: fit.frame)
    let age = try #require(fit.frame.variables.firstIndex { $0.name == "age" })
    let slopes = fit.averageSlopes(
      over: matrix, change: fit.design.derivative(over: fit.frame, of: age),
      weights: fit.frame.totals)
    #expect(abs(slopes.reduce(0) { $0 + ($1.value ?? .nan) }) < 1e-16)
    let shares = fit.averagePredictions(over: matrix, weights: fit.frame.totals)
    expectClose(shares.reduce(0) { $0 + ($1.value ?? .nan) }, 1, relative: 1e-14)
    for place in fit.covariance.names.indices {
      #expect(abs(slopes.reduce(0) { $0 + $1.gradient[place] }) < 1e-12)
      #expect(abs(shares.reduce(0) { $0 + $1.gradient[place] }) < 1e-12)
    }
  }

  /// Without terms the thresholds are the shares of the answers.
  @Test func withoutTermsThereAreThresholdsOnly() throws {
    let responses = SeparationTests.table([("y", ["1", "2", "3"])], counts: [20, 30, 50])
    let fit = try OrderedLogit(Formula("y", on: [Term]()), schema: Schema(count: "n"))
      .fitted(to: responses)
    #expect(fit.coefficients.map(\.name.term) == ["1|2", "2|3"])
    expectClose(fit[coefficient: "2|3"]?.estimate, 0, relative: 1e-14)
    expectClose(fit.deviance, fit.nullDeviance, relative: 1e-14)
    #expect(fit.proportionalOddsTests().isEmpty)
    // The variance of a log odds, 1/n₁ + 1/n₂.
    expectClose(Self.error(fit, "1|2"), (1.0 / 20 + 1.0 / 80).squareRoot(), relative: 1e-12)
  }

  /// A likelihood-ratio test drops a term that has effects of its own.
  @Test func termsWithOwnEffectsCanBeDropped() throws {
    let table = Answers().table()
    let formula = try Formula(parsing: "y ~ version + age")
    let own = [Term(["version"])]
    let frame = try Schema().frame(of: formula, in: table)
    let larger = try OrderedLogit(formula, nonproportional: own).fitted(to: frame)
    let smaller = try OrderedLogit(formula.removing("version"), nonproportional: own)
      .fitted(to: frame)
    let test = try #require(NestedModelTest(of: larger, against: smaller))
    #expect(test.degreesOfFreedom == 6)
    #expect(smaller.isProportional && !larger.isProportional)
  }

  /// A group that is told apart leaves the others their clustered errors.
  @Test func separatedModelsHaveClusteredErrors() throws {
    var answers = Answers()
    for row in answers.y.indices where answers.version[row] == "c" { answers.y[row] = "4" }
    let fit = try Self.fit(answers.table())
    #expect(fit[coefficient: "version[c]"]?.value == .infinite(.plus))
    #expect(Self.error(fit, "version[c]") == nil)
    let rest = answers.y.indices.filter { answers.version[$0] != "c" }
    let others = try Self.fit(answers.table(order: Array(rest)))
    for term in ["version[b]", "age", "2|3"] {
      expectClose(
        fit[coefficient: term]?.estimate, others[coefficient: term]?.estimate, relative: 1e-9)
      // Two searches; degrees of freedom are quotients.
      expectClose(Self.error(fit, term), Self.error(others, term), relative: 1e-8)
      expectClose(Self.degrees(fit, term), Self.degrees(others, term), relative: 1e-7)
    }
  }

  /// A term that others determine is named and left out.
  @Test func redundantTermsAreNamed() throws {
    let answers = Answers()
    let twice = Column(name: "months", numbers: answers.age.map { 12 * $0 + 3 })
    let fit = try Self.fit(
      ResponseTable(columns: answers.table().columns + [twice]), "y ~ version + age + months")
    #expect(
      fit[coefficient: "months"]?.value == .redundant(with: ["the thresholds", "age"]))
    #expect(
      fit.warnings == [.redundantTerm("months", determinedBy: ["the thresholds", "age"])])
    let without = try Self.fit(answers.table())
    expectClose(
      fit[coefficient: "age"]?.estimate, without[coefficient: "age"]?.estimate,
      relative: 1e-12)
    #expect(fit.parameterCount == without.parameterCount)
  }
}

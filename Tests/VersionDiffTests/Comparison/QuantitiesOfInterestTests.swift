import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct QuantitiesOfInterestTests {
  static let cases = QuantityCase.all

  @Test func fixtureIsThere() {
    #expect(QuantityCase.all.count >= 18)
  }

  private func expectEqual(
    _ own: QuantityEstimate, _ row: QuantityCase.Row, _ reference: QuantityCase,
    _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let tolerance = reference.isMixed ? 1e-6 : 1e-8
    // Quantities near zero are known to rounding errors of the numbers that they are made of.
    if let value = own.value, let expected = row.estimate {
      #expect(
        abs(value - expected) <= tolerance * max(abs(expected), 1e-4), comment,
        sourceLocation: sourceLocation)
    } else {
      #expect((own.value == nil) == (row.estimate == nil), comment, sourceLocation: sourceLocation)
    }
    expectCloseOrMissing(
      own.standardError, row.stdError, relative: 10 * tolerance, comment,
      sourceLocation: sourceLocation)
    // Without degrees of freedom the reference is normal.
    expectCloseOrMissing(
      own.degreesOfFreedom, row.df, relative: reference.isMixed ? 1e-3 : 1e-7, comment,
      sourceLocation: sourceLocation)
  }

  @Test(arguments: cases) func marginalMeansEqualTheirDefinition(_ reference: QuantityCase) throws {
    let own = try reference.quantities().marginalMeans
    #expect(own.count == reference.means.count)
    for (mean, row) in zip(own, reference.means) {
      #expect(mean.factor == row.factor && mean.level == row.level)
      #expect(mean.response == row.response)
      expectEqual(mean.estimate, row, reference, "\(mean.factor) \(mean.level)")
    }
  }

  @Test(arguments: cases) func effectsEqualTheirDefinition(_ reference: QuantityCase) throws {
    let own = try reference.quantities()
    #expect(own.componentEffects.count == reference.effects.count)
    for (effect, row) in zip(own.componentEffects, reference.effects) {
      #expect(effect.factor == row.factor && effect.level == row.level)
      expectEqual(effect.estimate, row, reference, "\(effect.factor) \(effect.level ?? "")")
    }
    for row in reference.marginal {
      let effect = try #require(
        own.marginalEffects.first {
          $0.variable == row.factor && $0.level == row.level && $0.response == row.response
        })
      expectEqual(effect.quantity, row, reference, "marginal \(effect.variable)")
    }
    #expect(own.marginalEffects.count == reference.marginal.count)
  }

  @Test(arguments: cases) func pairsEqualTheirDefinition(_ reference: QuantityCase) throws {
    let own = try reference.quantities().pairs
    #expect(own.count == reference.pairs.count)
    for (pair, row) in zip(own, reference.pairs) {
      #expect(pair.level == row.level && pair.reference == row.reference)
      expectEqual(pair.estimate, row, reference, "\(pair.factor) \(pair.level) - \(pair.reference)")
    }
  }

  @Test(arguments: cases) func interactionsEqualTheirDefinition(_ reference: QuantityCase) throws {
    let own = try reference.quantities()
    #expect(own.interactions.count == reference.interactions.count)
    for row in reference.interactions {
      let interaction = try #require(
        own.interactions.first {
          $0.factor == row.factor && $0.level == row.level && $0.byFactor == row.by
            && $0.byLevel == row.byLevel && $0.response == row.response
        }, "\(row)")
      expectEqual(
        interaction.estimate, row, reference, "\(interaction.factor):\(interaction.byFactor)")
    }
    for row in reference.simple {
      let effect = try #require(
        own.simpleEffects.first {
          $0.factor == row.factor && $0.level == row.level && $0.byFactor == row.by
            && $0.byLevel == row.byLevel && $0.response == row.response
        })
      expectEqual(effect.estimate, row, reference, "\(effect.factor) at \(effect.byLevel ?? "")")
    }
    for row in reference.conditional {
      let mean = try #require(
        own.conditionalMeans.first {
          $0.factor == row.factor && $0.level == row.level && $0.byFactor == row.by
            && $0.byLevel == row.byLevel && $0.response == row.response
        })
      expectEqual(mean.estimate, row, reference, "\(mean.factor) at \(mean.byLevel ?? "")")
    }
  }

  @Test(arguments: cases) func predictionsEqualTheirDefinition(_ reference: QuantityCase) throws {
    let own = try #require(try reference.quantities().predictions)
    #expect(own.count == reference.predictions.count)
    for (prediction, row) in zip(own, reference.predictions) {
      #expect(prediction.levels == row.levels)
      expectEqual(prediction.estimate, row, reference, "\(prediction.levels)")
    }
  }

  @Test(arguments: cases) func jointTestsEqualTheirDefinition(_ reference: QuantityCase) throws {
    let fit = try reference.fit()
    var settings = reference.settings()
    settings.subgroups = reference.subgroupTests.first?.by
    let own = try QuantitiesOfInterest(of: fit, settings)
    #expect(own.factorTests.count == reference.factors.count * fit.predictedResponses.count)
    // Joint tests by Satterthwaite have degrees of freedom of their own.
    guard reference.cluster == nil, !reference.isMixed else { return }
    let subgroups = own.subgroups?.tests ?? []
    #expect(subgroups.count == reference.subgroupTests.count)
    for row in reference.tests + reference.subgroupTests {
      let test = try #require(
        (own.factorTests + subgroups).first {
          $0.factor == row.factor && $0.byFactor == row.by && $0.response == row.response
        }?.test)
      // Quadratic forms of gradients that the fixture differentiates numerically; p magnifies them.
      expectClose(test.statistic, row.statistic, relative: 1e-7)
      #expect(test.degreesOfFreedom == row.df)
      expectCloseOrMissing(test.denominatorDegreesOfFreedom, row.denominator, relative: 1e-10)
      expectClose(test.pValue, row.p, relative: 1e-6)
    }
  }

  /// Effects within subgroups are averaged over the subgroup's own people.
  @Test(arguments: cases.filter { !$0.subgroupTests.isEmpty })
  func subgroupsEqualTheirDefinition(_ reference: QuantityCase) throws {
    var settings = reference.settings()
    settings.subgroups = "gender"
    let own = try #require(try QuantitiesOfInterest(of: reference.fit(), settings).subgroups)
    for row in reference.simple where row.by == "gender" {
      let effect = try #require(
        own.effects.first {
          $0.factor == row.factor && $0.level == row.level && $0.byLevel == row.byLevel
            && $0.response == row.response
        })
      expectEqual(effect.estimate, row, reference, "\(effect.factor) at \(effect.byLevel ?? "")")
    }
    for row in reference.interactions where row.by == "gender" {
      let difference = try #require(
        own.differences.first {
          $0.factor == row.factor && $0.level == row.level && $0.byLevel == row.byLevel
            && $0.response == row.response
        })
      expectEqual(difference.estimate, row, reference, "\(difference.factor)")
    }
  }

  @Test func subgroupsWithoutInteractionAreRefused() throws {
    let reference = try #require(Self.cases.first { $0.name == "ordinal, subgroups" })
    var settings = reference.settings()
    settings.subgroups = "gender"
    let own = try #require(try QuantitiesOfInterest(of: reference.fit(), settings).subgroups)
    let effort = own.effects.filter { $0.factor == "effort" }
    #expect(effort.count == 2 * 2 * 4)
    #expect(effort.allSatisfy { $0.estimate.obstacle == .noInteraction("effort", with: "gender") })
    #expect(effort.allSatisfy { $0.estimate.value == nil })
    let formula = try Formula(parsing: "y ~ effort * need + age")
    let interacted = SubgroupEffects.interacted(
      formula, by: "gender", factors: ["effort", "need"])
    #expect(
      interacted.description
        == "y ~ effort + need + age + gender + effort:need + effort:gender + need:gender "
        + "+ effort:need:gender")
  }

  /// Probabilities of all answers add up to 1, so their changes to 0.
  @Test func changesOfAllAnswersCancel() throws {
    let reference = try #require(Self.cases.first { $0.family == "ordinal" })
    let own = try reference.quantities()
    for group in own.componentEffects.grouped(by: { [$0.factor, $0.level ?? ""] }) {
      #expect(abs(group.compactMap(\.estimate.value).reduce(0, +)) < 1e-14)
    }
    for group in own.marginalMeans.grouped(by: { [$0.factor, $0.level] }) {
      expectClose(group.compactMap(\.estimate.value).reduce(0, +), 1, relative: 1e-14)
    }
  }

  /// What the data do not show counts as left out without being told.
  @Test(arguments: cases.filter { !$0.excluded.isEmpty })
  func combinationsLeftOutAreFound(_ reference: QuantityCase) throws {
    #expect(try reference.quantities(.inferred).leftOut == .init(count: 2, all: 12))
    let (found, told) = (try reference.quantities(.inferred), try reference.quantities())
    #expect(found.componentEffects == told.componentEffects)
    #expect(found.interactions == told.interactions)
    #expect(found.predictions == told.predictions)
  }

  @Test(arguments: cases.filter { $0.excluded.isEmpty })
  func nothingIsLeftOutOfAFullDesign(_ reference: QuantityCase) throws {
    let own = try reference.quantities(.inferred)
    #expect(own.leftOut == nil)
    // An effect is then a difference of means.
    for effect in own.componentEffects {
      let means = own.marginalMeans.filter {
        $0.factor == effect.factor && $0.response == effect.response
      }
      let level = means.first { $0.level == effect.level }
      let base = means.first { $0.level == effect.reference }
      let difference = try #require(level?.estimate.value) - #require(base?.estimate.value)
      #expect(abs(difference - (effect.estimate.value ?? .nan)) < 1e-12)
    }
    // The reference's own pairs are the effects.
    for pair in own.pairs {
      let effect = own.componentEffects.first {
        $0.factor == pair.factor && $0.level == pair.level && $0.reference == pair.reference
          && $0.response == pair.response
      }
      if let effect { #expect(effect.estimate == pair.estimate) }
    }
  }

  /// Displayed averages over all variables, so naming fewer factors changes no effect.
  @Test func effectsAsDisplayedAreAverageMarginalEffects() throws {
    for reference in Self.cases where reference.averaging == "displayed" {
      let own = try reference.quantities(.unrestricted)
      for effect in own.componentEffects {
        let marginal = own.marginalEffects.first {
          $0.variable == effect.factor && $0.level == effect.level
            && $0.response == effect.response
        }
        #expect(marginal?.quantity == effect.estimate)
      }
    }
  }

  /// In a gaussian model a difference of differences of two factors is the coefficient.
  @Test func interactionOfAGaussianModelIsItsCoefficient() throws {
    let reference = try #require(Self.cases.first { $0.name == "gaussian, uniform" })
    let fit = try reference.fit()
    let own = try #require(QuantitiesOfInterest(of: fit, reference.settings()).interactions.first)
    let name = try #require(fit[coefficient: "need[yes]:reputation[good]"]?.name)
    expectClose(own.estimate.value, fit[coefficient: name]?.estimate, relative: 1e-10)
    expectClose(
      own.estimate.standardError, fit.covariance.standardError(of: name), relative: 1e-9)
    #expect(own.adjustedPValue == own.estimate.pValue)
  }

  @Test(arguments: cases) func relevelingChangesNoMean(_ reference: QuantityCase) throws {
    let references = ["effort": "high", "need": "yes", "reputation": "good"]
      .filter { reference.factors.contains($0.key) }
    let fit = try reference.fit(references: references)
    let own = try QuantitiesOfInterest(of: fit, reference.settings())
    for row in reference.means {
      let mean = try #require(
        own.marginalMeans.first {
          $0.factor == row.factor && $0.level == row.level && $0.response == row.response
        })
      let tolerance = reference.isMixed ? 1e-6 : 1e-8
      expectClose(mean.estimate.value, row.estimate, relative: tolerance)
      expectClose(mean.estimate.standardError, row.stdError, relative: 10 * tolerance)
    }
    for row in reference.pairs {
      let isTurned = own.pairs.contains {
        $0.factor == row.factor && $0.level == row.reference && $0.reference == row.level
          && $0.response == row.response
      }
      let pair = own.pairs.first {
        $0.factor == row.factor && $0.response == row.response
          && Set([$0.level, $0.reference]) == Set([row.level, row.reference])
      }
      let value = try #require(pair?.estimate.value)
      // The fixture's model is fitted by another program.
      #expect(abs(value * (isTurned ? -1 : 1) - (row.estimate ?? .nan)) < 1e-6)
    }
  }

  @Test func permutedRowsChangeNotTheLastBit() throws {
    let reference = try #require(Self.cases.first { $0.family == "binomial" })
    let order = Array((0..<reference.responses.rowCount).reversed())
    let turned = reference.responses.selecting(rows: order)
    let formula = try Formula(parsing: reference.formula)
    let own = try QuantitiesOfInterest(
      of: LogisticRegression(formula).fitted(to: reference.responses), reference.settings())
    let other = try QuantitiesOfInterest(
      of: LogisticRegression(formula).fitted(to: turned), reference.settings())
    #expect(own == other)
  }

  @Test func limitsOfProbabilitiesStayBetweenZeroAndOne() throws {
    let share = QuantityEstimate(
      value: 0.02, standardError: 0.02, degreesOfFreedom: nil, scale: .probability, kind: .level,
      obstacle: nil)
    let interval = try #require(share.interval(.ninetyFive))
    // By hand: plogis(qlogis(0.02) -+ qnorm(0.975) * 0.02 / (0.02 * 0.98))
    expectClose(interval.lowerBound, 0.002754438175, relative: 1e-9)
    expectClose(interval.upperBound, 0.1310328749, relative: 1e-9)
    #expect(share.pValue == nil)
    let difference = QuantityEstimate(
      value: 0.02, standardError: 0.02, degreesOfFreedom: 10, scale: .probability,
      kind: .difference, obstacle: nil)
    // By hand: 0.02 + qt(0.975, 10) * 0.02; 2 * pt(-1, 10)
    expectClose(difference.interval(.ninetyFive)?.upperBound, 0.06456277704, relative: 1e-9)
    expectClose(difference.pValue, 0.3408931323, relative: 1e-9)
  }

  @Test func namesThatAreNoFactorsAreRefused() throws {
    let reference = try #require(Self.cases.first { $0.formula.contains("age") })
    let fit = try reference.fit()
    #expect(throws: AnalysisError.model(.unknownFactor("age", factors: reference.factors))) {
      try QuantitiesOfInterest(of: fit, .init(factors: ["age"]))
    }
    #expect(throws: AnalysisError.model(.unknownFactor("colour", factors: reference.factors))) {
      try QuantitiesOfInterest(of: fit, .init(averaging: .target(["colour": ["red": 1]])))
    }
  }

  @Test(arguments: [
    (["no": 0.5, "yes": 0.3], "they add up to 0.8 instead of 1, or 100 for percentages"),
    // Near 1 is not 1: nobody knows which of the two is wrong.
    (["no": 0.5, "yes": 0.49], "they add up to 0.99 instead of 1, or 100 for percentages"),
    (["no": 1.5, "yes": -0.5], "the share of 'yes' is no number from 0"),
    (["no": .nan, "yes": 1], "the share of 'no' is no number from 0"),
    (["yes": 1], "the level 'no' has no share"),
    (["no": 0.5, "yes": 0.4, "perhaps": 0.1], "nobody in the data has the level 'perhaps'"),
  ]) func sharesThatAreNoneAreRefused(_ shares: [String: Double], problem: String) throws {
    let reference = try #require(Self.cases.first { $0.formula.contains("age") })
    let fit = try reference.fit()
    #expect(throws: AnalysisError.model(.population(variable: "need", problem: problem))) {
      try QuantitiesOfInterest(of: fit, .init(averaging: .target(["need": shares])))
    }
  }

  @Test func percentagesAreShares() throws {
    let reference = try #require(Self.cases.first { $0.formula.contains("age") })
    let fit = try reference.fit()
    let own = try [["no": 0.3, "yes": 0.7], ["no": 30, "yes": 70]].map {
      try QuantitiesOfInterest(of: fit, .init(averaging: .target(["need": $0]))).marginalMeans
    }
    for (share, percentage) in zip(own[0], own[1]) {
      expectClose(share.estimate.value, percentage.estimate.value, relative: 1e-12)
    }
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct StudyPowerTests {
  private func text(_ words: String) -> LocalizedText { LocalizedText(words) }

  private func settings(_ respondents: Int? = nil) throws -> StudyPower.Settings {
    StudyPower.Settings(
      respondents: respondents, simulation: try PowerSimulation(studies: 60, seed: 1))
  }

  private func study(_ answers: [ExpectedAnswers], respondents: Int? = 300) -> Study {
    let factors = ["effort", "need"].map { id in
      Factor(
        id: id, label: text(id),
        levels: ["low", "high"].map { Level(id: $0, label: text($0), text: text($0)) })
    }
    var vignettes: [Vignette] = []
    for effort in ["low", "high"] {
      for need in ["low", "high"] {
        vignettes.append(
          Vignette(
            id: "V\(vignettes.count + 1)",
            levels: [
              LevelReference(factor: "effort", level: effort),
              LevelReference(factor: "need", level: need),
            ]))
      }
    }
    let options = ["no", "yes"].map { AnswerOption(id: $0, text: text($0)) }
    let points = RatingScale(minimum: 1, maximum: 10)
    return Study(
      name: "plan", title: text("Plan"), factors: factors,
      versions: [
        Version(id: "1", label: text("1"), allocation: 2),
        Version(id: "2", label: text("2"), allocation: 1),
      ],
      vignetteSets: [
        VignetteSet(
          id: "clients", title: text("clients"), text: text("{effort} {need}"),
          factors: ["effort", "need"], vignettes: vignettes, perRespondent: 4,
          questions: ["rating", "help"])
      ],
      questions: [
        Question(id: "rating", text: text("?"), form: .rating(points)),
        Question(id: "help", text: text("?"), form: .singleChoice(options)),
        Question(id: "advice", text: text("?"), form: .singleChoice(options)),
        Question(id: "mark", text: text("?"), form: .rating(points)),
      ],
      analysis: AnalysisPlan(
        expected: Expectations(respondents: respondents, answers: answers)))
  }

  private func effect(_ levels: [(String, String)], _ value: Double) -> ExpectedEffect {
    ExpectedEffect(
      levels: levels.map { LevelReference(factor: $0.0, level: $0.1) }, value: value)
  }

  @Test func sharesByVersionGiveAChiSquareAndEachOption() throws {
    let shares = [("1", 60.0), ("2", 50.0)].map { version, no in
      VersionShares(
        version: version,
        shares: [
          ExpectedShare(option: "no", percent: no), ExpectedShare(option: "yes", percent: 100 - no),
        ])
    }
    let study = study([ExpectedAnswers(outcome: "advice", basis: .sharesByVersion(shares))])
    let results = try StudyPower(of: study, settings()).results
    #expect(results.map(\.test) == [.pearson, .twoProportions, .twoProportions])
    #expect(results.map(\.option) == [nil, "no", "yes"])
    #expect(results[0].contrast == "2 - 1")
    #expect(results[0].groupSizes == [200, 100])
    let own = try TwoProportionPower(
      reference: 0.6, version: 0.5, allocation: GroupAllocation([2, 1]))
    expectClose(results[1].power, own.power(size: 300, .ninetyFive), relative: 1e-12)
    #expect(results[1].neededSize == (try own.sampleSize(forPower: 0.8)))
  }

  /// An answer that one version's expectations leave out is expected of nobody there.
  @Test func answersOfOneVersionOnlyAreNotLost() throws {
    let shares = [("1", ["no": 100.0]), ("2", ["no": 90, "yes": 10])].map { version, percents in
      VersionShares(
        version: version,
        shares: percents.sorted { $0.key < $1.key }.map {
          ExpectedShare(option: $0.key, percent: $0.value)
        })
    }
    let study = study([ExpectedAnswers(outcome: "advice", basis: .sharesByVersion(shares))])
    let results = try StudyPower(of: study, settings()).results
    #expect(results.map(\.option) == [nil, "no", "yes"])
    expectClose(results[2].effect, 0.1, relative: 1e-12)
  }

  @Test func sharesOfVersionsSayNothingOfVignettes() throws {
    let shares = ["1", "2"].map {
      VersionShares(version: $0, shares: [ExpectedShare(option: "no", percent: 100)])
    }
    let problem =
      "the percentages of versions say nothing of vignettes; give 'shares' at the reference "
      + "levels, and effects"
    #expect(
      throws: AnalysisError.power(.expectation(outcome: "rating", problem: problem))
    ) {
      try StudyPower(
        of: study([ExpectedAnswers(outcome: "rating", basis: .sharesByVersion(shares))]),
        settings())
    }
  }

  @Test func ratingsGiveEachLevelAndInteraction() throws {
    let expected = ExpectedAnswers(
      outcome: "rating", basis: .normal(mean: 5, deviation: 1.5),
      effects: [
        effect([("effort", "high")], 0.4), effect([("need", "high"), ("effort", "high")], 0.6),
        effect([("version", "2")], 0.3),
      ],
      betweenDeviation: 1)
    let results = try StudyPower(of: study([expected]), settings(60)).results
    #expect(
      results.map(\.contrast) == [
        "effort: high - low", "need: high - low", "version: 2", "need[high]:effort[high]",
      ])
    // The effect of effort averages over need: 0.4 + 0.6/2.
    expectClose(results[0].effect, 0.7, relative: 1e-12)
    let variation = try RatingsPower.Variation(residual: 1.5, between: 1)
    let within = try RatingsPower(
      .within, effect: 0.7, variation: variation, vignettesPerRater: 4, termsWithin: 3)
    // Versions of unequal size don't matter within respondents; the degrees of freedom are rounded
    // from traces.
    expectClose(results[0].power, within.power(size: 60, .ninetyFive), relative: 1e-7)
    let between = try RatingsPower(
      .between, effect: 0.3, variation: variation, vignettesPerRater: 4,
      allocation: GroupAllocation([2, 1]))
    expectClose(results[2].power, between.power(size: 60, .ninetyFive), relative: 1e-7)
    // The interaction: four times the variance of an effect of its size.
    let interaction = 0.6 / (4 * 1.5 * 1.5 * 4 / 4 / 60).squareRoot()
    let freedom = 60.0 * 3 - 3
    let test = ContrastTest(
      interaction, degreesOfFreedom: freedom,
      criticalValue: ConfidenceLevel.ninetyFive.criticalValue(degreesOfFreedom: freedom))
    expectClose(results[3].power, test.power, relative: 1e-7)
    #expect(results.allSatisfy { $0.familySize == 4 && $0.size == 60 })
    #expect(try #require(results[0].adjustedPower) < #require(results[0].power))
  }

  /// Three levels at once: the F test of a balanced analysis of variance.
  @Test func factorsOfThreeLevelsAreTestedAtOnce() throws {
    let levels = ["low", "middle", "high"]
    let factor = Factor(
      id: "need", label: text("need"),
      levels: levels.map { Level(id: $0, label: text($0), text: text($0)) })
    let vignettes = (0..<6).map { place in
      Vignette(
        id: "V\(place)", levels: [LevelReference(factor: "need", level: levels[place % 3])])
    }
    var study = study([
      ExpectedAnswers(
        outcome: "rating", basis: .normal(mean: 5, deviation: 1.5),
        effects: [effect([("need", "middle")], 0.2), effect([("need", "high")], 0.5)],
        betweenDeviation: 1)
    ])
    study.versions = [Version(id: "1", label: text("1"))]
    study.factors = [factor]
    study.vignetteSets[0].factors = ["need"]
    study.vignetteSets[0].vignettes = vignettes
    study.vignetteSets[0].perRespondent = 6
    let result = try #require(try StudyPower(of: study, settings(40)).results.last)
    #expect(result.contrast == "need")
    #expect(result.method == .noncentralF)
    // Each level twice for each of 40 respondents; means 0, 0.2, 0.5.
    let center = 0.7 / 3
    let squares = [0, 0.2, 0.5].reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let lambda = 80 * squares / (1.5 * 1.5)
    let freedom = 40.0 * 5 - 2
    let critical = FDistribution(numerator: 2, denominator: freedom).upperQuantile(0.05)
    let power = NoncentralF(numerator: 2, denominator: freedom, noncentrality: lambda)
      .survival(critical)
    // The degrees of freedom are rounded from traces.
    expectClose(result.power, power, relative: 1e-6)
    expectClose(result.effect, (squares / 3).squareRoot() / 1.5, relative: 1e-12)
    let smallest = try #require(result.smallestEffect)
    #expect(smallest > 0 && smallest < 2)
  }

  @Test func manyRespondentsAreScaledFromFewer() throws {
    let expected = ExpectedAnswers(
      outcome: "rating", basis: .normal(mean: 5, deviation: 1.5),
      effects: [effect([("effort", "high")], 0.05)], betweenDeviation: 1)
    let result = try StudyPower(of: study([expected], respondents: 3000), settings()).results[0]
    let variation = try RatingsPower.Variation(residual: 1.5, between: 1)
    let within = try RatingsPower(
      .within, effect: 0.05, variation: variation, vignettesPerRater: 4, termsWithin: 2)
    // The degrees of freedom of 400 respondents, scaled, are not quite those of 3,000.
    expectClose(result.power, within.power(size: 3000, .ninetyFive), relative: 1e-4)
  }

  @Test func answersToVignettesAreSimulated() throws {
    let expected = ExpectedAnswers(
      outcome: "help",
      basis: .shares([
        ExpectedShare(option: "no", percent: 60), ExpectedShare(option: "yes", percent: 40),
      ]),
      effects: [effect([("effort", "high")], 1)], betweenDeviation: 1)
    let results = try StudyPower(of: study([expected]), settings(40)).results
    #expect(results.allSatisfy { $0.method == .simulation && $0.test == .logistic })
    #expect(results.map(\.contrast) == ["effort: high - low", "need: high - low", "version: 2"])
    #expect(results[0].simulated?.studies == 60)
    #expect(results[1].power == nil)
    #expect(throws: AnalysisError.power(.sizeUnknown(outcome: "help"))) {
      try StudyPower(of: study([expected], respondents: nil), settings())
    }
  }

  @Test func numbersOfOneAnswerEachAreMeans() throws {
    let expected = ExpectedAnswers(
      outcome: "mark", basis: .normal(mean: 7, deviation: 3),
      effects: [effect([("version", "2")], 1)],
      betweenDeviation: 4, missing: 0.5)
    let result = try StudyPower(of: study([expected]), settings()).results[0]
    let means = try MeanDifferencePower(
      difference: 1, deviation: 5, allocation: GroupAllocation([2, 1]))
    expectClose(result.power, means.power(size: 150, .ninetyFive), relative: 1e-12)
    #expect(result.size == 300)
    #expect(result.neededSize == 2 * (try means.sampleSize(forPower: 0.8)))
  }

  @Test func sizesAreSoughtWhereNoneIsPlanned() throws {
    let expected = ExpectedAnswers(
      outcome: "mark", basis: .normal(mean: 7, deviation: 2),
      effects: [effect([("version", "2")], 1)])
    let result = try StudyPower(of: study([expected], respondents: nil), settings()).results[0]
    #expect(result.size == result.neededSize)
    #expect(try #require(result.power) >= 0.8)
  }

  @Test func nothingExpectedIsRefused() throws {
    let empty = study([])
    #expect(throws: AnalysisError.power(.nothingExpected(study: "plan"))) {
      try StudyPower(of: empty, settings())
    }
  }
}

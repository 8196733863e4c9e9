import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Simulation against closed forms, within four Monte Carlo standard errors; seeds are fixed, so
/// that nothing fails by chance.
@Suite struct PowerSimulationTests {
  private func expectNear(
    _ figure: SimulatedPower.Figure?, _ value: Double, slack: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let figure = try #require(figure)
    #expect(
      abs(figure.value - value) <= 4 * figure.error + slack, "\(figure) against \(value)",
      sourceLocation: sourceLocation)
  }

  @Test func tablesOfCountsAgreeWithTheNoncentralChiSquare() throws {
    let plan = try TablePower(
      percentages: [[60.3, 18.9, 8.1, 12.7], [59.0, 23.8, 7.2, 10.0]],
      allocation: GroupAllocation([1375, 688]))
    let simulation = try PowerSimulation(studies: 10_000, seed: 5)
    let power = try plan.simulatedPower(size: 2063, simulation, .ninetyFive)
    // Pearson's test and the noncentral distribution are both large-sample.
    try expectNear(power.power, plan.power(size: 2063, .ninetyFive), slack: 0.003)
    #expect(power.failures == 0)
    #expect(power.wrongSign == nil && power.coverage == nil)
  }

  @Test func twoSharesAgreeWithAllTablesAddedUp() throws {
    let exact = try TwoProportionPower(
      reference: 0.3, version: 0.5, allocation: GroupAllocation([2, 1]), .exact)
    let simulation = try PowerSimulation(studies: 10_000, seed: 11)
    let power = try exact.simulatedPower(size: 120, simulation, .ninetyFive)
    try expectNear(power.power, exact.power(size: 120, .ninetyFive))
    try expectNear(power.coverage, 0.95, slack: 0.01)
    let results = try #require(exact.significantResults(size: 120, .ninetyFive))
    try expectNear(power.exaggeration, results.exaggeration, slack: 0.03)
  }

  @Test func theLevelIsHeldWithoutEffect() throws {
    let variation = try RatingsPower.Variation(residual: 1.6, between: 0.9)
    let plan = try RatingsPower(
      .within, effect: 0, variation: variation, vignettesPerRater: 4, termsWithin: 2)
    let simulation = try PowerSimulation(studies: 600, seed: 3)
    let power = try plan.simulatedPower(size: 12, simulation, .ninetyFive)
    try expectNear(power.power, 0.05)
    try expectNear(power.coverage, 0.95)
    #expect(power.exaggeration == nil)
  }

  @Test(arguments: RatingsPower.Comparison.allCases)
  func mixedModelsAgreeWithTheAnalysisOfVariance(comparison: RatingsPower.Comparison) throws {
    let variation = try RatingsPower.Variation(residual: 1.6, between: 0.9)
    let plan = try RatingsPower(
      comparison, effect: comparison == .within ? 0.6 : 1.1, variation: variation,
      vignettesPerRater: 4)
    let simulation = try PowerSimulation(studies: 500, seed: 17)
    let power = try plan.simulatedPower(size: 20, simulation, .ninetyFive)
    // Where the estimated variance between raters is zero, the mixed model pools: a little more
    // power than the analysis of variance has.
    let slack = comparison == .between ? 0.02 : 0.005
    try expectNear(power.power, plan.power(size: 20, .ninetyFive), slack: slack)
    try expectNear(power.coverage, 0.95, slack: 0.005)
    let results = try #require(plan.significantResults(size: 20, .ninetyFive))
    try expectNear(power.exaggeration, results.exaggeration, slack: 0.02)
    #expect(power.failures == 0)
  }

  @Test func slopesThatVaryAgreeWithTheirFormula() throws {
    let variation = try RatingsPower.Variation(residual: 1.2, between: 0.8, slope: 1)
    let plan = try RatingsPower(
      .within, effect: 0.9, variation: variation, vignettesPerRater: 6)
    let simulation = try PowerSimulation(studies: 250, seed: 29)
    let power = try plan.simulatedPower(size: 16, simulation, .ninetyFive)
    try expectNear(power.power, plan.power(size: 16, .ninetyFive), slack: 0.02)
  }

  @Test func answersToVignettesHoldTheirLevelAndCover() throws {
    let none = try AnswerRatings(
      .within, percentages: [60, 40], oddsRatio: 1, between: 1, vignettesPerRater: 4)
    let simulation = try PowerSimulation(studies: 100, seed: 41)
    let level = try none.result(.size(30, wanted: 0.8), simulation, .ninetyFive)
    try expectNear(level.simulated?.power, 0.05, slack: 0.01)
    try expectNear(level.simulated?.coverage, 0.95, slack: 0.02)
    #expect(level.power == nil)
    let ordered = try AnswerRatings(
      .within, percentages: [30, 40, 30], oddsRatio: 3, between: 1, vignettesPerRater: 4)
    let found = try ordered.result(.size(30, wanted: 0.8), simulation, .ninetyFive)
    #expect(try #require(found.power) > 0.6)
    try expectNear(found.simulated?.coverage, 0.95, slack: 0.03)
  }

  @Test func resultsDependOnTheSeedAlone() throws {
    let plan = try TablePower(percentages: [[40, 60], [45, 55]])
    let simulation = try PowerSimulation(studies: 130, seed: 9)
    let first = try plan.simulatedPower(size: 500, simulation, .ninetyFive)
    for _ in 0..<3 {
      #expect(try plan.simulatedPower(size: 500, simulation, .ninetyFive) == first)
    }
    let other = try PowerSimulation(studies: 130, seed: 10)
    #expect(try plan.simulatedPower(size: 500, other, .ninetyFive) != first)
  }

  /// One study after the other gives the same as blocks on several threads.
  @Test func blocksAreTheSameInTurn() throws {
    struct Coin: SimulatedStudy {
      let truths: [Double?] = [1]
      func scratch() {}
      func results(
        _ generator: inout SeededGenerator, _ scratch: inout Void
      ) -> [SimulatedResult]? {
        let value = generator.normal() + 1
        return value < -1.5
          ? nil : [SimulatedResult(isSignificant: abs(value) > 1, estimate: value, covers: true)]
      }
    }
    let power = try PowerSimulation(studies: 170, seed: 77).power(of: Coin())[0]
    var master = SeededGenerator(seed: 77)
    var (significant, failures, wrong) = (0, 0, 0)
    for count in [50, 50, 50, 20] {
      var generator = SeededGenerator(seed: master.next())
      for _ in 0..<count {
        let value = generator.normal() + 1
        if value < -1.5 {
          failures += 1
        } else if abs(value) > 1 {
          significant += 1
          if value < 0 { wrong += 1 }
        }
      }
    }
    #expect(power.failures == failures)
    #expect(power.power.value == Double(significant) / 170)
    #expect(power.wrongSign?.value == Double(wrong) / Double(significant))
  }

  @Test func impossibleSimulationsAreRefused() throws {
    #expect(throws: PowerMistake.self) { try PowerSimulation(studies: 0, seed: 1) }
    let variation = try RatingsPower.Variation(residual: 1)
    let thirds = try RatingsPower(
      .within, effect: 1, variation: variation, vignettesPerRater: 4, levelShare: 0.3)
    #expect(throws: PowerMistake.self) {
      try thirds.simulatedPower(size: 10, PowerSimulation(studies: 10, seed: 1), .ninetyFive)
    }
  }
}

import TestSupport
import Testing

@testable import VersionDiff

/// Formulas and simulations against studies that R simulated and analysed (`power-simulation.R`).
@Suite struct PeerSimulationTests {
  struct Case: Decodable, Sendable {
    let kind: String
    let studies: Int
    let power: Double
    let exaggeration: Double
    let n: Int
    let vignettes: Int?
    let effect: Double?
    let sigma: Double?
    let tau: Double?
    let slope: Double?
    let comparison: String?
    let share: Double?
    let odds_ratio: Double?
    let parts: [Double]?
    let shares: [Double]?

    /// The Monte Carlo standard error of its power.
    var error: Double { (power * (1 - power) / Double(studies)).squareRoot() }
  }

  @Test func powersAgree() throws {
    let cases = try Fixture<Case>.load("power-simulation").cases
    #expect(Set(cases.map(\.kind)) == ["ratings", "logistic", "ordinal", "answers"])
    for item in cases {
      let (power, error) = try self.power(item)
      // Formulas are approximations to the tests: of the mixed model where a variance is estimated
      // as zero, of Wald tests in samples of some hundreds.
      let slack = item.kind == "answers" ? 0.01 : 0.015
      let reach = 4 * (item.error * item.error + error * error).squareRoot() + slack
      #expect(abs(power - item.power) <= reach, "\(power) against \(item)")
    }
  }

  private func power(_ item: Case) throws -> (value: Double, error: Double) {
    switch item.kind {
    case "ratings":
      let plan = try RatingsPower(
        #require(RatingsPower.Comparison(rawValue: item.comparison ?? "")),
        effect: #require(item.effect),
        variation: .init(
          residual: #require(item.sigma), between: #require(item.tau),
          slope: #require(item.slope)),
        vignettesPerRater: #require(item.vignettes))
      return (plan.power(size: item.n, .ninetyFive), 0)
    case "logistic":
      let plan = try LogOddsPower(
        share: #require(item.share), oddsRatio: #require(item.odds_ratio),
        predictor: .versions(GroupAllocation(#require(item.parts))))
      return (plan.power(size: item.n, .ninetyFive), 0)
    case "ordinal":
      let plan = try OrderedPower(
        percentages: #require(item.shares), oddsRatio: #require(item.odds_ratio))
      return (plan.power(size: item.n, .ninetyFive), 0)
    default:
      let share = 100 * (try #require(item.share))
      let plan = try AnswerRatings(
        .within, percentages: [100 - share, share], oddsRatio: #require(item.odds_ratio),
        between: #require(item.tau), vignettesPerRater: #require(item.vignettes))
      let simulation = try PowerSimulation(studies: 150, seed: 6)
      let result = try plan.result(.size(item.n, wanted: 0.8), simulation, .ninetyFive)
      let simulated = try #require(result.simulated)
      return (simulated.power.value, simulated.power.error)
    }
  }
}

import TestSupport
import Testing

@testable import VersionDiff

/// Power and sample sizes against R (`power.R`).
@Suite struct PlannedTestTests {
  struct Case: Decodable, Sendable {
    let kind: String
    let power: Double?
    let n: Int?
    let alpha: Double?
    let wanted: Double?
    let needed: Int?
    let parts: [Double]?
    let w: Double?
    let df: Double?
    let p1: Double?
    let p2: Double?
    let margin: Double?
    let difference: Double?
    let sd: Double?
    let u: Double?
    let v: Double?
    let f2: Double?
    let comparison: String?
    let effect: Double?
    let sigma: Double?
    let tau: Double?
    let slope: Double?
    let m: Int?
    let terms: Int?
    let share: Double?
    let odds_ratio: Double?
    let explained: Double?
    let delta: Double?
    let wrong_sign: Double?
    let exaggeration: Double?

    var confidence: ConfidenceLevel { get throws { try ConfidenceLevel(1 - (alpha ?? 0.05)) } }
    var allocation: GroupAllocation { get throws { try GroupAllocation(#require(parts)) } }
  }

  /// Lists of lists and lists are told apart by the kind.
  struct Shares: Decodable, Sendable {
    let kind: String
    let rows: [[Double]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      kind = try container.decode(String.self, forKey: .kind)
      if kind == "table" {
        rows = try container.decode([[Double]].self, forKey: .shares)
      } else {
        rows = [try container.decodeIfPresent([Double].self, forKey: .shares) ?? []]
      }
    }

    enum Key: CodingKey { case kind, shares }
  }

  private func test(_ item: Case, _ shares: [[Double]]) throws -> (any PlannedTest)? {
    switch item.kind {
    case "chisq":
      return try ChiSquaredPower(
        effectSize: #require(item.w), degreesOfFreedom: #require(item.df))
    case "table":
      return try TablePower(percentages: shares, allocation: item.allocation)
    case "pooled", "unpooled", "arcsine", "exact":
      return try TwoProportionPower(
        reference: #require(item.p1), version: #require(item.p2), allocation: item.allocation,
        #require(TwoProportionPower.Approximation(rawValue: item.kind)))
    case "equivalence", "equivalence.exact":
      return try EquivalencePower(
        reference: #require(item.p1), version: #require(item.p2), margin: #require(item.margin),
        allocation: item.allocation, isExact: item.kind == "equivalence.exact")
    case "means", "noninferiority":
      return try MeanDifferencePower(
        difference: #require(item.difference), deviation: #require(item.sd), margin: item.margin,
        allocation: item.allocation)
    case "ratings":
      return try RatingsPower(
        #require(RatingsPower.Comparison(rawValue: item.comparison ?? "")),
        effect: #require(item.effect),
        variation: .init(
          residual: #require(item.sigma), between: #require(item.tau), slope: #require(item.slope)),
        vignettesPerRater: #require(item.m), termsWithin: item.terms)
    case "logistic":
      return try LogOddsPower(
        share: #require(item.share), oddsRatio: #require(item.odds_ratio),
        predictor: .versions(item.allocation))
    case "logistic.continuous":
      return try LogOddsPower(
        share: #require(item.share), oddsRatio: #require(item.odds_ratio),
        predictor: .continuous(explained: #require(item.explained)))
    case "ordinal":
      return try OrderedPower(
        percentages: shares[0], oddsRatio: #require(item.odds_ratio), allocation: item.allocation)
    case "interaction":
      return try InteractionPower(
        shares: shares[0],
        #require(InteractionPower.Comparison(rawValue: item.comparison ?? "")),
        allocation: item.allocation)
    default:
      return nil
    }
  }

  @Test func powerAndSizesAgreeWithTheirPeers() throws {
    let cases = try Fixture<Case>.load("power").cases
    let shares = try Fixture<Shares>.load("power").cases
    var kinds: Set<String> = []
    for (item, shares) in zip(cases, shares) {
      guard let test = try test(item, shares.rows) else { continue }
      kinds.insert(item.kind)
      let (n, confidence) = (try #require(item.n), try item.confidence)
      let power = test.power(size: n, confidence)
      // R's noncentral t sums until an absolute 1e-12; its power is right to nine digits or more.
      expectClose(power, item.power, relative: 2e-9, "\(item)")
      guard let wanted = item.wanted, let needed = item.needed else { continue }
      let size = try test.sampleSize(forPower: wanted, confidence)
      #expect(size == needed, "\(item)")
      #expect(test.power(size: size - 1, confidence) < wanted)
    }
    #expect(kinds.count == 15)
  }

  @Test func smallestEffectsHaveTheWantedPower() throws {
    let cases = try Fixture<Case>.load("power").cases
    let shares = try Fixture<Shares>.load("power").cases
    for (item, shares) in zip(cases, shares) {
      guard let test = try test(item, shares.rows), test.growsWithSize else { continue }
      let (n, confidence) = (try #require(item.n), try item.confidence)
      func check(_ test: some PlannedTest) throws {
        guard let effect = try test.smallestEffect(size: n, forPower: 0.8, confidence) else {
          #expect(test.assuming(effect: test.largestEffect).power(size: n, confidence) < 0.8)
          return
        }
        let power = test.assuming(effect: effect).power(size: n, confidence)
        // A root that is right to its last bits; steep powers amplify them.
        expectClose(power, 0.8, relative: 1e-9, "\(item)")
      }
      try check(test)
    }
  }

  @Test func theGeneralFAgreesWithPwr() throws {
    for item in try Fixture<Case>.load("power").cases where item.kind == "f2" {
      let (u, v) = (try #require(item.u), try #require(item.v))
      let lambda = try #require(item.f2) * (u + v + 1)
      let critical = FDistribution(numerator: u, denominator: v).upperQuantile(0.05)
      let power = NoncentralF(numerator: u, denominator: v, noncentrality: lambda)
        .survival(critical)
      expectClose(power, item.power, relative: 2e-9)
    }
  }

  @Test func errorsOfSignificantResultsAgreeWithIntegration() throws {
    for item in try Fixture<Case>.load("power").cases where item.kind == "significant" {
      let test = ContrastTest(
        try #require(item.delta), degreesOfFreedom: item.df,
        criticalValue: ConfidenceLevel.ninetyFive.criticalValue(degreesOfFreedom: item.df))
      let results = try #require(test.significantResults)
      // R's noncentral t and its integrals have errors of about 1e-10.
      expectClose(results.wrongSign, item.wrong_sign, relative: 1e-7)
      expectClose(results.exaggeration, item.exaggeration, relative: 1e-7)
    }
  }

  /// Whitehead's example: 187 patients in total for a power of 0.9 and a log odds ratio of 0.887.
  @Test func whiteheadsExample() throws {
    let test = try OrderedPower(percentages: [20, 50, 20, 10], oddsRatio: 0.41191)
    #expect(abs(test.effect + 0.887) < 1e-4)
    let size = try test.sampleSize(forPower: 0.9)
    #expect((186...188).contains(size), "\(size)")
  }

  @Test func anInteractionTakesFourTimesAsMany() throws {
    let variation = try RatingsPower.Variation(residual: 1.6, between: 0.9)
    let main = try RatingsPower(
      .within, effect: 0.2, variation: variation, vignettesPerRater: 8)
    let interaction = try RatingsPower(
      .interaction, effect: 0.2, variation: variation, vignettesPerRater: 8)
    expectClose(
      interaction.standardError(size: 400), main.standardError(size: 100), relative: 1e-14)
    let (few, many) = (
      try main.sampleSize(forPower: 0.8), try interaction.sampleSize(forPower: 0.8)
    )
    // Degrees of freedom hardly matter with so many ratings.
    #expect(abs(Double(many) / Double(few) - 4) < 0.05)
  }

  @Test func aDesignEffectMultipliesTheSize() throws {
    let plain = try ChiSquaredPower(effectSize: 0.1, degreesOfFreedom: 3)
    let weighted = try ChiSquaredPower(effectSize: 0.1, degreesOfFreedom: 3, designEffect: 2)
    for n in [100, 1000] {
      expectClose(
        weighted.power(size: 2 * n, .ninetyFive), plain.power(size: n, .ninetyFive),
        relative: 1e-14)
    }
  }

  @Test func swappedVersionsHaveTheSamePower() throws {
    let forward = try TwoProportionPower(
      reference: 0.3, version: 0.45, allocation: GroupAllocation([2, 1]))
    let backward = try TwoProportionPower(
      reference: 0.45, version: 0.3, allocation: GroupAllocation([1, 2]))
    expectClose(
      forward.power(size: 300, .ninetyFive), backward.power(size: 300, .ninetyFive),
      relative: 1e-14)
  }

  @Test func detectableDifferencesAreThoseOfCompare() throws {
    let test = try TwoProportionPower(
      reference: 0.4, version: 0.41, allocation: GroupAllocation([1375, 688]))
    let own = try test.smallestEffect(size: 2063, forPower: 0.8)
    let other = DetectableDifference.from(
      Proportion(550, of: 1375), against: 688, .ninetyFive, power: 0.8)
    expectClose(own, other, relative: 1e-12)
  }

  /// Where every sample is the same, the one that there is decides: of one respondent a version no
  /// difference is significant, and 50 of 50 twice do not show that shares differ by less than 5 points.
  @Test func sharesWithoutVarianceAreNotSureOfAnything() throws {
    let level = ConfidenceLevel.ninetyFive
    let opposite = try TwoProportionPower(reference: 0, version: 1)
    #expect(try opposite.sampleSize(forPower: 0.8, level) == 4)
    #expect(opposite.power(size: 2, level) == 0)
    #expect(opposite.significantResults(size: 2, level) == nil)
    let exact = try TwoProportionPower(reference: 0, version: 1, .exact)
    #expect(exact.power(size: 2, level) == 0 && exact.power(size: 4, level) == 1)
    let same = try EquivalencePower(reference: 1, version: 1, margin: 0.05)
    let counted = try EquivalencePower(reference: 1, version: 1, margin: 0.05, isExact: true)
    #expect(try same.sampleSize(forPower: 0.8, level) == 104)
    for size in [2, 100, 102, 104, 106] {
      #expect(same.power(size: size, level) == counted.power(size: size, level), "\(size)")
    }
  }

  @Test func exactPowerUnderEqualSharesIsTheSizeOfTheTest() throws {
    let test = try TwoProportionPower(reference: 0.3, version: 0.3, .exact)
    let size = test.power(size: 60, .ninetyFive)
    #expect(size > 0.03 && size < 0.07)
  }

  @Test func exactSizesAreTheFirstWithEnoughPower() throws {
    let test = try TwoProportionPower(reference: 0.3, version: 0.6, .exact)
    let size = try test.sampleSize(forPower: 0.8)
    #expect(test.power(size: size, .ninetyFive) >= 0.8)
    #expect(test.power(size: size - 1, .ninetyFive) < 0.8)
  }
}

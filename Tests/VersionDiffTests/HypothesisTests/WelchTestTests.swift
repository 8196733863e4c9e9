import TestSupport
import Testing
import VersionDiff

/// One pair of samples of `means.json`.
struct MeansReference: Decodable, Sendable {
  let name: String
  let x2, x1: [Double]
  let level, t, df, p, estimate, low, high, u: Double
  let g, r: Double
  let standardError, uP, gLow, gHigh, gLowEffectsize, gHighEffectsize: Double
  let rLow, rHigh: Double?
  let isExact: Bool

  enum CodingKeys: String, CodingKey {
    case name, x2, x1, level, t, df, p, estimate, low, high, u, g, r
    case standardError = "std.error"
    case uP = "u.p"
    case isExact = "u.exact"
    case gLow = "g.low"
    case gHigh = "g.high"
    case gLowEffectsize = "g.low.effectsize"
    case gHighEffectsize = "g.high.effectsize"
    case rLow = "r.low"
    case rHigh = "r.high"
  }

  static func all() throws -> [MeansReference] {
    try Fixture<MeansReference>.load("means").cases
  }
}

@Suite struct WelchTestTests {
  @Test func agreesWithR() throws {
    for reference in try MeansReference.all() {
      let test = try WelchTest(
        of: Sample(reference.x2), against: Sample(reference.x1),
        try ConfidenceLevel(reference.level))
      expectClose(test.difference.value, reference.estimate, relative: 1e-9, "\(reference.name)")
      expectClose(test.difference.standardError, reference.standardError, relative: 1e-9)
      expectClose(test.freedom, reference.df, relative: 1e-9)
      expectClose(test.statistic, reference.t, relative: 1e-9)
      // R's pt and qt at non-integer degrees of freedom.
      expectClose(test.pValue, reference.p, relative: 1e-8)
      expectClose(test.difference.interval?.lowerBound, reference.low, relative: 1e-8)
      expectClose(test.difference.interval?.upperBound, reference.high, relative: 1e-8)
    }
  }

  @Test func hedgesG() throws {
    for reference in try MeansReference.all() {
      let test = try WelchTest(
        of: Sample(reference.x2), against: Sample(reference.x1),
        try ConfidenceLevel(reference.level))
      let g = test.hedgesG.estimate
      expectClose(g.value, reference.g, relative: 1e-9, "\(reference.name)")
      // The reference integrates numerically in R.
      expectClose(g.interval?.lowerBound, reference.gLow, relative: 1e-8, "\(reference.name)")
      expectClose(g.interval?.upperBound, reference.gHigh, relative: 1e-8, "\(reference.name)")
      // R's effectsize searches with a tolerance of its own, and R's noncentral t ends at 37.6.
      guard abs(reference.t) < 37 else { continue }
      expectClose(g.interval?.lowerBound, reference.gLowEffectsize, relative: 1e-5)
      expectClose(g.interval?.upperBound, reference.gHighEffectsize, relative: 1e-5)
    }
  }

  @Test func frequenciesCountAsRows() throws {
    let once = Sample([1, 2, 2, 5, 5, 5])
    let counted = Sample(values: [5, 1, 2, 9], counts: [3, 1, 2, 0])
    #expect(once == counted)
  }

  @Test func refusals() {
    #expect(throws: AnalysisError.noVariation) {
      try WelchTest(of: Sample([2, 2]), against: Sample([3, 3]))
    }
    #expect(throws: AnalysisError.tooFewNumbers(count: 1)) {
      try WelchTest(of: Sample([2]), against: Sample([3, 4]))
    }
  }

  @Test func manyRespondents() throws {
    let version = Sample(values: [1, 2, 3, 4], counts: [400_000, 600_000, 700_000, 800_000])
    let reference = Sample(values: [1, 2, 3, 4], counts: [410_000, 610_000, 690_000, 790_000])
    let test = try WelchTest(of: version, against: reference)
    let interval = try #require(test.hedgesG.estimate.interval)
    // With so many respondents g is about normal with variance 1/n₁ + 1/n₂.
    let width = 1.959963984540054 * (2 / 2_500_000.0).squareRoot()
    expectClose(interval.upperBound - interval.lowerBound, 2 * width, relative: 1e-3)
  }
}

import TestSupport
import Testing

@testable import VersionDiff

/// Published percentages with everything that can be said of them, from brute force.
struct PublishedCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Version: Decodable, Sendable {
    let percentages: [Double]
    let decimals: [Int]
    let n: Int
    let basis: String
    let counts: [Int]
    let fitting: [Int]
  }

  enum CodingKeys: String, CodingKey {
    case name, versions, df, statistic, p, low, high, tipping
    case pLow = "p.low"
    case pHigh = "p.high"
  }

  let name: String
  let versions: [Version]
  let df: Int
  let statistic: Double
  let p: Double
  let low: Double
  let high: Double
  let pLow: Double
  let pHigh: Double
  let tipping: Double?

  var testDescription: String { name }

  var distributions: [PrintedDistribution] {
    versions.enumerated().map { number, version in
      PrintedDistribution(
        version: "\(number + 1)",
        percentages: zip(version.percentages, version.decimals).compactMap {
          PrintedFigure($0, decimals: $1)
        },
        sampleSize: version.n,
        basis: version.basis == "whole.counts" ? .wholeCounts : .weightedPercentages)
    }
  }

  static func all() throws -> [PublishedCase] {
    try Fixture<PublishedCase>.load("published-envelopes").cases
  }
}

@Suite struct RoundingEnvelopeTests {
  @Test(arguments: try PublishedCase.all())
  func agreesWithBruteForce(_ expected: PublishedCase) throws {
    let envelope = try RoundingEnvelope(of: expected.distributions)
    #expect(envelope.degreesOfFreedom == expected.df)
    expectClose(envelope.statistic.upperBound, expected.high, relative: 1e-12)
    // The smallest value is found to an absolute 1e-12 of chi-square, which matters near 0.
    #expect(abs(envelope.statistic.lowerBound - expected.low) <= 1e-10 * max(1, expected.low))
    expectClose(envelope.pValue.lowerBound, expected.pLow, relative: 1e-11)
    #expect(abs(envelope.pValue.upperBound - expected.pHigh) <= 1e-8)
  }

  @Test(arguments: try PublishedCase.all())
  func kindFollowsTheBasis(_ expected: PublishedCase) throws {
    let kind = try RoundingEnvelope(of: expected.distributions).kind
    let bases = Set(expected.versions.map(\.basis))
    switch bases.count {
    case 2: #expect(kind == .mixed)
    default: #expect(kind == (bases.contains("whole.counts") ? .wholeCounts : .realValued))
    }
  }

  @Test(arguments: try PublishedCase.all())
  func doesNotDependOnTheOrderOfVersionsAndOptions(_ expected: PublishedCase) throws {
    let distributions = expected.distributions
    let envelope = try RoundingEnvelope(of: distributions)
    let turned = try RoundingEnvelope(
      of: distributions.reversed().map {
        PrintedDistribution(
          version: $0.version, percentages: $0.percentages.reversed(), sampleSize: $0.sampleSize,
          basis: $0.basis)
      })
    expectClose(turned.statistic.upperBound, envelope.statistic.upperBound, relative: 1e-12)
    let apart = abs(turned.statistic.lowerBound - envelope.statistic.lowerBound)
    #expect(apart <= 1e-10 * max(1, envelope.statistic.lowerBound))
    #expect(turned.kind == envelope.kind)
  }

  @Test func neitherWorkNorResultBreaksAtLargeSamples() throws {
    // Each option leaves 10,000 whole counts open: the smallest value is an outer bound, the
    // largest still exact.
    let percentages = [60.3, 18.9, 8.1, 12.7].compactMap { PrintedFigure($0, decimals: 1) }
    let others = [59.0, 23.8, 7.2, 10.0].compactMap { PrintedFigure($0, decimals: 1) }
    let envelope = try RoundingEnvelope(of: [
      PrintedDistribution(
        version: "1", percentages: percentages, sampleSize: 10_000_000, basis: .wholeCounts),
      PrintedDistribution(
        version: "2", percentages: others, sampleSize: 10_000_000, basis: .wholeCounts),
    ])
    #expect(envelope.kind == .continuousBounds)
    let real = try RoundingEnvelope(of: [
      PrintedDistribution(
        version: "1", percentages: percentages, sampleSize: 10_000_000, basis: .weightedPercentages),
      PrintedDistribution(
        version: "2", percentages: others, sampleSize: 10_000_000, basis: .weightedPercentages),
    ])
    expectClose(envelope.statistic.lowerBound, real.statistic.lowerBound, relative: 1e-9)
    expectClose(envelope.statistic.upperBound, real.statistic.upperBound, relative: 1e-9)
  }

  @Test func anOptionThatNobodyChoseDropsOut() throws {
    func envelope(_ first: [Double], _ second: [Double]) throws -> RoundingEnvelope {
      try RoundingEnvelope(of: [
        PrintedDistribution(
          version: "1", percentages: first.compactMap { PrintedFigure($0, decimals: 1) },
          sampleSize: 80, basis: .weightedPercentages),
        PrintedDistribution(
          version: "2", percentages: second.compactMap { PrintedFigure($0, decimals: 1) },
          sampleSize: 60, basis: .wholeCounts),
      ])
    }
    #expect(try envelope([0, 60, 40], [0, 50, 50]) == envelope([60, 40], [50, 50]))
  }

  @Test func refusals() {
    let good = PrintedDistribution(
      version: "1",
      percentages: [PrintedFigure(units: 60, decimals: 0), PrintedFigure(units: 40, decimals: 0)],
      sampleSize: 100, basis: .wholeCounts)
    let bad = PrintedDistribution(
      version: "2",
      percentages: [PrintedFigure(units: 60, decimals: 0), PrintedFigure(units: 50, decimals: 0)],
      sampleSize: 100, basis: .wholeCounts)
    let certain = PrintedDistribution(
      version: "3",
      percentages: [PrintedFigure(units: 100, decimals: 0), PrintedFigure(units: 0, decimals: 0)],
      sampleSize: 100, basis: .wholeCounts)
    #expect(throws: AnalysisError.percentagesDoNotAddUp(version: "2", sum: "110")) {
      try RoundingEnvelope(of: [good, bad])
    }
    #expect(throws: AnalysisError.tooFewVersions(1)) { try RoundingEnvelope(of: [good]) }
    #expect(throws: AnalysisError.tooFewOptions(1)) {
      try RoundingEnvelope(of: [certain, certain])
    }
  }
}

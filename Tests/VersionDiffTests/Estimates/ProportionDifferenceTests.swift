import TestSupport
import Testing
import VersionDiff

@Suite struct ProportionDifferenceTests {
  struct Reference: Decodable, Sendable {
    let x2, n2, x1, n1, margin, level: Double
    let wilsonLow, wilsonHigh, newcombeLow, newcombeHigh, standardError: Double
    let p, oddsRatio, oddsRatioLow, oddsRatioHigh: Double?
    let equivalenceUpper, equivalenceLower: Double
    let detectable, detectableOfR: Double?

    enum CodingKeys: String, CodingKey {
      case x2, n2, x1, n1, margin, level, p, detectable
      case wilsonLow = "wilson.low"
      case wilsonHigh = "wilson.high"
      case newcombeLow = "newcombe.low"
      case newcombeHigh = "newcombe.high"
      case standardError = "std.error"
      case oddsRatio = "odds.ratio"
      case oddsRatioLow = "odds.ratio.low"
      case oddsRatioHigh = "odds.ratio.high"
      case equivalenceUpper = "equivalence.upper"
      case equivalenceLower = "equivalence.lower"
      case detectableOfR = "detectable.R"
    }
  }

  @Test func agreesWithR() throws {
    for reference in try Fixture<Reference>.load("proportions").cases {
      let confidence = try ConfidenceLevel(reference.level)
      let version = Proportion(reference.x2, of: reference.n2)
      let base = Proportion(reference.x1, of: reference.n1)
      let difference = ProportionDifference(of: version, against: base)
      let wilson = version.interval(confidence)
      // R's formula subtracts near 0 and near 1.
      #expect(abs(wilson.lowerBound - reference.wilsonLow) < 1e-15)
      #expect(abs(wilson.upperBound - reference.wilsonHigh) < 1e-15)
      let interval = difference.interval(confidence)
      #expect(abs(interval.lowerBound - reference.newcombeLow) < 1e-14)
      #expect(abs(interval.upperBound - reference.newcombeHigh) < 1e-14)
      #expect(abs(difference.standardError - reference.standardError) < 1e-15)
      let p = difference.adjustedResidual.map { 2 * Normal.standard.survival(abs($0)) }
      expectCloseOrMissing(p, reference.p, relative: 1e-11)
      let ratio = OddsRatio.estimate(of: version, against: base, confidence)
      expectCloseOrMissing(ratio.estimate?.value, reference.oddsRatio, relative: 1e-13)
      expectCloseOrMissing(
        ratio.estimate?.interval?.lowerBound, reference.oddsRatioLow, relative: 1e-12)
      expectCloseOrMissing(
        ratio.estimate?.interval?.upperBound, reference.oddsRatioHigh, relative: 1e-12)
      #expect((ratio.reason == nil) == (reference.oddsRatio != nil))
      let equivalence = try EquivalenceTest(difference, margin: reference.margin)
      // uniroot stops at 1e-15 in z; where z is large that is all the p-value has.
      expectClose(equivalence.upperPValue, reference.equivalenceUpper, relative: 1e-9)
      expectClose(equivalence.lowerPValue, reference.equivalenceLower, relative: 1e-9)
      let found = DetectableDifference.from(base, against: reference.n2, confidence)
      expectCloseOrMissing(found, reference.detectable, relative: 1e-10)
      // R's search stops there.
      if let searched = reference.detectableOfR { expectClose(found, searched, relative: 1e-8) }
    }
  }

  @Test func swappedVersionsChangeTheSign() {
    let (first, second) = (Proportion(164, of: 688), Proportion(260, of: 1375))
    let forth = ProportionDifference(of: first, against: second)
    let back = ProportionDifference(of: second, against: first)
    #expect(forth.value == -back.value)
    let (a, b) = (forth.interval(.ninetyFive), back.interval(.ninetyFive))
    expectClose(a.lowerBound, -b.upperBound, relative: 1e-14)
    expectClose(a.upperBound, -b.lowerBound, relative: 1e-14)
  }

  @Test func equivalenceAgreesWithItsInterval() throws {
    let difference = ProportionDifference(
      of: Proportion(406, of: 688), against: Proportion(829, of: 1375))
    for margin in stride(from: 0.01, to: 0.2, by: 0.01) {
      let test = try EquivalenceTest(difference, margin: margin)
      let interval = difference.interval(try ConfidenceLevel(0.90))
      let isInside = interval.lowerBound > -margin && interval.upperBound < margin
      #expect((test.pValue < 0.05) == isInside)
    }
  }

  @Test func marginsOutsideAreRefused() {
    let difference = ProportionDifference(of: Proportion(1, of: 2), against: Proportion(1, of: 2))
    for margin in [0, -0.1, 1, .nan] as [Double] {
      #expect(throws: AnalysisError.self) { try EquivalenceTest(difference, margin: margin) }
    }
  }

  @Test func tinySharesKeepTheirDigits() {
    let interval = Proportion(0, of: 5e9).interval(.ninetyFive)
    let z = ConfidenceLevel.ninetyFive.criticalValue()
    #expect(interval.lowerBound == 0)
    expectClose(interval.upperBound, z * z / (5e9 + z * z), relative: 1e-14)
  }
}

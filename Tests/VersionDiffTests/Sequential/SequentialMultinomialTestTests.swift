import TestSupport
import Testing

@testable import VersionDiff

@Suite struct SequentialMultinomialTestTests {
  struct Case: Decodable, Sendable {
    let counts: [Int]
    let shares: [Double]
    let concentration: Double
    let logBayesFactor: Double
    let pValue: Double
  }

  @Test func reference() throws {
    for test in try Fixture<Case>.load("sequential-multinomial").cases {
      let found = SequentialMultinomialTest(
        test.counts, shares: test.shares, concentration: test.concentration)
      expectClose(found.logBayesFactor, test.logBayesFactor, relative: 1e-12)
      expectClose(found.pValue, test.pValue, relative: 1e-10)
      checkHypothesisTest(found)
    }
  }

  @Test func theUnitAndTheOrderOfSharesDoNotMatter() {
    let test = SequentialMultinomialTest([30, 50, 41], shares: [1, 2, 1])
    let other = SequentialMultinomialTest([50, 41, 30], shares: [50, 25, 25])
    expectClose(test.logBayesFactor, other.logBayesFactor, relative: 1e-12)
  }

  /// Two versions of four to one never seen apart from their plan by a repeated look.
  @Test func exactAgreementIsEvidenceForThePlan() {
    for blocks in [1, 10, 1000] {
      let test = SequentialMultinomialTest([4 * blocks, blocks], shares: [4, 1])
      #expect(test.logBayesFactor < 0 && test.pValue == 1)
    }
  }
}

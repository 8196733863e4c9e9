import TestSupport
import Testing
import VersionDiff

@Suite struct MannWhitneyTestTests {
  @Test func agreesWithR() throws {
    for reference in try MeansReference.all() {
      let test = try MannWhitneyTest(
        of: Sample(reference.x2), against: Sample(reference.x1),
        try ConfidenceLevel(reference.level))
      #expect(test.statistic == reference.u)
      #expect(test.isExact == reference.isExact)
      expectClose(test.pValue, reference.uP, relative: 1e-10, "\(reference.name)")
      let correlation = test.rankBiserial.estimate
      expectClose(correlation.value, reference.r, relative: 1e-12)
      if abs(reference.r) < 1 {
        // effectsize's own limits are searched to about that.
        expectClose(correlation.interval?.lowerBound, reference.rLow, relative: 1e-8)
        expectClose(correlation.interval?.upperBound, reference.rHigh, relative: 1e-8)
      } else {
        #expect(correlation.interval == nil)
      }
    }
  }

  @Test func swappedVersionsMirror() throws {
    let (first, second) = (Sample([1, 4, 4, 7, 9]), Sample([2, 2, 3, 4]))
    let forth = try MannWhitneyTest(of: first, against: second)
    let back = try MannWhitneyTest(of: second, against: first)
    #expect(forth.favourablePairs + back.favourablePairs == 20)
    #expect(forth.pValue == back.pValue)
    #expect(forth.rankBiserial.estimate.value == -back.rankBiserial.estimate.value)
  }

  @Test func refusals() {
    #expect(throws: AnalysisError.noVariation) {
      try MannWhitneyTest(of: Sample([3, 3]), against: Sample([3]))
    }
    #expect(throws: AnalysisError.tooFewNumbers(count: 0)) {
      try MannWhitneyTest(of: Sample([]), against: Sample([3]))
    }
  }
}

import Testing
import VersionDiff

/// What holds for every hypothesis test.
func checkHypothesisTest(
  _ test: any HypothesisTest, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(test.pValue >= 0 && test.pValue <= 1, sourceLocation: sourceLocation)
  #expect(!test.nullHypothesis.isEmpty, sourceLocation: sourceLocation)
  #expect(test.statistic?.isFinite ?? true, sourceLocation: sourceLocation)
  #expect((test.degreesOfFreedom ?? 1) > 0, sourceLocation: sourceLocation)
  if test.degreesOfFreedom != nil {
    #expect(test.statistic != nil && !test.isExact, sourceLocation: sourceLocation)
  }
}

@Suite struct HypothesisTestLaws {
  @Test func everyTest() throws {
    let table = try ContingencyTable([[3, 1, 4], [1, 5, 9]])
    let (high, low) = (Sample([3, 5, 8, 9.5]), Sample([1, 2, 4, 6]))
    checkHypothesisTest(try ChiSquaredTest(table))
    checkHypothesisTest(try ChiSquaredTest(table, distance: .likelihoodRatio))
    checkHypothesisTest(try FisherExactTest(table))
    checkHypothesisTest(try FisherExactTest(table, workLimit: 0, replicates: 99))
    checkHypothesisTest(try WelchTest(of: high, against: low))
    checkHypothesisTest(try MannWhitneyTest(of: high, against: low))
    checkHypothesisTest(try MannWhitneyTest(of: low, against: Sample([1, 2, 2])))
    checkHypothesisTest(MultinomialTest([3, 4, 5], shares: [1, 1, 1]))
    checkHypothesisTest(MultinomialTest([300_000, 400_000], shares: [1, 1]))
    checkHypothesisTest(SequentialMultinomialTest([3, 4, 5], shares: [1, 1, 1]))
  }

  @Test func namesAreThoseOfTheInterface() {
    #expect(
      TestMethod.allCases.prefix(5).map(\.rawValue)
        == ["pearson", "likelihood.ratio", "fisher", "welch.t", "mann.whitney"])
  }
}

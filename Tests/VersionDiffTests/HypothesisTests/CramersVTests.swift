import TestSupport
import Testing
import VersionDiff

@Suite struct CramersVTests {
  @Test func agreesWithTheDefiningEquation() throws {
    for reference in try ContingencyReference.all() {
      let table = try reference.table()
      let measure = CramersV(
        try ChiSquaredTest(table), rows: table.rowCount, columns: table.columnCount,
        try ConfidenceLevel(reference.level))
      let interval = try #require(measure.estimate.interval)
      expectClose(measure.estimate.value, reference.v, relative: 1e-11, "\(reference.name)")
      // Limits near 0 are roots of a function that is flat there.
      #expect(abs(interval.lowerBound - reference.vLow) < 1e-9, "\(reference.name)")
      #expect(abs(interval.upperBound - reference.vHigh) < 1e-10, "\(reference.name)")
      // R's effectsize searches both limits at once with a simplex that may stop early: where its
      // figure differs, it doesn't solve the equation.
      let corrected = try #require(measure.biasCorrected)
      #expect(abs(corrected - reference.vCorrected) < 1e-9, "\(reference.name)")
    }
  }

  @Test func perfectAssociationIsOne() throws {
    let table = try ContingencyTable([[40, 0], [0, 25]])
    let measure = CramersV(try ChiSquaredTest(table), rows: 2, columns: 2, .ninetyFive)
    expectClose(measure.estimate.value, 1, relative: 1e-14)
    #expect(measure.estimate.interval?.upperBound == 1)
    #expect(measure.isPhi)
  }

  @Test func closerThanChanceHasNoUpperLimit() throws {
    let table = try ContingencyTable([[10, 20], [30, 60]])
    let measure = CramersV(try ChiSquaredTest(table), rows: 2, columns: 2, .ninetyFive)
    #expect(measure.estimate.interval == 0...0)
    #expect(measure.biasCorrected == 0)
  }
}

extension CramersVTests {
  /// Where chi-square is large the limits come from an integral; they solve the same equation.
  @Test(arguments: [[[5000, 3000], [3000, 5200]], [[5000, 3000], [3000, 5200], [900, 800]]])
  func largeChiSquaresSolveTheEquationToo(_ counts: [[Double]]) throws {
    let test = try ChiSquaredTest(ContingencyTable(counts))
    try #require(test.chiSquared > 1_000)
    let measure = CramersV(test, rows: counts.count, columns: 2, .ninetyFive)
    let interval = try #require(measure.estimate.interval)
    func distribution(_ limit: Double) -> NoncentralChiSquared {
      NoncentralChiSquared(
        degreesOfFreedom: Double(test.freedom), noncentrality: limit * limit * test.total)
    }
    let upper = distribution(interval.lowerBound).survival(test.chiSquared)
    let lower = distribution(interval.upperBound).cdf(test.chiSquared)
    // Rounding of a limit by one unit moves the tails by about 1e-14 √λ.
    expectClose(upper, 0.025, relative: 1e-10)
    expectClose(lower, 0.025, relative: 1e-10)
  }

  @Test func billions() throws {
    let table = try ContingencyTable([[1e9, 1.5e9], [1e9, 0.5e9], [0.5e9, 0.5e9]])
    let measure = CramersV(try ChiSquaredTest(table), rows: 3, columns: 2, .ninetyFive)
    let interval = try #require(measure.estimate.interval)
    #expect(interval.contains(measure.estimate.value))
    // Billions of answers leave no more room than that.
    #expect(interval.upperBound - interval.lowerBound < 1e-4)
  }
}

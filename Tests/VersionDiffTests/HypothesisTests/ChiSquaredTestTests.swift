import TestSupport
import Testing
import VersionDiff

@Suite struct ChiSquaredTestTests {
  @Test func agreesWithR() throws {
    for reference in try ContingencyReference.all() {
      let table = try reference.table()
      let pearson = try ChiSquaredTest(table)
      let ratio = try ChiSquaredTest(table, distance: .likelihoodRatio)
      expectClose(pearson.chiSquared, reference.pearson, relative: 1e-11, "\(reference.name)")
      expectClose(pearson.pValue, reference.pearsonP, relative: 1e-11, "\(reference.name)")
      // R's sum of x ln(x / e) cancels where the table is nearly independent.
      let cancellation = 1e-13 * table.total / max(reference.likelihoodRatio, 1e-3)
      let tolerance = max(1e-11, cancellation)
      expectClose(ratio.chiSquared, reference.likelihoodRatio, relative: tolerance)
      #expect(pearson.degreesOfFreedom == reference.df)
      #expect(ratio.degreesOfFreedom == reference.df)
      if tolerance < 1e-9 {
        expectClose(ratio.pValue, reference.likelihoodRatioP, relative: 1e-10)
      }
    }
  }

  @Test func smallTailsStay() throws {
    let test = try ChiSquaredTest(ContingencyTable([[1500, 800], [850, 1500]]))
    #expect(test.pValue > 0 && test.pValue < 1e-80)
  }

  @Test func sumOfSquaredResidualsOfTwoVersions() throws {
    for counts in [Dilemmas.first, Dilemmas.second, Dilemmas.third] {
      let table = try ContingencyTable(counts)
      for row in counts.indices {
        let residual = try #require(table.adjustedResidual(row: row, column: 1))
        let test = try ChiSquaredTest(table.opposing(row: row))
        expectClose(test.chiSquared, residual * residual, relative: 1e-12)
      }
    }
  }

  @Test func orderDoesNotMatter() throws {
    let test = try ChiSquaredTest(ContingencyTable(Dilemmas.first))
    let flipped = try ChiSquaredTest(ContingencyTable(Dilemmas.first).transposed())
    let permuted = try ChiSquaredTest(ContingencyTable(Dilemmas.first.reversed()))
    expectClose(flipped.chiSquared, test.chiSquared, relative: 1e-14)
    expectClose(permuted.chiSquared, test.chiSquared, relative: 1e-14)
  }

  @Test func doubledCountsDoubleIt() throws {
    let doubled = Dilemmas.second.map { $0.map { 2 * $0 } }
    for distance in [ChiSquaredTest.Distance.pearson, .likelihoodRatio] {
      let once = try ChiSquaredTest(ContingencyTable(Dilemmas.second), distance: distance)
      let twice = try ChiSquaredTest(ContingencyTable(doubled), distance: distance)
      expectClose(twice.chiSquared, 2 * once.chiSquared, relative: 1e-14)
    }
  }

  @Test func refusals() throws {
    #expect(throws: AnalysisError.nothingToTest(rows: 2, columns: 1)) {
      try ChiSquaredTest(ContingencyTable([[1, 0], [2, 0]]))
    }
    #expect(throws: AnalysisError.emptyLine("b")) {
      try ChiSquaredTest(ContingencyTable([[1, 2], [0, 0], [3, 1]]))
    }
  }
}

import TestSupport
import Testing
import VersionDiff

@Suite struct ContingencyTableTests {
  @Test func residualsAgreeWithR() throws {
    for reference in try ContingencyReference.all() {
      let table = try reference.table()
      for (row, residuals) in reference.adjustedResiduals.enumerated() {
        for (column, residual) in residuals.enumerated() {
          let own = try #require(table.adjustedResidual(row: row, column: column))
          // R subtracts expected counts that were rounded; near 0 the difference is all rounding.
          #expect(abs(own - residual) <= 1e-11 * max(1, abs(residual)), "\(reference.name)")
        }
      }
      expectClose(table.smallestExpected, reference.smallestExpected, relative: 1e-13)
      #expect(table.countOfExpected(under: 5) == reference.smallExpected)
    }
  }

  @Test func emptyRowsAndColumnsAreNamed() throws {
    let table = try ContingencyTable([[1, 0, 3], [0, 0, 0], [2, 0, 4]])
    let (kept, rows, columns) = table.droppingEmpty()
    #expect(kept.rows == [[1, 3], [2, 4]])
    #expect(rows == ["b"])
    #expect(columns == ["2"])
    #expect(table.adjustedResidual(row: 1, column: 0) == nil)
  }

  @Test func billionsKeepTheirDigits() throws {
    // (x n - r c) / n is exactly 1/4 here; the products themselves have 20 digits.
    let table = try ContingencyTable([
      [1_250_000_001, 1_250_000_000], [1_250_000_000, 1_250_000_000],
    ])
    let residual = try #require(table.adjustedResidual(row: 0, column: 0))
    // By hand: n x - r c = 1.25e9 exactly, over √(r c r' c' / n) √n.
    let (r, rest, n) = (2_500_000_001.0, 2_500_000_000.0, 5_000_000_001.0)
    expectClose(residual, 1.25e9 * n.squareRoot() / (r * rest), relative: 1e-14)
  }

  @Test func refusals() throws {
    #expect(throws: AnalysisError.invalidCount(row: "b", column: "1", value: -1)) {
      try ContingencyTable([[1, 2], [-1, 3]])
    }
    #expect(throws: AnalysisError.repeatedName("a")) {
      try ContingencyTable(counts: [[1], [2]], rowNames: ["a", "a"], columnNames: ["1"])
    }
  }

  @Test func shapes() throws {
    let table = try ContingencyTable([[1, 2, 3], [4, 5, 6]])
    #expect(table.transposed().rows == [[1, 4], [2, 5], [3, 6]])
    #expect(table.selecting(columns: [2, 0]).rows == [[3, 1], [6, 4]])
    #expect(table.opposing(row: 0).rows == [[1, 2, 3], [4, 5, 6]])
    #expect(table.wholeRows == [[1, 2, 3], [4, 5, 6]])
    #expect(try ContingencyTable([[0.5, 1], [2, 2]]).wholeRows == nil)
  }
}

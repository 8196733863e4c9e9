import TestSupport
import Testing
import VignetteKit

@Suite struct LinearAlgebraTests {
  /// A Hilbert matrix with a little added to its diagonal.
  static let matrix: Matrix = {
    var matrix = Matrix(rows: 5, columns: 5)
    for i in 0..<5 {
      for j in 0..<5 { matrix[i, j] = 1 / Double(i + j + 1) + (i == j ? 0.1 : 0) }
    }
    return matrix
  }()

  @Test func choleskySolves() throws {
    let factor = try #require(Cholesky(Self.matrix))
    let x = [1.0, -2, 3, -4, 5]
    for (actual, expected) in zip(factor.solution(Self.matrix * x), x) {
      expectClose(actual, expected, relative: 1e-13)
    }
    let product = Self.matrix * factor.inverse
    for i in 0..<5 {
      for j in 0..<5 { #expect(abs(product[i, j] - (i == j ? 1 : 0)) < 1e-13) }
    }
  }

  @Test func choleskyRefusesWhatIsNotPositiveDefinite() {
    #expect(Cholesky(Matrix(rows: [[1, 2], [2, 1]])) == nil)
    #expect(Cholesky(Matrix(rows: [[1, 1], [1, 1]])) == nil)
    #expect(Cholesky(Matrix(rows: [[0, 0], [0, 1]])) == nil)
    #expect(Cholesky(Matrix(rows: [[.nan, 0], [0, 1]])) == nil)
  }

  /// Units don't decide: a column in kilometres and one in nanometres.
  @Test func choleskyIsFreeOfUnits() throws {
    let factor = try #require(Cholesky(Matrix(rows: [[1e-24, 0.5e-6], [0.5e-6, 1e12]])))
    expectClose(factor.smallestPivot, 0.75, relative: 1e-14)
  }

  @Test func redundantColumnsAreNamedWithTheirCombination() throws {
    // The third column is twice the first minus the second, the fifth is zero.
    let matrix = Matrix(rows: [
      [1, 0, 2, 5, 0], [1, 1, 1, -2, 0], [1, 2, 0, 7, 0], [1, 3, -1, 1, 0], [1, 5, -3, 0, 0],
    ])
    let factoring = PivotedQR(matrix)
    #expect(factoring.independent == [0, 1, 3])
    #expect(factoring.redundant == [2, 4])
    #expect(factoring.rank == 3)
    expectClose(factoring.combinations[0][0], 2, relative: 1e-13)
    expectClose(factoring.combinations[0][1], -1, relative: 1e-13)
    #expect(factoring.combinations[0][2] == 0)
    #expect(factoring.combinations[1] == [0, 0, 0])
    for direction in factoring.nullSpace {
      #expect((matrix * direction).allSatisfy { abs($0) < 1e-13 })
    }
  }

  @Test func unitsDontMakeAColumnRedundant() {
    let matrix = Matrix(rows: [[1, 1e-30], [1, 2e-30], [1, 4e-30]])
    #expect(PivotedQR(matrix).rank == 2)
    let long = Matrix(rows: [[1, 1e200], [1, 2e200], [1, 4e200]])
    #expect(PivotedQR(long).rank == 2)
  }

  @Test func moreColumnsThanRows() {
    let factoring = PivotedQR(Matrix(rows: [[1, 2, 3], [0, 1, 1]]))
    #expect(factoring.independent == [0, 1])
    #expect(factoring.redundant == [2])
  }

  @Test func productsAndTranspose() {
    let a = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(a * a.transposed == Matrix(rows: [[14, 32], [32, 77]]))
    #expect(a.bilinear([1, -1], [1, 0, 2]) == 7 - 16)
    #expect(a.selecting(rows: [1], columns: [2, 0]) == Matrix(rows: [[6, 4]]))
    #expect(
      Matrix.identity(2) * Matrix(rows: [[1, 2], [3, 4]]) == Matrix(rows: [[1, 2], [3, 4]]))
  }
}

import Testing
import VignetteKit

@Suite struct BlockedCholeskyTests {
  /// Sizes below, at and above the blocks' width, not all multiples of the kernel's four.
  @Test(arguments: [1, 3, 64, 65, 131])
  func itSolvesAsTheSmallFactorDoes(size: Int) throws {
    var generator = SeededGenerator(seed: 5)
    let root = Matrix(
      rows: size, columns: size,
      elements: (0..<size * size).map { _ in Double.random(in: -1...1, using: &generator) })
    var matrix = root * root.transposed
    for i in 0..<size { matrix[i, i] += 1 }
    let blocked = try #require(BlockedCholesky(size: size, lower: matrix.elements))
    let plain = try #require(Cholesky(matrix))
    let right = (0..<size).map { Double($0 % 7) - 3 }
    var solved = right
    blocked.solveLower(&solved)
    // (L⁻¹ b) · (L⁻¹ e) = bᵀ A⁻¹ e, for each unit vector e.
    for (place, other) in plain.solution(right).enumerated() {
      var unit = [Double](repeating: 0, count: size)
      unit[place] = 1
      blocked.solveLower(&unit)
      let own = zip(solved, unit).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(own - other) < 1e-10)
    }
  }

  @Test func aMatrixThatIsNotPositiveDefiniteHasNoFactor() {
    #expect(BlockedCholesky(size: 2, lower: [1, 2, 0, 1]) == nil)
    #expect(BlockedCholesky(size: 2, lower: [4, 2, 0, 5])?.size == 2)
  }
}

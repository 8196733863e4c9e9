import TestSupport
import Testing
import VignetteKit

@Suite struct SymmetricEigenTests {
  static func symmetric(_ size: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    var matrix = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for i in 0...j {
        let value = Double(generator.next() >> 11) * 0x1p-53 - 0.5
        matrix[i, j] = value
        matrix[j, i] = value
      }
    }
    return matrix
  }

  @Test(arguments: [1, 2, 3, 4, 7, 20, 60])
  func vectorsAndValuesMakeTheMatrix(_ size: Int) {
    let matrix = Self.symmetric(size, seed: UInt64(size))
    let eigen = SymmetricEigen(matrix)
    let product = eigen.applying { $0 }
    let squares = eigen.vectors.transposed * eigen.vectors
    for j in 0..<size {
      for i in 0..<size {
        #expect(abs(product[i, j] - matrix[i, j]) < 1e-14 * Double(size))
        #expect(abs(squares[i, j] - (i == j ? 1 : 0)) < 1e-14 * Double(size))
      }
    }
    #expect(eigen.values == eigen.values.sorted())
  }

  /// Eigenvalues in closed form: 2 - 2 cos(kπ/(n+1)) of the second difference.
  @Test func knownValues() {
    let matrix = Matrix(rows: [[2, -1, 0], [-1, 2, -1], [0, -1, 2]])
    let values = SymmetricEigen(matrix).values
    let root = 2.0.squareRoot()
    for (own, known) in zip(values, [2 - root, 2, 2 + root]) {
      expectClose(own, known, relative: 4e-15)
    }
    #expect(SymmetricEigen(Matrix.identity(4)).values == [1, 1, 1, 1])
    #expect(SymmetricEigen(Matrix(rows: 3, columns: 3)).values == [0, 0, 0])
  }

  /// Repeated and vanishing eigenvalues: the inverse root of a projection is the projection.
  @Test func inverseRootOfAProjection() {
    var matrix = Matrix(rows: 5, columns: 5)
    for j in 0..<5 {
      for i in 0..<5 { matrix[i, j] = (i == j ? 1 : 0) - 0.2 }
    }
    let root = SymmetricEigen(matrix).inverseRoot(tolerance: 1e-12)
    for (own, known) in zip(root.elements, matrix.elements) {
      #expect(abs(own - known) < 1e-14)
    }
  }
}

import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct LeastSquaresTests {
  static func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Double(generator.next() >> 11) * 0x1p-53 - 0.5 }
  }

  /// Residuals are orthogonal to the columns, whichever way they were found.
  @Test(arguments: [0.5, 1e-6]) func residualsAreOrthogonal(_ distance: Double) throws {
    let n = 6000
    let x = Self.numbers(n, seed: 1)
    let z = zip(x, Self.numbers(n, seed: 2)).map { $0 + distance * $1 }
    let y = zip(z, Self.numbers(n, seed: 3)).map { 3 + $0 + $1 }
    let weights = Self.numbers(n, seed: 4).map { 1 + $0 }
    let columns = [x.map { _ in 1.0 }, x, z]
    let squares = try #require(
      LeastSquares(Matrix(columns: columns), y, weights: weights))
    #expect(squares.method == (distance == 0.5 ? "normal equations" : "orthogonal factoring"))
    for column in columns {
      var (sum, size) = (0.0, 0.0)
      for i in 0..<n {
        sum += weights[i] * column[i] * squares.residuals[i]
        size += abs(weights[i] * column[i] * squares.residuals[i])
      }
      #expect(abs(sum) < 1e-13 * size)
    }
  }

  /// A time in seconds and the same time counted from another day are one column.
  @Test func redundantColumnsFarFromZeroAreFound() throws {
    let n = 200
    let time = Self.numbers(n, seed: 5).map { 1.7e9 + ($0 * 1e6).rounded() }
    let later = time.map { $0 - 1.6e9 }
    let other = Self.numbers(n, seed: 6)
    let columns = [time.map { _ in 1.0 }, time, other, later]
    let squares = try #require(
      LeastSquares(Matrix(columns: columns), other.map { $0 * $0 }, weights: time.map { _ in 1 }))
    #expect(squares.independent == [0, 1, 2])
    #expect(squares.redundancies.count == 1)
    #expect(squares.redundancies[0].column == 3)
    #expect(squares.redundancies[0].determinedBy == [0, 1])
  }

  /// Columns for every level of two factors beside an intercept: one of each is too much.
  @Test func fullSetsOfLevelsAreFound() throws {
    let n = 3000
    let first = Self.numbers(n, seed: 7).map { Int(($0 + 0.5) * 4) }
    let second = Self.numbers(n, seed: 8).map { Int(($0 + 0.5) * 3) }
    let columns =
      [first.map { _ in 1.0 }]
      + (0..<4).map { level in first.map { $0 == level ? 1.0 : 0 } }
      + (0..<3).map { level in second.map { $0 == level ? 1.0 : 0 } }
    let squares = try #require(
      LeastSquares(
        Matrix(columns: columns), Self.numbers(n, seed: 9), weights: first.map { _ in 1 }))
    #expect(squares.independent == [0, 1, 2, 3, 5, 6])
    #expect(squares.redundancies.map(\.column) == [4, 7])
    #expect(squares.redundancies[0].determinedBy == [0, 1, 2, 3])
    #expect(squares.redundancies[1].determinedBy == [0, 5, 6])
  }

  /// A straight line and its square over years are not redundant.
  @Test func polynomialsOfYearsAreKept() throws {
    let years = (1990...2025).map(Double.init)
    let columns = [
      years.map { _ in 1.0 }, years, years.map { $0 * $0 }, years.map { $0 * $0 * $0 },
    ]
    let y = years.map { ($0 - 2000) * ($0 - 2000) }
    let squares = try #require(
      LeastSquares(Matrix(columns: columns), y, weights: years.map { _ in 1 }))
    #expect(squares.independent.count == 4)
    // The cubic of four-digit years has a condition number near 1e17, scaled columns near 1e10.
    expectClose(squares.coefficients[2], 1, relative: 1e-6)
    expectClose(squares.coefficients[1], -4000, relative: 1e-6)
  }
}

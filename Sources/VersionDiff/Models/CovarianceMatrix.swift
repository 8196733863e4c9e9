import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Variances and covariances of a model's coefficients, addressed by their names.
public struct CovarianceMatrix: Sendable, Equatable {
  /// The coefficients that can be estimated, in order.
  public let names: [CoefficientName]
  /// The entries in the order of the names.
  package let matrix: Matrix

  /// Creates a matrix.
  ///
  /// - Precondition: it is square, with a row per name.
  package init(names: [CoefficientName], matrix: Matrix) {
    precondition(matrix.rowCount == names.count && matrix.columnCount == names.count)
    self.names = names
    self.matrix = matrix
  }

  /// The covariance of two coefficients; nil where one of them cannot be estimated.
  public subscript(first: CoefficientName, second: CoefficientName) -> Double? {
    guard let row = names.firstIndex(of: first), let column = names.firstIndex(of: second) else {
      return nil
    }
    return matrix[row, column]
  }

  /// The part that belongs to some of the names.
  func selecting(_ isSelected: (CoefficientName) -> Bool) -> CovarianceMatrix {
    let places = names.indices.filter { isSelected(names[$0]) }
    return CovarianceMatrix(
      names: places.map { names[$0] }, matrix: matrix.selecting(rows: places, columns: places))
  }

  /// The standard error of a coefficient; nil where it cannot be estimated, also where the variance
  /// comes out as zero, or below by rounding: robust variances do that where the residuals say
  /// nothing about a coefficient.
  public func standardError(of name: CoefficientName) -> Double? {
    guard let variance = self[name, name], variance > 0, variance.isFinite else { return nil }
    return variance.squareRoot()
  }
}

/// `ln x`.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// `eˣ`.
func exponential(_ x: Double) -> Double { exp(x) }

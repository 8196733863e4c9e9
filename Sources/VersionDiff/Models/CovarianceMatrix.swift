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
  /// A matrix A with `AᵀA` for the entries; nil where it isn't known.
  ///
  /// The variance of a prediction at a time in seconds is a small difference of entries as large as
  /// the square of the time, of which no digit is left; of A half of them are.
  package let root: Matrix?

  /// Creates a matrix.
  ///
  /// - Precondition: it is square, with a row per name, and a root has a column per name.
  package init(names: [CoefficientName], matrix: Matrix, root: Matrix? = nil) {
    precondition(matrix.rowCount == names.count && matrix.columnCount == names.count)
    precondition(root.map { $0.columnCount == names.count } ?? true)
    self.names = names
    self.matrix = matrix
    self.root = root
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
      names: places.map { names[$0] }, matrix: matrix.selecting(rows: places, columns: places),
      root: root.map { $0.selecting(rows: Array(0..<$0.rowCount), columns: places) })
  }

  /// The variance of a combination of the coefficients.
  func variance(of contrast: [Double]) -> Double {
    guard let root else { return matrix.bilinear(contrast, contrast) }
    return (root * contrast).reduce(0) { $0 + $1 * $1 }
  }

  /// The covariance of combinations of the coefficients, one a row.
  func covariance(of contrasts: Matrix) -> Matrix {
    guard let root else { return contrasts * matrix * contrasts.transposed }
    let half = root * contrasts.transposed
    return half.transposed * half
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

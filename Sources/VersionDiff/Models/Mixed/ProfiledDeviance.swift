import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Minus twice the log-likelihood of a mixed model as a function of the relative covariance factor,
/// the coefficients and the residual variance taken at their best.
///
/// ```
/// ML:    ln |V| + n (1 + ln (2π r² / n))
/// REML:  ln |V| + ln |Xᵀ V⁻¹ X| + (n - p) (1 + ln (2π r² / (n - p)))
/// ```
///
/// - Reference: [BatesMaechlerBolkerWalker2015], eqs. 34, 42
struct ProfiledDeviance: Sendable {
  /// The data, the random effects integrated out.
  let reduction: any RandomEffectsReduction
  /// How many rows there are, counted ones as often as they were counted.
  let observationCount: Double
  /// Whether it is REML.
  let isRestricted: Bool

  /// The deviance with its derivatives by some of the parameters.
  struct Expansion: Sendable {
    let value: Double
    let gradient: [Double]
    let hessian: Matrix
    /// The coefficients and what belongs to them.
    let fixed: GeneralizedLeastSquares
    /// The derivatives that it was made from.
    let parts: ReducedExpansion
  }

  /// What the sum of squares is divided by: n, or n - p.
  func divisor(_ fixedCount: Int) -> Double {
    isRestricted ? observationCount - Double(fixedCount) : observationCount
  }

  /// The deviance; nil where it cannot be computed.
  func value(at theta: [Double]) -> Double? {
    reduction.products(at: theta).flatMap { products in
      GeneralizedLeastSquares(products.products).map { value(products, $0) }
    }
  }

  private func value(_ products: ReducedProducts, _ fixed: GeneralizedLeastSquares) -> Double {
    let divisor = divisor(fixed.coefficients.count)
    let scale = divisor * (1 + log(2 * Double.pi * fixed.residualSquares / divisor))
    return products.logDeterminant + (isRestricted ? fixed.logDeterminant : 0) + scale
  }

  /// The deviance with its first and second derivatives.
  func expansion(
    at theta: [Double], free: [Int], precision: DerivativePrecision = .full
  ) -> Expansion? {
    guard let parts = reduction.expansion(at: theta, free: free, precision: precision),
      let fixed = GeneralizedLeastSquares(parts.value.products)
    else { return nil }
    let divisor = divisor(fixed.coefficients.count)
    let square = fixed.residualSquares
    let changes = parts.first.map { fixed.change($0.products) }
    var gradient = [Double](repeating: 0, count: free.count)
    var hessian = Matrix(rows: free.count, columns: free.count)
    for k in free.indices {
      gradient[k] = parts.first[k].logDeterminant + divisor * changes[k].squares / square
      if isRestricted { gradient[k] += changes[k].logDeterminant }
      for l in 0...k {
        let twice = fixed.secondChange(
          parts.second[k][l].products, changes[k], changes[l])
        var entry = parts.second[k][l].logDeterminant
        entry += divisor * twice.squares / square
        entry -= divisor * changes[k].squares * changes[l].squares / (square * square)
        if isRestricted { entry += twice.logDeterminant }
        hessian[k, l] = entry
        hessian[l, k] = entry
      }
    }
    return Expansion(
      value: value(parts.value, fixed), gradient: gradient, hessian: hessian, fixed: fixed,
      parts: parts)
  }
}

/// The coefficients that reduced products determine.
struct GeneralizedLeastSquares: Sendable {
  /// `β = (Xᵀ V⁻¹ X)⁻¹ Xᵀ V⁻¹ y`.
  let coefficients: [Double]
  /// `(Xᵀ V⁻¹ X)⁻¹`.
  let inverse: Matrix
  /// `ln |Xᵀ V⁻¹ X|`.
  let logDeterminant: Double
  /// `r² = (y - X β)ᵀ V⁻¹ (y - X β)`.
  let residualSquares: Double

  /// Solves; nil where the products are not positive definite.
  init?(_ products: Matrix) {
    let size = products.columnCount - 1
    let own = Array(0..<size)
    guard let factor = Cholesky(products.selecting(rows: own, columns: own)) else { return nil }
    let right = Array(products.column(size).prefix(size))
    let coefficients = factor.solution(right)
    let explained = zip(coefficients, right).reduce(0) { $0 + $1.0 * $1.1 }
    let lower = factor.lower
    self.coefficients = coefficients
    inverse = factor.inverse
    logDeterminant = own.reduce(0) { $0 + 2 * log(lower[$1, $1]) }
    residualSquares = products[size, size] - explained
    guard residualSquares > 0, residualSquares.isFinite else { return nil }
  }

  /// How the figures change as the products change.
  struct Change: Sendable {
    /// `d ln |Xᵀ V⁻¹ X|`.
    let logDeterminant: Double
    /// `d r²`.
    let squares: Double
    /// `(Xᵀ V⁻¹ X)⁻¹ d(Xᵀ V⁻¹ X)`.
    let relative: Matrix
    /// `d(Xᵀ V⁻¹ y) - d(Xᵀ V⁻¹ X) β`.
    let score: [Double]
  }

  /// The first derivatives along a direction.
  func change(_ products: Matrix) -> Change {
    let size = coefficients.count
    let moved = products * (coefficients.map { -$0 } + [1])
    let squares = zip(coefficients, moved).reduce(moved[size]) { $0 - $1.0 * $1.1 }
    let relative = inverse * block(products)
    return Change(
      logDeterminant: relative.trace, squares: squares, relative: relative,
      score: Array(moved.prefix(size)))
  }

  /// The second derivatives of `ln |Xᵀ V⁻¹ X|` and of `r²` along two directions.
  func secondChange(
    _ products: Matrix, _ first: Change, _ second: Change
  ) -> (logDeterminant: Double, squares: Double) {
    let size = coefficients.count
    let moved = products * (coefficients.map { -$0 } + [1])
    let own = zip(coefficients, moved).reduce(moved[size]) { $0 - $1.0 * $1.1 }
    let cross = inverse.bilinear(first.score, second.score)
    var trace = (inverse * block(products)).trace
    for j in 0..<size {
      for i in 0..<size { trace -= first.relative[i, j] * second.relative[j, i] }
    }
    return (trace, own - 2 * cross)
  }

  /// The part of products that belongs to X.
  func block(_ products: Matrix) -> Matrix {
    let own = Array(coefficients.indices)
    return products.selecting(rows: own, columns: own)
  }
}

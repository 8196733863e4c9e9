import VignetteKit

/// What is left of the data once the random effects are integrated out.
///
/// With `V = I + Z Ψ Zᵀ` (in units of the residual variance and of the rows' weights):
///
/// ```
/// logDeterminant = ln |V|,   products = [X y]ᵀ V⁻¹ [X y]
/// ```
struct ReducedProducts: Sendable {
  /// `ln |V|`, or a derivative of it.
  var logDeterminant: Double
  /// The symmetric products of the columns of X, and y as the last, or a derivative of them.
  var products: Matrix
}

/// The reduced products with their first and second derivatives.
struct ReducedExpansion: Sendable {
  /// At the point itself.
  let value: ReducedProducts
  /// By each free parameter.
  let first: [ReducedProducts]
  /// By each pair of free parameters, the second not after the first.
  let second: [[ReducedProducts]]
}

/// Random effects that can be integrated out for any relative covariance.
protocol RandomEffectsReduction: Sendable {
  /// The groupings, in the order of their parameters.
  var groupings: [RandomGrouping] { get }

  /// Whether derivatives are exact whatever precision is asked for.
  var hasExactDerivatives: Bool { get }

  /// The reduced products; nil where the parameters are too large to compute with.
  func products(at theta: [Double]) -> ReducedProducts?

  /// The reduced products with their derivatives by some of the parameters.
  func expansion(
    at theta: [Double], free: [Int], precision: DerivativePrecision
  ) -> ReducedExpansion?
}

extension RandomEffectsReduction {
  /// Where the parameters of each grouping stand.
  var parameterRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for grouping in groupings {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + grouping.entries.count)
    }
    return ranges
  }
}

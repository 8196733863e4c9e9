import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The likelihood of two-sided answers in groups that share a random intercept, by adaptive
/// Gauss–Hermite quadrature, with the exact derivatives of what is computed.
///
/// ```
/// L_g = ∫ exp h(u) du / √(2π),   h(u) = Σᵢ ln P(yᵢ | vᵢ + σu) - u²/2
///     ≈ τ Σₖ wₖ exp(xₖ²/2) exp h(û + τ xₖ),   û the mode of h,  τ = 1/√(-h''(û))
/// ```
///
/// One point is Laplace's approximation. The derivatives include how the mode and the curvature
/// move with the parameters; those of the exact integrand alone would have no zero at the maximum
/// of the approximation.
///
/// - Reference: [PinheiroBates1995], section 2.4
struct QuadratureLikelihood: Sendable {
  /// The answers by group.
  let groups: QuadratureGroups
  /// The points of the standard normal distribution.
  let rule: GaussHermite
  /// `ln wₖ + xₖ²/2`.
  private let logWeights: [Double]

  /// The value at one point, with its derivatives.
  struct Value: Sendable {
    var logLikelihood = 0.0
    /// With respect to each predictor.
    var byPredictor: [Double]
    /// With respect to the standard deviation of the intercepts.
    var byDeviation = 0.0
  }

  init(_ groups: QuadratureGroups, points: Int) {
    self.groups = groups
    rule = GaussHermite(count: points)
    logWeights = zip(rule.points, rule.weights).map { log($1) + $0 * $0 / 2 }
  }

  /// Evaluates the log-likelihood.
  ///
  /// - Parameters:
  ///   - predictors: v, without the random intercept.
  ///   - deviation: σ; its sign doesn't matter.
  /// - Complexity: O(entries × points), on all cores.
  func value(at predictors: [Double], deviation: Double) -> Value {
    let parts = Parallel.results(count: groups.blocks.count) { block in
      self.value(of: groups.blocks[block], at: predictors, deviation: deviation)
    }
    var result = Value(byPredictor: [Double](repeating: 0, count: groups.predictorCount))
    var entry = 0
    for part in parts {
      result.logLikelihood += part.logLikelihood
      result.byDeviation += part.byDeviation
      for slope in part.byPredictor {
        result.byPredictor[groups.entries[entry].predictor] += slope
        entry += 1
      }
    }
    return result
  }

  /// The part of some groups; its derivatives are by entry instead of by predictor.
  private func value(
    of block: Range<Int>, at predictors: [Double], deviation: Double
  ) -> Value {
    let entries = groups.borders[block.lowerBound]..<groups.borders[block.upperBound]
    var result = Value(byPredictor: [Double](repeating: 0, count: entries.count))
    let largest = block.reduce(0) { max($0, groups.borders[$1 + 1] - groups.borders[$1]) }
    var group = QuadratureGroup(capacity: largest, points: rule.points.count)
    for place in block {
      let own = groups.borders[place]..<groups.borders[place + 1]
      group.load(groups.entries[own], predictors)
      let weight = groups.multiplicities[place]
      result.logLikelihood += weight * group.logLikelihood(deviation, rule.points, logWeights)
      result.byDeviation += weight * group.byDeviation
      for i in 0..<own.count {
        result.byPredictor[own.lowerBound - entries.lowerBound + i] =
          weight * group.slopes[i]
      }
    }
    return result
  }
}

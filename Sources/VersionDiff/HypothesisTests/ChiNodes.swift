#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Values of `s = χ/√ν` with probabilities, to integrate over its distribution.
///
/// The trapezoidal rule on ln s converges exponentially, as the density falls off on both sides.
struct ChiNodes {
  private var points: [(s: Double, weight: Double)] = []

  /// Creates nodes.
  ///
  /// - Parameters:
  ///   - freedom: ν.
  ///   - steepness: the largest slope of the functions that will be integrated.
  init(degreesOfFreedom freedom: Double, steepness: Double) {
    // ln s is spread by 1/√(2ν), with a long lower tail where ν is small.
    let unit = 1 / (2 * freedom).squareRoot()
    let lowest = -max(12 * unit, 42 / freedom)
    let highest = min(12 * unit, 2.5)
    let step = min(unit / (5 + 4 * steepness * unit), 0.05)
    var (u, total) = (lowest, 0.0)
    while u <= highest {
      let weight = exp(freedom * (u - expm1(2 * u) / 2))
      points.append((exp(u), weight))
      total += weight
      u += step
    }
    for index in points.indices { points[index].weight /= total }
  }

  /// The mean of a function of s.
  func mean(_ function: (Double) -> Double) -> Double {
    points.reduce(0) { $0 + $1.weight * function($1.s) }
  }
}

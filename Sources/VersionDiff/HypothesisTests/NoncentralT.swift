#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Both tails of the noncentral t distribution, and the noncentralities that a t doesn't
/// contradict.
///
/// ```
/// P(T ≤ t) = ∫ Φ(t s - δ) f(s) ds,   s = χ/√ν
/// ```
/// The trapezoidal rule on ln s converges exponentially, as the integrand falls off on both sides;
/// each tail is a sum of positive terms.
enum NoncentralT {
  /// The noncentralities δ with `P(T ≥ t) = tail` and with `P(T ≤ t) = tail`.
  static func noncentralities(
    of t: Double, degreesOfFreedom: Double, tail: Double
  ) -> ClosedRange<Double> {
    let nodes = Nodes(degreesOfFreedom, at: t)
    // T is about normal with this standard deviation around the noncentrality.
    let spread = (1 + t * t / (2 * degreesOfFreedom)).squareRoot()
    let reach = spread * (Normal.standard.upperQuantile(tail) + 2)
    let low = solved(t - reach, t + reach) { delta in
      nodes.sum { upperTail(t * $0 - delta) } - tail
    }
    let high = solved(t - reach, t + reach) { delta in
      tail - nodes.sum { upperTail(delta - t * $0) }
    }
    return min(low, high)...max(low, high)
  }

  /// `P(T ≤ t)`.
  static func cdf(_ t: Double, degreesOfFreedom: Double, noncentrality: Double) -> Double {
    Nodes(degreesOfFreedom, at: t).sum { upperTail(noncentrality - t * $0) }
  }

  /// `P(Z > z)` of a standard normal Z, to the 15 digits that do here: it is called many thousand
  /// times.
  private static func upperTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

  /// The root of a monotone function, from a first bracket that is widened until it holds.
  private static func solved(
    _ from: Double, _ to: Double, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (from, to)
    let width = to - from
    while (function(low) < 0) == (function(high) < 0), high - low < 1e3 * width {
      low -= width
      high += width
    }
    return RootFinding.root(of: function, in: low...high)?.value ?? (from + to) / 2
  }

  /// Values of s with the probabilities of a grid on ln s.
  private struct Nodes {
    private var points: [(s: Double, weight: Double)] = []

    init(_ freedom: Double, at t: Double) {
      // ln s is spread by 1/√(2ν), with a long lower tail where ν is small.
      let unit = 1 / (2 * freedom).squareRoot()
      let lowest = -max(12 * unit, 42 / freedom)
      let highest = min(12 * unit, 2.5)
      // Fine enough for the density and for Φ(t s - δ), which is steep where t is large.
      let step = min(unit / (5 + 4 * abs(t) * unit), 0.05)
      var (u, total) = (lowest, 0.0)
      while u <= highest {
        let weight = exp(freedom * (u - expm1(2 * u) / 2))
        points.append((exp(u), weight))
        total += weight
        u += step
      }
      for index in points.indices { points[index].weight /= total }
    }

    func sum(_ function: (Double) -> Double) -> Double {
      points.reduce(0) { $0 + $1.weight * function($1.s) }
    }
  }
}

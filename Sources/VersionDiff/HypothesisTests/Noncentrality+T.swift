extension Noncentrality {
  /// The noncentralities δ of Student's t that the observed t doesn't contradict: those with
  /// `P(T ≥ t) = tail` and with `P(T ≤ t) = tail`; nil where the search finds no such two.
  ///
  /// ```
  /// P(T ≤ t) = ∫ Φ(t s - δ) f(s) ds,   s = χ/√ν
  /// ```
  /// Each tail is a sum of positive terms.
  static func interval(
    t: Double, degreesOfFreedom: Double, tail: Double
  ) -> ClosedRange<Double>? {
    let nodes = ChiNodes(degreesOfFreedom: degreesOfFreedom, steepness: abs(t))
    // T is about normal with this standard deviation around the noncentrality.
    let spread = (1 + t * t / (2 * degreesOfFreedom)).squareRoot()
    let reach = spread * (Normal.standard.upperQuantile(tail) + 2)
    let low = solved(t - reach, t + reach) { delta in
      nodes.mean { normalUpperTail(t * $0 - delta) } - tail
    }
    let high = solved(t - reach, t + reach) { delta in
      tail - nodes.mean { normalUpperTail(delta - t * $0) }
    }
    guard let low, let high else { return nil }
    return min(low, high)...max(low, high)
  }

  /// The root of a monotone function, from a first bracket that is widened until it holds.
  private static func solved(
    _ from: Double, _ to: Double, _ function: (Double) -> Double
  ) -> Double? {
    var (low, high) = (from, to)
    let width = to - from
    while (function(low) < 0) == (function(high) < 0), high - low < 1e3 * width {
      low -= width
      high += width
    }
    return RootFinding.root(of: function, in: low...high)?.value
  }
}

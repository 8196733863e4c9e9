/// Finds where a continuous function of one variable is zero.
public enum RootFinding {
  /// A root with the record of its search.
  public struct Root: Sendable, Equatable {
    /// Where the function is zero.
    public let value: Double
    /// The function's value there.
    public let residual: Double
    /// How many steps were taken.
    public let iterations: Int
    /// Whether the bracket shrank to the tolerance (or the residual is exactly zero).
    public let converged: Bool
  }

  /// The root in an interval at whose ends the function has different signs, by Brent's method:
  /// inverse quadratic interpolation where it is safe, bisection where it is not.
  ///
  /// - Parameters:
  ///   - function: continuous on the interval.
  ///   - interval: brackets the root.
  ///   - tolerance: how narrow the bracket must become, relative to the root (absolute below 1).
  ///   - limit: the largest number of steps.
  /// - Returns: the root, or nil where the function has the same sign at both ends or is not a
  ///   number at one of them.
  /// - Reference: [Brent1973], ch. 4
  public static func root(
    of function: (Double) -> Double, in interval: ClosedRange<Double>, tolerance: Double = 1e-14,
    limit: Int = 200
  ) -> Root? {
    // b is the best estimate, a the one before, c the other end of the bracket.
    var (a, b) = (interval.lowerBound, interval.upperBound)
    var (fa, fb) = (function(a), function(b))
    if fa == 0 { return Root(value: a, residual: 0, iterations: 0, converged: true) }
    if fb == 0 { return Root(value: b, residual: 0, iterations: 0, converged: true) }
    guard !fa.isNaN, !fb.isNaN, (fa < 0) != (fb < 0) else { return nil }
    var (c, fc) = (a, fa)
    var step = b - a
    var previousStep = step
    for iteration in 1...limit {
      if abs(fc) < abs(fb) { (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb) }
      let width = 2 * Double.ulpOfOne * abs(b) + tolerance / 2 * max(1, abs(b))
      let half = (c - b) / 2
      if fb == 0 || abs(half) <= width {
        return Root(value: b, residual: fb, iterations: iteration, converged: true)
      }
      if abs(previousStep) < width || abs(fa) <= abs(fb) {
        (step, previousStep) = (half, half)
      } else {
        var (p, q) = interpolation(a, b, c, fa, fb, fc)
        if p > 0 { q = -q } else { p = -p }
        if 2 * p < min(3 * half * q - abs(width * q), abs(previousStep * q)) {
          (previousStep, step) = (step, p / q)
        } else {
          (step, previousStep) = (half, half)
        }
      }
      (a, fa) = (b, fb)
      b += abs(step) > width ? step : (half > 0 ? width : -width)
      fb = function(b)
      if (fb > 0) == (fc > 0) {
        (c, fc) = (a, fa)
        step = b - a
        previousStep = step
      }
    }
    return Root(value: b, residual: fb, iterations: limit, converged: false)
  }

  /// The step `p / q` from b by the secant (two points) or the inverse parabola (three).
  private static func interpolation(
    _ a: Double, _ b: Double, _ c: Double, _ fa: Double, _ fb: Double, _ fc: Double
  ) -> (p: Double, q: Double) {
    let s = fb / fa
    guard a != c else { return ((c - b) * s, 1 - s) }
    let q = fa / fc
    let r = fb / fc
    let p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1))
    return (p, (q - 1) * (r - 1) * (s - 1))
  }
}

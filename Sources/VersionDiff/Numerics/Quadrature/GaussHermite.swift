#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Points and weights that integrate over a standard normal variable: Gauss–Hermite quadrature.
///
/// ```
/// E f(X) ≈ Σₖ wₖ f(xₖ),  X ~ N(0, 1),  exact for polynomials of degree 2n - 1
/// ```
///
/// The points are the roots of the Hermite polynomial of degree n that is orthogonal under the
/// normal density. They are told apart by counting the sign changes of the polynomials below it,
/// then polished by Newton's method, so that none is found twice. Right to a few units in the last
/// place (points) and to 1e-13 relative (weights) up to 100 points.
///
/// - Complexity: O(n²) a bisection step.
/// - Reference: [DLMF], 3.5.28 and 18.9
struct GaussHermite: Sendable, Equatable {
  /// The points, ascending and symmetric about 0.
  let points: [Double]
  /// The weights; they add up to 1.
  let weights: [Double]

  /// The largest number of points: beyond it the polynomials leave the range of doubles.
  static let largestCount = 200

  /// Computes n points.
  ///
  /// - Precondition: n is at least 1 and at most ``largestCount``.
  init(count n: Int) {
    precondition((1...Self.largestCount).contains(n), "1 to \(Self.largestCount) points")
    var points = [Double](repeating: 0, count: n)
    var weights = [Double](repeating: 0, count: n)
    for place in 0..<(n + 1) / 2 {
      let isMiddle = 2 * place + 1 == n
      let root = isMiddle ? 0 : Self.root(numberFromAbove: place, of: n)
      let below = Self.polynomials(n, at: root).previous
      let weight = 1 / (Double(n) * below * below)
      (points[n - 1 - place], weights[n - 1 - place]) = (root, weight)
      (points[place], weights[place]) = (isMiddle ? 0 : -root, weight)
    }
    let total = weights.reduce(0, +)
    self.points = points
    self.weights = weights.map { $0 / total }
  }

  /// The root with this many roots above it.
  private static func root(numberFromAbove place: Int, of n: Int) -> Double {
    // All roots lie below 2√n; those asked for are above 0.
    var (low, high) = (0.0, 2 * Double(n).squareRoot())
    while high - low > 1e-3 * (1 + low) / Double(n).squareRoot() {
      let middle = (low + high) / 2
      if rootsAbove(middle, of: n) > place { low = middle } else { high = middle }
    }
    var root = (low + high) / 2
    for _ in 0..<20 {
      let value = polynomials(n, at: root)
      let step = value.last / (Double(n).squareRoot() * value.previous)
      root -= step
      if abs(step) <= 1e-15 * root { break }
    }
    return root
  }

  /// How many roots of the polynomial of degree n lie above x: the sign changes in the sequence of
  /// polynomials of degrees 0 to n, as in a Sturm sequence.
  private static func rootsAbove(_ x: Double, of n: Int) -> Int {
    var (previous, last) = (0.0, 1.0)
    var changes = 0
    var wasPositive = true
    for degree in 1...n {
      (previous, last) = (last, next(degree, x, previous, last))
      guard last != 0 else { continue }
      if (last > 0) != wasPositive { changes += 1 }
      wasPositive = last > 0
    }
    return changes
  }

  /// The normalised polynomials of degrees n - 1 and n.
  private static func polynomials(_ n: Int, at x: Double) -> (previous: Double, last: Double) {
    var (previous, last) = (0.0, 1.0)
    for degree in 1...n { (previous, last) = (last, next(degree, x, previous, last)) }
    return (previous, last)
  }

  /// `√k pₖ = x pₖ₋₁ - √(k - 1) pₖ₋₂`.
  private static func next(
    _ degree: Int, _ x: Double, _ previous: Double, _ last: Double
  ) -> Double {
    let k = Double(degree)
    return (x * last - (k - 1).squareRoot() * previous) / k.squareRoot()
  }
}

/// A continuous probability distribution with both tails as operations of their own: a small tail
/// is never `1 - cdf`.
public protocol ContinuousDistribution: Sendable {
  /// The density at x.
  func density(_ x: Double) -> Double
  /// `P(X ≤ x)`.
  func cdf(_ x: Double) -> Double
  /// `P(X > x)`.
  func survival(_ x: Double) -> Double
  /// The x with `cdf(x) = p`, for p from 0 to 1.
  func quantile(_ p: Double) -> Double
  /// The x with `survival(x) = q`, for q from 0 to 1.
  func upperQuantile(_ q: Double) -> Double
}

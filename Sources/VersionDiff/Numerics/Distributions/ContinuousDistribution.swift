/// A continuous probability distribution with both tails as operations of their own: a small tail
/// is never `1 - cdf`.
public protocol ContinuousDistribution: Sendable {
  /// `P(X ≤ x)`.
  func cdf(_ x: Double) -> Double
  /// `P(X > x)`.
  func survival(_ x: Double) -> Double
  /// The x with `cdf(x) = p`.
  func quantile(_ p: Double) -> Double
  /// The x with `survival(x) = q`.
  func upperQuantile(_ q: Double) -> Double
}

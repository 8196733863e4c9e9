/// A share of respondents: how many of how many.
///
/// Counts may be real-valued (weighted or published tables).
public struct Proportion: Sendable, Equatable {
  /// How many chose it.
  public let count: Double
  /// Out of how many.
  public let total: Double

  /// Creates a share.
  ///
  /// - Precondition: `0 ≤ count ≤ total`, up to rounding, and `total > 0`.
  public init(_ count: Double, of total: Double) {
    precondition(total > 0, "a share of nobody")
    precondition(count >= 0 && count <= total * (1 + 1e-9), "a share between 0 and 1")
    self.count = min(count, total)
    self.total = total
  }

  /// The share, between 0 and 1.
  public var value: Double { count / total }

  /// The share of all others, `1 - value`, without subtraction of near equals.
  public var complement: Double { (total - count) / total }

  /// Its standard error, `√(p (1 - p) / n)`.
  public var standardError: Double { (value * complement / total).squareRoot() }

  /// Wilson's score interval: the shares that a score test at this level doesn't reject.
  ///
  /// ```
  /// (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n)
  /// ```
  /// Keeps its level also for small counts and never leaves 0 to 1; of a count of 0 the lower
  /// limit is exactly 0, of all the upper one exactly 1.
  ///
  /// - Reference: [Wilson1927]
  public func interval(_ confidence: ConfidenceLevel) -> ClosedRange<Double> {
    let (low, high) = scoreLimits(criticalValue: confidence.criticalValue())
    return low...high
  }

  /// The estimate with Wilson's interval.
  public func estimate(_ confidence: ConfidenceLevel) -> Estimate {
    Estimate(
      value, standardError: standardError, interval: interval(confidence), scale: .probability)
  }

  /// Wilson's limits for a critical value `z ≥ 0`, each in a form that subtracts nothing.
  func scoreLimits(criticalValue z: Double) -> (low: Double, high: Double) {
    let (half, root) = scoreTerms(z)
    let low = value > 0 ? value * value / (value + half + root) : 0
    let high = complement > 0 ? (value + half + root) / (1 + 2 * half) : 1
    return (low, min(1, high))
  }

  /// How far Wilson's limits lie below and above the share.
  func scoreDistances(criticalValue z: Double) -> (below: Double, above: Double) {
    let (half, root) = scoreTerms(z)
    let below = value > 0 ? value * (half + root) / (value + half + root) : 0
    let above = complement > 0 ? complement * (half + root) / (complement + half + root) : 0
    return (below, above)
  }

  /// `z²/2n` and `z √(p(1 - p)/n + z²/4n²)`.
  private func scoreTerms(_ z: Double) -> (half: Double, root: Double) {
    let half = z * z / (2 * total)
    let variance = value * complement / total
    return (half, z * (variance + half / (2 * total)).squareRoot())
  }
}

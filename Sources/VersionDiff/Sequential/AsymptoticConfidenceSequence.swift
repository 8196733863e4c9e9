#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Intervals that hold the truth at every look at once, however often one looks and whenever one
/// stops: an asymptotic confidence sequence.
///
/// ```
/// θ̂ₙ ± σ̂ √( 2 (nρ² + 1) / (n² ρ²) · ln( √(nρ² + 1) / α ) )
/// ρ² = (-2 ln α + ln(-2 ln α + 1)) / N
/// ```
/// A fixed-sample interval holds the truth with its confidence at one look that was planned. Of
/// these intervals all are right together with (at least nearly) that probability, so that nobody
/// has to plan the looks. The price is width: at the N that the sequence is tuned to, where it is
/// narrowest compared with the fixed-sample one, half as wide again. Any N gives valid intervals.
///
/// Large samples are needed for the first looks to be right; see ``SequentialPlan/fewestPerVersion``
/// and `docs/sequential.md`, where it is simulated how often an interval is ever wrong.
///
/// - Reference: [WaudbySmith2024], theorem 2.2
public struct AsymptoticConfidenceSequence: Sendable, Equatable {
  /// The probability that all intervals hold the truth.
  public let confidence: ConfidenceLevel
  /// The mixture's variance per observation, ρ².
  private let mixture: Double

  /// Creates a sequence.
  ///
  /// - Parameters:
  ///   - count: the number of respondents at which it is narrowest, above 0.
  ///   - confidence: the probability that all intervals hold the truth.
  public init(tunedTo count: Double, _ confidence: ConfidenceLevel = .ninetyFive) {
    precondition(count > 0, "tuned to some respondents")
    self.confidence = confidence
    let twice = -2 * log(confidence.significance)
    mixture = (twice + log(twice + 1)) / count
  }

  /// The interval around an estimate.
  ///
  /// - Parameters:
  ///   - standardError: the fixed-sample standard error, `σ̂ / √n`, above 0.
  ///   - count: the number of respondents that it rests on, above 0.
  public func interval(
    around estimate: Double, standardError: Double, count: Double
  ) -> ClosedRange<Double> {
    let information = count * mixture
    let boundary = log1p(information) - 2 * log(confidence.significance)
    let width = standardError * ((1 + 1 / information) * boundary).squareRoot()
    return (estimate - width)...(estimate + width)
  }

  /// The p-value against 0 at this look: the smallest significance whose sequence, with the same
  /// ρ, excludes 0 now.
  ///
  /// ```
  /// p = min(1, √(nρ² + 1) exp(-z² nρ² / (2 (nρ² + 1)))),   z = θ̂ / (σ̂ / √n)
  /// ```
  /// The probability that it is ever as small as α while there is no difference is at most (nearly)
  /// α. It falls and rises again as answers come in.
  public func pValue(of estimate: Double, standardError: Double, count: Double) -> Double {
    let information = count * mixture
    let z = estimate / standardError
    let evidence = z * z * information / (information + 1)
    return min(1, exp((log1p(information) - evidence) / 2))
  }
}

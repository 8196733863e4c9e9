#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The odds of an answer in one version relative to those in the reference version.
///
/// ```
/// OR = a d / (b c),   se(ln OR) = √(1/a + 1/b + 1/c + 1/d)
/// ```
/// - Reference: [Woolf1955]
public enum OddsRatio {
  /// The odds ratio of two shares with Woolf's interval, which is symmetric on the log scale.
  ///
  /// Not estimable where nobody or everybody in a version chose the answer: the ratio would be 0
  /// or infinite (or neither), and so would its standard error. Nothing is added to the counts.
  public static func estimate(
    of version: Proportion, against reference: Proportion, _ confidence: ConfidenceLevel
  ) -> Estimable {
    let (a, c) = (version.count, reference.count)
    let (b, d) = (version.total - a, reference.total - c)
    guard a > 0, b > 0, c > 0, d > 0 else {
      return .notEstimable(
        reason: "nobody or everybody in a version chose it, so the odds ratio has no finite value")
    }
    let ratio = (a / b) * (d / c)
    let standardError = (1 / a + 1 / b + 1 / c + 1 / d).squareRoot()
    let width = confidence.criticalValue() * standardError
    return .estimated(
      Estimate(
        ratio, standardError: ratio * standardError,
        interval: (ratio * exp(-width))...(ratio * exp(width)), scale: .ratio))
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Mann–Whitney test (Wilcoxon's rank sum test): do the answers in one version tend to be
/// higher than in the other?
///
/// ```
/// U = #(pairs in which the version is higher) + ½ #(tied pairs)
/// z = (U - n₁n₂/2) / σ,   σ² = n₁n₂/12 (N + 1 - Σ(t³ - t) / (N(N - 1)))
/// ```
/// Exact without ties and with fewer than 50 respondents in each version; otherwise normal, with
/// the correction for ties and without a continuity correction.
///
/// - Reference: [MannWhitney1947]; [HollanderWolfeChicken2014], sec. 4.1
public struct MannWhitneyTest: HypothesisTest, Equatable {
  /// How many pairs favour the version, ties counting half.
  public let favourablePairs: Double
  /// The two-sided p-value.
  public let pValue: Double
  /// Whether the p-value comes from the exact distribution of U.
  public let isExact: Bool
  /// The rank-biserial correlation `2U / (n₁n₂) - 1`: the probability that the version is higher
  /// minus the probability that it is lower. Its interval is symmetric on Fisher's z scale, with
  /// standard error `√((N + 1) / (3 n₁n₂))`; it has none where all pairs point the same way.
  public let rankBiserial: EffectSize

  /// Compares two samples.
  ///
  /// - Throws: ``AnalysisError/tooFewNumbers(count:)`` for an empty sample,
  ///   ``AnalysisError/noVariation`` where all values are the same.
  public init(
    of version: Sample, against reference: Sample, _ confidence: ConfidenceLevel = .ninetyFive
  ) throws(AnalysisError) {
    guard version.count > 0, reference.count > 0 else { throw .tooFewNumbers(count: 0) }
    let ranks = RankedPair(version, reference)
    guard ranks.levels > 1 else { throw .noVariation }
    favourablePairs = ranks.favourable
    let (n1, n2) = (Double(reference.count), Double(version.count))
    isExact = !ranks.hasTies && version.count < 50 && reference.count < 50
    if isExact {
      pValue = Self.exactPValue(ranks.favourable, version.count, reference.count)
    } else {
      let total = n1 + n2
      let variance = n1 * n2 / 12 * (total + 1 - ranks.tieTerm / (total - 1))
      let z = ranks.excess / variance.squareRoot()
      pValue = 2 * Normal.standard.survival(abs(z))
    }
    rankBiserial = EffectSize(
      .rankBiserial, Self.correlation(ranks.excess / (n1 * n2 / 2), n1, n2, confidence))
  }

  /// The name in the tables.
  public var method: TestMethod { .mannWhitney }
  /// Neither version tends to have higher answers.
  public var nullHypothesis: String { "the answers have the same distribution in both versions" }
  /// The value of U.
  public var statistic: Double? { favourablePairs }
  /// None.
  public var degreesOfFreedom: Double? { nil }

  /// Twice the smaller tail of U, from the number of ways to reach each value, built up one
  /// respondent at a time.
  private static func exactPValue(_ u: Double, _ m: Int, _ n: Int) -> Double {
    // ways[k]: the ways to choose ranks whose excess over the smallest sum is k, as the Gaussian
    // binomial coefficient: product of (1 - qⁿ⁺ⁱ) / (1 - qⁱ).
    var ways = [1.0] + [Double](repeating: 0, count: m * n)
    for i in 1...m {
      for k in stride(from: m * n, through: n + i, by: -1) { ways[k] -= ways[k - n - i] }
      for k in stride(from: i, through: m * n, by: 1) { ways[k] += ways[k - i] }
    }
    let total = ways.reduce(0, +)
    let smaller = Int(min(u, Double(m * n) - u))
    let tail = ways[0...smaller].reduce(0, +)
    return min(1, 2 * tail / total)
  }

  private static func correlation(
    _ value: Double, _ n1: Double, _ n2: Double, _ confidence: ConfidenceLevel
  ) -> Estimate {
    guard abs(value) < 1 else { return Estimate(value, scale: .response) }
    let standardError = ((n1 + n2 + 1) / (3 * n1 * n2)).squareRoot()
    let width = confidence.criticalValue() * standardError
    let center = atanh(value)
    return Estimate(
      value, interval: tanh(center - width)...tanh(center + width), scale: .response)
  }
}

/// Two samples on one scale, walked through from the lowest value to the highest.
private struct RankedPair {
  private(set) var favourable = 0.0
  /// `U - n₁n₂/2`, summed as half the difference of pairs won and lost.
  private(set) var excess = 0.0
  /// `Σ (t³ - t) / N`.
  private(set) var tieTerm = 0.0
  private(set) var hasTies = false
  private(set) var levels = 0

  init(_ version: Sample, _ reference: Sample) {
    var (i, j) = (0, 0)
    var (above, below) = (Double(version.count), 0.0)
    let total = Double(version.count + reference.count)
    while i < version.values.count || j < reference.values.count {
      let first = i < version.values.count ? version.values[i] : .infinity
      let second = j < reference.values.count ? reference.values[j] : .infinity
      let value = min(first, second)
      let own = first == value ? Double(version.counts[i]) : 0
      let other = second == value ? Double(reference.counts[j]) : 0
      above -= own
      favourable += other * (above + own / 2)
      excess += other * (above - below) / 2
      below += own
      let tied = own + other
      if tied > 1 { hasTies = true }
      tieTerm += tied / total * (tied * tied - 1)
      levels += 1
      if first == value { i += 1 }
      if second == value { j += 1 }
    }
  }
}

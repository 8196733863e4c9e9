/// Welch's t test of the difference between two means, version minus reference.
///
/// ```
/// t = (m₂ - m₁) / √(s₁²/n₁ + s₂²/n₂),   df by Welch and Satterthwaite
/// ```
/// Doesn't assume equal variances. Assumes that the means are nearly normal: fine for ratings from
/// some tens of respondents.
///
/// - Reference: [Welch1947]
public struct WelchTest: HypothesisTest, Equatable {
  /// The difference of the means, its standard error, and its interval by Student's t.
  public let difference: Estimate
  /// The degrees of freedom, in general not a whole number.
  public let freedom: Double
  /// Hedges' g.
  public let hedgesG: EffectSize

  /// Compares two samples.
  ///
  /// - Throws: ``AnalysisError/tooFewNumbers(count:)`` where a sample has fewer than two values,
  ///   ``AnalysisError/noVariation`` where neither varies.
  public init(
    of version: Sample, against reference: Sample, _ confidence: ConfidenceLevel = .ninetyFive
  ) throws(AnalysisError) {
    guard let first = reference.variance, let second = version.variance,
      let low = reference.mean, let high = version.mean
    else { throw .tooFewNumbers(count: min(version.count, reference.count)) }
    let (n1, n2) = (Double(reference.count), Double(version.count))
    let (part1, part2) = (first / n1, second / n2)
    guard part1 + part2 > 0 else { throw .noVariation }
    let standardError = (part1 + part2).squareRoot()
    let share1 = part1 / (part1 + part2)
    let share2 = part2 / (part1 + part2)
    freedom = 1 / (share1 * share1 / (n1 - 1) + share2 * share2 / (n2 - 1))
    let width = confidence.criticalValue(degreesOfFreedom: freedom) * standardError
    difference = Estimate(
      high - low, standardError: standardError,
      interval: (high - low - width)...(high - low + width), scale: .response)
    let pooled = ((n1 - 1) * first + (n2 - 1) * second) / (n1 + n2 - 2)
    hedgesG = EffectSize(
      .hedgesG,
      HedgesG.estimate(
        difference: high - low, pooledDeviation: pooled.squareRoot(), n1, n2, confidence))
  }

  /// The name in the tables.
  public var method: TestMethod { .welchT }
  /// Equal means.
  public var nullHypothesis: String { "the means of the two versions are equal" }
  /// The value of t.
  public var statistic: Double? { difference.standardError.map { difference.value / $0 } }
  /// Welch's.
  public var degreesOfFreedom: Double? { freedom }
  /// Both tails of Student's t.
  public var pValue: Double {
    2 * StudentT(degreesOfFreedom: freedom).survival(abs(statistic ?? 0))
  }
}

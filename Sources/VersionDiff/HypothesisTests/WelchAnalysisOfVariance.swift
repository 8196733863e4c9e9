/// Welch's test that several means are equal, without assuming equal variances.
///
/// ```
/// F = Σ wᵢ (mᵢ - m̄)² / (k - 1) / (1 + 2(k - 2) λ / (k² - 1)),   wᵢ = nᵢ / sᵢ²
/// λ = Σ (1 - wᵢ/Σw)² / (nᵢ - 1),   df = k - 1 and (k² - 1) / 3λ
/// ```
/// - Reference: [Welch1951]
public struct WelchAnalysisOfVariance: Sendable, Equatable {
  /// The value of F.
  public let statistic: Double
  /// The degrees of freedom of the numerator, `k - 1`.
  public let numerator: Double
  /// The degrees of freedom of the denominator.
  public let denominator: Double

  /// Compares samples.
  ///
  /// - Throws: ``AnalysisError/tooFewNumbers(count:)`` where a sample has fewer than two values,
  ///   ``AnalysisError/noVariation`` where one doesn't vary.
  public init(_ samples: [Sample]) throws(AnalysisError) {
    var groups: [(mean: Double, weight: Double, count: Double)] = []
    for sample in samples {
      guard let mean = sample.mean, let variance = sample.variance else {
        throw .tooFewNumbers(count: sample.count)
      }
      guard variance > 0 else { throw .noVariation }
      groups.append((mean, Double(sample.count) / variance, Double(sample.count)))
    }
    let total = groups.reduce(0) { $0 + $1.weight }
    let center = groups.reduce(0) { $0 + $1.weight / total * $1.mean }
    let between = groups.reduce(0) { $0 + $1.weight * ($1.mean - center) * ($1.mean - center) }
    let lambda = groups.reduce(0.0) { sum, group in
      let rest = 1 - group.weight / total
      return sum + rest * rest / (group.count - 1)
    }
    let k = Double(groups.count)
    numerator = k - 1
    denominator = (k * k - 1) / (3 * lambda)
    statistic = between / numerator / (1 + 2 * (k - 2) * lambda / (k * k - 1))
  }

  /// The upper tail of the F distribution.
  public var pValue: Double {
    FDistribution(numerator: numerator, denominator: denominator).survival(statistic)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Hedges' g: a difference of means in standard deviations, corrected for its bias.
///
/// ```
/// g = J (m₂ - m₁) / s,   s² = ((n₁ - 1) s₁² + (n₂ - 1) s₂²) / (n₁ + n₂ - 2)
/// J = Γ(ν/2) / (√(ν/2) Γ((ν - 1)/2)),   ν = n₁ + n₂ - 2
/// ```
/// The standardiser is the pooled standard deviation, also beside Welch's test: that is what most
/// readers, and R's effectsize, mean by g. The limits are those noncentralities under which a t as
/// large, or as small, has probability α/2.
///
/// - Reference: [Hedges1981]; [Smithson2003]
enum HedgesG {
  /// The estimate with its interval.
  static func estimate(
    difference: Double, pooledDeviation: Double, _ n1: Double, _ n2: Double,
    _ confidence: ConfidenceLevel
  ) -> Estimate {
    let freedom = n1 + n2 - 2
    let correction = correction(freedom)
    let size = (1 / n1 + 1 / n2).squareRoot()
    let t = difference / pooledDeviation / size
    let tail = confidence.significance / 2
    let limits = Noncentrality.interval(t: t, degreesOfFreedom: freedom, tail: tail)
    let scale = correction * size
    return Estimate(
      correction * difference / pooledDeviation,
      interval: limits.map { (scale * $0.lowerBound)...(scale * $0.upperBound) },
      scale: .response)
  }

  /// J; for many degrees of freedom by its series, as the logarithms would cancel.
  private static func correction(_ freedom: Double) -> Double {
    let half = freedom / 2
    if freedom > 1_000 {
      let x = 1 / freedom
      return 1 - x * (0.75 + x * (7.0 / 32 + x * (-9.0 / 128 - x * 59.0 / 2048)))
    }
    // Γ((ν - 1)/2) has a pole at one degree of freedom: g of two and one respondents is 0 / 0.
    guard freedom > 1 else { return 0 }
    return exp(logGamma(half) - logGamma(half - 0.5)) / half.squareRoot()
  }
}

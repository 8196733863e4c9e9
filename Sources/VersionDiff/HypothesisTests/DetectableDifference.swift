import VignetteKit

/// The smallest difference of two shares that a comparison of given size finds often enough.
///
/// ```
/// power = Φ( (|p₂ - p₁| - z_{α/2} √(p̄ (1 - p̄) (1/n₁ + 1/n₂))) / √(p₁(1 - p₁)/n₁ + p₂(1 - p₂)/n₂) )
/// p̄ = (n₁ p₁ + n₂ p₂) / (n₁ + n₂)
/// ```
/// The chance of a significant difference in the wrong direction is left out, as usual. With
/// equal groups this is what R's `power.prop.test` solves.
///
/// - Reference: [FleissLevinPaik2003], sec. 4.3
public enum DetectableDifference {
  /// The increase over the reference share that is found with the given power, or, where not even
  /// an increase to 100 % would be, the decrease (negative); nil where neither would be found.
  ///
  /// - Parameters:
  ///   - reference: the share in the reference version, taken as known.
  ///   - count: the size of the other version.
  ///   - confidence: its complement is the two-sided significance level.
  ///   - power: the wanted probability of a significant result.
  public static func from(
    _ reference: Proportion, against count: Double, _ confidence: ConfidenceLevel,
    power: Double = Expectations.defaultPower
  ) -> Double? {
    let wanted = Normal.standard.upperQuantile(1 - power)
    let critical = confidence.criticalValue()
    let excess = { (difference: Double) -> Double in
      let second = reference.value + difference
      let pooled = (reference.count + second * count) / (reference.total + count)
      let sizes = 1 / reference.total + 1 / count
      let null = (max(0, pooled * (1 - pooled)) * sizes).squareRoot()
      let own = reference.value * reference.complement / reference.total
      let alternative = (own + max(0, second * (1 - second)) / count).squareRoot()
      return abs(difference) - critical * null - wanted * alternative
    }
    let increase = smallest(upTo: reference.complement, where: excess)
    return increase ?? smallest(upTo: reference.value) { excess(-$0) }.map { -$0 }
  }

  /// The first difference at which the power is enough.
  private static func smallest(
    upTo bound: Double, where excess: (Double) -> Double
  ) -> Double? {
    guard bound > 0, excess(bound) >= 0 else { return nil }
    // Not from 0: there a reference share of 0 makes everything zero.
    return RootFinding.root(of: excess, in: (bound * 1e-12)...bound, tolerance: 1e-16)?.value
  }
}

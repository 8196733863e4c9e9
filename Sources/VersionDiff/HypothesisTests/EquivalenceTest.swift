/// Whether the difference between two shares is smaller than what matters: two one-sided tests.
///
/// Rejects "the difference is at least the margin, in one direction or the other". Each one-sided
/// p-value is that at which Newcombe's hybrid score limit reaches the margin, so that p < α holds
/// exactly where the interval at confidence 1 - 2α lies within the margins.
///
/// - Reference: [Schuirmann1987]; [Newcombe1998], method 10
public struct EquivalenceTest: Sendable, Equatable {
  /// The smallest difference that matters, as a difference of proportions.
  public let margin: Double
  /// The one-sided p-value of "the difference is at least the margin".
  public let upperPValue: Double
  /// The one-sided p-value of "the difference is at most minus the margin".
  public let lowerPValue: Double

  /// Tests a difference against a margin.
  ///
  /// - Throws: ``AnalysisError/invalidMargin(_:)`` unless `0 < margin < 1`.
  public init(_ difference: ProportionDifference, margin: Double) throws(AnalysisError) {
    guard margin > 0, margin < 1 else { throw .invalidMargin(margin) }
    self.margin = margin
    upperPValue = Self.tail(beyond: margin, from: difference.value) {
      let (low, high) = difference.hybridLimits(criticalValue: abs($0))
      return $0 > 0 ? high : low
    }
    lowerPValue = Self.tail(beyond: margin, from: -difference.value) {
      let (low, high) = difference.hybridLimits(criticalValue: abs($0))
      return $0 > 0 ? -low : -high
    }
  }

  /// The larger of the two: equivalence needs both to be rejected.
  public var pValue: Double { max(upperPValue, lowerPValue) }

  /// The upper tail of the z at which the limit reaches the margin; negative z stand for the
  /// other limit, where the estimate itself lies beyond the margin.
  private static func tail(
    beyond margin: Double, from estimate: Double, limit: (Double) -> Double
  ) -> Double {
    // Beyond 40 standard errors the tail is below the smallest number.
    guard estimate != margin else { return 0.5 }
    let bracket = estimate < margin ? 0.0...40.0 : -40.0...0.0
    let root = RootFinding.root(
      of: { $0 == 0 ? estimate - margin : limit($0) - margin }, in: bracket)
    return Normal.standard.survival(root?.value ?? (estimate < margin ? 40 : -40))
  }
}

/// The share of intervals that cover the truth in the long run, strictly between 0 and 1.
///
/// The one place where a level becomes a critical value.
public struct ConfidenceLevel: Sendable, Equatable {
  /// The level, such as 0.95.
  public let value: Double

  /// 95 %.
  public static let ninetyFive = ConfidenceLevel(unchecked: 0.95)

  /// Creates a level.
  ///
  /// - Throws: ``AnalysisError/invalidConfidence(_:)`` unless `0 < value < 1`.
  public init(_ value: Double) throws(AnalysisError) {
    guard value > 0, value < 1 else { throw .invalidConfidence(value) }
    self.value = value
  }

  private init(unchecked value: Double) {
    self.value = value
  }

  /// The significance level that belongs to it, `α = 1 - level`.
  public var significance: Double { 1 - value }

  /// The two-sided critical value: the upper `α / 2` quantile.
  ///
  /// - Parameter degreesOfFreedom: those of Student's t; nil for the normal distribution.
  public func criticalValue(degreesOfFreedom: Double? = nil) -> Double {
    let tail = significance / 2
    guard let degreesOfFreedom else { return Normal.standard.upperQuantile(tail) }
    return StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(tail)
  }

  /// The two-sided p-value of a statistic.
  ///
  /// - Parameter degreesOfFreedom: those of Student's t; nil for the normal distribution.
  static func pValue(_ statistic: Double, degreesOfFreedom: Double?) -> Double {
    guard let degreesOfFreedom else { return 2 * Normal.standard.survival(abs(statistic)) }
    return 2 * StudentT(degreesOfFreedom: degreesOfFreedom).survival(abs(statistic))
  }
}

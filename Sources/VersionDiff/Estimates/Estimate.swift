/// An estimated quantity with its uncertainty, on a stated scale.
public struct Estimate: Sendable, Equatable {
  /// The scale on which a value is expressed.
  public enum Scale: Sendable, Equatable {
    /// A probability or a difference of probabilities.
    case probability
    /// A log odds or a log odds ratio.
    case logOdds
    /// A ratio, such as an odds ratio.
    case ratio
    /// The outcome's own units.
    case response
  }

  /// The point estimate.
  public let value: Double
  /// Its standard error on this scale, where there is one.
  public let standardError: Double?
  /// The lower and upper confidence limits, where both can be given.
  public let interval: ClosedRange<Double>?
  /// The scale of value and interval.
  public let scale: Scale

  /// Creates an estimate.
  public init(
    _ value: Double, standardError: Double? = nil, interval: ClosedRange<Double>? = nil,
    scale: Scale
  ) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.scale = scale
  }
}

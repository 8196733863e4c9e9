#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A quantity computed from a model's estimates: a mean, an effect, a difference of effects.
///
/// ```
/// q = q(β̂),   se² = gᵀ V g,   g = ∂q/∂β at β̂
/// ```
///
/// The delta method, with the estimator of variances that the model was given, and Student's t on
/// the degrees of freedom of the combination g. What the quantity is averaged over is taken as
/// known.
public struct QuantityEstimate: Sendable, Equatable {
  /// Whether 0 is a natural value to compare it with.
  public enum Kind: Sendable, Equatable {
    /// A mean, a predicted value.
    case level
    /// A difference between two such, or a slope.
    case difference
  }

  /// Why there is no estimate, or no standard error.
  public enum Obstacle: Sendable, Equatable {
    /// The data do not determine it.
    case undetermined
    /// Separated answers leave it at the end of its range.
    case atLimit
    /// The data don't tell its variance, or give it too few degrees of freedom for a test.
    case inference(InferenceObstacle)
    /// The form of the model fixes it, whatever the data.
    case fixedByTheModel
    /// No combination of the other factors goes with all levels that are compared.
    case noCommonCombination
    /// The model has no interaction of the two variables.
    case noInteraction(String, with: String)
  }

  /// The estimate; nil where there is none.
  public let value: Double?
  /// Its standard error; nil where there is none.
  public let standardError: Double?
  /// The degrees of freedom of its t; nil for the normal distribution.
  public let degreesOfFreedom: Double?
  /// Its scale: a probability or the outcome's own units.
  public let scale: Estimate.Scale
  /// Whether it is a level or a difference.
  public let kind: Kind
  /// Why something is missing; nil where nothing is.
  public let obstacle: Obstacle?

  /// The estimate over its standard error, of a difference.
  public var statistic: Double? {
    guard kind == .difference, let value, let standardError, obstacle == nil else { return nil }
    return value / standardError
  }

  /// The two-sided p-value of the hypothesis that a difference is zero.
  public var pValue: Double? {
    statistic.map { ConfidenceLevel.pValue($0, degreesOfFreedom: degreesOfFreedom) }
  }

  /// The confidence limits: symmetric about the estimate, but for a probability itself symmetric on
  /// the scale of the log odds, so that they stay between 0 and 1.
  public func interval(_ confidence: ConfidenceLevel) -> ClosedRange<Double>? {
    guard let value, let standardError, obstacle == nil else { return nil }
    let reach = confidence.criticalValue(degreesOfFreedom: degreesOfFreedom) * standardError
    guard kind == .level, scale == .probability else { return value - reach...value + reach }
    guard value > 0, value < 1 else { return nil }
    let center = log(value) - log1p(-value)
    let width = reach / (value * (1 - value))
    return 1 / (1 + exp(width - center))...1 / (1 + exp(-center - width))
  }
}

extension QuantityEstimate.Obstacle: CustomStringConvertible {
  /// The reason, for tables.
  public var description: String {
    switch self {
    case .undetermined: "undetermined: the data do not settle it"
    case .atLimit: "no standard error: answers are separated"
    case .inference(let obstacle): obstacle.description
    case .fixedByTheModel: "fixed by the form of the model"
    case .noCommonCombination: "no combination of the other factors has all levels compared"
    case .noInteraction(let variable, let other):
      "the model has no interaction of \(variable) with \(other)"
    }
  }
}

/// A quantity with its gradient, from which differences are formed.
struct PredictedQuantity: Sendable {
  /// The value; nil where the data do not determine it.
  let value: Double?
  /// The derivatives with respect to the coefficients that can be estimated.
  let gradient: [Double]
  /// The sizes of what the gradient was added up from, to tell a zero from a rounding error.
  private var sizes: [Double]
  /// How far the average row lies outside the combinations of coefficients that the data determine,
  /// one number for each redundant column, and the sizes of what these were added up from.
  private var excess: [Double]
  private var excessSizes: [Double]
  /// Whether separation holds a part of it at the end of its range.
  private(set) var isAtLimit: Bool

  /// An average of predictions or of slopes.
  init(_ average: AveragePrediction, excess: [Double], excessSizes: [Double], isBounded: Bool) {
    value = average.value
    gradient = average.gradient
    sizes = average.gradient.map { abs($0) }
    self.excess = excess
    self.excessSizes = excessSizes
    let isFlat = average.gradient.allSatisfy { $0 == 0 }
    isAtLimit = isBounded && isFlat && (average.value.map { $0 <= 0 || $0 >= 1 } ?? false)
  }

  private init(
    value: Double?, gradient: [Double], _ first: PredictedQuantity, _ second: PredictedQuantity
  ) {
    self.value = value
    self.gradient = gradient
    sizes = zip(first.sizes, second.sizes).map { $0 + $1 }
    excess = zip(first.excess, second.excess).map { $0 - $1 }
    excessSizes = zip(first.excessSizes, second.excessSizes).map { $0 + $1 }
    isAtLimit = first.isAtLimit || second.isAtLimit
  }

  /// The difference of two quantities of one model.
  static func - (first: PredictedQuantity, second: PredictedQuantity) -> PredictedQuantity {
    var value: Double?
    if let own = first.value, let base = second.value { value = own - base }
    return PredictedQuantity(
      value: value, gradient: zip(first.gradient, second.gradient).map { $0 - $1 }, first, second)
  }

  /// Whether the data determine it.
  var isDetermined: Bool {
    value != nil
      && zip(excess, excessSizes).allSatisfy { abs($0) <= 1e-7 * max($1, .leastNormalMagnitude) }
  }

  /// Whether nothing is left of it but rounding errors.
  var isZero: Bool {
    zip(gradient, sizes).allSatisfy { abs($0) <= 1e-11 * $1 }
  }

  /// The quantity with its uncertainty.
  func estimate(
    _ kind: QuantityEstimate.Kind, _ scale: Estimate.Scale, by inference: CoefficientInference
  ) -> QuantityEstimate {
    let value = isDetermined ? value : nil
    var error: Double?
    var degrees: Double?
    var obstacle: QuantityEstimate.Obstacle?
    if value == nil {
      obstacle = .undetermined
    } else if isAtLimit {
      obstacle = .atLimit
    } else if isZero {
      obstacle = .fixedByTheModel
    } else {
      do throws(InferenceObstacle) {
        error = try inference.variance(of: gradient).squareRoot()
        degrees = inference.degreesOfFreedom(of: gradient)
        try InferenceObstacle.check(degrees)
      } catch {
        obstacle = .inference(error)
      }
    }
    return QuantityEstimate(
      value: kind == .difference && obstacle == .fixedByTheModel ? 0 : value,
      standardError: error, degreesOfFreedom: degrees, scale: scale, kind: kind,
      obstacle: obstacle)
  }
}

extension QuantityEstimate {
  /// What cannot be computed at all.
  static func missing(
    _ obstacle: Obstacle, _ kind: Kind, _ scale: Estimate.Scale
  ) -> QuantityEstimate {
    QuantityEstimate(
      value: nil, standardError: nil, degreesOfFreedom: nil, scale: scale, kind: kind,
      obstacle: obstacle)
  }
}

/// A model whose coefficients were estimated from people's answers.
///
/// Conforming types give a few primitives; intervals and information criteria follow from them.
public protocol FittedModel: Sendable {
  /// The coefficients in the order of the model's terms, also those that cannot be estimated.
  var coefficients: [Coefficient] { get }
  /// Variances and covariances of the coefficients that can be estimated.
  var covariance: CovarianceMatrix { get }
  /// The log-likelihood at the estimates, without constants that depend on the data only where the
  /// data are people's single answers; nil where there is none, as with sampling weights: the
  /// weighted sum is no probability of what was observed.
  var logLikelihood: Double? { get }
  /// How many people the model describes.
  var observationCount: Int { get }
  /// How many parameters the model has, redundant ones not counted.
  var parameterCount: Int { get }
  /// How the search for the estimates went.
  var convergence: Convergence { get }
}

/// One coefficient of a model.
public struct Coefficient: Sendable, Equatable {
  /// An estimate, or why there is none.
  public enum Value: Sendable, Equatable {
    /// A finite estimate.
    case estimated(Double)
    /// The column is a combination of the columns of these terms.
    case redundant(with: [String])
    /// The likelihood rises for ever as the coefficient grows; the sign is nil where separation
    /// leaves it open.
    case infinite(FloatingPointSign?)
  }

  /// What it belongs to.
  public let name: CoefficientName
  /// The estimate, or why there is none.
  public let value: Value

  /// The estimate, where there is a finite one.
  public var estimate: Double? {
    if case .estimated(let value) = value { value } else { nil }
  }
}

extension FittedModel {
  /// The names of all coefficients.
  public var coefficientNames: [CoefficientName] { coefficients.map(\.name) }

  /// The coefficient of this name, or nil.
  public subscript(coefficient name: CoefficientName) -> Coefficient? {
    coefficients.first { $0.name == name }
  }

  /// The coefficient of a term written as in tables, for one answer of a multinomial model.
  public subscript(coefficient term: String, response response: String? = nil) -> Coefficient? {
    coefficients.first {
      $0.name.term == term && (response == nil || $0.name.response == response)
    }
  }

  /// Akaike's information criterion (AIC), `-2 ℓ + 2 k`; nil where there is no likelihood.
  public var aic: Double? {
    logLikelihood.map { -2 * $0 + 2 * Double(parameterCount) }
  }

  /// The Bayesian information criterion (BIC), `-2 ℓ + k ln n`; nil where there is no likelihood.
  public var bic: Double? {
    logLikelihood.map {
      -2 * $0 + Double(parameterCount) * naturalLogarithm(Double(observationCount))
    }
  }
}

/// What a coefficient belongs to: its term, and for a multinomial model the answer that it
/// contrasts with the reference answer.
public struct CoefficientName: Sendable, Hashable, CustomStringConvertible {
  /// The answer, where the model has several sets of coefficients.
  public let response: String?
  /// The term as it is written in tables, such as `(Intercept)`, `age` or `race[black]:smoke[yes]`.
  public let term: String
  /// The variables of the term joined by colons; nil for the intercept.
  public let factor: String?
  /// The levels of the term's factors joined by colons; nil where it has none.
  public let level: String?

  /// Creates a name.
  public init(response: String? = nil, term: String, factor: String?, level: String?) {
    self.response = response
    self.term = term
    self.factor = factor
    self.level = level
  }

  /// The intercept.
  public static let intercept = CoefficientName(term: "(Intercept)", factor: nil, level: nil)

  /// The same term for one answer of a multinomial model.
  public func of(response: String) -> CoefficientName {
    CoefficientName(response: response, term: term, factor: factor, level: level)
  }

  /// The term, after the answer where there is one, as in `agree: age`.
  public var description: String {
    response.map { "\($0): \(term)" } ?? term
  }
}

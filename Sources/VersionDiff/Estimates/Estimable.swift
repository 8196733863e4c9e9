/// An estimate, or the reason why the data cannot give one.
public enum Estimable: Sendable, Equatable {
  /// The data determine the quantity.
  case estimated(Estimate)
  /// They do not.
  case notEstimable(reason: String)

  /// The estimate, where there is one.
  public var estimate: Estimate? {
    if case .estimated(let estimate) = self { estimate } else { nil }
  }

  /// Why there is none.
  public var reason: String? {
    if case .notEstimable(let reason) = self { reason } else { nil }
  }
}

/// A regression that the plan fixes before the answers are seen.
public struct PlannedModel: Sendable, Equatable {
  /// The kind of outcome.
  public enum Family: String, Sendable, CaseIterable {
    /// A number.
    case gaussian
    /// An answer against the rest.
    case binomial
    /// Answers without an order.
    case multinomial
    /// Answers with an order.
    case ordinal
  }

  /// The name.
  public var id: String
  /// The formula, such as `rating ~ effort * need + (1 | respondent)`.
  public var formula: String
  /// The kind of outcome.
  public var family: Family
  /// Of a binomial outcome with several answers: the one that is modelled.
  public var event: String?
  /// The column whose groups are not independent of themselves, such as teams.
  public var cluster: String?

  /// Creates a planned model.
  public init(
    id: String, formula: String, family: Family = .gaussian, event: String? = nil,
    cluster: String? = nil
  ) {
    self.id = id
    self.formula = formula
    self.family = family
    self.event = event
    self.cluster = cluster
  }
}

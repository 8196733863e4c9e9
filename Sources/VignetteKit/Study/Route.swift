/// What follows after an answer: something that the respondent is told, further questions, or both.
public struct Route: Sendable, Equatable {
  /// The answers after which it is taken.
  public enum Condition: Sendable, Equatable {
    /// Any of these options (or points of a scale, as they are written).
    case answers([String])
    /// A number from `low` to `high`, both included; nil for no limit.
    case between(low: Double?, high: Double?)
    /// Every answer that no earlier route took.
    case otherwise
  }

  /// When it is taken.
  public var condition: Condition
  /// What the respondent is told next; may hold slots of the dilemma.
  public var tell: LocalizedText?
  /// The questions asked next, in order.
  public var ask: [String]

  /// Creates a route.
  public init(condition: Condition, tell: LocalizedText? = nil, ask: [String] = []) {
    self.condition = condition
    self.tell = tell
    self.ask = ask
  }
}

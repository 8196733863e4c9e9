/// A random-effects term, such as `(1 | respondent)` or `(effort | respondent)`.
///
/// The intercept and the slopes of one term are correlated; terms among each other are not.
public struct RandomEffect: Sendable, Hashable {
  /// The slopes that vary between the groups.
  public let terms: [Term]
  /// Whether the intercept varies between the groups.
  public let hasIntercept: Bool
  /// The grouping: one column, or the combinations of several.
  public let group: Term

  /// Creates a random-effects term.
  public init(_ terms: [Term] = [], hasIntercept: Bool = true, group: Term) {
    self.terms = terms
    self.hasIntercept = hasIntercept
    self.group = group
  }
}

extension RandomEffect: CustomStringConvertible {
  /// The term written out, in a form that parses to the same term.
  public var description: String {
    let slopes = terms.map(\.written)
    let parts = (hasIntercept ? (slopes.isEmpty ? ["1"] : []) : ["0"]) + slopes
    return "(\(parts.joined(separator: " + ")) | \(group.written))"
  }
}

/// A term of a model: one variable, or the interaction of several.
public struct Term: Sendable, Hashable, CustomStringConvertible {
  /// The variables, each once, in the order in which the formula names them.
  public let variables: [String]

  /// Creates a term; a variable that is named twice counts once, as `a:a` is `a`.
  public init(_ variables: [String]) {
    var seen: Set<String> = []
    self.variables = variables.filter { seen.insert($0).inserted }
  }

  /// How many variables interact: 1 for a main effect.
  public var order: Int { variables.count }

  /// Whether all variables of the other term are also in this one.
  public func contains(_ other: Term) -> Bool {
    other.variables.allSatisfy(variables.contains)
  }

  /// The interaction of two terms.
  public func interacting(with other: Term) -> Term {
    Term(variables + other.variables)
  }

  /// The term without one of its variables.
  public func removing(_ variable: String) -> Term {
    Term(variables.filter { $0 != variable })
  }

  /// The variables joined by colons, as in `race:smoke`.
  public var description: String { variables.joined(separator: ":") }

  /// Terms are equal where they have the same variables, whatever their order.
  public static func == (first: Term, second: Term) -> Bool {
    Set(first.variables) == Set(second.variables)
  }

  /// Hashes the variables without their order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Set(variables))
  }
}

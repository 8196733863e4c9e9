/// A term of a model: one variable, or the interaction of several.
public struct Term: Sendable, Hashable, CustomStringConvertible {
  /// What interacts, each once, in the order in which the formula names them.
  public let parts: [FormulaVariable]

  /// Creates a term; a variable that is named twice counts once, as `a:a` is `a`.
  public init(parts: [FormulaVariable]) {
    var seen: Set<FormulaVariable> = []
    self.parts = parts.filter { seen.insert($0).inserted }
  }

  /// Creates a term of columns.
  public init(_ variables: [String]) {
    self.init(parts: variables.map { .column($0) })
  }

  /// The names of the variables, such as `race` or `log(age)`, in their order.
  public var variables: [String] { parts.map(\.name) }

  /// The columns that the variables need, each once.
  public var columns: [String] {
    var seen: Set<String> = []
    return parts.flatMap(\.columns).filter { seen.insert($0).inserted }
  }

  /// How many variables interact: 1 for a main effect.
  public var order: Int { parts.count }

  /// Whether all variables of the other term are also in this one.
  public func contains(_ other: Term) -> Bool {
    other.parts.allSatisfy(parts.contains)
  }

  /// The interaction of two terms.
  public func interacting(with other: Term) -> Term {
    Term(parts: parts + other.parts)
  }

  /// The term without one of its variables.
  public func removing(_ variable: String) -> Term {
    Term(parts: parts.filter { $0.name != variable })
  }

  /// The variables joined by colons, as in `race:smoke`.
  public var description: String { variables.joined(separator: ":") }

  /// The term as it is written in a formula.
  var written: String { parts.map(\.description).joined(separator: ":") }

  /// Terms are equal where they have the same variables, whatever their order.
  public static func == (first: Term, second: Term) -> Bool {
    first.parts.count == second.parts.count && Set(first.parts) == Set(second.parts)
  }

  /// Hashes the variables without their order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Set(parts))
  }
}

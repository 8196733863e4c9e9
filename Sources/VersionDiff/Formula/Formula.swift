/// A model of an outcome in the notation of Wilkinson and Rogers, such as `advice ~ version * age`.
///
/// ```
/// a + b     both terms          a:b       their interaction
/// a * b     a + b + a:b         (a + b)^2 all terms up to two variables
/// a - b     without the term b  0 + a     without intercept (also a - 1)
/// ```
///
/// Names may contain letters, digits, `_` and `.`; any other name stands in backticks.
///
/// - Reference: [WilkinsonRogers1973]
public struct Formula: Sendable, Equatable {
  /// The name of the outcome.
  public let response: String
  /// The terms, main effects before interactions, each once.
  public let terms: [Term]
  /// Whether the model has an intercept.
  public let hasIntercept: Bool
  /// What varies at random between groups; none for a model of independent people.
  public let randomEffects: [RandomEffect]

  /// Creates a formula from its terms; they are sorted by order.
  public init(
    _ response: String, on terms: [Term], hasIntercept: Bool = true,
    randomEffects: [RandomEffect] = []
  ) {
    self.response = response
    self.hasIntercept = hasIntercept
    self.randomEffects = randomEffects
    var seen: Set<Term> = []
    let distinct = terms.filter { $0.order > 0 && seen.insert($0).inserted }
    // Sorting by position within an order keeps the order in which terms were written.
    self.terms = distinct.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
  }

  /// Creates a formula of main effects.
  public init(_ response: String, on variables: String...) {
    self.init(response, on: variables.map { Term([$0]) })
  }

  /// The explanatory variables, each once, in the order of the terms.
  public var variables: [String] {
    var seen: Set<String> = []
    return terms.flatMap(\.variables).filter { seen.insert($0).inserted }
  }

  /// The columns that a model of it reads besides the outcome: variables of terms, of random slopes
  /// and of groupings, each once.
  public var columns: [String] {
    var seen = Set(variables)
    let random = randomEffects.flatMap { $0.terms.flatMap(\.variables) + $0.group.variables }
    return variables + random.filter { seen.insert($0).inserted }
  }

  /// The formula without every term that contains a variable.
  public func removing(_ variable: String) -> Formula {
    Formula(
      response, on: terms.filter { !$0.variables.contains(variable) }, hasIntercept: hasIntercept,
      randomEffects: randomEffects)
  }
}

extension Formula: CustomStringConvertible {
  /// The formula written out, in a form that parses to the same formula.
  public var description: String {
    let written = terms.map { $0.variables.map(Self.quoted).joined(separator: ":") }
    let parts = (hasIntercept ? [] : ["0"]) + written
    let all = (parts.isEmpty ? ["1"] : parts) + randomEffects.map(\.description)
    return "\(Self.quoted(response)) ~ \(all.joined(separator: " + "))"
  }

  static func quoted(_ name: String) -> String {
    FormulaScanner.isPlain(name) ? name : "`\(name)`"
  }
}

/// A model of an outcome in the notation of Wilkinson and Rogers, such as `advice ~ version * age`.
///
/// ```
/// a + b     both terms           a:b       their interaction
/// a * b     a + b + a:b          (a + b)^2 all terms up to two variables
/// a / b     a + a:b              a - b     without the term b
/// .         all other columns    0 + a     without intercept (also a - 1)
///
/// I(x^2)    a number computed from columns, also log(x), sqrt(x), exp(x), abs(x)
/// factor(x) the values of x as levels, ordered(x) as levels in order
///
/// (1 | g)   an intercept that varies at random between the groups of g
/// (x | g)   intercept and slope, correlated; (x || g) uncorrelated; (0 + x | g) the slope only
/// (1 | a/b) groups of b within groups of a: (1 | b:a) + (1 | a)
/// ```
///
/// Names may contain letters, digits, `_` and `.`; any other name stands in backticks.
///
/// - Reference: [WilkinsonRogers1973]
public struct Formula: Sendable {
  /// The outcome: a column, or a number computed from columns, as in `log(time) ~ age`.
  public let outcome: FormulaVariable
  /// The terms, main effects before interactions, each once.
  public let terms: [Term]
  /// Whether the model has an intercept.
  public let hasIntercept: Bool
  /// What varies at random between groups; none for a model of independent people.
  public let randomEffects: [RandomEffect]
  /// The text of a formula in which `.` waits for the columns of the data.
  let unresolved: String?
  /// Single variables that were raised to a power, such as `x^2`, which means `x`.
  let pointlessPowers: [String]

  /// Creates a formula from its terms; they are sorted by order.
  public init(
    _ response: String, on terms: [Term], hasIntercept: Bool = true,
    randomEffects: [RandomEffect] = []
  ) {
    self.init(
      .column(response), on: terms, hasIntercept: hasIntercept, randomEffects: randomEffects)
  }

  /// Creates a formula of main effects.
  public init(_ response: String, on variables: String...) {
    self.init(response, on: variables.map { Term([$0]) })
  }

  /// Creates a formula of an outcome that may be computed.
  public init(
    _ outcome: FormulaVariable, on terms: [Term], hasIntercept: Bool = true,
    randomEffects: [RandomEffect] = []
  ) {
    self.init(
      outcome, on: terms, hasIntercept: hasIntercept, randomEffects: randomEffects,
      unresolved: nil, pointlessPowers: [])
  }

  init(
    _ outcome: FormulaVariable, on terms: [Term], hasIntercept: Bool,
    randomEffects: [RandomEffect], unresolved: String?, pointlessPowers: [String]
  ) {
    self.outcome = outcome
    self.hasIntercept = hasIntercept
    self.randomEffects = randomEffects
    self.unresolved = unresolved
    self.pointlessPowers = pointlessPowers
    self.terms = Self.ordered(terms)
  }

  /// The name of the outcome.
  public var response: String { outcome.name }

  /// Whether the formula names all other columns by `.`; ``resolved(in:except:)`` says which.
  public var namesOtherColumns: Bool { unresolved != nil }

  /// The names of the explanatory variables, such as `age` or `log(age)`, each once, in the order
  /// of the terms.
  public var variables: [String] {
    var seen: Set<String> = []
    return terms.flatMap(\.variables).filter { seen.insert($0).inserted }
  }

  /// The columns that a model of it reads besides those of the outcome: of terms, of random slopes
  /// and of groupings, each once.
  public var columns: [String] {
    var seen: Set<String> = []
    let random = randomEffects.flatMap { $0.terms.flatMap(\.columns) + $0.group.columns }
    return (terms.flatMap(\.columns) + random).filter { seen.insert($0).inserted }
  }

  /// The formula without every term that contains a variable.
  public func removing(_ variable: String) -> Formula {
    replacingTerms(terms.filter { !$0.variables.contains(variable) })
  }

  /// The formula with other terms and everything else as it is.
  public func replacingTerms(_ terms: [Term]) -> Formula {
    Formula(outcome, on: terms, hasIntercept: hasIntercept, randomEffects: randomEffects)
  }

  /// A column that is a main effect and names the groups of a random effect; nil for none.
  var groupAmongTerms: String? {
    let groups = randomEffects.map(\.group.columns).filter { $0.count == 1 }
    return terms.filter { $0.order == 1 }.map(\.columns).first(where: groups.contains)?.first
  }

  /// Distinct terms by order; sorting by position within an order keeps the order in which terms
  /// were written.
  static func ordered(_ terms: [Term]) -> [Term] {
    var seen: Set<Term> = []
    return terms.filter { $0.order > 0 && seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
  }
}

extension Formula: Equatable {
  /// Whether two formulas describe the same model in the same order.
  public static func == (first: Formula, second: Formula) -> Bool {
    first.outcome == second.outcome && first.terms == second.terms
      && first.hasIntercept == second.hasIntercept && first.randomEffects == second.randomEffects
      && first.unresolved == second.unresolved
  }
}

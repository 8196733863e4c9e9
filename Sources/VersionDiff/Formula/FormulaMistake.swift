/// What is wrong with the text of a formula, and where.
public struct FormulaMistake: Error, Sendable, Hashable {
  /// The kinds of mistakes.
  public enum Kind: Sendable, Hashable {
    /// Something else stands where this was expected.
    case expected(String)
    /// The outcome appears among its own explanatory terms.
    case responseOnTheRight(String)
    /// A function that formulas do not have, with the nearest that they do have.
    case unknownFunction(String, nearest: [String])
    /// A function of R that formulas do not have, with what stands for it here.
    case foreignFunction(String, instead: String)
    /// A function with a second argument.
    case secondArgument(of: String)
    /// A number other than 0 and 1 where a term was expected.
    case numberAsTerm(String)
    /// A random effect outside parentheses.
    case bareRandomEffect
    /// A random effect after a minus.
    case subtractedRandomEffect
    /// A random effect in a product, an interaction or a power.
    case multipliedRandomEffect
    /// A random effect of nothing, as in `(0 | g)`.
    case emptyRandomEffect
    /// The same random effect of the same groups twice.
    case repeatedRandomEffect(String, group: String)
    /// Parentheses in parentheses, or a computation in so many steps, beyond reason.
    case tooComplex
    /// A product of so many terms that no model could have them.
    case tooManyTerms
  }

  /// The whole formula.
  public let formula: String
  /// The position of the offending character, counted from 1.
  public let position: Int
  /// What is wrong there.
  public let kind: Kind

  /// Creates the description of a mistake.
  public init(formula: String, position: Int, kind: Kind) {
    self.formula = formula
    self.position = position
    self.kind = kind
  }
}

extension FormulaMistake: CustomStringConvertible {
  /// What was found, what was expected, and the formula with a mark below the place.
  public var description: String {
    let mark = String(repeating: " ", count: position - 1) + "^"
    return "Character \(position) of the formula: \(problem).\n  \(formula)\n  \(mark)"
  }

  private var problem: String {
    switch kind {
    case .expected(let what):
      "expected \(what), found \(found)"
    case .responseOnTheRight(let name):
      "the outcome '\(name)' cannot explain itself"
    case .unknownFunction(let name, let nearest):
      "there is no function '\(name)'; "
        + (nearest.isEmpty
          ? "there are \(FormulaParser.functions.joined(separator: ", "))"
          : "did you mean \(nearest.map { "'\($0)'" }.joined(separator: " or "))?")
    case .foreignFunction(let name, let instead):
      "formulas have no function '\(name)'; \(instead)"
    case .secondArgument(let name):
      "'\(name)' takes one column or computation"
        + (name == "log" ? "; for another base divide: I(log(x)/log(2))" : "")
    case .numberAsTerm(let digits):
      "the number \(digits) is no term; only 0 and 1 (without and with an intercept) are, and "
        + "a computation stands in I( ), as in I(\(digits) * x)"
    case .bareRandomEffect:
      "a random effect stands in parentheses, as in (1 | group)"
    case .subtractedRandomEffect:
      "a random effect cannot be subtracted; leave it out"
    case .multipliedRandomEffect:
      "a random effect can only be added, not multiplied or crossed"
    case .emptyRandomEffect:
      "nothing varies between these groups; write (1 | group) or (x | group)"
    case .repeatedRandomEffect(let term, let group):
      "\(term) already varies between the groups of '\(group)'; name it once"
    case .tooComplex:
      "this is too long a computation or too many parentheses in each other; put the result into "
        + "a column of the data"
    case .tooManyTerms:
      "this makes too many terms; name fewer variables or a smaller power"
    }
  }

  private var found: String {
    let characters = Array(formula)
    return position <= characters.count
      ? "'\(characters[position - 1])'" : "the end of the formula"
  }
}

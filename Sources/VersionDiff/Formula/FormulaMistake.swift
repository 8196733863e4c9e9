/// What is wrong with the text of a formula, and where.
public struct FormulaMistake: Error, Sendable, Hashable {
  /// The kinds of mistakes.
  public enum Kind: Sendable, Hashable {
    /// Something else stands where this was expected.
    case expected(String)
    /// A part of the notation that this model does not offer.
    case unsupported(String)
    /// The outcome appears among its own explanatory terms.
    case responseOnTheRight(String)
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
    let characters = Array(formula)
    let found =
      position <= characters.count ? "'\(characters[position - 1])'" : "the end of the formula"
    let problem =
      switch kind {
      case .expected(let what): "expected \(what), found \(found)"
      case .unsupported(let what): "\(what) cannot be used here yet"
      case .responseOnTheRight(let name): "the outcome '\(name)' cannot explain itself"
      }
    let mark = String(repeating: " ", count: position - 1) + "^"
    return "Character \(position) of the formula: \(problem).\n  \(formula)\n  \(mark)"
  }
}

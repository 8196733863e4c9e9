/// What a term is made of: a column as it is, a number computed from columns, or a column read as a
/// factor.
public enum FormulaVariable: Sendable, Hashable {
  /// A column; whether it is a number or a factor is for the data to say.
  case column(String)
  /// A number computed from columns: `log(x)`, `I(x^2)`.
  case computed(Arithmetic)
  /// A column whose values are the levels of a factor, also where they are numbers: `factor(x)`.
  case factor(String)
  /// A factor whose levels are ordered, and therefore coded by polynomials: `ordered(x)`.
  case ordered(String)

  /// The name in tables, as R writes it: columns without backticks.
  public var name: String {
    switch self {
    case .column(let name): name
    case .computed(.applied(let function, let inner)): "\(function.rawValue)(\(inner))"
    case .computed(let arithmetic): "I(\(arithmetic))"
    case .factor(let column): "factor(\(Formula.quoted(column)))"
    case .ordered(let column): "ordered(\(Formula.quoted(column)))"
    }
  }

  /// The columns that it needs, each once.
  public var columns: [String] {
    switch self {
    case .column(let name), .factor(let name), .ordered(let name): [name]
    case .computed(let arithmetic): arithmetic.columns
    }
  }
}

extension FormulaVariable: CustomStringConvertible {
  /// The variable as it is written in a formula.
  public var description: String {
    if case .column(let name) = self { Formula.quoted(name) } else { name }
  }
}

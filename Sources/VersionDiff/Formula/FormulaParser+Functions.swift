import VignetteKit

extension FormulaParser {
  /// The variable that a function makes; the next token is its name, the one after it `(`.
  mutating func function(_ name: String) throws(FormulaMistake) -> FormulaVariable {
    let position = tokens[next].position
    if name == "factor" || name == "ordered" {
      next += 2
      let column: String
      switch tokens[next].token {
      case .name(let inner) where inner != ".", .quotedName(let inner): column = inner
      default: throw mistake(.expected("the name of a column"))
      }
      next += 1
      try refuseSecondArgument(of: name)
      guard accept(")") else { throw mistake(.expected("')'")) }
      return name == "factor" ? .factor(column) : .ordered(column)
    }
    let computed = try computation(by: name, at: position)
    guard !computed.columns.isEmpty else {
      throw mistake(.expected("a computation with a column"), at: position)
    }
    return .computed(computed)
  }

  /// A function of a number; `I` gives what it encloses.
  private mutating func computation(
    by name: String, at position: Int
  ) throws(FormulaMistake) -> Arithmetic {
    let function = Arithmetic.Function(rawValue: name)
    guard function != nil || name == "I" else {
      if let instead = Self.foreignFunctions[name] {
        throw mistake(.foreignFunction(name, instead: instead), at: position)
      }
      let nearest = NearestNames.of(name, among: Self.functions)
      throw mistake(.unknownFunction(name, nearest: nearest), at: position)
    }
    next += 1
    let inner = try enclosed(in: name)
    return function.map { .applied($0, inner) } ?? inner
  }

  /// What stands here for functions that formulas of R often have.
  private static let foreignFunctions: [String: String] = {
    let factor = "write factor(x), or name the column as one of labels"
    let curve = "write its powers, as x + I(x^2), or make groups of the values beforehand"
    let column = "compute it beforehand into a column of the data"
    return [
      "poly": curve, "ns": curve, "bs": curve, "s": curve, "cut": column, "ifelse": column,
      "scale": column, "round": column, "relevel": "name the reference level as an option",
      "as.factor": factor, "C": factor, "as.ordered": "write ordered(x)",
      "as.numeric": "a column of numbers is one already", "log1p": "write log(x + 1)",
      "cbind": "give a row per answer, or a row per answer and count with a column of counts",
      "offset": column, "interaction": "write a:b", "np.log": "write log(x)",
    ]
  }()

  private func refuseSecondArgument(of function: String?) throws(FormulaMistake) {
    guard let function, tokens[next].token == .sign(",") else { return }
    throw mistake(.secondArgument(of: function))
  }

  /// A computation in parentheses, perhaps those of a function.
  private mutating func enclosed(in function: String? = nil) throws(FormulaMistake) -> Arithmetic {
    let opening = tokens[next].position
    next += 1
    depth += 1
    guard depth <= Self.depthLimit else { throw mistake(.tooComplex, at: opening) }
    let inner = try arithmeticSum()
    depth -= 1
    try refuseSecondArgument(of: function)
    guard accept(")") else { throw mistake(.expected("a sign of arithmetic or ')'")) }
    return inner
  }

  private mutating func arithmeticSum() throws(FormulaMistake) -> Arithmetic {
    var result = try arithmeticProduct()
    while let operation = operation(among: [.plus, .minus]) {
      result = .combined(result, operation, try arithmeticProduct())
    }
    return result
  }

  private mutating func arithmeticProduct() throws(FormulaMistake) -> Arithmetic {
    var result = try signed()
    while let operation = operation(among: [.times, .over]) {
      result = .combined(result, operation, try signed())
    }
    return result
  }

  private mutating func signed() throws(FormulaMistake) -> Arithmetic {
    steps += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit, steps <= Self.stepLimit else { throw mistake(.tooComplex) }
    if accept("-") { return .negative(try signed()) }
    if accept("+") { return try signed() }
    let base = try atom()
    guard accept("^") else { return base }
    return .combined(base, .power, try signed())
  }

  private mutating func atom() throws(FormulaMistake) -> Arithmetic {
    switch tokens[next].token {
    case .name(let name) where tokens[next + 1].token == .sign("("):
      return try computation(by: name, at: tokens[next].position)
    case .name(let name) where name != ".", .quotedName(let name):
      next += 1
      return .column(name)
    case .number(let digits):
      guard let value = Double(digits), value.isFinite else {
        throw mistake(.expected("a number that is one"))
      }
      next += 1
      return .number(value)
    case .sign("("):
      return try enclosed()
    case .name, .sign, .doubleBar, .within, .end:
      throw mistake(.expected("a name, a number or '('"))
    }
  }

  private mutating func operation(
    among operations: [Arithmetic.Operation]
  ) -> Arithmetic.Operation? {
    operations.first { accept($0.rawValue) }
  }
}

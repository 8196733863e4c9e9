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
      let nearest = NearestNames.of(name, among: Self.functions)
      throw mistake(.unknownFunction(name, nearest: nearest), at: position)
    }
    next += 1
    let inner = try enclosed()
    return function.map { .applied($0, inner) } ?? inner
  }

  /// A computation in parentheses.
  private mutating func enclosed() throws(FormulaMistake) -> Arithmetic {
    let opening = tokens[next].position
    next += 1
    depth += 1
    guard depth <= Self.depthLimit else { throw mistake(.tooComplex, at: opening) }
    let inner = try arithmeticSum()
    depth -= 1
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

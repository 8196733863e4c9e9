extension FormulaParser {
  /// A variable, a word on the intercept, or a part in parentheses.
  mutating func operand() throws(FormulaMistake) -> Part {
    switch tokens[next].token {
    case .name(let name) where tokens[next + 1].token == .sign("("):
      return single(try function(name))
    case .name("."):
      next += 1
      namesOtherColumns = true
      guard let otherColumns else { return Part() }
      return Part(terms: TermSet(otherColumns.map { [number(of: .column($0))] }))
    case .name(let name), .quotedName(let name):
      next += 1
      return single(.column(name))
    case .number(let digits):
      guard digits == "0" || digits == "1" else { throw mistake(.numberAsTerm(digits)) }
      next += 1
      return Part(intercept: digits == "1")
    case .sign("("):
      return try parenthesised()
    case .sign, .doubleBar, .within, .end:
      throw mistake(.expected("a name, 0, 1 or '('"))
    }
  }

  private mutating func parenthesised() throws(FormulaMistake) -> Part {
    let opening = tokens[next].position
    next += 1
    depth += 1
    guard depth <= Self.depthLimit else { throw mistake(.tooComplex, at: opening) }
    let inside = try sum()
    depth -= 1
    if tokens[next].token == .sign("|") || tokens[next].token == .doubleBar {
      return Part(randomEffects: try randomEffects(of: inside, from: opening))
    }
    guard accept(")") else { throw mistake(.expected("')'")) }
    return inside
  }

  private mutating func single(_ variable: FormulaVariable) -> Part {
    Part(terms: TermSet([[number(of: variable)]]))
  }

  private mutating func number(of variable: FormulaVariable) -> Int {
    if let number = numbers[variable] { return number }
    numbers[variable] = variables.count
    variables.append(variable)
    return variables.count - 1
  }

  /// The term of some variables by their numbers.
  func term(_ numbers: [Int]) -> Term {
    Term(parts: numbers.map { variables[$0] })
  }
}

extension Formula {
  /// Reads a formula.
  ///
  /// - Throws: ``AnalysisError/formula(_:)``, which points at the character; also for parts of the
  ///   notation that no model here offers yet, such as random effects and functions.
  public init(parsing text: String) throws(AnalysisError) {
    do {
      var parser = FormulaParser(formula: text, tokens: try FormulaScanner.tokens(of: text))
      self = try parser.parsed()
    } catch let mistake {
      throw .formula(mistake)
    }
  }
}

/// Reads formulas by recursive descent; from the loosest binding: `+ -`, `*`, `:`, `^`.
private struct FormulaParser {
  let formula: String
  let tokens: [FormulaScanner.Placed]
  var next = 0

  /// What a part of the right-hand side adds: terms, and perhaps a word on the intercept.
  struct Terms {
    var terms: [Term] = []
    var intercept: Bool?
  }

  init(formula: String, tokens: [FormulaScanner.Placed]) {
    self.formula = formula
    self.tokens = tokens
  }

  mutating func parsed() throws(FormulaMistake) -> Formula {
    let responsePosition = tokens[next].position
    guard case .name(let response) = tokens[next].token else {
      throw mistake(.expected("the name of the outcome"))
    }
    next += 1
    if tokens[next].token == .sign("(") {
      next -= 1
      throw mistake(.unsupported("the function '\(response)'"))
    }
    guard accept("~") else { throw mistake(.expected("'~' after the outcome")) }
    let right = try sum()
    guard tokens[next].token == .end else { throw mistake(.expected("an operator or the end")) }
    if right.terms.contains(where: { $0.variables.contains(response) }) {
      throw FormulaMistake(
        formula: formula, position: responsePosition, kind: .responseOnTheRight(response))
    }
    return Formula(response, on: right.terms, hasIntercept: right.intercept ?? true)
  }

  private mutating func sum() throws(FormulaMistake) -> Terms {
    var result = Terms()
    var isNegative = accept("-")
    if !isNegative { _ = accept("+") }
    while true {
      let part = try product()
      if isNegative {
        result.terms.removeAll(where: part.terms.contains)
        if let intercept = part.intercept { result.intercept = !intercept }
      } else {
        result.terms += part.terms.filter { !result.terms.contains($0) }
        result.intercept = part.intercept ?? result.intercept
      }
      if accept("+") {
        isNegative = false
      } else if accept("-") {
        isNegative = true
      } else {
        return result
      }
    }
  }

  private mutating func product() throws(FormulaMistake) -> Terms {
    var result = try interaction()
    while accept("*") {
      let other = try termsOnly { (parser) throws(FormulaMistake) in try parser.interaction() }
      let left = try withoutIntercept(result)
      result.terms = union(left + other, crossed(left, other))
    }
    return result
  }

  private mutating func interaction() throws(FormulaMistake) -> Terms {
    var result = try power()
    while accept(":") {
      let other = try termsOnly { (parser) throws(FormulaMistake) in try parser.power() }
      result.terms = crossed(try withoutIntercept(result), other)
    }
    return result
  }

  private mutating func power() throws(FormulaMistake) -> Terms {
    var result = try operand()
    while accept("^") {
      let terms = try withoutIntercept(result)
      guard case .number(let digits) = tokens[next].token, let degree = Int(digits), degree >= 1,
        degree <= 20
      else { throw mistake(.expected("a whole number of variables from 1 to 20")) }
      next += 1
      result.terms = terms
      for _ in 1..<degree { result.terms = union(result.terms, crossed(result.terms, terms)) }
    }
    return result
  }

  private mutating func operand() throws(FormulaMistake) -> Terms {
    switch tokens[next].token {
    case .name("."):
      throw mistake(.unsupported("'.' for all other columns"))
    case .name(let name):
      if tokens[next + 1].token == .sign("(") {
        throw mistake(.unsupported("the function '\(name)'"))
      }
      next += 1
      return Terms(terms: [Term([name])])
    case .number("0"), .number("1"):
      let isOne = tokens[next].token == .number("1")
      next += 1
      return Terms(intercept: isOne)
    case .sign("("):
      let opening = tokens[next]
      next += 1
      let inside = try sum()
      if tokens[next].token == .sign("|") {
        throw FormulaMistake(
          formula: formula, position: opening.position,
          kind: .unsupported("a random effect such as (1 | group)"))
      }
      guard accept(")") else { throw mistake(.expected("')'")) }
      return inside
    case .number, .sign, .end:
      throw mistake(.expected("a name, 0, 1 or '('"))
    }
  }

  /// A part of a product, in which an intercept makes no sense.
  private mutating func termsOnly(
    _ part: (inout Self) throws(FormulaMistake) -> Terms
  ) throws(FormulaMistake) -> [Term] {
    let terms = try part(&self)
    return try withoutIntercept(terms)
  }

  private func withoutIntercept(_ terms: Terms) throws(FormulaMistake) -> [Term] {
    guard terms.intercept == nil else {
      throw FormulaMistake(
        formula: formula, position: tokens[next - 1].position,
        kind: .expected("names only in a product"))
    }
    return terms.terms
  }

  private func crossed(_ first: [Term], _ second: [Term]) -> [Term] {
    union([], first.flatMap { term in second.map { term.interacting(with: $0) } })
  }

  private func union(_ first: [Term], _ second: [Term]) -> [Term] {
    var seen: Set<Term> = []
    return (first + second).filter { seen.insert($0).inserted }
  }

  private mutating func accept(_ sign: Character) -> Bool {
    guard tokens[next].token == .sign(sign) else { return false }
    next += 1
    return true
  }

  private func mistake(_ kind: FormulaMistake.Kind) -> FormulaMistake {
    FormulaMistake(formula: formula, position: tokens[next].position, kind: kind)
  }
}

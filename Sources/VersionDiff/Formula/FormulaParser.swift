/// Reads formulas by recursive descent; from the loosest binding: `+ -`, `* /`, `%in%`, `:`, `^`.
struct FormulaParser {
  /// The functions that formulas know.
  static let functions =
    ["I", "factor", "ordered"] + Arithmetic.Function.allCases.map(\.rawValue)
  /// How many parentheses may stand in each other, and how many steps a computation may have.
  static let depthLimit = 100
  static let stepLimit = 1000
  /// How many pairs of terms a product may have.
  private static let pairLimit = 100_000

  /// What a part of the right-hand side adds: terms, perhaps a word on the intercept, and random
  /// effects.
  struct Part {
    var terms = TermSet()
    var intercept: Bool?
    var randomEffects: [RandomEffect] = []
  }

  let formula: String
  let tokens: [FormulaScanner.Placed]
  /// What `.` stands for; nil as long as the data are not known.
  private let otherColumns: [String]?
  var next = 0
  var depth = 0
  /// How many numbers and signs computations have.
  var steps = 0
  /// The variables in the order in which they are named; terms are sets of their numbers.
  var variables: [FormulaVariable] = []
  private var numbers: [FormulaVariable: Int] = [:]
  private var namesOtherColumns = false
  /// What was raised to a power outside a computation, which changes nothing.
  private var pointlessPowers: [String] = []

  /// Reads a whole formula.
  static func formula(
    _ text: String, otherColumns: [String]? = nil
  ) throws(FormulaMistake) -> Formula {
    var parser = FormulaParser(
      formula: text, tokens: try FormulaScanner.tokens(of: text), otherColumns: otherColumns)
    return try parser.whole()
  }

  private init(formula: String, tokens: [FormulaScanner.Placed], otherColumns: [String]?) {
    self.formula = formula
    self.tokens = tokens
    self.otherColumns = otherColumns
  }

  private mutating func whole() throws(FormulaMistake) -> Formula {
    let position = tokens[next].position
    let outcome = try response()
    guard accept("~") else { throw mistake(.expected("'~' after the outcome")) }
    let right = try sum()
    switch tokens[next].token {
    case .end: break
    case .sign("|"), .doubleBar: throw mistake(.bareRandomEffect)
    default: throw mistake(.expected("an operator or the end"))
    }
    let terms = right.terms.terms.map(term)
    let explanatory =
      terms.flatMap(\.columns) + right.randomEffects.flatMap { $0.terms.flatMap(\.columns) }
      + right.randomEffects.flatMap(\.group.columns)
    if let name = outcome.columns.first(where: explanatory.contains) {
      throw FormulaMistake(formula: formula, position: position, kind: .responseOnTheRight(name))
    }
    return Formula(
      outcome, on: terms, hasIntercept: right.intercept ?? true,
      randomEffects: right.randomEffects,
      unresolved: namesOtherColumns && otherColumns == nil ? formula : nil,
      pointlessPowers: pointlessPowers)
  }

  private mutating func response() throws(FormulaMistake) -> FormulaVariable {
    switch tokens[next].token {
    case .name(let name) where name != "." && tokens[next + 1].token != .sign("("):
      next += 1
      return .column(name)
    case .quotedName(let name):
      next += 1
      return .column(name)
    case .name(let name) where name != ".":
      return try function(name)
    default:
      throw mistake(.expected("the name of the outcome"))
    }
  }

  mutating func sum() throws(FormulaMistake) -> Part {
    var result = Part()
    var isNegative = accept("-")
    if !isNegative { _ = accept("+") }
    while true {
      let start = tokens[next].position
      let part = try product()
      if isNegative {
        guard part.randomEffects.isEmpty else {
          throw mistake(.subtractedRandomEffect, at: start)
        }
        result.terms = result.terms.subtracting(part.terms)
        if let intercept = part.intercept { result.intercept = !intercept }
      } else {
        result.terms = result.terms.union(part.terms)
        result.intercept = part.intercept ?? result.intercept
        try add(part.randomEffects, to: &result.randomEffects, at: start)
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

  private mutating func product() throws(FormulaMistake) -> Part {
    let start = tokens[next].position
    var result = try nesting()
    while true {
      let isCrossed = accept("*")
      guard isCrossed || accept("/") else { return result }
      try requireTerms(result, from: start)
      let otherStart = tokens[next].position
      let other = try nesting()
      try requireTerms(other, from: otherStart)
      try limit(result.terms, other.terms, at: start)
      result.terms =
        isCrossed ? result.terms.crossed(with: other.terms) : result.terms.nesting(other.terms)
    }
  }

  private mutating func nesting() throws(FormulaMistake) -> Part {
    let start = tokens[next].position
    var result = try interaction()
    while tokens[next].token == .within {
      next += 1
      try requireTerms(result, from: start)
      let otherStart = tokens[next].position
      let other = try interaction()
      try requireTerms(other, from: otherStart)
      result.terms = result.terms.within(other.terms)
    }
    return result
  }

  private mutating func interaction() throws(FormulaMistake) -> Part {
    let start = tokens[next].position
    var result = try power()
    while accept(":") {
      try requireTerms(result, from: start)
      let otherStart = tokens[next].position
      let other = try power()
      try requireTerms(other, from: otherStart)
      try limit(result.terms, other.terms, at: start)
      result.terms = result.terms.interacting(with: other.terms)
    }
    return result
  }

  private mutating func power() throws(FormulaMistake) -> Part {
    let start = tokens[next].position
    var result = try operand()
    guard accept("^") else { return result }
    try requireTerms(result, from: start)
    guard case .number(let digits) = tokens[next].token, let degree = Int(digits),
      (1...20).contains(degree)
    else { throw mistake(.expected("a whole number of variables from 1 to 20")) }
    next += 1
    let terms = result.terms
    if degree > 1, terms.terms.count == 1, let only = terms.terms.first, only.count == 1 {
      pointlessPowers.append("\(term(only).written)^\(degree)")
    }
    for _ in 1..<degree {
      try limit(terms, result.terms, at: start)
      result.terms = terms.interacting(with: result.terms)
    }
    return result
  }

  private mutating func operand() throws(FormulaMistake) -> Part {
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

  func term(_ numbers: [Int]) -> Term {
    Term(parts: numbers.map { variables[$0] })
  }

  /// In a product an intercept makes no sense, nor does a random effect.
  private func requireTerms(_ part: Part, from start: Int) throws(FormulaMistake) {
    guard part.randomEffects.isEmpty else { throw mistake(.multipliedRandomEffect, at: start) }
    guard part.intercept == nil else {
      throw mistake(.expected("names only in a product"), at: start)
    }
  }

  private func limit(
    _ first: TermSet, _ second: TermSet, at position: Int
  ) throws(FormulaMistake) {
    guard first.terms.count * second.terms.count <= Self.pairLimit else {
      throw mistake(.tooManyTerms, at: position)
    }
  }

  mutating func accept(_ sign: Character) -> Bool {
    guard tokens[next].token == .sign(sign) else { return false }
    next += 1
    return true
  }

  func mistake(_ kind: FormulaMistake.Kind, at position: Int? = nil) -> FormulaMistake {
    FormulaMistake(formula: formula, position: position ?? tokens[next].position, kind: kind)
  }
}

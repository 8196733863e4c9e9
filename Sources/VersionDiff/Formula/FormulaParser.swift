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
  let otherColumns: [String]?
  var next = 0
  var depth = 0
  /// How many numbers and signs computations have.
  var steps = 0
  /// The variables in the order in which they are named; terms are sets of their numbers.
  var variables: [FormulaVariable] = []
  var numbers: [FormulaVariable: Int] = [:]
  var namesOtherColumns = false
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
    guard accept("~") else {
      throw mistake(.expected("'~' after the outcome\(isAtName ? Self.backticks : "")"))
    }
    let right = try sum()
    switch tokens[next].token {
    case .end: break
    case .sign("|"), .doubleBar: throw mistake(.bareRandomEffect)
    default:
      throw mistake(.expected("an operator or the end\(isAtName ? Self.backticks : "")"))
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

  /// What a name after a name may have been meant as.
  private static let backticks = " (a name with spaces stands in backticks)"

  private var isAtName: Bool {
    switch tokens[next].token {
    case .name, .quotedName, .number: true
    case .sign, .doubleBar, .within, .end: false
    }
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
    let only = result.terms.terms.count == 1 ? result.terms.terms[0] : []
    let single = only.count == 1 ? term(only).written : nil
    guard case .number(let digits) = tokens[next].token, let degree = Int(digits),
      (1...20).contains(degree)
    else {
      // Whoever writes x^0.5 means the number.
      let hint = single.map { " (a power of the number is I(\($0)^2))" } ?? ""
      throw mistake(.expected("a whole number of variables from 1 to 20\(hint)"))
    }
    next += 1
    let terms = result.terms
    if degree > 1, let single { pointlessPowers.append("\(single)^\(degree)") }
    for _ in 1..<degree {
      try limit(terms, result.terms, at: start)
      result.terms = terms.interacting(with: result.terms)
    }
    return result
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

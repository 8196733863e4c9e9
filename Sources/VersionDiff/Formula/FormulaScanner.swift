/// Cuts the text of a formula into names, numbers and signs.
struct FormulaScanner {
  /// The parts of a formula.
  enum Token: Equatable {
    case name(String)
    /// A name in backticks, which is never that of a function, nor the `.` for other columns.
    case quotedName(String)
    case number(String)
    case sign(Character)
    /// `||`
    case doubleBar
    /// `%in%`
    case within
    case end
  }

  /// A part and the position of its first character, counted from 1.
  struct Placed: Equatable {
    let token: Token
    let position: Int
  }

  private let formula: String
  private let characters: [Character]
  private var next = 0

  /// Creates a scanner at the start of a text.
  init(_ formula: String) {
    self.formula = formula
    characters = Array(formula)
  }

  /// All parts, with the end as the last.
  static func tokens(of formula: String) throws(FormulaMistake) -> [Placed] {
    var scanner = FormulaScanner(formula)
    var tokens: [Placed] = []
    repeat { tokens.append(try scanner.token()) } while tokens.last?.token != .end
    return tokens
  }

  /// Whether a name needs no backticks; a lone full stop would mean all other columns.
  static func isPlain(_ name: String) -> Bool {
    guard let first = name.first, startsName(first), name.allSatisfy(continuesName) else {
      return false
    }
    return first != "." || !(name.dropFirst().first.map(isDigit) ?? true)
  }

  private mutating func token() throws(FormulaMistake) -> Placed {
    while next < characters.count, characters[next].isWhitespace { next += 1 }
    let start = next
    guard next < characters.count else { return Placed(token: .end, position: start + 1) }
    let character = characters[next]
    if character == "`" { return try quotedName() }
    if Self.startsName(character), !startsNumber {
      let name = taken(while: Self.continuesName)
      return Placed(token: .name(name), position: start + 1)
    }
    if Self.isDigit(character) || character == "." {
      return Placed(token: .number(takenNumber()), position: start + 1)
    }
    if accept("||") { return Placed(token: .doubleBar, position: start + 1) }
    if accept("%in%") { return Placed(token: .within, position: start + 1) }
    // A sign that formulas don't have is the parser's to refuse, which knows what it expected.
    next += 1
    return Placed(token: .sign(character), position: start + 1)
  }

  /// A full stop starts a number only where a digit follows.
  private var startsNumber: Bool {
    characters[next] == "." && next + 1 < characters.count && Self.isDigit(characters[next + 1])
  }

  /// Digits with a full stop perhaps, and an exponent where digits follow the `e`.
  private mutating func takenNumber() -> String {
    let mantissa = taken { Self.isDigit($0) || $0 == "." }
    let start = next
    guard next < characters.count, "eE".contains(characters[next]) else { return mantissa }
    next += 1
    if next < characters.count, "+-".contains(characters[next]) { next += 1 }
    let digits = taken(while: Self.isDigit)
    guard !digits.isEmpty else {
      next = start
      return mantissa
    }
    return mantissa + String(characters[start..<next])
  }

  private mutating func accept(_ signs: String) -> Bool {
    guard characters[next...].starts(with: signs) else { return false }
    next += signs.count
    return true
  }

  private mutating func quotedName() throws(FormulaMistake) -> Placed {
    let start = next
    next += 1
    let name = taken { $0 != "`" }
    guard next < characters.count else {
      throw FormulaMistake(
        formula: formula, position: characters.count + 1, kind: .expected("a closing backtick"))
    }
    guard !name.isEmpty else {
      throw FormulaMistake(
        formula: formula, position: next + 1, kind: .expected("a name between the backticks"))
    }
    next += 1
    return Placed(token: .quotedName(name), position: start + 1)
  }

  private mutating func taken(while belongs: (Character) -> Bool) -> String {
    let start = next
    while next < characters.count, belongs(characters[next]) { next += 1 }
    return String(characters[start..<next])
  }

  private static func startsName(_ character: Character) -> Bool {
    character.isLetter || character == "." || character == "_"
  }

  private static func continuesName(_ character: Character) -> Bool {
    startsName(character) || character.isNumber
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}

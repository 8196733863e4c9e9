import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct FormulaTests {
  @Test(arguments: [
    ("y ~ a * b + c", "y ~ a + b + c + a:b"),
    ("y~a+b:c+b", "y ~ a + b + b:c"),
    ("y ~ (a + b + c)^2", "y ~ a + b + c + a:b + a:c + b:c"),
    ("y ~ (a + b) * c - a:c", "y ~ a + b + c + b:c"),
    ("y ~ a - 1", "y ~ 0 + a"),
    ("y ~ 0 + a", "y ~ 0 + a"),
    ("y ~ 1", "y ~ 1"),
    ("y ~ a:a + b:a + a:b", "y ~ a + a:b"),
    ("y ~ b:a + a", "y ~ b:a + a"),
    ("y ~ b - b + a + a:c + b:c", "y ~ a:b:c - a:b:c + a + a:c + b:c"),
    ("log(y)~log( x+1 )+I((x^2))", "log(y) ~ log(x + 1) + I(x^2)"),
    ("y ~ I(2*(a+b)/(c-1)^-2 - -x^2)", "y ~ I(2 * (a + b)/(c - 1)^-2 - -x^2)"),
    (
      "y ~ I((a - b) - (c - d) - (e/f)/(g/h) * (a^b)^c^d)",
      "y ~ I(a - b - (c - d) - e/f/(g/h) * (a^b)^c^d)"
    ),
    ("y ~ I(1e-3 * x + 2.50 + 1e6)", "y ~ I(0.001 * x + 2.5 + 1000000)"),
    (
      "y ~ factor(`my x`) * ordered(z)",
      "y ~ factor(`my x`) + ordered(z) + factor(`my x`):ordered(z)"
    ),
    ("y ~ log(`.`) + `.`", "y ~ log(`.`) + `.`"),
    ("y ~ x + (1+x|g)", "y ~ x + (x | g)"),
    ("y ~ (x||g/`h h`)", "y ~ 1 + (1 | `h h`:g) + (1 | g) + (0 + x | `h h`:g) + (0 + x | g)"),
    ("y ~ (1|factor(g)) - 1", "y ~ 0 + (1 | g)"),
    ("out.come_1 ~ .x2 + `smallest difference`", "out.come_1 ~ .x2 + `smallest difference`"),
    ("`first choice` ~ ((a))", "`first choice` ~ a"),
    ("y ~ a * b * c", "y ~ a + b + c + a:b + a:c + b:c + a:b:c"),
  ])
  func reads(text: String, meaning: String) throws {
    let formula = try Formula(parsing: text)
    #expect(formula.description == meaning)
    // What is written out reads as the same formula.
    #expect(try Formula(parsing: formula.description) == formula)
  }

  private static let backticks = " (a name with spaces stands in backticks)"
  private static let curve =
    "write its powers, as x + I(x^2), or make groups of the values beforehand"
  private static let factor = "write factor(x), or name the column as one of labels"
  private static let counts =
    "give a row per answer, or a row per answer and count with a column of counts"

  @Test func variablesStandOnceInOrder() throws {
    let formula = try Formula(parsing: "y ~ b + a * c + b:c")
    #expect(formula.variables == ["b", "a", "c"])
    #expect(formula.response == "y")
    #expect(formula.hasIntercept)
    #expect(try Formula(parsing: "y ~ a - 1").hasIntercept == false)
  }

  @Test(arguments: [
    ("", 1, FormulaMistake.Kind.expected("the name of the outcome")),
    ("y", 2, .expected("'~' after the outcome")),
    ("y ~", 4, .expected("a name, 0, 1 or '('")),
    ("y ~ a + ", 9, .expected("a name, 0, 1 or '('")),
    ("y ~ (a + b", 11, .expected("')'")),
    ("y ~ a % b", 7, .expected("an operator or the end")),
    ("y ~ [a]", 5, .expected("a name, 0, 1 or '('")),
    ("y ~ (a + b)^c", 13, .expected("a whole number of variables from 1 to 20")),
    (
      "y ~ a ^ b", 9,
      .expected(
        "a whole number of variables from 1 to 20 (a power of the number is I(a^2))")
    ),
    ("y ~ `a b", 9, .expected("a closing backtick")),
    ("y ~ ``", 6, .expected("a name between the backticks")),
    ("y ~ a * 1", 9, .expected("names only in a product")),
    ("y ~ a + 2", 9, .numberAsTerm("2")),
    ("y ~ 1:a", 5, .expected("names only in a product")),
    ("y ~ (a + b)^2^2", 14, .expected("an operator or the end")),
    ("y ~ a + 1 | g", 11, .bareRandomEffect),
    ("y ~ a - (1 | g)", 9, .subtractedRandomEffect),
    ("y ~ a * (1 | g)", 9, .multipliedRandomEffect),
    ("y ~ (1 | g)^2", 5, .multipliedRandomEffect),
    ("y ~ (0 | g)", 5, .emptyRandomEffect),
    ("y ~ (1 | g) + (x | g)", 15, .repeatedRandomEffect("The intercept", group: "g")),
    ("y ~ (1 | g + h)", 12, .expected("')', '/' or ':' after the group")),
    ("y ~ (1 | 2)", 10, .expected("the name of a grouping column")),
    ("y ~ (1 | g | h)", 12, .expected("')', '/' or ':' after the group")),
    ("y ~ lg(a)", 5, .unknownFunction("lg", nearest: ["log"])),
    ("y ~ sqr(a)", 5, .unknownFunction("sqr", nearest: ["sqrt"])),
    ("y ~ log(a, 2)", 10, .secondArgument(of: "log")),
    ("y ~ factor(a, b)", 13, .secondArgument(of: "factor")),
    ("y ~ poly(a, 2)", 5, .foreignFunction("poly", instead: Self.curve)),
    ("y ~ b + as.factor(a)", 9, .foreignFunction("as.factor", instead: Self.factor)),
    ("cbind(a, b) ~ x", 1, .foreignFunction("cbind", instead: Self.counts)),
    ("y = a", 3, .expected("'~' after the outcome")),
    ("y ~ a, b", 6, .expected("an operator or the end")),
    ("your y ~ a", 6, .expected("'~' after the outcome\(Self.backticks)")),
    ("y ~ a b", 7, .expected("an operator or the end\(Self.backticks)")),
    ("y ~ log(a b)", 11, .expected("a sign of arithmetic or ')'")),
    ("y ~ log()", 9, .expected("a name, a number or '('")),
    ("y ~ I(2)", 5, .expected("a computation with a column")),
    ("y ~ factor(a + b)", 14, .expected("')'")),
    ("y ~ factor(2)", 12, .expected("the name of a column")),
    ("y ~ I(1e999 * x)", 7, .expected("a number that is one")),
    ("y ~ I(1.2.3 * x)", 7, .expected("a number that is one")),
    ("y ~ I(.)", 7, .expected("a name, a number or '('")),
    (". ~ a", 1, .expected("the name of the outcome")),
    ("y ~ log(y)", 1, .responseOnTheRight("y")),
    ("log(y) ~ y", 1, .responseOnTheRight("y")),
    ("y ~ (1 | y)", 1, .responseOnTheRight("y")),
    ("y ~ (a*b*c*d*e*f*g*h*i)^9", 5, .tooManyTerms),
    ("y ~ a + y", 1, .responseOnTheRight("y")),
  ])
  func pointsAtTheMistake(text: String, position: Int, kind: FormulaMistake.Kind) {
    let mistake = FormulaMistake(formula: text, position: position, kind: kind)
    #expect(throws: AnalysisError.formula(mistake)) { try Formula(parsing: text) }
  }

  @Test func theMessageMarksTheCharacter() {
    let mistake = FormulaMistake(formula: "y ~ a % b", position: 7, kind: .expected("a sign"))
    #expect(
      mistake.description == """
        Character 7 of the formula: expected a sign, found '%'.
          y ~ a % b
                ^
        """)
  }

  @Test func parenthesesBeyondReasonAreRefused() {
    let deep = "y ~ " + String(repeating: "(", count: 5000)
    let long = "y ~ I(x" + String(repeating: " + x", count: 50_000) + ")"
    let signs = "y ~ I(" + String(repeating: "-", count: 5000) + "x)"
    let powers = "y ~ I(x" + String(repeating: "^x", count: 5000) + ")"
    for text in [deep, long, signs, powers] {
      do {
        _ = try Formula(parsing: text)
        Issue.record("\(text.prefix(20)) was read")
      } catch {
        guard case .formula(let mistake) = error else { return }
        #expect(mistake.kind == .tooComplex)
      }
    }
  }

  @Test func aFullStopIsAllOtherColumns() throws {
    let columns = ["y", "b", "g", "w", "a b", "c"]
    let formula = try Formula(parsing: "log(y) ~ .^2 - b:c + (1 | g)")
    #expect(formula.namesOtherColumns)
    #expect(try Formula(parsing: formula.description) == formula)
    let resolved = try formula.resolved(in: columns, except: ["w"])
    #expect(resolved.description == "log(y) ~ b + `a b` + c + b:`a b` + `a b`:c + (1 | g)")
    #expect(!resolved.namesOtherColumns)
    #expect(try resolved.resolved(in: ["d"]) == resolved)
    let schema = Schema(count: "w")
    let table = ResponseTable(
      columns: columns.map { Column(name: $0, numbers: [1, 2]) })
    #expect(try schema.resolved(formula, in: table) == resolved)
  }

  @Test func powersOfOneVariableAreWarnedOf() throws {
    let formula = try Formula(parsing: "y ~ x^2 + (a + b)^2 + `q r`^1 + (z)^3 + I(x^2)")
    #expect(
      formula.description == "y ~ x + a + b + `q r` + z + I(x^2) + a:b")
    #expect(formula.pointlessPowers == ["x^2", "z^3"])
    let table = ResponseTable(
      columns: ["y", "x"].map { Column(name: $0, numbers: [1, 3, 2]) })
    let frame = try Schema().frame(
      of: Formula(parsing: "y ~ x^2"), in: table, outcome: .number)
    #expect(ModelWarning.all(for: frame) == [.pointlessPower("x^2")])
  }

  @Test func functionsKnowTheirColumns() throws {
    let formula = try Formula(
      parsing: "I(u/v) ~ log(a + b) * factor(c) + I(a^2) + (sqrt(d) | g/h)")
    #expect(formula.outcome.columns == ["u", "v"])
    #expect(formula.response == "I(u/v)")
    #expect(formula.columns == ["a", "b", "c", "d", "h", "g"])
    #expect(formula.variables == ["log(a + b)", "factor(c)", "I(a^2)"])
    #expect(formula.removing("factor(c)").terms.map(\.description) == ["log(a + b)", "I(a^2)"])
  }

  /// Whatever is typed is read or refused, and what is read is written so that it reads the same.
  @Test func anyTextIsReadOrRefused() throws {
    let pieces = [
      "a", "b", "x", "`q r`", "log(", "I(", "factor(", "exp(", "(", "(", ")", ")", "+", "-", "*",
      "/",
      ":", "^", "~", "|", "||", "%in%", "0", "1", "2", "3.5", "1e-3", ".", " ", "²", "y", "\n",
      "e\u{301}",
    ]
    var generator = SeededGenerator(seed: 20_260_301)
    var readCount = 0
    for round in 0..<20_000 {
      let length = Int(generator.next() % 14)
      let right = (0..<length).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }
      let text =
        (round % 10 == 0 ? "" : "y ~ ") + right.joined(separator: round % 2 == 0 ? "" : " ")
      guard let formula = try? Formula(parsing: text) else { continue }
      readCount += 1
      let again = try Formula(parsing: formula.description)
      #expect(again == formula, Comment(rawValue: text))
      #expect(again.terms.map(\.description) == formula.terms.map(\.description))
    }
    #expect(readCount > 300)
  }
}

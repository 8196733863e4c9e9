import Testing
import VersionDiff

@Suite struct FormulaTests {
  @Test(arguments: [
    ("y ~ a * b + c", "y ~ a + b + c + a:b"),
    ("y~a+b:c+b", "y ~ a + b + b:c"),
    ("y ~ (a + b + c)^2", "y ~ a + b + c + a:b + a:c + b:c"),
    ("y ~ (a + b) * c - a:c", "y ~ a + b + c + b:c"),
    ("y ~ a - 1", "y ~ 0 + a"),
    ("y ~ 0 + a", "y ~ 0 + a"),
    ("y ~ 1", "y ~ 1"),
    ("y ~ a:a + b:a + a:b", "y ~ a + b:a"),
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
    ("y ~ a b", 7, .expected("an operator or the end")),
    ("y ~ (a + b", 11, .expected("')'")),
    ("y ~ a % b", 7, .expected("a name, a number or one of ~ + - * : ^ ( )")),
    ("y ~ a ^ b", 9, .expected("a whole number of variables from 1 to 20")),
    ("y ~ `a b", 9, .expected("a closing backtick")),
    ("y ~ ``", 6, .expected("a name between the backticks")),
    ("y ~ a * 1", 9, .expected("names only in a product")),
    ("y ~ a + 2", 9, .expected("a name, 0, 1 or '('")),
    ("y ~ a + (1 | g)", 9, .unsupported("a random effect such as (1 | group)")),
    ("y ~ log(a)", 5, .unsupported("the function 'log'")),
    ("log(y) ~ a", 1, .unsupported("the function 'log'")),
    ("y ~ .", 5, .unsupported("'.' for all other columns")),
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
}

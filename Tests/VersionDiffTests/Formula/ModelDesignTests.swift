import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct ModelDesignTests {
  struct Case: Decodable, Sendable {
    let formula: String
    let contrasts: [String: String]
    let references: [String: String]
    let columns: [[String]]
    let data: [String: [String]]?
  }

  /// The data of the fixture, with an outcome and a group for each row, which keeps their order.
  static func table(_ data: [String: [String]]) -> ResponseTable {
    let columns = data.sorted { $0.key < $1.key }.map { name, texts in
      ["x", "z", "k"].contains(name)
        ? Column(name: name, numbers: texts.map { Double($0) })
        : Column(name: name, labels: texts)
    }
    let count = columns.first?.count ?? 0
    return ResponseTable(
      columns: columns + [
        Column(name: "y", numbers: (0..<count).map { Double($0) }),
        Column(name: "row", labels: (0..<count).map { "\($0)" }),
      ])
  }

  static func sample() throws -> ResponseTable {
    let data = try #require(try Fixture<Case>.load("design").cases.first?.data)
    return table(data)
  }

  static func frame(
    _ text: String, _ schema: Schema = Schema(), in table: ResponseTable
  ) throws -> (design: ModelDesign, frame: ModelFrame) {
    let formula = try Formula(parsing: "y \(text) + (1 | row)")
    let frame = try schema.frame(of: formula, in: table, outcome: .number)
    return (ModelDesign(formula, for: frame), frame)
  }

  @Test func matricesAreThoseOfR() throws {
    let cases = try Fixture<Case>.load("design").cases
    let table = try Self.sample()
    #expect(cases.count > 60)
    for expected in cases {
      let contrasts = try expected.contrasts.mapValues { try #require(Contrast(rawValue: $0)) }
      // R codes every factor, also one that the formula does not name.
      let schema = Schema(references: expected.references, contrasts: contrasts)
      let (design, frame) = try Self.frame(expected.formula, schema, in: table)
      let matrix = design.matrix(over: frame)
      let about = Comment(rawValue: "\(expected.formula) \(expected.contrasts)")
      try #require(matrix.columnCount == expected.columns.count, about)
      for (place, column) in expected.columns.enumerated() {
        let numbers = try column.map { try #require(Double($0)) }
        for (own, number) in zip(matrix.column(place), numbers) {
          #expect(abs(own - number) <= 1e-14 * max(1, abs(number)), about)
        }
      }
    }
  }

  @Test(
    arguments: [
      ("~ a", [:], ["(Intercept)", "a[q]", "a[r]"]),
      ("~ 0 + a", [:], ["a[p]", "a[q]", "a[r]"]),
      ("~ a * x", [:], ["(Intercept)", "a[q]", "a[r]", "x", "a[q]:x", "a[r]:x"]),
      ("~ b / I(x^2)", [:], ["(Intercept)", "b[yes]", "b[no]:I(x^2)", "b[yes]:I(x^2)"]),
      ("~ a", ["a": .sum], ["(Intercept)", "a[sum:q]", "a[sum:r]"]),
      ("~ a", ["a": .helmert], ["(Intercept)", "a[helmert:q]", "a[helmert:r]"]),
      ("~ c", ["c": .polynomial], ["(Intercept)", "c[linear]", "c[quadratic]", "c[cubic]"]),
      (
        "~ factor(k)", [:],
        ["(Intercept)", "factor(k)[2]", "factor(k)[3]", "factor(k)[4]"]
      ),
      (
        "~ ordered(k)", [:],
        ["(Intercept)", "ordered(k)[linear]", "ordered(k)[quadratic]", "ordered(k)[cubic]"]
      ),
      (
        "~ ordered(k)", ["k": .treatment],
        ["(Intercept)", "ordered(k)[2]", "ordered(k)[3]", "ordered(k)[4]"]
      ),
      ("~ a:log(x)", ["a": .sum], ["(Intercept)", "a[p]:log(x)", "a[q]:log(x)", "a[r]:log(x)"]),
    ] as [(String, [String: Contrast], [String])])
  func columnsAreNamed(text: String, contrasts: [String: Contrast], names: [String]) throws {
    let table = try Self.sample()
    let (design, _) = try Self.frame(text, Schema(contrasts: contrasts), in: table)
    #expect(design.columns.map(\.name.term) == names)
  }

  @Test func namesCarryFactorAndLevel() throws {
    let table = try Self.sample()
    let schema = Schema(contrasts: ["a": .sum])
    let (design, _) = try Self.frame("~ a * factor(k)", schema, in: table)
    let last = try #require(design.columns.last?.name)
    #expect(last.term == "a[sum:r]:factor(k)[4]")
    #expect(last.factor == "a:factor(k)")
    #expect(last.level == "r:4")
  }

  @Test func eachRandomEffectHasItsOwnMatrix() throws {
    let table = try Self.sample()
    let formula = try Formula(parsing: "y ~ 1 + (x + a | row) + (0 + I(z^2) | b)")
    let frame = try Schema().frame(of: formula, in: table, outcome: .number)
    #expect(frame.variables.map(\.name) == ["x", "a", "z"])
    let designs = formula.randomEffects.map { ModelDesign($0, for: frame) }
    #expect(designs[0].columns.map(\.name.term) == ["(Intercept)", "x", "a[q]", "a[r]"])
    #expect(designs[1].columns.map(\.name.term) == ["I(z^2)"])
    #expect(
      designs[1].matrix(over: frame)[3, 0] == frame.variables[2].values[3]
        * frame.variables[2].values[3])
  }

  /// Setting variables gives the matrix of data in which everybody has those values.
  @Test func settingsHoldVariables() throws {
    let table = try Self.sample()
    let text = "~ a * I(x^2) + factor(k) * x + k + log(z):b"
    let (design, frame) = try Self.frame(text, Schema(contrasts: ["a": .sum]), in: table)
    let a = try #require(frame.place(of: "a"))
    let x = try #require(frame.place(of: "x"))
    let factor = try #require(frame.place(of: "factor(k)"))
    let k = try #require(frame.place(of: "k"))
    let found = design.matrix(
      over: frame,
      settings: [
        .init(variable: a, level: 2), .init(variable: x, number: 1.5),
        .init(variable: factor, level: 1),
      ])
    var changed = frame
    changed.variables[a] = frame.variables[a].replacing(
      codes: frame.variables[a].codes.map { _ in 2 }, values: [])
    changed.variables[x] = frame.variables[x].replacing(
      codes: [], values: frame.variables[x].values.map { _ in 1.5 })
    changed.variables[factor] = frame.variables[factor].replacing(
      codes: frame.variables[factor].codes.map { _ in 1 }, values: [])
    // The number that the level of factor(k) stands for.
    changed.variables[k] = frame.variables[k].replacing(
      codes: [], values: frame.variables[k].values.map { _ in 2 })
    #expect(found == design.matrix(over: changed))
    // Setting the number sets the factor.
    let one = design.matrix(over: frame, setting: .init(variable: k, number: 3))
    #expect(one == design.matrix(over: frame, setting: .init(variable: factor, level: 2)))
    #expect(one != design.matrix(over: frame))
  }

  @Test(arguments: [
    "~ x", "~ x * a", "~ x + I(x^2) + I(x^3)", "~ log(x + 4) * z + a", "~ I(x * z)",
    "~ I(z/(x + 4))",
    "~ sqrt(x + 4):a + exp(x/10)", "~ log2(x + 4) + log10(x + 4)", "~ I(2^x) + I((x + 4)^z)",
    "~ x:I(x^2):z", "~ abs(x) + sign(x)", "~ I(-x) + I(z - x) + I(3 * x^-1)", "~ z + a",
  ])
  func derivativesAreLimitsOfDifferences(text: String) throws {
    let table = try Self.sample()
    let (design, frame) = try Self.frame(text + " + x:b", in: table)
    let x = try #require(frame.place(of: "x"))
    let step = 1e-5
    let sides = [step, -step].map { shift in
      var changed = frame
      changed.variables[x] = frame.variables[x].replacing(
        codes: [], values: frame.variables[x].values.map { $0 + shift })
      return design.matrix(over: changed)
    }
    let found = design.derivative(over: frame, of: x)
    for (place, own) in found.elements.enumerated() {
      let difference = (sides[0].elements[place] - sides[1].elements[place]) / (2 * step)
      // Central differences are no better than about the square of the step.
      #expect(abs(own - difference) <= 1e-7 * max(1, abs(difference)))
    }
  }
}

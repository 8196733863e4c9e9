import Testing

@testable import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Numbers in response data")
struct NumberSyntaxTests {
  @Test(
    "what is a number",
    arguments: [
      ("1", 1), ("-2.5", -2.5), ("+3", 3), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-2", 0.01),
      ("012", 12), ("-0", 0), ("9007199254740993", 9_007_199_254_740_992), ("0.1", 0.1),
      ("123456789012345678901234567890", 123_456_789_012_345_678_901_234_567_890),
      ("2.2250738585072011e-308", 2.225_073_858_507_201_1e-308), ("1e-400", 0),
      ("0.000000000000000000000000000001", 1e-30), ("1e22", 1e22), ("1e23", 1e23),
    ])
  func numbers(_ text: String, _ value: Double) {
    #expect(NumberSyntax.number(text) == value)
  }

  @Test(
    "what is none",
    arguments: [
      "", " ", "1 ", " 1", "a", "1a", ".", "-", "+", "e5", "1e", "1e+", "0x10", "inf", "Infinity",
      "nan", "NaN", "1,5", "1.2.3", "--1", "1e999", "1_000", "1 000", "½", "٣",
    ])
  func otherTexts(_ text: String) {
    #expect(NumberSyntax.number(text) == nil)
  }

  @Test("with a decimal comma a point is no decimal mark")
  func decimalComma() {
    #expect(NumberSyntax.number("3,5", decimalMark: .comma) == 3.5)
    #expect(NumberSyntax.number("-1,25e2", decimalMark: .comma) == -125)
    #expect(NumberSyntax.number("3.5", decimalMark: .comma) == nil)
  }

  @Test("as the C library rounds them", arguments: 0..<10)
  func rounding(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var text = Bool.random(using: &generator) ? "-" : ""
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        text += String(Int.random(in: 0...9, using: &generator))
      }
      text += "."
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        text += String(Int.random(in: 0...9, using: &generator))
      }
      if Bool.random(using: &generator) {
        text += "e\(Int.random(in: -30...30, using: &generator))"
      }
      #expect(NumberSyntax.number(text) == strtod(text, nil), "\(text)")
    }
  }

  @Test("levels sort by number only where each is one")
  func levelOrder() {
    #expect(LevelOrder.sorted(["10", "9", "1e1"]) == ["9", "10", "1e1"])
    #expect(LevelOrder.sorted(["10", "9", "nan"]) == ["10", "9", "nan"])
    #expect(
      LevelOrder.sorted(["b", "B", "é", "z", "😀", "\u{FFFD}"]) == [
        "B", "b", "z", "é", "\u{FFFD}", "😀",
      ])
    #expect(LevelOrder.sorted([]) == [])
  }
}

import Testing
import VignetteKit

@testable import vignette

/// What a person is told where YAML cannot be read: the likely slip and not the parser's state.
@Suite struct YAMLProblemTests {
  @Test(arguments: [
    ("name: a\n\ttitle: b\n", 2, "a tab at the start of the line"),
    ("title: Work: a choice\n", 1, "a ':' where no name can stand"),
    ("a:\n  b: 1\n c: 2\n", 3, "something that is no name with a ':'"),
    ("a:\n  text: {legal} it is\n  b: 1\n", 2, "something that is no name with a ':'"),
    ("title: @home\n", 1, "a text that begins with '@'"),
    ("a: b\nc\nd: e\n", 3, "a line without a name and a ':'"),
    ("title: *important\n", 1, "a value that begins with '*' and names no anchor"),
    ("a: [1, 2\nb: 3\n", 2, "a list without its closing ']'"),
    ("a: {b: 2\nc: 3\n", 2, "a mapping without its closing '}'"),
  ])
  func slipIsNamed(text: String, line: Int, found: String) throws {
    let mistake = try #require(Self.mistake(in: text))
    #expect(mistake.found.hasPrefix(found), "\(mistake)")
    #expect(mistake.position.line == line, "\(mistake)")
    #expect(!mistake.expected.isEmpty)
  }

  @Test(arguments: [
    ("a:\n  x: 1\n  b:\n    x: 2\n  # x: 3\n  x: 4\n", 6, 3),
    ("\"x\": 1\ny: 2\nx: 3\n", 3, 1),
    ("{x: 1, x: 2}\n", 1, 1),
  ])
  func keyThatStandsTwiceIsShownWhereItStandsAgain(text: String, line: Int, column: Int) throws {
    let mistake = try #require(Self.mistake(in: text))
    #expect(mistake.found.hasPrefix("the key 'x' twice"))
    #expect(mistake.position.line == line && mistake.position.column <= column + 1, "\(mistake)")
  }

  static func mistake(in text: String) -> StudyMistake? {
    do throws(StudyError) {
      _ = try DocumentNode(parsingYAML: text)
      return nil
    } catch {
      if case .syntax(let mistake) = error { return mistake }
      return nil
    }
  }
}

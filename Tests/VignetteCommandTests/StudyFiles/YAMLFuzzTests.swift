import TestSupport
import Testing
import VignetteKit

@testable import vignette

@Suite struct YAMLFuzzTests {
  /// The example of the documentation, mutated: reading it ends, with a study or with mistakes.
  @Test(arguments: 0..<4) func mutatedFilesAreReadOrRefused(shard: Int) throws {
    let example = Array(try StudyFormatExampleTests.example().utf8)
    var generator = SeededGenerator(seed: UInt64(shard) + 100)
    var refused = 0
    for _ in 0..<250 {
      var bytes = example
      for _ in 0...Int(generator.next(below: 3)) { Self.change(&bytes, &generator) }
      do {
        _ = try StudyFile.study(in: bytes, named: "study.yaml")
      } catch let error as StudyError {
        refused += 1
        #expect(!error.description.isEmpty)
      } catch {
        #expect(error as? StudyFileError == .notUTF8("study.yaml"))
      }
    }
    #expect(refused > 50)
  }

  /// Documents of a few tokens reach the corners of YAML itself.
  @Test(arguments: 0..<4) func smallDocumentsNeverOverwhelmTheReader(shard: Int) {
    var generator = SeededGenerator(seed: UInt64(shard))
    for _ in 0..<5_000 {
      let count = 1 + generator.next(below: 12)
      let text = (0..<count).map { _ in
        Self.tokens[Int(generator.next(below: UInt64(Self.tokens.count)))]
      }.joined()
      #expect(throws: (any Error).self, "\(text)") {
        try StudyFile.study(in: Array(text.utf8), named: "study.yaml")
      }
    }
  }

  /// A pattern that goes one level deeper each time.
  enum Nesting: String, CaseIterable {
    case brackets = "["
    case braces = "{"
    case dashes = "- "
    case tabs = "-\t"
    case keys = "? "
    case values = "a: ["
  }

  @Test(arguments: Nesting.allCases) func endlessNestingIsRefused(_ nesting: Nesting) {
    let text = String(repeating: nesting.rawValue, count: 100_000)
    #expect(throws: StudyError.self) { try DocumentNode(parsingYAML: text) }
  }

  @Test(arguments: ["a:", "-", "?"]) func endlessIndentationIsRefused(_ mark: String) {
    let lines = (0..<2_000).map { String(repeating: " ", count: $0) + mark + "\n" }
    #expect(throws: StudyError.self) { try DocumentNode(parsingYAML: lines.joined()) }
  }

  @Test func rulersAreNoNesting() throws {
    let ruler = String(repeating: "-", count: 300)
    let node = try DocumentNode(parsingYAML: "# \(ruler)\na: '\(ruler) \(ruler)'\n")
    #expect(node["a"] != nil)
  }

  @Test func aliasesOfAliasesAreRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let alias = "*a\(level - 1)"
      let items = Array(repeating: alias, count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    let error = #expect(throws: StudyError.self) { try DocumentNode(parsingYAML: text) }
    #expect(error?.description.contains("more than a million values") == true)
    #expect(throws: StudyError.self) { try DocumentNode(parsingYAML: text + "? *a12\n: key\n") }
  }

  @Test func aFewAliasesAreWelcome() throws {
    let node = try DocumentNode(parsingYAML: "a: &label {en: A}\nb: *label\nc: *label\n")
    #expect(node["c"]?["en"]?.content == .scalar("A", isQuoted: false))
  }

  private static func change(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int(generator.next(below: UInt64(bytes.count)))
    let end = min(bytes.count, place + 1 + Int(generator.next(below: 8)))
    switch generator.next(below: 4) {
    case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    case 1: bytes.removeSubrange(place..<end)
    case 2:
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int(generator.next(below: UInt64(place + 1))))
    default:
      let token = tokens[Int(generator.next(below: UInt64(tokens.count)))]
      bytes.replaceSubrange(place..<end, with: token.utf8)
    }
  }

  private static let tokens = [
    "a", "b: ", "- ", "? ", ": ", "\n", "  ", "[", "]", "{", "}", ", ", "&a ", "*a ", "*a",
    "!!str ",
    "!<x> ", "|\n", ">-\n", "'", "\"", "\\", "#", " #", "%YAML 1.2\n", "---", "...", "\t", "<<: ",
    "@",
    "`", "~", "null", "0", "é", "\u{85}", "\u{2028}", "\u{FEFF}", "\0", "\u{7}", "\r", "\r\n", "!",
  ]
}

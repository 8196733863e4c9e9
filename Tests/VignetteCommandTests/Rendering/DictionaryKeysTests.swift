import Foundation
import TestSupport
import Testing

/// A dictionary literal with the same key twice is a crash, on the first day that it is used; the
/// compiler does not find it.
@Suite struct DictionaryKeysTests {
  @Test func wordsHaveEachKeyOnce() throws {
    let folder = Repository.root.appendingPathComponent("Sources/vignette/Rendering")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var literals = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for keys in Self.keysOfLiterals(in: text) {
        literals += 1
        let repeated = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(repeated.isEmpty, "\(file.lastPathComponent): \(repeated.sorted())")
      }
    }
    #expect(literals >= 3, "only \(literals) literals were found")
  }

  @Test func aRepeatedKeyIsSeen() {
    let text = """
      static let words: [String: String] = [
        "a": "b: c", "d": "\\"e\\": f",
        "a": "g",
      ]
      """
    #expect(Self.keysOfLiterals(in: text) == [["a", "d", "a"]])
  }

  /// The keys of each `[String: ...]` literal: the quoted texts that a colon follows.
  private static func keysOfLiterals(in text: String) -> [[String]] {
    var literals: [[String]] = []
    var keys: [String]?
    for line in text.split(separator: "\n") {
      if line.contains("[String: "), line.hasSuffix("= [") { keys = [] }
      guard keys != nil else { continue }
      if line.trimmingCharacters(in: .whitespaces) == "]", let found = keys {
        literals.append(found)
        keys = nil
        continue
      }
      for match in line.matches(of: /"((?:[^"\\]|\\.)*)"(:?)/) where match.2 == ":" {
        keys?.append(String(match.1))
      }
    }
    return literals
  }
}

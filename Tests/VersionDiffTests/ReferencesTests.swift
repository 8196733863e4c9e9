import Foundation
import TestSupport
import Testing

/// Documentation cites sources by the keys of `References.md`.
@Suite struct ReferencesTests {
  private let listed: [String]
  private let cited: Set<String>

  init() throws {
    let list = try Self.text(of: "References.md")
    listed = list.matches(of: /^- \[(\w+)\]/.anchorsMatchLineEndings()).map { String($0.1) }
    var cited: Set<String> = []
    for module in ["VignetteKit", "VersionDiff", "vignette"] {
      let base = "Sources/\(module)"
      let folder = Repository.root.appendingPathComponent(base).path
      let paths = try #require(FileManager.default.enumerator(atPath: folder))
      for case let path as String in paths where path.hasSuffix(".swift") {
        for line in try Self.text(of: "\(base)/\(path)").split(separator: "\n") {
          // A key ends in a year or is one of the few names without one.
          guard let comment = line.firstRange(of: "//").map({ line[$0.lowerBound...] }) else {
            continue
          }
          let isCitation = comment.contains("Reference:")
          for match in comment.matches(of: /\[([A-Z]\w+)\](?!\()/)
          where isCitation || match.1.suffix(4).allSatisfy(\.isNumber) {
            cited.insert(String(match.1))
          }
        }
      }
    }
    self.cited = cited
  }

  @Test func everyCitedKeyIsListedAndEveryListedKeyIsCited() {
    #expect(cited.count > 40, "the citations were not found")
    let unlisted = cited.subtracting(listed).sorted()
    #expect(unlisted.isEmpty, "cited without a line in References.md")
    let uncited = Set(listed).subtracting(cited).sorted()
    #expect(uncited.isEmpty, "listed and cited nowhere")
  }

  @Test func keysStandOnceAndInOrder() {
    #expect(listed == listed.sorted { $0.lowercased() < $1.lowercased() })
    #expect(Set(listed).count == listed.count)
  }

  private static func text(of path: String) throws -> String {
    try String(
      contentsOf: Repository.root.appendingPathComponent(path), encoding: .utf8)
  }
}

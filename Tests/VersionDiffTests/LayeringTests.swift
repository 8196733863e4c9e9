import Foundation
import Testing
import TestSupport

/// Inside a module nothing stops a low layer from using a higher one, so this reads the code.
@Suite struct LayeringTests {
  /// The layer of each folder; a file may use types of its own layer and of smaller ones.
  static let layers: [String: [String: Int]] = [
    "VignetteKit": [
      "Numerics": 0, "Study": 1, "Design": 1, "Assignment": 1, "Responses": 1, "Weighting": 1,
      "Text": 1, "Questionnaire": 2,
    ],
    "VersionDiff": [
      "Numerics": 0, "Formula": 2, "Estimates": 2, "Models": 3, "HypothesisTests": 3,
      "Comparison": 4, "Fieldwork": 4, "Power": 4, "Published": 4, "Sequential": 4, "Simulation": 4,
      "Tables": 5,
    ],
  ]

  @Test(arguments: ["VignetteKit", "VersionDiff"])
  func noFileUsesAHigherLayer(module: String) throws {
    let folders = try #require(Self.layers[module])
    let files = try sources(of: module)
    var home: [String: (folder: String, layer: Int)] = [:]
    for file in files {
      guard let folder = file.folder else { continue }
      let layer = try #require(folders[folder], "\(folder) has no layer")
      for name in file.declaredTypes { home[name] = (folder, layer) }
    }
    #expect(home.count > 10, "the types of \(module) were not found")
    for file in files {
      guard let folder = file.folder, let layer = folders[folder] else { continue }
      let higher = file.words.filter { (home[$0]?.layer ?? 0) > layer }.sorted()
      #expect(higher.isEmpty, "\(file.name) (\(folder)) uses \(higher)")
    }
  }

  @Test func librariesImportOnlyTheToolchain() throws {
    let allowed: Set = ["Glibc", "Darwin", "Dispatch", "Synchronization", "VignetteKit"]
    for module in Self.layers.keys {
      for file in try sources(of: module) {
        #expect(file.imports.subtracting(allowed).isEmpty, "\(file.name)")
      }
    }
  }

  private struct SourceFile {
    let name: String
    let folder: String?
    let declaredTypes: Set<String>
    let words: Set<String>
    let imports: Set<String>
  }

  private func sources(of module: String) throws -> [SourceFile] {
    let base = Repository.root.appendingPathComponent("Sources/\(module)").path
    let paths = try #require(FileManager.default.enumerator(atPath: base))
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { path in
      let text = try String(contentsOfFile: "\(base)/\(path)", encoding: .utf8)
      let code = text.split(separator: "\n", omittingEmptySubsequences: true)
        .map { line in line.components(separatedBy: "//")[0] }.joined(separator: "\n")
      let parts = path.split(separator: "/")
      return SourceFile(
        name: path,
        folder: parts.count > 1 ? String(parts[0]) : nil,
        declaredTypes: matches(
          #"(?m)^(?:public |package )?(?:final )?(?:struct|enum|class|protocol|actor) (\w+)"#, code),
        words: matches(#"\b([A-Z]\w+)\b"#, code.replacing(#/"[^"\n]*"/#, with: "")),
        imports: matches(#"(?m)^\s*import (\w+)"#, code))
    }
  }

  private func matches(_ pattern: String, _ text: String) -> Set<String> {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let range = NSRange(text.startIndex..., in: text)
    return Set(
      expression.matches(in: text, range: range).compactMap {
        Range($0.range(at: 1), in: text).map { String(text[$0]) }
      })
  }
}

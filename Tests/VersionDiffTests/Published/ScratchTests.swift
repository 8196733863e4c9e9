import Foundation
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct ScratchTests {
  @Test(arguments: ["civil-servants", "deservingness"]) func show(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "/tmp/t/\(name).json"))
    let study = try Study(from: DocumentNode(parsingJSON: Array(data)), named: name)
    let check = StudyCheck(of: study)
    for f in check.findings {
      print("[\(f.severity.rawValue)] \(f.rule) @ \(f.place)\n   \(f.found)\n   size: \(String(describing: f.size))\n   \(f.advice)")
    }
    for v in check.verified { print("ok \(v.rule) @ \(v.place): \(v.holds)") }
    for d in check.derived { print("derived \(d)") }
    if name == "civil-servants" {
      let start = Date()
      let document = try PublishedComparison(of: study).document()
      print("time", Date().timeIntervalSince(start))
      for w in document.warnings { print("! \(w.code): \(w.message)") }
      for id in ["envelope", "printed", "balance", "integrity"] { print(id); for r in document[id]?.rows ?? [] { print("  ", r) } }
    }
  }
}

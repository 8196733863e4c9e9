import Foundation
import Testing

/// Expects a text to equal the stored one in `Tests/VignetteCommandTests/Snapshots`.
///
/// With the environment variable `RECORD_SNAPSHOTS` set, the text is stored instead and the test
/// fails, so that a recording never passes for a check.
public func expectSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = Repository.root.appendingPathComponent("Tests/VignetteCommandTests/Snapshots")
  let url = folder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: url)
    Issue.record(
      "recorded \(name); run again without RECORD_SNAPSHOTS", sourceLocation: sourceLocation)
    return
  }
  let stored = try String(decoding: Data(contentsOf: url), as: UTF8.self)
  #expect(text == stored, "differs from Snapshots/\(name)", sourceLocation: sourceLocation)
}

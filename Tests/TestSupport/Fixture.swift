import Foundation

/// Reference results that an independent program computed, read from `Tests/Reference/fixtures`.
public struct Fixture<Case: Decodable & Sendable>: Decodable, Sendable {
  /// The program and version that computed the results.
  public let source: String
  /// The script in `Tests/Reference` that wrote the file.
  public let script: String
  /// One entry per result.
  public let cases: [Case]

  /// Reads `Tests/Reference/fixtures/NAME.json`.
  public static func load(_ name: String) throws -> Fixture<Case> {
    let url = Repository.root.appendingPathComponent("Tests/Reference/fixtures/\(name).json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }
}

/// Where the checkout that is being tested lies.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static var root: URL {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }
}

import Foundation

/// A program run to its end, with what it printed.
public struct ProcessRun: Sendable {
  /// The exit status.
  public let status: Int32
  /// What it wrote to standard output.
  public let standardOutput: String
  /// What it wrote to standard error.
  public let standardError: String

  /// Runs a program found on the path (or by its full path) in a folder.
  public init(
    _ arguments: [String], in folder: URL = Repository.root,
    environment: [String: String] = [:]
  ) throws {
    let outputs = FileManager.default.temporaryDirectory
      .appendingPathComponent("run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: outputs) }
    // Files, not pipes: a full pipe that nobody reads would block the program.
    let handles = try ["out", "err"].map { name in
      let file = outputs.appendingPathComponent(name)
      try Data().write(to: file)
      return try FileHandle(forWritingTo: file)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    status = process.terminationStatus
    standardOutput = try String(
      decoding: Data(contentsOf: outputs.appendingPathComponent("out")), as: UTF8.self)
    standardError = try String(
      decoding: Data(contentsOf: outputs.appendingPathComponent("err")), as: UTF8.self)
  }
}

extension Repository {
  /// The `vignette` that was built beside the running tests.
  public static var command: String {
    let bundle = CommandLine.arguments.first.map { URL(fileURLWithPath: $0) }
    let folder = bundle?.deletingLastPathComponent() ?? root.appendingPathComponent(".build/debug")
    return folder.appendingPathComponent("vignette").path
  }
}

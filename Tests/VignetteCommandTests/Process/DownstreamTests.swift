import Foundation
import Testing
import TestSupport

/// A package that uses only the libraries must resolve no other package.
@Suite struct DownstreamTests {
  @Test func aPackageThatUsesTheLibrariesResolvesNothingElse() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("downstream-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let sources = folder.appendingPathComponent("Sources/Downstream")
    try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
    let identity = Repository.root.lastPathComponent
    try """
    // swift-tools-version: 6.1
    import PackageDescription
    let package = Package(
      name: "Downstream",
      dependencies: [.package(path: "\(Repository.root.path)")],
      targets: [
        .executableTarget(
          name: "Downstream",
          dependencies: [
            .product(name: "VersionDiff", package: "\(identity)"),
            .product(name: "VignetteKit", package: "\(identity)"),
          ])
      ])
    """.write(
      to: folder.appendingPathComponent("Package.swift"), atomically: true, encoding: .utf8)
    try """
    import VersionDiff
    import VignetteKit
    print(Normal.standard.survival(0), LevelOrder.sorted(["10", "9"]))
    """.write(to: sources.appendingPathComponent("main.swift"), atomically: true, encoding: .utf8)

    let run = try ProcessRun(
      ["swift", "run", "--package-path", folder.path, "Downstream"], in: folder)
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput == "0.5 [\"9\", \"10\"]\n")
    let checkouts = folder.appendingPathComponent(".build/checkouts").path
    let resolved = (try? FileManager.default.contentsOfDirectory(atPath: checkouts)) ?? []
    #expect(resolved.isEmpty, "resolved \(resolved)")
  }
}

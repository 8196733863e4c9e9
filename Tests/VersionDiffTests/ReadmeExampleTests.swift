import Foundation
import Testing
import VersionDiff
import VignetteKit

/// The README's example of the libraries, on a file with a known result.
@Suite struct ReadmeExampleTests {
  @Test func theExampleRunsAsShown() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("answers-\(UUID().uuidString).csv").path
    let rows = Array(repeating: ["1,a", "1,b", "2,a", "2,b", "2,b"], count: 20).flatMap { $0 }
    try ("version,advice\n" + rows.joined(separator: "\n") + "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }

    // The version's column holds 1 and 2, which are labels here.
    let responses = try CSVReader(roles: ["version": .labels]).contents(ofFileAt: path).table
    let comparison = try VersionComparison(of: "2", against: "1", on: "advice", in: responses)
    // By hand: 20 and 20 against 20 and 40, so 100 (20 * 40 - 20 * 20)^2 / (40 * 60 * 40 * 60).
    let statistic = try #require(comparison.pearson.statistic)
    #expect(abs(statistic - 100.0 / 36) < 1e-12)
  }
}

import Foundation
import TestSupport
import Testing

/// `vignette simulate`, run as a process.
@Suite struct SimulateTests {
  private func vignette(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun([Repository.command] + arguments)
  }

  @Test func ratingsAreDataWhoseHeaderSaysWhatTheyAre() throws {
    let run = try vignette("simulate", "Studies/deservingness", "--published", "--seed", "7")
    #expect(run.status == 0, "\(run.standardError)")
    let lines = run.standardOutput.split(separator: "\n")
    let header = try #require(lines.first)
    #expect(header.hasPrefix("respondent,vignette,effort,need,reputation,psrb,\"synthetic"))
    #expect(header.contains("given up") && header.contains("46 respondents, not 58"))
    #expect(lines.count == 1 + 46 * 8)
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",yes") })
    #expect(run.standardError.contains("seed 7") && run.standardError.contains("given up"))
    let again = try vignette("simulate", "Studies/deservingness", "--published", "--seed", "7")
    #expect(again.standardOutput == run.standardOutput)
  }

  @Test func whatCannotBeMadeIsRefused() throws {
    let plain = try vignette("simulate", "Studies/deservingness")
    #expect(plain.status == 64 && plain.standardError.contains("--published"))
    let other = try vignette("simulate", "Studies/civil-servants", "--published")
    #expect(other.status == 1 && other.standardError.contains("no published table of main effects"))
    let none = try vignette(
      "simulate", "Studies/deservingness", "--published", "--respondents", "1")
    #expect(none.status == 1 && none.standardError.contains("from 2 to 100000"))
    #expect([plain, other, none].allSatisfy { $0.standardOutput.isEmpty })
  }
}

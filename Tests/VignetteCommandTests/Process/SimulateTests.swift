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
    #expect(plain.status == 1 && plain.standardError.contains("Nothing says what the answers to"))
    let other = try vignette("simulate", "Studies/civil-servants", "--published")
    #expect(other.status == 1 && other.standardError.contains("no published table of main effects"))
    let none = try vignette(
      "simulate", "Studies/deservingness", "--published", "--respondents", "1")
    #expect(none.status == 1 && none.standardError.contains("from 2 to 100000"))
    #expect([plain, other, none].allSatisfy { $0.standardOutput.isEmpty })
  }

  @Test func aRehearsalRunsThroughThePlan() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rehearsal-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try vignette(
      "simulate", "Studies/who-deserves-help", "--seed", "5", "--output", folder.path + "/",
      "--log", folder.path + "/log.jsonl")
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardError.contains("seed 5") && run.standardError.contains("as expected"))
    let people = folder.appendingPathComponent("respondents.csv").path
    let ratings = folder.appendingPathComponent("ratings.csv").path
    let audit = try vignette(
      "audit", "Studies/who-deserves-help", "--log", folder.path + "/log.jsonl", "--seed", "5",
      "--format", "json")
    #expect(audit.status == 0, "\(audit.standardError)")
    #expect(!audit.standardOutput.contains("not.done") && !audit.standardOutput.contains("failed"))
    let compared = try vignette(
      "compare", "Studies/who-deserves-help", "--data", people, "--outcome", "ask-leader",
      "--format", "json")
    #expect(compared.status == 0, "\(compared.standardError)")
    #expect(!compared.standardOutput.contains("departs-from-plan"))
    let fitted = try vignette(
      "effects", "Studies/who-deserves-help", "--data", ratings, "--format", "json")
    #expect(fitted.status == 0, "\(fitted.standardError)")
    #expect(fitted.standardOutput.contains("\"effort[high]\""))
    #expect(!fitted.standardOutput.contains("departs-from-plan"))
  }

  @Test func departuresFromAPreregisteredPlanAreListed() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("departure-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try vignette("simulate", "Studies/who-deserves-help", "--output", folder.path + "/")
    let people = folder.appendingPathComponent("respondents.csv").path
    let ratings = folder.appendingPathComponent("ratings.csv").path
    let compared = try vignette(
      "compare", "Studies/who-deserves-help", "--data", people, "--outcome", "ask-leader",
      "--margin", "10", "--confidence", "0.9")
    #expect(compared.standardOutput.contains("The plan's margin is 5.0 points"))
    #expect(compared.standardOutput.contains("The plan's confidence is 0.95"))
    let fitted = try vignette(
      "effects", "Studies/who-deserves-help", "--data", ratings, "--formula",
      "bend ~ effort + (1 | respondent)")
    let words = fitted.standardOutput.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("is not planned; planned: bend ~ client"))
    let named = try vignette(
      "effects", "Studies/who-deserves-help", "--data", ratings, "--model", "nonsense")
    #expect(named.status == 64 && named.standardError.contains("planned: main, backing"))
  }

  @Test func expectationsThatCannotBeMeantAreRefused() throws {
    func refusal(_ arguments: String...) throws -> String {
      let run = try ProcessRun(
        [Repository.command, "simulate", "Studies/deservingness"] + arguments)
      #expect(run.status == 64 && run.standardOutput.isEmpty)
      return run.standardError
    }
    let level = try refusal("--mean", "5", "--sd", "1", "--effects", "effort=hgih:0.5")
    #expect(level.contains("'hgih'") && level.contains("did you mean 'high'?"))
    #expect(try refusal("--effects", "effort=high:0.5").contains("give --mean and --sd"))
    #expect(
      try refusal("--mean", "5", "--sd", "1", "--effects", "effort").contains(
        "such as 'effort=high:0.5'"))
    #expect(try refusal("--published", "--mean", "5").contains("leave it out with --published"))
    let several = try vignette(
      "simulate", "Studies/who-deserves-help")
    #expect(several.status == 64 && several.standardError.contains("respondents, ratings"))
  }
}

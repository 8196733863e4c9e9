import Foundation
import TestSupport
import Testing

@testable import vignette

/// `vignette prereg`, run as a process.
@Suite struct PreregTests {
  private func prereg(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun([Repository.command, "prereg"] + arguments)
  }

  @Test(arguments: PreregistrationFormat.allCases, ["en", "nl"])
  func everyFormSaysWhatThePlanBindsTo(form: PreregistrationFormat, language: String) throws {
    let file = try StudyFile(
      at: Repository.root.appendingPathComponent("Studies/who-deserves-help").path)
    // Without power, which takes a while in a debug build and has a test of its own.
    let facts = PreregistrationFacts(
      study: try file.study.designed(), language: try #require(.init(rawValue: language)),
      digests: PreregistrationDigests(file), power: nil)
    let text = form.rendered(facts)
    for part in [
      "320", "bend ~ client + effort", "0.95", "0.05", "ask-leader", "±5",
      language == "nl" ? "zwaarder" : "count for more",
      language == "nl" ? "nooit samen getoond" : "never shown together",
    ] {
      #expect(text.contains(part), "\(form) \(language) lacks '\(part)'")
    }
    #expect(text.contains(FileDigest.sha256(file.bytes)))
    #expect(text.contains(FileDigest.sha256(Array(file.study.planText.utf8))))
  }

  /// The power of every planned contrast stands there, as `power` computes it.
  @Test func thePowerOfEachContrastIsStated() throws {
    let text = try prereg("Studies/who-deserves-help").standardOutput
    #expect(text.contains("Power at the level 0.05, with 320 respondents:"), "\(text)")
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("- ask-leader") }
    #expect(lines.contains { $0.contains("Pearson") && $0.hasSuffix(" %") }, "\(lines)")
  }

  @Test func whatTheFileDoesNotSayStandsInBrackets() throws {
    let text = try prereg("Studies/deservingness").standardOutput
    #expect(text.contains("[not stated in the study file: preregistration, hypotheses]"))
    #expect(text.contains("[not stated in the study file: assignment]"))
    #expect(text.contains("psrb ~ effort + need + reputation + (1 | respondent)"))
    let dutch = try prereg("Studies/deservingness", "--lang", "nl").standardOutput
    #expect(dutch.contains("[niet vermeld in het studiebestand: preregistration, hypotheses]"))
  }
}

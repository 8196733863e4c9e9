import Foundation
import Testing
import TestSupport

@testable import vignette

/// `vignette render`, run as a process.
@Suite struct RenderCommandTests {
  private func render(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun([Repository.command, "render"] + arguments)
  }

  @Test func aVersionAsItsReadersSeeIt() throws {
    let run = try render("Studies/civil-servants", "--version", "2", "--dilemma", "dilemma1")
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput.hasPrefix("dilemma1: An order that cannot be carried out in time\n"))
    #expect(!run.standardOutput.contains("temporary contract"))
    #expect(run.standardOutput.contains("certainly does not allow"))
    #expect(run.standardOutput.contains("    ( ) Resign\n"))
  }

  @Test func versionsSideBySide() throws {
    let run = try render(
      "Studies/civil-servants", "--diff", "--dilemma", "dilemma1", "--lang", "nl")
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput.contains("Versie 1"))
    #expect(run.standardOutput.contains("[-mogelijk-]"))
    #expect(run.standardOutput.contains("{+zeker+}"))
    let page = try render("Studies/civil-servants", "--diff", "--format", "html")
    #expect(page.standardOutput.contains("possibly</del>"))
    #expect(page.standardOutput.contains("certainly</ins>"))
    #expect(!page.standardOutput.contains("http"))
    let markdown = try render("Studies/civil-servants", "--diff", "--format", "markdown")
    #expect(markdown.standardOutput.contains("~~possibly~~"))
    #expect(markdown.standardOutput.contains("**certainly**"))
  }

  /// One version alone is compared with the reference.
  @Test func oneVersionIsComparedWithTheReference() throws {
    let both = try render("Studies/civil-servants", "--diff")
    let one = try render("Studies/civil-servants", "--diff", "--version", "2")
    #expect(both.standardOutput == one.standardOutput)
  }

  @Test func tablesHoldEveryLanguage() throws {
    let run = try render("Studies/civil-servants", "--format", "json")
    let parsed = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8))
    let document = try #require(parsed as? [String: Any])
    let tables = try #require(document["tables"] as? [[String: Any]])
    #expect(
      tables.map { $0["id"] as? String } == ["texts", "lengths", "differences", "findings"])
    let texts = try #require(tables[0]["rows"] as? [[String: Any]])
    #expect(Set(texts.compactMap { $0["language"] as? String }) == ["en", "nl"])
    // The wording of a level is in the table as it is read.
    let told = texts.first {
      $0["task"] as? String == "dilemma3" && $0["version"] as? String == "1"
        && $0["language"] as? String == "en" && $0["part"] as? String == "text"
    }
    #expect((told?["text"] as? String)?.contains("The damage is large: there are wide") == true)
  }

  @Test func aTableAsCSV() throws {
    let run = try render(
      "Studies/deservingness", "--format", "csv", "--table", "lengths", "--language", "en")
    #expect(run.status == 0, "\(run.standardError)")
    let lines = run.standardOutput.split(separator: "\n").map(String.init)
    let columns = [
      "task", "type", "version", "vignette", "language", "part", "question", "words", "sentences",
      "long.words", "words.per.sentence", "lix",
    ]
    #expect(lines.first == columns.joined(separator: ","))
    #expect(lines.count == 9)
    #expect(lines[1].hasPrefix("clients,vignettes,,V1,en,text,,119,7,18,17.0,"))
  }

  @Test(arguments: [
    (["--version", "3"], "no version '3'"), (["--language", "n"], "no language 'n'"),
    (["--dilemma", "dilema1"], "did you mean 'dilemma1'"),
    (["--set", "x"], "no vignette set 'x'"), (["--vignette", "V1"], "no vignette 'V1'"),
  ])
  func unknownNamesEndWithStatusOne(arguments: [String], words: String) throws {
    let run = try ProcessRun(
      [Repository.command, "render", "Studies/civil-servants"] + arguments)
    #expect(run.status == 1)
    #expect(run.standardError.contains(words), "\(run.standardError)")
    #expect(run.standardOutput.isEmpty)
  }

  @Test func strictEndsWithStatusOneWhereThereAreWarnings() throws {
    #expect(try render("Studies/civil-servants", "--check").status == 0)
    #expect(try render("Studies/civil-servants", "--check", "--strict").status == 1)
    #expect(try render("Studies/civil-servants", "--check", "--diff").status == 64)
  }
}

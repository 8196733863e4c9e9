import Foundation
import TestSupport
import Testing
import VersionDiff
import VignetteKit

@testable import vignette

/// `vignette design`, run as a process, and what it writes.
@Suite struct DesignCommandTests {
  private static let study = """
    format: vignette.study/1
    name: help
    languages: [en]
    title: Help at home
    factors:
      age:
        label: Age
        levels:
          young: {label: young, text: young}
          middle: {label: middle, text: middle}
          old: {label: old, text: old}
      income:
        label: Income
        levels: {low: {label: l, text: l}, mid: {label: m, text: m}, high: {label: h, text: h}}
      need:
        label: Need
        levels: {'no': {label: n, text: n}, some: {label: s, text: s}, much: {label: m, text: m}}
      effort:
        label: Effort
        levels: {low: {label: l, text: l}, mid: {label: m, text: m}, high: {label: h, text: h}}
      sex: {label: Sex, levels: {man: {label: m, text: He}, woman: {label: w, text: She}}}
      origin:
        label: Origin
        levels: {here: {label: h, text: here}, abroad: {label: a, text: abroad}}
    versions:
      "1": The only version
    vignettes:
      clients:
        title: A client
        text: "{sex} is {age}, from {origin}, {income}, {need}, {effort}."
        factors: [age, income, need, effort, sex, origin]
        questions: [willing]
    PLAN
    questions:
      willing: {kind: rating, label: Willing, text: How willing?, min: 1, max: 7}

    """

  private static let plan = """
        design:
          exclude:
            - levels: {need: 'no', effort: high}
              because: Nobody who needs nothing tries hard.
          DECKS
          seed: 3
    """

  private struct Exported: Decodable {
    let set: String
    let vignettes: [String: [String: String]]
    let decks: [String: [String]]
  }

  private func design(_ arguments: [String]) throws -> ProcessRun {
    try ProcessRun([Repository.command, "design"] + arguments)
  }

  /// A plan for decks.
  private func plan(_ decks: String) -> String {
    Self.plan.replacingOccurrences(of: "DECKS", with: decks)
  }

  private func withStudy(_ plan: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("design-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Self.study.replacingOccurrences(of: "PLAN", with: plan)
    try text.write(
      to: folder.appendingPathComponent("study.yaml"), atomically: true, encoding: .utf8)
    try body(folder.path)
  }

  /// What is exported can stand in the plan's place, and gives the same design.
  @Test func exportedVignettesReadBack() throws {
    let plan = plan("effects: [need, sex]\n      decks: {count: 4, size: 4}")
    try withStudy(plan) { folder in
      let yaml = try design([folder, "--export", "yaml"])
      #expect(yaml.status == 0, "\(yaml.standardError)")
      #expect(yaml.standardError.contains("seed 3"))
      let planned = try StudyFile(at: folder).study.designed()
      try withStudy(yaml.standardOutput.trimmingCharacters(in: .newlines)) { copy in
        let listed = try StudyFile(at: copy).study
        #expect(listed.vignetteSets[0].vignettes == planned.vignetteSets[0].vignettes)
        #expect(listed.vignetteSets[0].decks == planned.vignetteSets[0].decks)
        #expect(listed.vignetteSets[0].decks.count == 4)
      }
      let json = try design([folder, "--export", "json"])
      let exported = try JSONDecoder().decode(
        Exported.self, from: Data(json.standardOutput.utf8))
      #expect(exported.decks["D1"] == planned.vignetteSets[0].decks[0].vignettes)
      #expect(exported.set == "clients" && exported.vignettes.count == 16)
      let csv = try design([folder, "--export", "csv"])
      #expect(csv.standardOutput.split(separator: "\n").count == 17)
      #expect(csv.standardOutput.hasPrefix("deck,position,vignette,age,income,need,effort,sex,"))
    }
  }

  @Test func saysWhatTheDesignCanTell() throws {
    try withStudy(plan("decks: {count: 16, size: 4}")) { folder in
      let run = try design([folder, "--starts", "1"])
      #expect(run.status == 0, "\(run.standardError)")
      let words = run.standardOutput.split(separator: "\n").joined(separator: " ")
      for statement in [
        "They stand in 16 decks of 4; each respondent judges one deck.",
        "36 of 324 combinations are left out", "Nobody who needs nothing tries hard.",
        "need=no, effort=high", "Seed: 3",
      ] {
        #expect(words.contains(statement), "\(statement)")
      }
      for line in run.standardOutput.split(separator: "\n") {
        #expect(TextLayout.width(String(line)) <= 80, "\(line)")
      }
    }
  }

  @Test(
    "Refuses with the remedy",
    arguments: [
      (["--vignettes", "9"], "ask for 8 at most", 1),
      (["--decks", "29", "--deck-size", "2"], "make 28 decks at most", 1),
      (["--effects", "efort"], "did you mean 'effort'?", 1),
      (["--exclude", "effort=low"], "at one level only", 1),
      (["--exclude", "effort"], "'a=x,b=y'", 64), (["--decks", "9"], "--deck-size", 64),
      (["--vignettes", "4", "--runs", "4"], "give one of them", 64),
      (["--set", "clints"], "did you mean 'clients'?", 1),
    ])
  func refusals(options: [String], remedy: String, status: Int32) throws {
    let run = try design(["Studies/deservingness"] + options)
    #expect(run.status == status)
    #expect(run.standardError.contains(remedy), "\(run.standardError)")
    #expect(run.standardOutput.isEmpty)
  }

  @Test func studiesWithoutVignettesRefuseTheirOptions() throws {
    let run = try design(["Studies/civil-servants", "--vignettes", "4"])
    #expect(run.status == 1 && run.standardError.contains("no set of vignettes"))
  }

  @Test("Every sentence, title and column is there in Dutch")
  func dutch() throws {
    let studies = ["civil-servants", "deservingness"]
    var documents = try studies.map { name in
      let study = try StudyFile(
        at: Repository.root.appendingPathComponent("Studies/\(name)").path
      ).study
      let designed = try study.vignetteSets.first.map { set in
        DesignReport.Vignettes(of: try VignetteDesign(study.designRequest(for: set)))
      }
      return TableDocument(designed: designed, versions: try DesignReport.Versions(of: study))
    }
    let factors = (0..<5).map { DesignFactor(id: "f\($0)", levels: ["low", "high"]) }
    let left = [LevelReference(factor: "f0", level: "low"), .init(factor: "f1", level: "low")]
    let interaction = [["f0"], ["f1"], ["f2"], ["f0", "f2"]]
    for request in [
      VignetteDesignRequest(factors: factors, vignettes: 16),
      VignetteDesignRequest(factors: factors, fraction: .runs(12), perRespondent: 6),
      VignetteDesignRequest(factors: factors, fraction: .runs(8)),
      VignetteDesignRequest(
        factors: factors, exclusions: [left], decks: .planned(count: 3, size: 4), starts: 5),
      VignetteDesignRequest(
        factors: factors, effects: interaction, exclusions: [left], vignettes: 10, starts: 5),
      VignetteDesignRequest(factors: factors, exclusions: [left]),
      VignetteDesignRequest(
        factors: Array(factors.prefix(2)),
        decks: .listed([.init(name: "A", vignettes: [0, 2]), .init(name: "B", vignettes: [1, 3])])),
    ] {
      documents.append(
        TableDocument(
          designed: DesignReport.Vignettes(of: try VignetteDesign(request), reasons: ["x"]),
          versions: nil))
    }
    for document in documents {
      var sentences = document.warnings.map(\.message) + document.tables.flatMap(\.notes)
      sentences += document["summary"]?.tableRows().compactMap { $0.text("finding") } ?? []
      sentences += document.tables.map(\.title).filter { $0 != "Decks" }
      for sentence in sentences { #expect(Phrasebook.dutch(sentence) != sentence) }
      for column in document.tables.flatMap(\.columns) where column.name != column.label {
        #expect(Vocabulary.dutchColumns[column.name] != nil, "\(column.name)")
      }
    }
  }
}

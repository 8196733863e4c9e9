import Crypto
import Foundation
import TestSupport
import Testing
import VignetteKit

/// `vignette assign` and `vignette audit`, run as processes, beside the verifier in Python.
@Suite struct AssignTests {
  static let seed = "9f86d081884c7d659a2feaa0c55ad015"

  /// The library's own SHA-256 beside another's.
  @Test func theHashIsSHA256() {
    for count in [0, 1, 55, 56, 63, 64, 65, 1000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 31) }
      let expected = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
      let text = String(decoding: bytes.map { $0 & 0x7F }, as: UTF8.self)
      let ofText = SHA256.hash(data: Array(text.utf8)).map { String(format: "%02x", $0) }.joined()
      #expect(SeedCommitment(to: text).digest == ofText)
      #expect(SHA256Hasher.hexadecimal(of: bytes) == expected)
    }
  }

  @Test(
    arguments: [
      ("simple", "random"), ("blocks", "random"), ("blocks", "williams"), ("blocks", "fixed"),
      ("minimisation", "latin-square"), ("simple", "williams"),
    ])
  func anotherProgramDerivesTheSameLog(method: String, order: String) throws {
    try withFolder { folder in
      let log = "\(folder)/log.jsonl"
      try Self.study(method, order).write(
        toFile: "\(folder)/study.yaml", atomically: true, encoding: .utf8)
      var arguments = ["assign", "\(folder)/study.yaml", "--log", log]
      var check = ["python3", "Verify/verify_assignments.py", log]
      if method != "simple" {
        arguments += ["--seed", Self.seed]
        check += ["--seed", Self.seed]
      }
      // Three calls, so that the log is continued twice.
      try Self.units(1...50).write(toFile: "\(folder)/first.csv", atomically: true, encoding: .utf8)
      try Self.units(41...90).write(
        toFile: "\(folder)/second.csv", atomically: true, encoding: .utf8)
      let dropped =
        "unit,status\n"
        + (1...9).map { "u\(5 * $0),\($0 > 6 ? "completed" : "dropped")\n" }.joined()
      try dropped.write(toFile: "\(folder)/status.csv", atomically: true, encoding: .utf8)
      let first = try vignette(arguments + ["--units", "\(folder)/first.csv"])
      #expect(first.status == 0, "\(first.standardError)")
      let second = try vignette(
        arguments + ["--units", "\(folder)/second.csv", "--status", "\(folder)/status.csv"])
      #expect(second.status == 0, "\(second.standardError)")
      let before = try String(contentsOfFile: log, encoding: .utf8)
      let third = try vignette(arguments + ["--units", "\(folder)/second.csv"])
      #expect(third.status == 0)
      #expect(try String(contentsOfFile: log, encoding: .utf8) == before)
      #expect(before.contains("\"replaces\"") == (method == "blocks"))

      let verified = try ProcessRun(check)
      #expect(verified.status == 0, "\(verified.standardOutput) \(verified.standardError)")
      #expect(verified.standardOutput.contains("100 lines agree"))
      let audited = try vignette(
        ["audit", "\(folder)/study.yaml", "--log", log]
          + (method == "simple" ? [] : ["--seed", Self.seed]))
      #expect(audited.status == 0, "\(audited.standardOutput)")
      // A version changed in the middle: both programs name the line.
      var lines = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      lines[30] = lines[30].replacing("\"version\":\"1\"", with: "\"version\":\"2\"")
        .replacing("u30", with: "u300")
      try lines.joined(separator: "\n").write(toFile: log, atomically: true, encoding: .utf8)
      let found = try ProcessRun(check)
      #expect(found.status == 1 && found.standardOutput.hasPrefix("line 31 "))
      let named = try vignette(
        ["audit", "\(folder)/study.yaml", "--log", log, "--format", "csv", "--table", "audit"])
      #expect(named.status == 1 && named.standardOutput.contains("chain,failed,31,"))
    }
  }

  @Test func theVectorsAgree() throws {
    let run = try ProcessRun([
      "python3", "Verify/verify_assignments.py", "--vectors",
      "Tests/Reference/fixtures/assignments.json",
    ])
    #expect(run.status == 0 && run.standardOutput.contains("7 vectors agree"))
  }

  @Test func aTornLogIsResumedAndEndsTheSame() throws {
    try withFolder { folder in
      try Self.study("blocks", "random").write(
        toFile: "\(folder)/study.yaml", atomically: true, encoding: .utf8)
      try Self.units(1...40).write(toFile: "\(folder)/units.csv", atomically: true, encoding: .utf8)
      let log = "\(folder)/log.jsonl"
      let arguments = [
        "assign", "\(folder)/study.yaml", "--log", log, "--seed", Self.seed, "--units",
        "\(folder)/units.csv",
      ]
      #expect(try vignette(arguments).status == 0)
      let whole = try Data(contentsOf: URL(fileURLWithPath: log))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: log))
      let resumed = try vignette(arguments)
      #expect(resumed.status == 0 && resumed.standardError.contains("torn off"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: log)) == whole)
    }
  }

  @Test func aCommitmentIsTheSeedsSHA256() throws {
    let run = try vignette(["assign", "--commit", "--seed", "abc"])
    #expect(
      run.standardOutput
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n")
    #expect(run.standardError.contains("can find it by trying"))
    #expect(try vignette(["assign", "--commit"]).status == 64)
  }

  @Test func whatCannotBeAssignedIsRefusedAndLeavesNothing() throws {
    try withFolder { folder in
      let log = "\(folder)/log.jsonl"
      let study = "\(folder)/study.yaml"
      let units = "\(folder)/units.csv"
      try Self.study("blocks", "random").write(toFile: study, atomically: true, encoding: .utf8)
      func refusal(_ data: String, seed: String? = Self.seed) throws -> ProcessRun {
        try data.write(toFile: units, atomically: true, encoding: .utf8)
        return try vignette(
          ["assign", study, "--log", log, "--units", units] + (seed.map { ["--seed", $0] } ?? []))
      }
      for (data, message) in [
        ("unit,gender\nu1,man\nu2,woman\nu1,man\n", "in rows 1 and 3"),
        ("unit,gender\nu1,man\nu2,\n", "Unit 'u2' has no value of 'gender'"),
        ("unit,gender\nu1,mann\n", "did you mean 'man'?"),
        ("unit\nu1\n", "no column 'gender'"), ("unit,gender\n,man\n", "no name in column 'unit'"),
      ] {
        let run = try refusal(data)
        #expect(run.status == 1 && run.standardError.contains(message), "\(run.standardError)")
        #expect(run.standardOutput.isEmpty && !FileManager.default.fileExists(atPath: log))
      }
      #expect(try refusal("unit,gender\nu1,man\n", seed: nil).status == 64)
      #expect(try refusal("unit,gender\nu1,man\n").status == 0)
      let other = try refusal("unit,gender\nu2,man\n", seed: "another seed, also a long one")
      #expect(other.status == 1 && other.standardError.contains("the log states the commitment"))
      try Self.study("blocks", "fixed").write(toFile: study, atomically: true, encoding: .utf8)
      let changed = try refusal("unit,gender\nu2,man\n")
      #expect(changed.status == 1)
      #expect(
        changed.standardError.contains("order of vignettes: random in the log, fixed in the study"))
    }
  }

  /// A page lists fifty respondents, not thousands; they are there for who asks.
  @Test func longListsAreForWhoAsks() throws {
    try withFolder { folder in
      try Self.study("simple", "random").write(
        toFile: "\(folder)/study.yaml", atomically: true, encoding: .utf8)
      func assign(_ count: Int, _ more: String...) throws -> ProcessRun {
        try vignette(["assign", "\(folder)/study.yaml", "--count", "\(count)"] + more)
      }
      #expect(try assign(50).standardOutput.contains("Assignments"))
      let long = try assign(51)
      #expect(!long.standardOutput.contains("Assignments"))
      #expect(long.standardError.contains("51 assignments, not listed here"))
      let csv = try assign(51, "--format", "csv", "--table", "assignments")
      #expect(csv.standardOutput.split(separator: "\n").count == 52)
      #expect(try assign(51, "--tables", "all").standardOutput.contains("Assignments"))
    }
  }

  /// Strata stand in the file as the codebook says: its column, its codes.
  @Test func strataInTheCodesOfTheCodebook() throws {
    try withFolder { folder in
      let study = "\(folder)/study.yaml"
      let yaml = Self.study("minimisation", "random")
        .replacing("strata: [gender]", with: "strata: [gender]\n  weights: {gender: 3}")
        .replacing(
          "respondent: unit}",
          with: "respondent: unit, questions: {gender: {column: V7, values: {man: \"1\", "
            + "woman: \"2\"}}}}")
      try yaml.write(toFile: study, atomically: true, encoding: .utf8)
      func assign(_ data: String, _ log: String) throws -> (ProcessRun, String) {
        try data.write(toFile: "\(folder)/units.csv", atomically: true, encoding: .utf8)
        let run = try vignette([
          "assign", study, "--log", "\(folder)/\(log)", "--seed", Self.seed, "--units",
          "\(folder)/units.csv",
        ])
        #expect(run.status == 0, "\(run.standardError)")
        return (run, try String(contentsOfFile: "\(folder)/\(log)", encoding: .utf8))
      }
      let coded = try assign("unit,V7\na,1\nb,2\n", "coded.jsonl").1
      let named = try assign("unit,gender\na,man\nb,woman\n", "named.jsonl").1
      #expect(coded == named)
      #expect(coded.contains("\"weight\":3"))
      let verified = try ProcessRun([
        "python3", "Verify/verify_assignments.py", "\(folder)/coded.jsonl", "--seed", Self.seed,
      ])
      #expect(verified.status == 0, "\(verified.standardOutput)")
    }
  }

  @Test func tablesInDutch() throws {
    try withFolder { folder in
      try Self.study("minimisation", "random").write(
        toFile: "\(folder)/study.yaml", atomically: true, encoding: .utf8)
      try Self.units(1...12).write(toFile: "\(folder)/units.csv", atomically: true, encoding: .utf8)
      let log = "\(folder)/log.jsonl"
      let run = try vignette([
        "assign", "\(folder)/study.yaml", "--log", log, "--seed", "42", "--units",
        "\(folder)/units.csv", "--lang", "nl",
      ])
      #expect(run.standardOutput.contains("Respondenten per versie"))
      #expect(run.standardOutput.contains("hooguit 6 bits"))
      let audit = try vignette([
        "audit", "\(folder)/study.yaml", "--log", log, "--seed", "42", "--lang", "nl",
      ])
      let words = audit.standardOutput.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("12 toewijzingen volgen uit ontwerp en startwaarde"))
    }
  }

  /// From the log to p-values by what was randomised, of versions and of what vignettes vary.
  @Test(arguments: ["simple", "blocks", "minimisation"])
  func aLogGivesRandomisationTests(method: String) throws {
    try withFolder { folder in
      let study = "\(folder)/study.yaml"
      let log = "\(folder)/log.jsonl"
      try Self.study(method, "random").write(toFile: study, atomically: true, encoding: .utf8)
      try Self.units(1...60).write(
        toFile: "\(folder)/units.csv", atomically: true, encoding: .utf8)
      let assigned = try vignette(
        ["assign", study, "--log", log, "--units", "\(folder)/units.csv"]
          + (method == "simple" ? [] : ["--seed", Self.seed])
          + ["--format", "csv", "--table", "assignments"])
      #expect(assigned.status == 0, "\(assigned.standardError)")
      var answers = "unit,version,gender,mark\n"
      var ratings = "unit,version,vignette,rating\n"
      let lines = assigned.standardOutput.split(separator: "\n").map { $0.split(separator: ",") }
      let header = try #require(lines.first)
      let version = try #require(header.firstIndex(of: "version"))
      let shown = try #require(header.firstIndex(of: "vignettes"))
      for (number, line) in lines.dropFirst().enumerated() {
        let isSecond = line[version] == "2"
        answers +=
          "\(line[0]),\(line[version]),\(number % 3 == 0 ? "man" : "woman"),"
          + "\(number % 5 + (isSecond ? 4 : 0))\n"
        for vignette in line[shown].split(separator: " ") {
          let isHigh = ["V2", "V4", "V6", "V8"].contains(vignette)
          ratings +=
            "\(line[0]),\(line[version]),\(vignette),\(1 + number % 3 + (isHigh ? 3 : 0))\n"
        }
      }
      try answers.write(toFile: "\(folder)/answers.csv", atomically: true, encoding: .utf8)
      try ratings.write(toFile: "\(folder)/ratings.csv", atomically: true, encoding: .utf8)
      let inference = ["--inference", "randomisation", "--assignments", log, "--draws", "199"]
      let compared = try vignette(
        [
          "compare", "--data", "\(folder)/answers.csv", "--version", "version", "--outcome",
          "gender,mark", "--format", "json",
        ] + inference)
      #expect(compared.status == 0, "\(compared.standardError)")
      #expect(compared.standardOutput.contains("\"method\": \"randomisation\""))
      #expect(compared.standardOutput.contains("\"id\": \"randomisation\""))
      let terms = try vignette(
        [
          "effects", "--data", "\(folder)/ratings.csv", "--categorical", "version", "--formula",
          "rating ~ version + vignette", "--format", "csv", "--table", "randomisation",
        ] + inference)
      #expect(terms.status == 0, "\(terms.standardError)")
      #expect(terms.standardOutput.contains("vignette,randomisation,exact,"))
      let basis = method == "minimisation" ? "asymptotic" : "exact"
      #expect(terms.standardOutput.contains("version,randomisation,\(basis),"))
      // Everybody's ratings follow from the vignettes, so that some draws have no variance either.
      let tested = terms.standardOutput.split(separator: "\n").last { $0.hasPrefix("vignette,") }
      let fields = tested?.split(separator: ",", omittingEmptySubsequences: false) ?? []
      #expect(fields.count > 5 && (Double(fields[5]) ?? 1) < 0.02, "\(terms.standardOutput)")
      try ratings.replacing("version", with: "wording")
        .write(toFile: "\(folder)/renamed.csv", atomically: true, encoding: .utf8)
      let renamed = try vignette(
        [
          "effects", "--data", "\(folder)/renamed.csv", "--version", "wording", "--formula",
          "rating ~ wording + vignette", "--format", "csv", "--table", "randomisation",
        ] + inference)
      #expect(
        renamed.standardOutput == terms.standardOutput.replacing("version,", with: "wording,"),
        "\(renamed.standardError)")
      let ofStudy = try vignette(
        [
          "effects", study, "--data", "\(folder)/ratings.csv", "--formula",
          "rating ~ effort * need",
          "--format", "csv", "--table", "randomisation",
        ] + inference)
      #expect(ofStudy.status == 0, "\(ofStudy.standardError)")
      #expect(ofStudy.standardOutput.contains("effort,randomisation,asymptotic,"))
      #expect(ofStudy.standardOutput.contains("effort:need,randomisation,asymptotic,"))
      let text = try vignette(
        ["compare", "--data", "\(folder)/answers.csv", "--version", "version", "--outcome", "mark"]
          + inference)
      #expect(text.standardOutput.contains("199 drawn arrangements"), "\(text.standardOutput)")
    }
  }

  @Test func randomisationInferenceNeedsItsLog() throws {
    let alone = try vignette(["compare", "Studies/civil-servants", "--inference", "randomisation"])
    #expect(alone.status == 64 && alone.standardError.contains("--assignments"))
    let log = try vignette(["compare", "Studies/civil-servants", "--assignments", "x"])
    #expect(log.status == 64 && log.standardError.contains("--inference randomisation"))
    let published = try vignette([
      "compare", "Studies/civil-servants", "--inference", "randomisation", "--assignments", "x",
    ])
    #expect(published.status == 64 && published.standardError.contains("respondents' answers"))
  }

  // MARK: Helpers

  private func vignette(_ arguments: [String]) throws -> ProcessRun {
    try ProcessRun([Repository.command] + arguments)
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("assign-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private static func units(_ numbers: ClosedRange<Int>) -> String {
    "unit,gender\n"
      + numbers.map { "u\($0),\($0 * $0 % 5 < 2 ? "man" : "woman")\n" }.joined()
  }

  private static func study(_ method: String, _ order: String) -> String {
    let detail =
      switch method {
      case "simple": "salt: a salt of its own"
      case "blocks": "block: [9, 18]\n  strata: [gender]"
      default: "strata: [gender]"
      }
    let vignettes = (1...8).map { number in
      let levels = (number - 1) % 4
      return "        V\(number): {levels: {effort: \(levels % 2 == 0 ? "low" : "high"), "
        + "need: \(levels / 2 == 0 ? "low" : "high")}}"
    }.joined(separator: "\n")
    return """
      format: vignette.study/1
      name: sample
      languages: [en]
      title: Sample
      factors:
        effort: {label: Effort, levels: {low: {label: low, text: a}, high: {label: high, text: b}}}
        need: {label: Need, levels: {low: {label: low, text: c}, high: {label: high, text: d}}}
      versions:
        "1": {label: One, allocation: 2}
        "2": {label: Two, allocation: 1}
      vignettes:
        clients:
          title: Clients
          text: "{effort} {need}"
          factors: [effort, need]
          items:
      \(vignettes)
          decks: {A: [V1, V2, V3], B: [V4, V5, V6], C: [V7, V8, V1]}
          questions: [rating]
      questions:
        rating: {kind: rating, text: How?, min: 1, max: 7}
        gender: {kind: single-choice, text: Who?, options: {man: Man, woman: Woman}}
      characteristics: [gender]
      data: {vignette: vignette, respondent: unit}
      assignment:
        method: \(method)
        order: \(order)
        \(detail)
      """
  }
}

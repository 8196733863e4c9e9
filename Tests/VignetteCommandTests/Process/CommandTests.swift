import Foundation
import Testing
import TestSupport

@testable import vignette

/// The built command, run as a process.
@Suite struct CommandTests {
  private func vignette(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun([Repository.command] + arguments)
  }

  private func tables(_ run: ProcessRun) throws -> [String: [[String: Any]]] {
    let parsed = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8))
    let document = try #require(parsed as? [String: Any])
    #expect(document["schema"] as? String == "vignette.tables/1")
    let tables = try #require(document["tables"] as? [[String: Any]])
    var rows: [String: [[String: Any]]] = [:]
    for table in tables {
      rows[try #require(table["id"] as? String)] = try #require(table["rows"] as? [[String: Any]])
    }
    return rows
  }

  @Test func theThreeDilemmasOfTheRealStudy() throws {
    let run = try vignette("compare", "Studies/civil-servants", "--format", "json")
    #expect(run.status == 0, "\(run.standardError)")
    let pearson = try #require(try tables(run)["tests"]).filter {
      $0["method"] as? String == "pearson"
    }
    #expect(pearson.map { $0["outcome"] as? String } == ["advice1", "advice2", "advice3"])
    // Counts by largest remainder and R's chisq.test: 8.90 (3 df), 17.39 (3 df), 6.72 (4 df).
    let rounded = pearson.map { (($0["statistic"] as? Double ?? 0) * 100).rounded() / 100 }
    #expect(rounded == [8.90, 17.39, 6.72])
    #expect(pearson.map { $0["df"] as? Double } == [3, 3, 4])
  }

  @Test func theSameBytesForAnyNumberOfThreads() throws {
    try withData(Self.answers) { path in
      let arguments = ["compare", "--data", path, "--version", "version", "--outcome", "advice"]
      let runs = try ["1", "2", "5"].map {
        try ProcessRun(
          [Repository.command] + arguments + ["--format", "json", "--threads", $0])
      }
      #expect(runs.allSatisfy { $0.status == 0 }, "\(runs[0].standardError)")
      #expect(Set(runs.map(\.standardOutput)).count == 1)
    }
  }

  @Test func countedRowsGiveWhatTheirRespondentsGive() throws {
    let counted = "version,advice,n\n1,a,30\n1,b,10\n2,a,12\n2,b,18\n"
    let rows = [("1,a", 30), ("1,b", 10), ("2,a", 12), ("2,b", 18)].map { row, count in
      String(repeating: row + "\n", count: count)
    }.joined()
    let outputs = try [
      (counted, ["--count", "n"]), ("version,advice\n" + rows, []),
    ].map { csv, extra in
      try withData(csv) { path in
        let run = try ProcessRun(
          [Repository.command, "compare", "--data", path, "--version", "version"]
            + ["--outcome", "advice", "--format", "csv", "--table", "differences"] + extra)
        #expect(run.status == 0, "\(run.standardError)")
        return run.standardOutput
      }
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0].hasPrefix("outcome,option,contrast,estimate,std.error,"))
  }

  @Test(arguments: [
    ("", "empty"), ("version,advice\n", "row"), ("version,advice\n1,a\n1,b\n", "version"),
    ("version,advice\n1,a\n2,a\n", "answer"), ("version,advice\n1,\n2,NA\n", "nobody"),
    ("version,advice\n1,a,x\n2,b\n", ":2"), ("version,advice\n1,\"a\n2,b\n", "quote"),
    ("version,version\n1,a\n2,b\n", "version"),
  ])
  func badDataEndWithStatusOneAndSayWhy(csv: String, word: String) throws {
    try withData(csv) { path in
      let output = path + ".json"
      let run = try vignette(
        "compare", "--data", path, "--version", "version", "--outcome", "advice", "--format",
        "json", "--output", output)
      #expect(run.status == 1)
      #expect(run.standardOutput.isEmpty)
      #expect(run.standardError.lowercased().contains(word), "\(run.standardError)")
      #expect(!FileManager.default.fileExists(atPath: output))
    }
  }

  @Test(arguments: [
    ["--weight", "w"], ["--cluster", "c"], ["--robust", "hc1"], ["--before", "a"],
    ["--after", "b"],
  ])
  func optionsThatAreNotBuiltAreRefusedByName(extra: [String]) throws {
    let run = try ProcessRun(
      [Repository.command, "compare", "Studies/civil-servants"] + extra)
    #expect(run.status == 64)
    #expect(run.standardError.contains(extra[0]))
    #expect(run.standardOutput.isEmpty)
  }

  @Test func wrongUsageEndsWithStatus64() throws {
    for arguments in [
      ["compare"], ["compare", "--data", "x.csv"], ["nonsense"],
      ["compare", "Studies/civil-servants", "--format", "csv"],
      ["compare", "Studies/civil-servants", "--margin", "-1"],
      ["compare", "Studies/civil-servants", "--tables", "tets"],
    ] {
      let run = try ProcessRun([Repository.command] + arguments)
      #expect(run.status == 64, "\(arguments): \(run.standardError)")
    }
  }

  @Test func wrongUsageBesideTheVersionColumnIsNotAQuestionForTheProgramsVersion() throws {
    try withData(Self.answers) { path in
      let run = try vignette(
        "compare", "--data", path, "--version", "version", "--outcome", "advice", "--format", "csv")
      #expect(run.status == 64)
      #expect(run.standardOutput.isEmpty)
      #expect(run.standardError.contains("--table ID"), "\(run.standardError)")
    }
    #expect(try vignette("--version").standardOutput == "0.1.0\n")
  }

  @Test func aModelThatCannotBeFittedIsAWarning() throws {
    let rows = "version,advice,town\n1,a,A\n1,b,A\n1,a,A\n2,b,A\n2,a,A\n2,b,A\n"
    try withData(rows) { path in
      let run = try vignette(
        "compare", "--data", path, "--version", "version", "--outcome", "advice",
        "--covariates", "town", "--format", "json")
      #expect(run.status == 0, "\(run.standardError)")
      #expect(run.standardOutput.contains("\"model-not-fitted\""))
      let found = try tables(run)
      #expect(found["adjusted"] == nil)
      #expect(found["tests"]?.isEmpty == false)
      #expect(found["regression"]?.isEmpty == false, "the raw regression stands")
    }
  }

  @Test func aColumnOfRespondentsIsNoColumnOfVersions() throws {
    let rows = (0..<30).map { "\($0),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    try withData("id,advice\n" + rows) { path in
      let run = try vignette("compare", "--data", path, "--version", "id", "--outcome", "advice")
      #expect(run.status == 1)
      #expect(run.standardError.contains("30 different values"), "\(run.standardError)")
    }
  }

  @Test func numbersThatMayStandForSomethingElseAreAskedAbout() throws {
    let rows = (0..<40).map { "\($0 % 2),\($0 / 2 % 2),\($0 % 9 == 0 ? -99 : 1 + $0 % 5)\n" }
    try withData("version,chosen,trust\n" + rows.joined()) { path in
      let run = try vignette(
        "compare", "--data", path, "--version", "version", "--outcome", "chosen,trust")
      #expect(run.status == 0, "\(run.standardError)")
      #expect(run.standardOutput.contains("'chosen' holds only the numbers 0 and 1"))
      #expect(run.standardOutput.contains("'trust' holds -99 in 5 rows"))
    }
  }

  @Test func aStudyWithOneVersionSaysSo() throws {
    let run = try vignette("compare", "Studies/deservingness")
    #expect(run.status == 1)
    #expect(run.standardError.contains("has one version"), "\(run.standardError)")
    #expect(run.standardError.contains("vignette check"))
  }

  @Test func aColumnOfAnotherNameIsAnsweredWithAllNames() throws {
    try withData(Self.answers) { path in
      let run = try vignette("compare", "--data", path, "--version", "version", "--outcome", "Q7")
      #expect(run.status == 1)
      #expect(run.standardError.contains("'version', 'advice'"), "\(run.standardError)")
    }
  }

  @Test(arguments: [[], ["compare"], ["effects"], ["check"], ["schema"]])
  func helpFitsATerminal(command: [String]) throws {
    let run = try ProcessRun([Repository.command] + command + ["--help"])
    let widest = run.standardOutput.split(separator: "\n").map(\.count).max() ?? 0
    #expect(widest <= 80)
    #expect(!run.standardOutput.contains("Show the version"))
  }

  @Test func strictChecksEndWithStatusOne() throws {
    #expect(try vignette("check", "Studies/civil-servants").status == 0)
    #expect(try vignette("check", "Studies/civil-servants", "--strict").status == 1)
    #expect(try vignette("check", "Studies/nowhere").status == 1)
  }

  @Test func oneFilePerTable() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tables-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try vignette(
      "compare", "Studies/civil-servants", "--format", "csv", "--output", folder + "/")
    #expect(run.status == 0, "\(run.standardError)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(files).isSuperset(of: ["tests.csv", "differences.csv", "distribution.csv"]))
  }

  @Test func theSchemaIsTheShippedOne() throws {
    let shipped = try String(
      contentsOf: Repository.root.appendingPathComponent("Studies/study.schema.json"),
      encoding: .utf8)
    #expect(try vignette("schema").standardOutput == shipped)
  }

  @Test func effectsOfALogisticRegression() throws {
    try withData(Self.answers) { path in
      let run = try vignette(
        "effects", "--data", path, "--formula", "advice ~ version", "--family", "binomial",
        "--event", "advice=b", "--format", "json")
      #expect(run.status == 0, "\(run.standardError)")
      let coefficients = try #require(try tables(run)["coefficients"])
      #expect(coefficients.map { $0["term"] as? String } == ["(Intercept)", "version"])
    }
  }

  private static let answers =
    "version,advice\n"
    + (0..<400).map { "\($0 % 3 == 0 ? 2 : 1),\(["a", "b", "c"][($0 * 7 / 3) % 3])" }
    .joined(separator: "\n") + "\n"

  private func withData<Value>(_ csv: String, _ body: (String) throws -> Value) throws -> Value {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("answers-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try csv.write(to: file, atomically: true, encoding: .utf8)
    return try body(file.path)
  }
}

@Suite struct TypedCommandTests {
  @Test func theCommandCanBeTypedAgain() {
    let arguments = [
      "effects", "--threads", "2", "--formula", "y ~ a", "--output=x.json", "--event", "y=it's so",
    ]
    #expect(
      Provenance.typed(arguments) == #"vignette effects --formula 'y ~ a' --event 'y=it'\''s so'"#)
  }
}

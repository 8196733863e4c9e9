import Foundation
import Testing
import VersionDiff
import VignetteKit

@testable import vignette

/// Respondents' answers to the study of the format's documentation, read by its codebook.
@Suite struct StudyComparisonTests {
  @Test func codesAreReadByTheCodebook() throws {
    let document = try compare("--outcome", "advice", "--covariates", "age")
    let distribution = try #require(document["distribution"])
    let options = distribution.rows.indices.map { distribution.cell(row: $0, column: "option") }
    #expect(options.prefix(3) == [.text("carry out"), .text("refuse"), .text("else")])
    let counts = distribution.rows.indices.map { distribution.cell(row: $0, column: "n") }
    #expect(
      counts == [.integer(8), .integer(6), .integer(4), .integer(5), .integer(9), .integer(4)])
  }

  @Test func whoIsLeftOutIsSaid() throws {
    let document = try compare("--outcome", "advice", "--covariates", "age")
    let messages = document.warnings.filter { $0.code == "excluded-rows" }.map(\.message)
    #expect(
      messages == [
        "The study's plan left out 2 rows: less than 120 seconds.",
        "The study's plan left out 1 rows: several answers of one respondent (keep-first).",
      ])
  }

  @Test func slidersAreOutcomesOfTheirOwn() throws {
    let document = try compare("--outcome", "activities", "--covariates", "age")
    let tests = try #require(document["tests"])
    let outcomes = tests.rows.indices.map { tests.cell(row: $0, column: "outcome") }
    #expect(outcomes.contains(.text("activities.explain")))
    #expect(outcomes.contains(.text("activities.research")))
    #expect(!outcomes.contains(.text("activities")))
  }

  @Test func levelsThatTheStudyFixesCannotBeReordered() {
    #expect(throws: UsageError.self) { try compare("--outcome", "advice", "--levels", "V1=2<1") }
  }

  @Test func anUnknownCodeIsAnErrorWithItsPlace() {
    let error = #expect(throws: ResponseError.self) {
      try compare("--outcome", "advice", data: Self.data + "x9;A;8;0;0;under 65;300\n")
    }
    #expect(error?.description.contains("answers.csv:41:6: ") == true)
  }

  @Test func adjustedPercentagesOfTheStudysPopulation() throws {
    let arguments = ["--outcome", "advice", "--covariates", "age"]
    let pooled = try #require(try compare(arguments)["adjusted"])
    let table = try #require(try compare(arguments + ["--standard", "population"])["adjusted"])
    #expect(pooled.cell(row: 0, column: "standard") == .text("pooled"))
    #expect(table.cell(row: 0, column: "standard") == .text("population"))
    // 22 % of the population and 15 of 36 respondents are 65 or over.
    #expect(
      table.cell(row: 0, column: "estimate") != pooled.cell(row: 0, column: "estimate"))
    // The study has no margin of a slider.
    #expect(throws: UsageError.self) {
      try compare(["--outcome", "advice", "--covariates", "activities", "--standard", "population"])
    }
  }

  private func compare(_ arguments: String..., data: String = data) throws -> TableDocument {
    try compare(arguments, data: data)
  }

  private func compare(
    _ arguments: [String], data: String = data
  ) throws -> TableDocument {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("study-comparison-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("answers.csv")
    try data.write(to: path, atomically: true, encoding: .utf8)
    let example = Array(try StudyFormatExampleTests.example().utf8)
    let study = try StudyFile.study(in: example, named: "study.yaml")
    let options = try Compare.parse(["study"] + arguments)
    let request = try ComparisonRequest(options, study)
    let respondents = try request.read(path.path, digest: false)
    return try request.document(respondents, settings: VersionComparison.Settings())
  }

  /// 36 respondents who stay, two who were too fast, one who answered twice.
  private static let data: String = {
    let header = "Code;Versie;V1;V2_1;V2_2;age;Seconden\n"
    let cells: [(version: String, code: String, count: Int)] = [
      ("A", "1", 8), ("A", "2", 6), ("A", "3", 4), ("B", "1", 5), ("B", "2", 9), ("B", "3", 4),
    ]
    let answers = cells.flatMap { cell in
      (0..<cell.count).map { index in
        let age = index % 3 == 0 ? "65 and over" : "under 65"
        let slider = index % 2
        return "\(cell.version)\(cell.code)\(index);\(cell.version);\(cell.code);\(slider);"
          + "\(-slider);\(age);300\n"
      }
    }
    let leftOut = "f1;A;1;0;0;under 65;60\nf2;B;2;0;0;under 65;119\nA10;A;2;0;0;under 65;300\n"
    return header + answers.joined() + leftOut
  }()
}

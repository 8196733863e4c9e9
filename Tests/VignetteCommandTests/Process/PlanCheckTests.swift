import Foundation
import TestSupport
import Testing

/// What is found in a plan before anybody has answered, and what is said of data that break it.
@Suite struct PlanCheckTests {
  @Test func aPlanThatHoldsHasNoFindings() throws {
    try withStudy { study in
      let run = try vignette("check", study, "--strict")
      #expect(run.status == 0, "\(run.standardOutput)\(run.standardError)")
    }
  }

  @Test(arguments: [
    ("mark ~ version + sex", "mark ~ version + sx", "'sx' is no question"),
    ("mark ~ version + sex", "mark = version", "can't be read"),
    (
      "{formula: \"advice ~ version\", family: binomial, event: go}", "\"advice ~ version\"",
      "is a choice, and the model is for numbers"
    ),
    ("event: go", "event: gone", "The event 'gone' is no answer"),
    ("block: [2]", "block: [3]", "multiples of it: 2, 4, 6"),
    ("A sign says {sign}.", "A sign says so.", "No text words the factor 'sign'"),
    ("A sign says {sign}.", "A sign says {sign}.{sign=slow: Take care.}", "There is no space in"),
  ])
  func aPlanThatDoesNotHoldIsFound(_ passage: String, _ fault: String, _ words: String) throws {
    try withStudy(replacing: passage, with: fault) { study in
      let run = try vignette("check", study)
      let text = (run.standardOutput + run.standardError)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test(arguments: [
    ("mean: 6", "mean: 60", "the mean 60; expected a number from 1 to 10"),
    ("sd: 2,", "sd: 2,5,", "a comma before '5'; expected decimals with a point"),
    ("version=2: 0.5", "version=2: 0,5", "a number for '5'; decimals with a point"),
    (
      "      slow: {label: slow, text: slow}\n      halt: {label: halt, text: halt}\n", "",
      "nothing under 'levels'"
    ),
    ("method: blocks", "method: blocks\n  weights: {sex: 2}", "weights with minimisation only"),
  ])
  func slipsInTheFileAreNamed(_ passage: String, _ fault: String, _ words: String) throws {
    try withStudy(replacing: passage, with: fault) { study in
      let run = try vignette("check", study)
      #expect(run.status == 1 && run.standardError.contains(words), "\(run.standardError)")
    }
  }

  /// Two thousand ratings of a hundred people are not two thousand people.
  @Test func repeatedRatingsAreNoPeople() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("repeated-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try vignette(
      "simulate", "Studies/who-deserves-help", "--respondents", "60", "--output", "\(folder)/")
    #expect(made.status == 0, "\(made.standardError)")
    let run = try vignette(
      "compare", "Studies/who-deserves-help", "--data", "\(folder)/ratings.csv", "--outcome",
      "bend", "--format", "json")
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput.contains("\"code\": \"repeated-respondents\""))
  }

  @Test func anUnstatedOrderIsSaid() throws {
    let rows = (1...60).map { number in
      "\(["low", "mid", "high"][number % 3]),\(number % 2 == 0 ? "a" : "b")"
    }
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("order-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try ("y,x\n" + rows.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    func fit(_ more: String...) throws -> String {
      try ProcessRun(
        [
          Repository.command, "effects", "--data", path, "--formula", "y ~ x", "--family",
          "ordinal",
        ]
          + more
      ).standardOutput
    }
    #expect(try fit("--format", "json").contains("\"code\": \"unstated-order\""))
    #expect(try fit("--lang", "nl").contains("staan in de volgorde"))
    let stated = try fit("--levels", "y=low<mid<high", "--format", "json")
    #expect(!stated.contains("unstated-order"))
  }

  // MARK: Helpers

  private func vignette(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun([Repository.command] + arguments)
  }

  private func withStudy(
    replacing passage: String? = nil, with other: String = "",
    _ body: (String) throws -> Void
  ) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("plan-\(UUID().uuidString).yaml").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = passage.map { Self.study.replacing($0, with: other) } ?? Self.study
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(passage == nil || text != Self.study)
    try body(path)
  }

  private static let study = """
    name: plan
    languages: [en]
    title: A plan
    factors:
      sign:
        label: Sign
        levels:
          slow: {label: slow, text: slow}
          halt: {label: halt, text: halt}
    versions:
      "1": {label: one, allocation: 1}
      "2": {label: two, allocation: 1}
    dilemmas:
      road:
        title: A road
        text: "A sign says {sign}."
        shows: {sign: {"1": slow, "2": halt}}
        questions: [advice, mark]
    questions:
      advice: {kind: single-choice, text: What now?, options: {go: Go, wait: Wait}}
      mark: {kind: rating, text: Which mark?, min: 1, max: 10}
      sex: {kind: single-choice, text: Your sex?, options: {f: woman, m: man}}
    characteristics: [sex]
    assignment:
      method: blocks
      block: [2]
    analysis:
      outcomes: [advice, mark]
      models:
        mark: "mark ~ version + sex"
        advice: {formula: "advice ~ version", family: binomial, event: go}
      expected:
        respondents: 100
        answers:
          mark: {mean: 6, sd: 2, effects: {version=2: 0.5}}
          advice: {shares: {go: 50, wait: 50}}

    """
}

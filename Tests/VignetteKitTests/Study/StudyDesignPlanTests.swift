import Testing

@testable import VignetteKit

/// The parts of a study file that plan what is yet to be done.
@Suite struct StudyDesignPlanTests {
  @Test func aPlanIsReadWhole() throws {
    let study = try Self.study()
    let set = try #require(study.vignetteSets.first)
    #expect(set.vignettes.isEmpty)
    #expect(
      set.design
        == VignetteDesignPlan(
          effects: [["effort"], ["need"], ["effort", "need"]],
          exclusions: [
            ExcludedCombination(levels: [
              LevelReference(factor: "effort", level: "low"),
              LevelReference(factor: "need", level: "high"),
            ]),
            ExcludedCombination(
              levels: [
                LevelReference(factor: "effort", level: "high"),
                LevelReference(factor: "need", level: "low"),
              ], reason: LocalizedText("odd")),
          ], vignettes: 3, decks: DeckPlan(count: 2, size: 2), seed: 7))
    #expect(
      study.assignment
        == AssignmentPlan(
          method: .blocks, commitment: String(repeating: "a", count: 64), blockSizes: [6, 12],
          strata: ["gender"], order: .williams, followProbability: 0.8))
    #expect(
      study.analysis.models
        == [
          PlannedModel(id: "main", formula: "rating ~ effort"),
          PlannedModel(
            id: "other", formula: "advice ~ version", family: .binomial, event: "yes",
            cluster: "team"),
        ])
    let expected = try #require(study.analysis.expected)
    #expect(expected.respondents == 60)
    #expect(expected.dropOut == 0.05)
    #expect(
      expected.answers
        == [
          ExpectedAnswers(
            outcome: "rating", basis: .normal(mean: 5, deviation: 1.5),
            effects: [
              ExpectedEffect(levels: [LevelReference(factor: "effort", level: "high")], value: 0.5),
              ExpectedEffect(
                levels: [
                  LevelReference(factor: "effort", level: "high"),
                  LevelReference(factor: "version", level: "2"),
                ], value: -0.2),
            ], betweenDeviation: 1, missing: 0.02),
          ExpectedAnswers(
            outcome: "advice",
            basis: .sharesByVersion([
              VersionShares(
                version: "1",
                shares: [
                  ExpectedShare(option: "yes", percent: 40),
                  ExpectedShare(option: "no", percent: 60),
                ]),
              VersionShares(
                version: "2",
                shares: [
                  ExpectedShare(option: "yes", percent: 45),
                  ExpectedShare(option: "no", percent: 55),
                ]),
            ])),
        ])
  }

  @Test func aSetWithoutItemsNeedsADesign() throws {
    let mistakes = try Self.mistakes(replacing: "\"design\": \(Self.design),", with: "")
    #expect(mistakes.contains { $0.expected.contains("the key 'items'") })
  }

  @Test(arguments: [
    (#""exclude": [{"effort": "low", "#, #""exclude": [{"effort": "lo", "#, "the level 'lo'"),
    (#""effort:need""#, #""effort:nede""#, "the factor of the set 'nede'"),
    (#""effort:need""#, #""effort:effort""#, "a factor twice in the effect 'effort:effort'"),
    (#""size": 2"#, #""size": 3"#, "decks of 3, though each respondent judges 2"),
    (#""method": "blocks""#, #""method": "simple""#, "simple assignment without a salt"),
    (#""strata": ["gender"]"#, #""strata": ["age"]"#, "'age', which is no single choice"),
    (
      #""strata": ["gender"]"#, #""strata": ["advice"]"#,
      "the characteristic of respondents 'advice'"
    ),
    (String(repeating: "a", count: 64), "abc", "'abc'"),
    (#""follow": 0.8"#, #""follow": 0.5"#, "the probability 0.5"),
    (#""yes": 45"#, #""yes": 44"#, "percentages that add up to 99.0"),
    (#""effort=high": 0.5"#, #""effort=hgih": 0.5"#, "the level 'hgih'"),
    (#""effort=high": 0.5"#, #""effort": 0.5"#, "the effect 'effort'"),
    (#""effort=high": 0.5"#, #""efort=high": 0.5"#, "the factor 'efort'"),
    (#""drop-out": 0.05"#, #""drop-out": 5"#, "the share 5.0"),
    (#""sd": 1.5"#, #""sd": 0"#, "the standard deviation 0.0"),
    (#""mean": 5, "#, #""mean": 5, "shares": {"5": 100}, "#, "a mapping"),
    (
      #""family": "binomial""#, #""family": "ordinal""#,
      "an event in a model of the family 'ordinal'"
    ),
    (#""respondents": 60"#, #""respondents": 1"#, "1 respondents"),
  ])
  func mistakesAreFound(text: String, other: String, found: String) throws {
    let mistakes = try Self.mistakes(replacing: text, with: other)
    #expect(mistakes.contains { $0.found.contains(found) }, "\(mistakes.map(\.found))")
  }

  private static func mistakes(
    replacing text: String, with other: String
  ) throws -> [StudyMistake] {
    let source = document
    try #require(source.contains(text))
    do {
      _ = try study(source.replacing(text, with: other, maxReplacements: 1))
      return []
    } catch StudyError.mistakes(let mistakes) {
      return mistakes
    }
  }

  private static func study(_ source: String = document) throws -> Study {
    try Study(from: DocumentNode(parsingJSON: Array(source.utf8), named: nil))
  }

  private static let design = """
    {"effects": ["effort", "need", "effort:need"],
      "exclude": [{"effort": "low", "need": "high"},
        {"levels": {"effort": "high", "need": "low"}, "because": "odd"}],
      "vignettes": 3, "decks": {"count": 2, "size": 2}, "seed": 7}
    """

  private static let document = """
    {"name": "plan", "languages": ["en"], "title": "A plan",
    "factors": {
      "effort": {"label": "Effort", "levels": {"low": {"label": "low", "text": "l"},
        "high": {"label": "high", "text": "h"}}},
      "need": {"label": "Need", "levels": {"low": {"label": "low", "text": "l"},
        "high": {"label": "high", "text": "h"}}}},
    "versions": {"1": "One", "2": "Two"},
    "vignettes": {"clients": {"title": "Clients", "text": "{effort} {need}",
      "factors": ["effort", "need"], "design": \(design), "per-respondent": 2,
      "questions": ["rating"]}},
    "questions": {
      "rating": {"kind": "rating", "text": "?", "min": 1, "max": 10},
      "advice": {"kind": "single-choice", "text": "?", "options": {"yes": "Yes", "no": "No"}},
      "gender": {"kind": "single-choice", "text": "?", "options": {"man": "M", "woman": "W"}},
      "age": {"kind": "number", "text": "?"}},
    "characteristics": ["gender", "age"],
    "assignment": {"method": "blocks", "block": [6, 12], "strata": ["gender"],
      "order": "williams", "commitment": "\(String(repeating: "a", count: 64))", "follow": 0.8},
    "analysis": {"outcomes": ["advice", "rating"],
      "models": {"main": "rating ~ effort", "other": {"formula": "advice ~ version",
        "family": "binomial", "event": "yes", "cluster": "team"}},
      "expected": {"respondents": 60, "drop-out": 0.05, "answers": {
        "rating": {"mean": 5, "sd": 1.5, "between": 1, "missing": 0.02,
          "effects": {"effort=high": 0.5, "effort=high:version=2": -0.2}},
        "advice": {"shares-by-version": {"1": {"yes": 40, "no": 60},
          "2": {"yes": 45, "no": 55}}}}}}}
    """
}

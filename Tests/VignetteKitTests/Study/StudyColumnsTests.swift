import TestSupport
import Testing

@testable import VignetteKit

@Suite struct StudyColumnsTests {
  @Test func codesBecomeTheStudysNamesInItsOrder() throws {
    let table = try read(["version", "advice"], "Versie;V1\nB;2\nA;1\nA;9\nA;4\nB;\n")
    let version = try table.column("version")
    #expect(version.levels == ["1", "2"])
    #expect(labels(version) == ["2", "1", "1", "1", "2"])
    let advice = try table.column("advice")
    #expect(advice.levels == ["carry out", "refuse", "else"])
    // 9 is a missing code, 4 is the option that is left out of totals.
    #expect(labels(advice) == ["refuse", "carry out", nil, nil, nil])
  }

  @Test func unknownCodesAreNamedWithTheirPlace() throws {
    let error = #expect(throws: ResponseError.self) {
      try read(["advice"], "Versie;V1\nB;2\nA;7\n")
    }
    #expect(error?.description.contains(":3:3: ") == true, "\(String(describing: error))")
    #expect(throws: ResponseError.columnNotAmong("V1", columns: ["Versie"])) {
      try read(["advice"], "Versie\nA\n")
    }
  }

  @Test func multipleChoicesInColumnsAndInOneCell() throws {
    let columns = try read(["before"], "b1;b2\ny;n\nn;n\n;\n")
    #expect(numbers(try columns.column("before.survey")) == [1, 0, nil])
    #expect(numbers(try columns.column("before.meeting")) == [0, 0, nil])
    let cells = try read(["party"], "P\na|b\nx\nb\n\n")
    #expect(numbers(try cells.column("party.left")) == [1, nil, 0, nil])
    #expect(numbers(try cells.column("party.right")) == [1, nil, 1, nil])
    #expect(throws: ResponseError.unknownOption(column: "P", option: "c", nearest: [])) {
      try read(["party"], "P\na|c\n")
    }
  }

  @Test func numbersStayOnTheirScale() throws {
    let table = try read(["mark", "age"], "mark;Leeftijd\n7,0;41\n99;-1\n;\n")
    #expect(numbers(try table.column("mark")) == [7, nil, nil])
    #expect(numbers(try table.column("age")) == [41, nil, nil])
    let expected = "one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
    #expect(
      throws: ResponseError.impossibleAnswer(
        column: "mark", row: 2, value: 11, expected: expected)
    ) { try read(["mark"], "mark\n7\n11\n") }
    #expect(throws: ResponseError.self) { try read(["age"], "Leeftijd\n150\n") }
  }

  @Test func slidersGiveAColumnForEachItem() throws {
    let table = try read(["activities"], "activities.explain;activities.research\n-1;1\n0;\n")
    #expect(table.columns.map(\.name) == ["activities.explain", "activities.research"])
    #expect(numbers(table.columns[0]) == [-1, 0])
    #expect(
      numbers(try read(["activities.research"], "activities.research\n1\n").columns[0]) == [1])
  }

  @Test func scalesAreScored() throws {
    let text = "t1;t2;t3\n1;5;3\n5;1;5\n4;;5\n;;5\n"
    // t2 is reversed; two answers suffice.
    let scores = numbers(try read(["trust"], text).column("trust"))
    #expect(scores == [5.0 / 3, 5, 4.5, nil])
    #expect(numbers(try read(["total"], text).column("total")) == [2, 10, nil, nil])
  }

  @Test func whatTheStudyDoesNotKnowIsReadAsItIs() throws {
    let table = try read(["version", "region"], "Versie;region;unused\nA;North;1\n")
    #expect(table.columns.map(\.name) == ["version", "region"])
    #expect(labels(try table.column("region")) == ["North"])
  }

  @Test func theVersionMayStandElsewhere() throws {
    let columns = StudyColumns(of: try study(), variables: ["version"], version: "arm")
    let contents = try columns.reader().contents(of: Array("arm\nB\n".utf8))
    #expect(labels(try columns.responses(from: contents.table).column("version")) == ["2"])
  }

  @Test func vignetteFactorsFollowFromTheVignette() throws {
    let table = try read(["effort", "psrb"], "vig;psrb\nv2;7\nv1;3\n")
    let effort = try table.column("effort")
    #expect(effort.levels == ["low", "high"])
    #expect(labels(effort) == ["low", "high"])
  }

  /// Without a code of vignettes the factor's own column is read, in the study's order of levels:
  /// `low` stays the reference, though `high` sorts before it.
  @Test func vignetteFactorsOfTheirOwnColumnKeepTheStudysOrder() throws {
    var study = try study()
    study.codebook?.vignette = nil
    let columns = StudyColumns(of: study, variables: ["effort"])
    let contents = try columns.reader().contents(of: Array("effort\nhigh\nlow\n".utf8))
    let effort = try columns.responses(from: contents.table).column("effort")
    #expect(effort.levels == ["low", "high"])
    #expect(labels(effort) == ["high", "low"])
  }

  @Test(arguments: [
    (DuplicateRule.keepFirst, ["a1", "b", nil, "c"]), (.keepLast, ["b", nil, "c", "a2"]),
    (.dropAll, ["b", nil, "c"]),
  ])
  func excludesWhatThePlanExcludes(_ rule: DuplicateRule, _ kept: [String?]) throws {
    var study = try study()
    study.codebook?.respondent = "code"
    study.codebook?.duration = "seconds"
    study.analysis.exclusions = ExclusionRules(
      attentionChecks: [AttentionCheck(question: "mark", passes: ["7"])], shortestSeconds: 60,
      duplicates: rule)
    let columns = StudyColumns(of: study, variables: ["note"] + study.exclusionVariables)
    let text = """
      note;code;seconds;mark
      a1;a;60;7
      failed;d;90;6
      b;b;;
      fast;e;59,5;7
      ;;100;7
      c;c;100;7
      a2;a;100;7

      """
    let contents = try columns.reader().contents(of: Array(text.utf8), named: "data.csv")
    let result = try study.excluding(from: try columns.responses(from: contents.table))
    #expect(labels(try result.table.column("note")) == kept)
    #expect(result.rules.map(\.count) == [1, 1, 5 - kept.count])
  }

  private func read(_ variables: [String], _ text: String) throws -> ResponseTable {
    let columns = StudyColumns(of: try study(), variables: variables)
    let contents = try columns.reader().contents(of: Array(text.utf8), named: "data.csv")
    return try columns.responses(from: contents.table)
  }

  private func labels(_ column: Column) -> [String?] {
    (0..<column.count).map { column.label(at: $0) }
  }

  private func numbers(_ column: Column) -> [Double?] {
    (0..<column.count).map { column.number(at: $0) }
  }

  private func study() throws -> Study {
    try Study(from: DocumentNode(parsingJSON: Array(Self.json.utf8)))
  }

  private static let json = """
    {"name": "s", "languages": ["en"], "title": "T", "versions": {"1": "a", "2": "b"},
    "factors": {"effort": {"label": "E", "levels": {
      "low": {"label": "l", "text": "l"}, "high": {"label": "h", "text": "h"}}}},
    "vignettes": {"set": {"title": "S", "text": "{effort}", "factors": ["effort"], "items": {
      "V1": {"levels": {"effort": "high"}}, "V2": {"levels": {"effort": "low"}}},
      "questions": ["psrb"]}},
    "questions": {
      "advice": {"kind": "single-choice", "text": "A", "options": {"carry out": "c",
        "refuse": "r", "else": {"text": "e", "role": "other"},
        "none": {"text": "n", "role": "left-out"}}},
      "before": {"kind": "multiple-choice", "text": "B", "options": {"survey": "s", "meeting": "m"}},
      "party": {"kind": "multiple-choice", "text": "P", "options": {"left": "l", "right": "r"}},
      "mark": {"kind": "rating", "text": "M", "min": 1, "max": 10},
      "psrb": {"kind": "rating", "text": "M", "min": 1, "max": 10},
      "age": {"kind": "number", "text": "Age", "min": 18, "max": 120},
      "activities": {"kind": "sliders", "text": "S", "items": {"explain": "e", "research": "r"},
        "positions": [{"value": -1, "cost": -1, "text": "l"}, {"value": 0, "cost": 0, "text": "s"},
        {"value": 1, "cost": 1, "text": "m"}]},
      "t1": {"kind": "rating", "text": "1", "min": 1, "max": 5},
      "t2": {"kind": "rating", "text": "2", "min": 1, "max": 5},
      "t3": {"kind": "rating", "text": "3", "min": 1, "max": 5}},
    "scales": {
      "trust": {"label": "T", "items": ["t1", "t2", "t3"], "reversed": ["t2"], "answers-needed": 2},
      "total": {"label": "T", "items": ["t1", "t2"], "reversed": ["t2"], "score": "sum"}},
    "data": {"separator": ";", "decimal": ",",
      "version": {"column": "Versie", "values": {"1": "A", "2": "B"}},
      "vignette": {"column": "vig", "values": {"V1": "v1", "V2": "v2"}},
      "questions": {
        "advice": {"column": "V1", "values": {"carry out": "1", "refuse": "2", "else": "3",
          "none": "4"}, "missing": ["9"]},
        "before": {"columns": {"survey": "b1", "meeting": "b2"}, "ticked": "y", "unticked": "n"},
        "party": {"column": "P", "separator": "|", "values": {"left": "a", "right": "b"},
          "missing": ["x"]},
        "mark": {"column": "mark", "missing": ["99"]},
        "age": {"column": "Leeftijd", "missing": ["-1"]}}}}
    """
}

import Testing

@testable import VignetteKit

@Suite struct FieldworkTests {
  @Test func fieldworkIsReadWhole() throws {
    let study = try Self.study()
    #expect(
      study.fieldwork
        == Fieldwork(
          organisation: LocalizedText("An institute"), contact: "survey@example.org",
          purpose: LocalizedText("To learn."), retentionDays: 365, entries: [.open, .panel],
          panel: PanelPlan(
            identifier: "PROLIFIC_PID", parameters: ["STUDY_ID"], hosts: ["app.prolific.com"],
            completed: "https://app.prolific.com/done?cc=C1",
            refused: "https://app.prolific.com/no"),
          minimumSeconds: 120,
          attentionChecks: [AttentionCheck(question: "colour", passes: ["blue"])],
          minimumPerVersion: 50, isBlinded: true))
    #expect(study.questions.map(\.isOptional) == [false, true, false, true, false])
    #expect(study.questions.map(\.order) == [.fixed, .fixed, .fixed, .fixed, .random])
  }

  @Test func whatIsLeftOutHasADefault() throws {
    let study = try Self.study(
      Self.document.replacing(
        Self.fieldwork, with: #"{"organisation": "An institute", "contact": "x"}"#))
    let fieldwork = try #require(study.fieldwork)
    #expect(fieldwork == Fieldwork(organisation: LocalizedText("An institute"), contact: "x"))
    #expect(fieldwork.entries == [.open])
    #expect(fieldwork.minimumPerVersion == 100)
  }

  @Test(arguments: [
    (#""retention-days": 365"#, #""retention-days": 0"#, "0 days"),
    (#""retention-days": 365"#, #""retention-dasy": 365"#, "unknown key 'retention-dasy'"),
    (#""contact": "survey@example.org", "#, "", "only 'organisation'"),
    (#"["open", "panel"]"#, "[]", "no way to come in"),
    (#"["open", "panel"]"#, #"["open", "open", "panel"]"#, "'open' twice"),
    (#"["open", "panel"]"#, #"["open"]"#, "a panel whose members can't come in"),
    (#""identifier": "PROLIFIC_PID""#, #""identifier": "P&D""#, "the parameter 'P&D'"),
    (#"["STUDY_ID"]"#, #"["PROLIFIC_PID"]"#, "the identifier 'PROLIFIC_PID' once more"),
    (#"["app.prolific.com"]"#, #"["app.prolific.com:8080"]"#, "'app.prolific.com:8080'"),
    (#"["app.prolific.com"]"#, #"["www.prolific.com"]"#, "the host 'app.prolific.com'"),
    ("https://app.prolific.com/no", "http://app.prolific.com/no", "'http://app.prolific.com/no'"),
    ("https://app.prolific.com/no", "javascript:alert(1)", "'javascript:alert(1)'"),
    (
      "https://app.prolific.com/no", "https://app.prolific.com@evil.org/",
      "https://app.prolific.com@"
    ),
    (
      "https://app.prolific.com/no", "https://app.prolific.com.evil.org/",
      "the host 'app.prolific.com.evil"
    ),
    (
      "https://app.prolific.com/no", "https://app.prolific.com\\\\evil.org",
      "'https://app.prolific.com"
    ),
    (#""minimum-seconds": 120"#, #""minimum-seconds": 0"#, "a shortest time of 0.0 seconds"),
    (#""passes": ["blue"]"#, #""passes": ["bleu"]"#, "the answer 'bleu' to 'colour'"),
    (#""minimum-per-version": 50"#, #""minimum-per-version": 1"#, "1 respondents"),
    (#""optional": false"#, #""optional": "no""#, "'no'"),
    (#""order": "random""#, #""order": "shuffled""#, "'shuffled'"),
    (#""optional": true"#, #""order": "random""#, "the key 'order' in a number question"),
    (#""order": "fixed""#, #""optional": true"#, "the stratum 'colour', which may be left open"),
    (
      #""questions": ["why"]"#, #""questions": ["colour"]"#, "the stratum 'colour', which a dilemma"
    ),
  ])
  func mistakesAreFound(text: String, other: String, found: String) throws {
    try #require(Self.document.contains(text))
    let source = Self.document.replacing(text, with: other, maxReplacements: 1)
    let error = #expect(throws: StudyError.self) { try Self.study(source) }
    guard case .mistakes(let mistakes) = error else { return }
    #expect(mistakes.contains { $0.found.contains(found) }, "\(mistakes.map(\.found))")
  }

  @Test func aPanelThatCouldNotBeReadIsOneMistake() throws {
    let source = Self.document.replacing(#""identifier": "PROLIFIC_PID","#, with: "")
    let error = #expect(throws: StudyError.self) { try Self.study(source) }
    guard case .mistakes(let mistakes) = error else { return }
    #expect(mistakes.count == 1)
  }

  @Test func namesOfSeveralSetsHaveNoPoints() {
    var study = SampleQuestionnaire.study()
    study.fieldwork = Fieldwork(organisation: LocalizedText("o"), contact: "c")
    #expect(study.mistakes().isEmpty)
    var second = study.vignetteSets[0]
    second.id = "a.b"
    second.questions = []
    study.vignetteSets.append(second)
    #expect(study.mistakes().map(\.found) == ["the name 'a.b' at 'vignettes.a.b'"])
  }

  private static func study(_ source: String = document) throws -> Study {
    try Study(from: DocumentNode(parsingJSON: Array(source.utf8)))
  }

  private static let fieldwork = """
    {"organisation": "An institute", "contact": "survey@example.org", "purpose": "To learn.",
      "retention-days": 365, "entry": ["open", "panel"],
      "panel": {"identifier": "PROLIFIC_PID","parameters": ["STUDY_ID"],
        "hosts": ["app.prolific.com"], "completed": "https://app.prolific.com/done?cc=C1",
        "refused": "https://app.prolific.com/no"},
      "minimum-seconds": 120, "attention-checks": [{"question": "colour", "passes": ["blue"]}],
      "minimum-per-version": 50, "blinded": true}
    """

  private static let document = """
    {"name": "s", "languages": ["en"], "title": "S", "versions": {"1": "One"},
    "dilemmas": {"d": {"title": "D", "text": "T", "questions": ["why"]}},
    "questions": {
      "colour": {"kind": "single-choice", "text": "?", "options": {"blue": "B", "red": "R"},
        "order": "fixed"},
      "why": {"kind": "open-text", "text": "?"},
      "else": {"kind": "open-text", "text": "?", "optional": false},
      "age": {"kind": "number", "text": "?", "optional": true},
      "many": {"kind": "multiple-choice", "text": "?", "options": {"a": "A", "b": "B"},
        "order": "random"}},
    "characteristics": ["colour"],
    "assignment": {"method": "blocks", "strata": ["colour"]},
    "fieldwork": \(fieldwork)}
    """
}

import Testing

@testable import VignetteKit

@Suite struct TemplateTests {
  /// Renders a template of the factors `client` (woman, man), `contract` (temporary, fixed, none)
  /// and `note`, whose level has no words.
  private func rendered(
    _ template: String, client: String = "woman", contract: String = "temporary",
    in language: String = "en"
  ) throws -> String {
    try text(template, client: client, contract: contract, in: language).text
  }

  private func text(
    _ template: String, client: String = "woman", contract: String = "temporary",
    in language: String = "en"
  ) throws -> RenderedText {
    let levels = [
      LevelReference(factor: "client", level: client),
      LevelReference(factor: "contract", level: contract),
      LevelReference(factor: "note", level: "silent"),
    ]
    return try Template(parsing: template)
      .rendered(with: SlotWords(levels, of: Self.study, in: language))
  }

  @Test(arguments: [
    ("{client} came, {{sic}} {client}.", "a woman came, {sic} a woman."),
    (
      "Ask {client.her} for {client.her} papers. {client.She} came.",
      "Ask her for her papers. She came."
    ),
    ("{Client} came.", "A woman came."),
    ("One. {contract=temporary: The contract ends.} Two.", "One. The contract ends. Two."),
    ("One. {contract=fixed|none:The contract stays.} Two.", "One. Two."),
    (
      "One. {contract=none|temporary: It ends for {client}. } Two.",
      "One. It ends for a woman. Two."
    ),
    ("{ contract = temporary | fixed : A } b", "A b"),
    ("{contract=temporary: x}}}", "x}"),
  ])
  func fillsSlotsAndShowsPieces(_ template: String, _ expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test func writesTheLanguagesOwnForms() throws {
    #expect(try rendered("{client.the} {client}", client: "man", in: "nl") == "de man")
    #expect(try rendered("{client.The} man", client: "man", in: "nl") == "De man")
    #expect("ijverig".capitalised(in: "nl") == "IJverig")
    #expect("ijverig".capitalised(in: "en") == "Ijverig")
    #expect("'s avonds".capitalised(in: "nl") == "'s avonds")
    #expect("éen".capitalised(in: "nl") == "Éen")
    #expect("".capitalised(in: "nl") == "")
  }

  /// What vanishes takes its space along; spaces elsewhere stay as the author wrote them.
  @Test(arguments: [
    ("One. {note} Two.", "One. Two."), ("One.{note} Two.", "One. Two."),
    ("One. {note}Two.", "One. Two."), ("One {note}.", "One."), ("One {note}, two", "One, two"),
    ("{note} One.", "One."), ("One. {note}", "One."), ("{note}", ""), (" {note} ", ""),
    ("One. {note} {note} Two.", "One. Two."), ("{note} {note} One", "One"),
    ("One ({note} two)", "One (two)"), ("One {note} .", "One ."),
    ("One.\n\n{note}\n\nTwo.", "One.\n\nTwo."), ("One.\n\n{note} Two.", "One.\n\nTwo."),
    ("One. {note}\n\nTwo.", "One.\n\nTwo."), ("One. {note}{client}", "One. a woman"),
    ("{note} {client} came", "a woman came"), ("a  b {note} c  d ", "a  b c  d "),
    ("One. {contract=temporary: {note}} Two.", "One. Two."),
    ("One {client}{note}.", "One a woman."), ("One {client} {note}.", "One a woman."),
  ])
  func closesGaps(_ template: String, _ expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test func knowsWhichWordsStandForWhichFactor() throws {
    let text = try text("So {contract=temporary: it ends for {client}}.")
    #expect(text.stretches.map(\.text) == ["So ", "it ends for ", "a woman", "."])
    #expect(text.stretches.map(\.factors) == [[], ["contract"], ["client", "contract"], []])
    #expect(text.wordings.map(\.factor) == ["client", "contract"])
  }

  @Test func refusesWhatNothingFills() throws {
    #expect(throws: StudyError.unfilledSlot("other", in: "a {other} c")) {
      try rendered("a {other} c")
    }
    #expect(throws: StudyError.unfilledSlot("other", in: "{other=x: y}")) {
      try rendered("{other=x: y}")
    }
    let missing = StudyError.missingForm(
      MissingForm("him", of: Self.woman, of: Self.study.factors[0], in: "en"))
    #expect(throws: missing) { try rendered("{client.him}") }
    #expect("\(missing)".contains("form 'him' of the level 'woman' of 'client' in en"))
    let dutchOnly = MissingForm("the", of: Self.woman, of: Self.study.factors[0], in: "en")
    #expect(dutchOnly.languages == ["nl"])
    #expect(throws: StudyError.missingForm(dutchOnly)) { try rendered("{client.the}") }
  }

  @Test func knowsOnlyTheLevelsOfTheStudy() {
    #expect(
      throws: StudyError.unknown(kind: "level of 'client'", name: "womn", nearest: ["woman"])
    ) {
      try SlotWords([LevelReference(factor: "client", level: "womn")], of: Self.study, in: "en")
    }
  }

  @Test(arguments: [
    "{", "}", "a {b", "a b}", "{}", "{a b}", "{a{b}}", "{ a}", "{a.}", "{.a}", "{a.b.c}", "{a: b}",
    "{a=b}", "{a=b: }", "{a=b:}", "{a=b: c", "{=b: c}", "{a=: c}", "{a=b|: c}", "{a b=c: d}",
    "{a.b=c: d}", "{a=b: {c=d: e}}", "{a=b: {c}", "{a=b: }}",
  ])
  func refusesWhatIsNoTemplate(_ text: String) {
    #expect(throws: StudyError.self) { try Template(parsing: text) }
  }

  @Test func tellsWhatIsWrong() {
    let reasons = [
      ("a {b", "a '{' without a '}' after it"), ("b}", "a '}' without a '{' before it"),
      ("{a=b: c", "an optional piece without a '}' after it"),
      ("{a=b: {c=d: e} }", "the optional piece '{c=d:' within another; write them side by side"),
    ]
    for (text, reason) in reasons {
      #expect(throws: StudyError.malformedTemplate(text, reason: reason)) {
        try Template(parsing: text)
      }
    }
  }

  /// Whatever the characters: a template is read or refused; without slots and optional pieces it
  /// is what it was, with doubled braces halved.
  @Test func randomTemplatesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 4)
    let parts = [
      "{", "}", "{{", "}}", "{client}", "{note}", "{client.her}", "{contract=temporary:", "=", "|",
      ":", " ",
      "  ", "\n", ".", "a", "é", "word", "{contract=none: x}", "👩🏽‍⚖️", "\u{301}",
    ]
    var read = 0
    for _ in 0..<20_000 {
      let length = Int(generator.next(below: 12))
      let source = (0..<length).map { _ in parts[Int(generator.next(below: UInt64(parts.count)))] }
        .joined()
      guard let template = try? Template(parsing: source) else { continue }
      read += 1
      let isPlain = template.pieces.allSatisfy { if case .text = $0 { true } else { false } }
      guard let text = try? rendered(source) else { continue }
      if isPlain {
        #expect(text == source.replacing("{{", with: "{").replacing("}}", with: "}"))
      }
    }
    #expect(read > 2_000)
  }

  private static let woman = Level(
    id: "woman", label: LocalizedText("woman"),
    text: words("a woman", "een vrouw"),
    forms: [
      LevelForm(id: "her", text: words("her", "haar")),
      LevelForm(id: "she", text: words("she", "zij")),
      LevelForm(id: "the", text: LocalizedText([.init(language: "nl", text: "de")])),
    ])

  private static let study = Study(
    name: "s", languages: ["en", "nl"], title: LocalizedText("s"),
    factors: [
      Factor(
        id: "client", label: LocalizedText("client"),
        levels: [
          woman,
          Level(
            id: "man", label: LocalizedText("man"), text: words("a man", "man"),
            forms: [LevelForm(id: "the", text: LocalizedText([.init(language: "nl", text: "de")]))]),
        ]),
      Factor(
        id: "contract", label: LocalizedText("contract"),
        levels: ["temporary", "fixed", "none"].map { Level(id: $0, label: LocalizedText($0)) }),
      Factor(
        id: "note", label: LocalizedText("note"),
        levels: [Level(id: "silent", label: LocalizedText("silent"), text: words("", ""))]),
    ],
    versions: [Version(id: "1", label: LocalizedText("1"))])

  private static func words(_ english: String, _ dutch: String) -> LocalizedText {
    LocalizedText([.init(language: "en", text: english), .init(language: "nl", text: dutch)])
  }
}

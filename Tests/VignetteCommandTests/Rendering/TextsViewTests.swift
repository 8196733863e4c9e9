import TestSupport
import Testing
import VersionDiff
import VignetteKit

@testable import vignette

@Suite("The view of texts")
struct TextsViewTests {
  private func document(
    _ tables: String..., languages: [String] = []
  ) throws -> (document: TableDocument, study: Study) {
    let study = try StudyFile.study(in: Array(Self.study.utf8), named: "study.yaml")
    var selection = StudyTexts.Selection()
    selection.languages = languages
    var document = TableDocument(
      texts: try StudyTexts(of: study, selecting: selection),
      check: try TextCheck(of: study, selecting: selection))
    document.tables.removeAll { !tables.contains($0.id) }
    return (document, study)
  }

  private func page(
    _ document: TableDocument, _ format: TableFormat, of study: Study,
    in language: RenderingStyle.Language
  ) throws -> String {
    var style = RenderingStyle(language: language)
    style.study = study
    return try format.rendered(document, provenance: SampleTables.provenance, style: style)
  }

  @Test(
    "Texts equal the stored pages",
    arguments: [TableFormat.text, .markdown, .html, .latex], RenderingStyle.Language.allCases)
  func texts(format: TableFormat, language: RenderingStyle.Language) throws {
    let (document, study) = try document(
      "texts", "lengths", "findings", languages: [language.rawValue])
    try expectSnapshot(
      try page(document, format, of: study, in: language),
      named: "texts.\(language.rawValue).\(format.rawValue)")
  }

  @Test(
    "Texts side by side equal the stored pages",
    arguments: [TableFormat.text, .markdown, .html, .latex])
  func comparison(format: TableFormat) throws {
    let (document, study) = try document("differences", languages: ["en"])
    try expectSnapshot(
      try page(document, format, of: study, in: .en), named: "compared-texts.\(format.rawValue)")
  }

  @Test("Every column, title, note, finding and advice is there in Dutch")
  func dutch() throws {
    let (document, _) = try document("texts", "lengths", "differences", "findings")
    let vocabulary = Vocabulary(language: .nl)
    for table in document.tables {
      for column in table.columns {
        #expect(Vocabulary.dutchColumns[column.name] != nil, "\(column.name)")
      }
      for sentence in [table.title] + table.notes {
        #expect(vocabulary.sentence(sentence) != sentence, "\(sentence)")
      }
    }
    let findings = try #require(document["findings"])
    #expect(findings.rows.count > 5)
    for row in findings.tableRows() {
      for column in ["finding", "advice"] {
        let sentence = try #require(row.text(column))
        #expect(vocabulary.sentence(sentence) != sentence, "\(sentence)")
      }
    }
  }

  @Test("Says where nothing differs")
  func nothing() throws {
    let document = TableDocument(
      command: "render",
      tables: [EffectTable(id: "differences", title: "Where the texts differ", columns: [])])
    let page = try TableFormat.text.rendered(document, provenance: SampleTables.provenance)
    #expect(page.hasPrefix("Nothing differs.\n"))
  }

  private static let study = """
    name: s
    languages: [en, nl]
    title: {en: A study, nl: Een studie}
    factors:
      legal:
        label: {en: legal, nl: wettig}
        levels:
          doubtful: {label: {en: d, nl: t}, text: {en: possibly, nl: mogelijk}}
          impossible: {label: {en: i, nl: o}, text: {en: certainly, nl: zeker}}
      contract:
        label: {en: contract, nl: contract}
        levels: {temporary: {en: t, nl: t}, none: {en: n, nl: g}}
      room:
        label: {en: room, nl: ruimte}
        levels: {wide: {en: w, nl: r}, tight: {en: t, nl: k}}
    versions: {"1": {en: one, nl: een}, "2": {en: two, nl: twee}}
    dilemmas:
      order:
        title: {en: An order, nl: Een opdracht}
        text:
          en: "An order comes. {contract=temporary: The contract ends <soon>.}\\nThe law {legal} forbids it."
          nl: "Er komt een opdracht. {contract=temporary: Het contract loopt <snel> af.}\\nDe wet verbiedt het {legal}."
        shows:
          legal: {"1": doubtful, "2": impossible}
          contract: {"1": temporary, "2": none}
          room: {"1": wide, "2": tight}
        questions: [advice, divide]
    vignettes:
      clients:
        title: {en: Clients, nl: Cliënten}
        text: {en: "It is {legal} so.", nl: "Het is {legal} zo."}
        factors: [legal]
        items: {V1: {levels: {legal: doubtful}}, V2: {levels: {legal: impossible}}}
        questions: [willing]
    questions:
      advice:
        kind: single-choice
        text: {en: "What now?", nl: "Wat nu?"}
        options:
          do: {text: {en: Do it, nl: Doen}, explanation: {en: It costs much., nl: Het kost veel.}}
          else: {text: {en: Something else, nl: Iets anders}, role: other}
        routes:
          - {answers: [do], tell: {en: "It {legal} fails.", nl: "Het mislukt {legal}."}, ask: [keep]}
          - {tell: {en: Nothing happens., nl: Er gebeurt niets.}}
      keep: {kind: open-text, text: {en: "Why?", nl: "Waarom?"}}
      divide:
        kind: sliders
        text: {en: Divide., nl: Verdeel.}
        items: {a: {en: First, nl: Eerste}, b: {en: Second, nl: Tweede}}
        positions:
          - {value: 0, cost: 0, text: {en: as is, nl: zo laten}}
          - {value: 1, cost: 1, text: {en: more, nl: meer}}
        limit: {factor: room, levels: {wide: 2, tight: 1}}
      willing:
        kind: rating
        text: {en: "How willing?", nl: "Hoe bereid?"}
        min: 1
        max: 7
        labels: {"1": {en: not, nl: niet}, "7": {en: very, nl: zeer}}
      about:
        kind: multiple-choice
        text: {en: "Who are you?", nl: "Wie bent u?"}
        options: {p: {en: a parent, nl: ouder}, w: {en: at work, nl: aan het werk}}
      age: {kind: number, text: {en: "Age?", nl: "Leeftijd?"}, min: 18, unit: {en: years, nl: jaar}}
    characteristics: [about, age]
    """
}

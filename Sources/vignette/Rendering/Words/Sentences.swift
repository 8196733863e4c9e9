import VersionDiff

/// An APA-style sentence per outcome, with one more for every option that has a verdict.
///
/// The words claim no more than the tests do: a p-value over α is "no difference was found", never
/// "no difference"; a difference that doesn't survive the adjustment over the outcomes says so; and
/// weighted percentages that were taken as counts are named.
struct Sentences: Sendable {
  /// The sentences on one outcome.
  struct Sentence: Sendable, Equatable {
    /// The outcome.
    let outcome: String
    /// What can be said.
    let text: String
  }

  /// One per outcome, in the order of the tables.
  let all: [Sentence]

  /// Writes the sentences on a comparison.
  init(of document: TableDocument, style: RenderingStyle) {
    let wording = Wording(style: style)
    all = ComparedOutcome.all(in: document).compactMap { outcome in
      var sentences = outcome.testedContrasts.compactMap { Self.main(outcome, $0, wording) }
      sentences += outcome.contrasts.flatMap { Self.verdicts(outcome, $0, wording) }
      guard !sentences.isEmpty else { return nil }
      if outcome.isNominal() {
        sentences.append(wording.vocabulary.phrase(.nominalPercentages, [:]))
      }
      return Sentence(outcome: outcome.name, text: sentences.joined(separator: " "))
    }
  }

  /// The sentences as a table, for formats that programs read; always in English.
  static func table(of document: TableDocument, style: RenderingStyle) -> EffectTable {
    var english = style
    english.language = .en
    english.study = nil
    return EffectTable(
      id: "sentences", title: "Sentences in APA style",
      columns: [
        TableColumn("outcome", .string, label: "Outcome"),
        TableColumn("sentence", .string, label: "Sentence"),
      ],
      rows: Sentences(of: document, style: english).all.map { [.text($0.outcome), .text($0.text)] })
  }

  private static func main(
    _ outcome: ComparedOutcome, _ contrast: String?, _ wording: Wording
  ) -> String? {
    let statement = TestStatement(outcome, contrast: contrast, wording: wording)
    guard let row = statement.main, let p = row.number("p.value"),
      let adjusted = statement.pValue(row)
    else { return nil }
    let significance = 1 - wording.style.confidence
    let phrase: Phrase
    switch (p < significance, adjusted < significance) {
    case (_, true): phrase = outcome.isNumeric ? .meansDiffered : .answersDiffered
    case (true, false): phrase = outcome.isNumeric ? .meansDifferedAlone : .answersDifferedAlone
    case (false, false): phrase = outcome.isNumeric ? .noMeanDifferenceFound : .noDifferenceFound
    }
    return wording.vocabulary.phrase(
      phrase,
      [
        "outcome": wording.outcome(outcome.name),
        "versions": versions(
          contrast.map { outcome.contrast(named: $0).versions } ?? outcome.versions, wording),
        "test": statement.statement(row),
      ])
  }

  /// `versions 1 and 2`, or the names where versions have names.
  private static func versions(_ versions: [String], _ wording: Wording) -> String {
    let vocabulary = wording.vocabulary
    let list = vocabulary.list(versions)
    let areNumbered = versions.allSatisfy { $0.count <= 2 }
    return versions.isEmpty
      ? vocabulary[.theVersions]
      : areNumbered ? "\(vocabulary[.versionsInLine]) \(list)" : list
  }

  private static func verdicts(
    _ outcome: ComparedOutcome, _ contrast: ComparedOutcome.Contrast, _ wording: Wording
  ) -> [String] {
    let rows = outcome.differences.filter { $0.text("contrast") == contrast.name }
    func options(_ verdict: String) -> [TableRow] {
      rows.filter { $0.text("verdict") == verdict }
    }
    var sentences = options("differs").compactMap { difference($0, outcome, contrast, wording) }
    let places = [
      "version": wording.vocabulary.versionInLine(contrast.version), "margin": margin(wording),
      "reference": wording.vocabulary.versionInLine(contrast.reference),
    ]
    for (verdict, one, several) in [
      ("equivalent", Phrase.equivalentOption, Phrase.equivalentOptions),
      ("differs.negligibly", .negligibleOption, .negligibleOption),
    ] {
      let names = options(verdict).compactMap { $0.text("option") }
        .map { "‘\(wording.option($0, of: outcome.name))’" }
      guard !names.isEmpty else { continue }
      let list = ["options": wording.vocabulary.list(names)]
      sentences.append(
        wording.vocabulary.phrase(
          names.count == 1 ? one : several, places.merging(list) { first, _ in first }))
    }
    return sentences
  }

  private static func difference(
    _ row: TableRow, _ outcome: ComparedOutcome, _ contrast: ComparedOutcome.Contrast,
    _ wording: Wording
  ) -> String? {
    guard let estimate = row.number("estimate"), let option = row.text("option"),
      let p = row.number("p.adjusted"), let low = wording.words(row, "conf.low"),
      let high = wording.words(row, "conf.high")
    else { return nil }
    func share(_ version: String) -> String {
      let cell = outcome.distribution.first {
        $0.text("version") == version && $0.text("option") == option
      }
      return cell.flatMap { wording.share($0) } ?? "–"
    }
    let confidence = wording.confidence + wording.vocabulary[.confidenceInterval]
    return wording.vocabulary.phrase(
      estimate > 0 ? .optionMore : .optionLess,
      [
        "option": wording.option(option, of: outcome.name),
        "version": wording.vocabulary.versionInLine(contrast.version),
        "reference": wording.vocabulary.versionInLine(contrast.reference),
        "share": share(contrast.version),
        "other": share(contrast.reference), "difference": wording.numbers.points(estimate),
        "interval": "\(confidence) \(wording.interval(low, high))",
        "p": wording.numbers.pStatement(p),
      ])
  }

  private static func margin(_ wording: Wording) -> String {
    guard let margin = wording.style.margin else { return wording.vocabulary[.statedMargin] }
    return "\(wording.numbers.percentage(margin)) \(wording.vocabulary[.percentagePoints])"
  }
}

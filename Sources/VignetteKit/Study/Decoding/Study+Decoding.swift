extension Study {
  enum Key: String, FieldKey {
    case format, name, languages, title, summary, source, factors, versions, dilemmas, vignettes
    case questions, scales, characteristics, population, assignment, analysis
    case preregistration, fieldwork, data, published
  }

  /// The `format` that this program reads.
  public static let format = "vignette.study/1"

  /// Reads a study from a positioned document and checks that its parts fit together.
  ///
  /// - Parameters:
  ///   - document: What a JSON or YAML reader made of the file.
  ///   - file: The file's name for messages.
  /// - Throws: ``StudyError/mistakes(_:)`` with every mistake of the file, in order.
  public init(from document: DocumentNode, named file: String? = nil) throws(StudyError) {
    let log = MistakeLog()
    let root = Cursor(node: document, key: "study", keyPosition: document.position, log: log)
    let study = Study(root)
    var mistakes = log.mistakes
    if let study {
      mistakes += study.findings(excusing: log.unreadNames).map { $0.mistake(in: document) }
    }
    guard let study, mistakes.isEmpty else {
      throw .mistakes(Self.sorted(mistakes, file: file))
    }
    self = study
  }

  private init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    Self.checkFormat(fields)
    // Every text depends on the languages, so they are read first.
    cursor.log.languages = fields.required(.languages) { $0.names() } ?? []
    let name = fields.required(.name) { $0.name() }
    let title = fields.required(.title, LocalizedText.init)
    let versions = fields.required(.versions) { $0.entries(Version.init) }
    let study = Study(
      name: name ?? "", languages: cursor.log.languages, title: title ?? LocalizedText([]),
      summary: fields.optional(.summary, LocalizedText.init),
      source: fields.optional(.source, StudySource.init),
      factors: fields.entries(.factors, Factor.init), versions: versions ?? [],
      dilemmas: fields.entries(.dilemmas, Dilemma.init),
      vignetteSets: fields.entries(.vignettes, VignetteSet.init),
      questions: fields.entries(.questions, Question.init),
      scales: fields.entries(.scales, ItemScale.init),
      characteristics: fields.names(.characteristics),
      population: fields.optional(.population, Population.init),
      assignment: fields.optional(.assignment, AssignmentPlan.init),
      analysis: fields.optional(.analysis, AnalysisPlan.init) ?? AnalysisPlan(),
      preregistration: fields.optional(.preregistration, PreregistrationPlan.init),
      fieldwork: fields.optional(.fieldwork, Fieldwork.init),
      codebook: fields.optional(.data, Codebook.init),
      published: fields.optional(.published, PublishedResults.init))
    // Without versions, every mention of one would be reported as well.
    guard versions != nil else { return nil }
    self = study
  }

  private static func checkFormat(_ fields: Fields<Key>) {
    guard let cursor = fields.cursor(at: .format), let format = cursor.name() else { return }
    if format != Self.format {
      cursor.report(expected: "the format '\(Self.format)'")
    }
  }

  /// In the order of reading, each once.
  private static func sorted(_ mistakes: [StudyMistake], file: String?) -> [StudyMistake] {
    var sorted: [StudyMistake] = []
    let byPlace = mistakes.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    for (_, mistake) in byPlace {
      var located = mistake
      located.file = file
      if sorted.last != located { sorted.append(located) }
    }
    return sorted
  }
}

extension StudySource {
  enum Key: String, FieldKey {
    case title, publisher, authors, date, url, note
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    guard let title = fields.required(.title, { $0.name() }) else { return nil }
    self.init(
      title: title, publisher: fields.optional(.publisher) { $0.text() },
      authors: fields.optional(.authors) { $0.text() }, date: fields.optional(.date) { $0.text() },
      url: fields.optional(.url) { $0.text() }, note: fields.optional(.note) { $0.text() })
  }
}

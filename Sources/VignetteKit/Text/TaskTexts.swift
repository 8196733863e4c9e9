/// Everything that respondents read of one task in one language: the text of a dilemma per version,
/// of a set of vignettes per vignette, and the questions.
public struct TaskTexts: Sendable, Equatable {
  /// What a task is.
  public enum Kind: String, Sendable {
    /// A dilemma, whose text the versions vary.
    case dilemma
    /// A set of vignettes.
    case vignettes
    /// The questions that belong to no task.
    case questions
  }

  /// What the readers of one version, or of one vignette, see.
  public struct Reading: Sendable, Equatable {
    /// The version's or vignette's name; nil for questions that are the same for everybody.
    public let name: String?
    /// The levels that the texts show.
    public let levels: [LevelReference]
    /// The passages, in reading order; those of all readings of a task correspond.
    public let passages: [Passage]

    /// The task's own text, or nil for questions that belong to no task.
    public var text: RenderedText? { passages.first { $0.part == .text }?.text }
  }

  /// The name of the dilemma or set, or nil for questions that belong to no task.
  public let task: String?
  /// What it is.
  public let kind: Kind
  /// The language's code.
  public let language: String
  /// One per version or vignette, in the study's order.
  public let readings: [Reading]

  /// A dilemma in some versions.
  ///
  /// - Throws: ``StudyError`` for a text that can't be rendered.
  init(
    of dilemma: Dilemma, in versions: [Version], of study: Study, language: String
  ) throws(StudyError) {
    var readings: [Reading] = []
    for version in versions {
      readings.append(
        try study.reading(
          version.id, dilemma.title, dilemma.text, dilemma.questions,
          levels: dilemma.levels(in: version.id), language: language))
    }
    self.init(task: dilemma.id, kind: .dilemma, language: language, readings: readings)
  }

  /// Some vignettes of a set.
  ///
  /// - Throws: ``StudyError`` for a text that can't be rendered.
  init(
    of set: VignetteSet, _ vignettes: [Vignette], of study: Study, language: String
  ) throws(StudyError) {
    var readings: [Reading] = []
    for vignette in vignettes {
      readings.append(
        try study.reading(
          vignette.id, set.title, set.text, set.questions, levels: vignette.levels,
          language: language))
    }
    self.init(task: set.id, kind: .vignettes, language: language, readings: readings)
  }

  /// Questions that belong to no task.
  ///
  /// - Throws: ``StudyError`` for a text that can't be rendered.
  init(asking questions: [String], of study: Study, language: String) throws(StudyError) {
    let passages = try study.passages(asking: questions, levels: [], language: language)
    self.init(
      task: nil, kind: .questions, language: language,
      readings: [Reading(name: nil, levels: [], passages: passages)])
  }

  init(task: String?, kind: Kind, language: String, readings: [Reading]) {
    self.task = task
    self.kind = kind
    self.language = language
    self.readings = readings
  }
}

extension TaskTexts {
  /// The reading that others are compared with: the reference version's, else the first.
  public func reference(_ version: String) -> Reading? {
    readings.first { kind == .dilemma && $0.name == version } ?? readings.first
  }
}

extension Study {
  /// One reading of a task.
  ///
  /// - Throws: ``StudyError`` for a text that can't be rendered.
  func reading(
    _ name: String, _ title: LocalizedText, _ text: LocalizedText, _ questions: [String],
    levels: [LevelReference], language: String
  ) throws(StudyError) -> TaskTexts.Reading {
    let opening = [
      Passage(.title, RenderedText(title.text(in: language))),
      Passage(.text, try rendered(text, levels: levels, language: language)),
    ]
    let asked = try passages(asking: questions, levels: levels, language: language)
    return TaskTexts.Reading(name: name, levels: levels, passages: opening + asked)
  }
}

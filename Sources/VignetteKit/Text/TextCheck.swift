/// What a careful reader would question in the texts of a study: whether every factor is worded once
/// and each of its levels in its own words, whether texts differ only where a factor does, and
/// whether they are equally long.
public struct TextCheck: Sendable, Equatable {
  /// What is questionable, the gravest rules first, then in the order of the study.
  public let findings: [TextFinding]

  /// How much the longest text of a task may exceed the shortest, in percent.
  public static let allowedPercent = 10.0

  /// Looks through the texts of a study.
  ///
  /// - Throws: ``StudyError`` for a text that can't be rendered.
  public init(of study: Study, selecting selection: StudyTexts.Selection) throws(StudyError) {
    let texts = try StudyTexts(of: study, selecting: selection)
    let wholeTasks = try StudyTexts(of: study, selecting: selection.withWholeTasks(texts)).tasks
    var findings: [TextFinding] = []
    for task in texts.tasks {
      // A level without words hides the wording of its factor where it stands alone.
      let wholeTask = wholeTasks.first { $0.task == task.task && $0.language == task.language }
      findings += Self.leftSlots(in: task, of: study)
      findings += try Self.equalLevels(in: task, of: study)
      findings += Self.unexplainedDifferences(in: task, against: texts.referenceVersion)
      findings += Self.wordings(in: task, of: wholeTask ?? task)
      findings += Self.unequalLengths(in: task)
      findings += Self.spacing(in: task)
      findings += Self.differingQuestions(in: task)
    }
    let rules = TextFinding.Rule.allCases
    self.findings = rules.flatMap { rule in findings.filter { $0.rule == rule } }
  }

  /// The name of a reading in a sentence, such as `version 2`.
  static func name(_ reading: String, of task: TaskTexts) -> String {
    task.kind == .vignettes ? "vignette \(reading)" : "version \(reading)"
  }

  /// The place of a passage in a sentence.
  static func place(_ passage: Passage) -> String {
    guard let question = passage.question else { return "the \(passage.part.rawValue)" }
    switch passage.part {
    case .question: return "question '\(question)'"
    case .followUp: return "a follow-up of question '\(question)'"
    default: return "question '\(question)' (\(passage.part.rawValue))"
    }
  }
}

extension StudyTexts.Selection {
  /// The same tasks, read in every version and with every vignette.
  fileprivate func withWholeTasks(_ texts: StudyTexts) -> StudyTexts.Selection {
    var whole = self
    whole.versions = []
    guard !vignettes.isEmpty else { return whole }
    whole.vignettes = []
    whole.sets = texts.tasks.filter { $0.kind == .vignettes }.compactMap(\.task)
    return whole
  }
}

extension Questionnaire {
  /// One question at one place of a respondent's way.
  public struct Step: Sendable, Equatable {
    /// The text that a question is asked about.
    public enum Place: Sendable, Equatable {
      /// A dilemma.
      case dilemma(Dilemma)
      /// A vignette, the so-manieth of so many of its set.
      case vignette(set: VignetteSet, vignette: Vignette, number: Int, of: Int)
      /// None.
      case general
    }

    /// The name under which the answer is kept, unique in the way: the question's, with the
    /// vignette's before it (`V3.psrb`) and, where a study has several sets, the set's.
    public let id: String
    /// The question.
    public let question: Question
    /// The text that it is asked about.
    public let place: Place
    /// What routes told on the way here, newest last.
    public let told: [Told]
    /// The levels that the text shows, which slots and limits depend on.
    public let levels: [LevelReference]
  }

  /// Something that a route told, at the levels of the text that it belongs to.
  public struct Told: Sendable, Equatable {
    /// What is told.
    public let text: LocalizedText
    /// The levels.
    public let levels: [LevelReference]
  }

  /// A text of a step (of its dilemma or vignette, of its question) as the respondent reads it.
  ///
  /// - Throws: ``StudyError`` for a slot that the levels don't fill.
  public func text(
    _ text: LocalizedText, at step: Step, language: String
  ) throws(StudyError) -> String {
    try study.rendered(text, levels: step.levels, language: language).text
  }

  /// Something told, as the respondent reads it.
  ///
  /// - Throws: ``StudyError`` for a slot that the levels don't fill.
  public func text(_ told: Told, language: String) throws(StudyError) -> String {
    try study.rendered(told.text, levels: told.levels, language: language).text
  }

  /// The highest total cost of the sliders of a step, or nil where there is none.
  public func limit(at step: Step) -> Double? {
    guard case .sliders(let allocation) = step.question.form else { return nil }
    return allocation.limit(showing: step.levels)
  }
}

extension Questionnaire.Step {
  /// The title and the text of the dilemma or vignette, or nil where there is none.
  public var task: (title: LocalizedText, text: LocalizedText)? {
    switch place {
    case .dilemma(let dilemma): (dilemma.title, dilemma.text)
    case .vignette(let set, _, _, _): (set.title, set.text)
    case .general: nil
    }
  }

  /// Whether another step is asked about the same text.
  public func hasSameText(as other: Questionnaire.Step) -> Bool {
    place == other.place && task != nil
  }
}

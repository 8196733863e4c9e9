/// One piece of what a respondent reads, such as a question or one of its options.
public struct Passage: Sendable, Equatable {
  /// What a passage is.
  public enum Part: String, Sendable, CaseIterable {
    /// The title of a task.
    case title
    /// The text of a dilemma or vignette.
    case text
    /// The words of a question.
    case question
    /// An answer that can be ticked.
    case option
    /// What is told beside an option or slider.
    case explanation
    /// A slider.
    case item
    /// Where a slider can stand.
    case position
    /// The highest total cost of the sliders, a number.
    case limit
    /// The ends of a scale or of the numbers that can be typed.
    case range
    /// The words for a point of a scale.
    case point
    /// What a typed number counts.
    case unit
    /// What follows after an answer.
    case followUp = "follow.up"
  }

  /// What it is.
  public let part: Part
  /// The question that it belongs to; nil for a task's title and text.
  public let question: String?
  /// The name of the option, slider, position or point, or nil.
  public let name: String?
  /// The kind of the question's answer, where the passage is a question.
  public var form: Question.Kind?
  /// The answers after which a follow-up comes, in the words that were read; empty for every other
  /// answer.
  public var after: [String] = []
  /// The questions that a follow-up asks.
  public var asks: [String] = []
  /// The words; nil for a follow-up that tells nothing.
  public let text: RenderedText?

  init(_ part: Part, of question: String? = nil, name: String? = nil, _ text: RenderedText?) {
    self.part = part
    self.question = question
    self.name = name
    self.text = text
  }
}

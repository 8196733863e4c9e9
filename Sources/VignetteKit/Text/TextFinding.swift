/// Something in the texts of a study that a careful reader would question.
public struct TextFinding: Sendable, Equatable {
  /// What is looked for; the raw value is the fixed code.
  public enum Rule: String, Sendable, CaseIterable {
    /// A slot that is left in what is read.
    case leftSlot = "left-slot"
    /// Two levels of a factor that read the same.
    case equalLevels = "equal-levels"
    /// Words that differ although no factor does.
    case unexplainedDifference = "unexplained-difference"
    /// A factor that no text words.
    case unwordedFactor = "unworded-factor"
    /// A factor that one text words twice.
    case repeatedWording = "repeated-wording"
    /// Texts whose length or difficulty differs by more than 10 %.
    case unequalLength = "unequal-length"
    /// Two spaces, a space before a comma or point, or one at an end.
    case spacing
    /// A factor that sets a limit of sliders and that no text words.
    case limitOnly = "limit-only"
    /// A question or follow-up that differs between readers.
    case differingQuestion = "differing-question"
  }

  /// What was looked for.
  public let rule: Rule
  /// The dilemma or set of vignettes, or nil for questions that belong to none.
  public let task: String?
  /// The question, where it is about one.
  public let question: String?
  /// The language's code.
  public let language: String
  /// What was found, a sentence.
  public let found: String
  /// How big it is, in percent, where that says something.
  public var percent: Double?
  /// What to do, a sentence.
  public let advice: String
}

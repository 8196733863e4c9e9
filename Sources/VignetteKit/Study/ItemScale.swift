/// A score made of the answers to several questions.
public struct ItemScale: Sendable, Equatable {
  /// How the answers become one score.
  public enum Score: String, Sendable, CaseIterable {
    /// The mean of the answers.
    case mean
    /// The sum of the answers.
    case sum
  }

  /// The name that data and tables use.
  public var id: String
  /// What a reader sees.
  public var label: LocalizedText
  /// The questions.
  public var items: [String]
  /// Those of them whose answers are turned around (minimum + maximum - answer) first.
  public var reversed: [String]
  /// How the answers become one score.
  public var score: Score
  /// How many answers a respondent must have given to get a score; nil means all.
  public var answersNeeded: Int?

  /// Creates a scale.
  public init(
    id: String, label: LocalizedText, items: [String], reversed: [String] = [],
    score: Score = .mean, answersNeeded: Int? = nil
  ) {
    self.id = id
    self.label = label
    self.items = items
    self.reversed = reversed
    self.score = score
    self.answersNeeded = answersNeeded
  }
}

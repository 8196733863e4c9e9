/// The answers to one planned outcome so far, counted by version: all that a look at a running study
/// needs.
public struct OutcomeTally: Sendable, Equatable {
  /// What is counted; the versions stand in the plan's order.
  public enum Answers: Sendable, Equatable {
    /// Everybody chose one of the options: how many of each version chose each, `counts[version][option]`.
    case oneOption([String], counts: [[Int]])
    /// Everybody chose any number of the options; `respondents[version]` answered.
    case severalOptions([String], counts: [[Int]], respondents: [Int])
    /// Everybody gave a number; one entry per version.
    case numbers([RunningMoments])
  }

  /// The question or scale.
  public let outcome: String
  /// The answers so far.
  public var answers: Answers

  /// Creates a tally.
  public init(_ outcome: String, _ answers: Answers) {
    self.outcome = outcome
    self.answers = answers
  }
}

import VignetteKit

/// Why no answers can be made from a design.
public enum StudySimulationMistake: Error, Equatable, Sendable {
  /// Nothing says what a planned outcome's answers are like.
  case noExpectation(outcome: String)
  /// The study plans no outcomes.
  case noOutcomes(study: String)
  /// Nothing says how many respondents there are.
  case noSize(study: String)
  /// A number of respondents that can't be.
  case respondents(Int, versions: Int)
  /// Effects on answers that have no order, of which there are more than two.
  case unorderedEffects(outcome: String, answers: Int)
  /// An expectation of a score, or of one item of a question.
  case composite(outcome: String)
  /// Answers in words, or several at once, which are not drawn.
  case form(outcome: String)
  /// A planned outcome that only some are asked, after another answer.
  case routed(outcome: String)
  /// Shares of groups of points, which don't say how often each point is given.
  case groups(outcome: String)
  /// An expectation by which a characteristic of respondents depends on what they read.
  case dependentCharacteristic(String)
  /// Nobody can be assigned as the study plans it.
  case assignment(AssignmentError)
}

extension StudySimulationMistake: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .noExpectation(let outcome):
      "Nothing says what the answers to '\(outcome)' are like; state it in the study under "
        + "analysis, expected, answers: a mean with sd, shares, or shares-by-version."
    case .noOutcomes(let study):
      "The study '\(study)' plans no outcomes; name them in the study under analysis, outcomes."
    case .noSize(let study):
      "Nothing says how many respondents the study '\(study)' has; state it in the study under "
        + "analysis, expected, respondents, or say how many to make."
    case .respondents(let count, let versions):
      "\(count) respondents can't be divided over \(versions) version(s); expected at least one "
        + "for each, and at most 10 million."
    case .unorderedEffects(let outcome, let answers):
      "'\(outcome)' has \(answers) answers without an order, on which an effect in log odds is not "
        + "defined; give shares-by-version, or a question with two answers or a scale."
    case .composite(let outcome):
      "'\(outcome)' is made of several answers, which are not drawn; state what is expected of a "
        + "question with one answer."
    case .form(let outcome):
      "'\(outcome)' is answered in words or with several answers at once, which are not drawn; "
        + "state what is expected of a single choice, a rating or a number."
    case .routed(let outcome):
      "'\(outcome)' is asked only after some answers to another question, which is not drawn yet; "
        + "leave it out of the plan's outcomes for the rehearsal."
    case .groups(let outcome):
      "The shares of '\(outcome)' are of groups of points; state the percentage of each point."
    case .dependentCharacteristic(let name):
      "'\(name)' is a characteristic of respondents, which can't depend on the version or on what "
        + "they read; leave effects and shares-by-version out, or take it off the characteristics."
    case .assignment(let error): error.description
    }
  }
}

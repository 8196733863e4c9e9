/// Why no ratings can be made from published figures.
public enum SimulationMistake: Error, Equatable, Sendable {
  /// The study has no pair of tables of a full factorial that every respondent judges all of.
  case noTables(study: String)
  /// The tables print no standard errors.
  case noStandardErrors(study: String)
  /// An outcome without a published mean or a scale whose middle could stand for it.
  case noMean(outcome: String)
  /// Standard errors that fit best with more respondents than are tried.
  case noBestNumber(limit: Int)
  /// A number of respondents that can't be.
  case respondents(Int)
}

extension SimulationMistake: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .noTables(let study):
      "Study '\(study)' has no published table of main effects beside one of vignettes, of a full "
        + "factorial with two levels per factor that every respondent judges; ratings can't be made "
        + "from anything less."
    case .noStandardErrors(let study):
      "The published tables of study '\(study)' print no standard errors that their rows share, so "
        + "that nothing says how much the ratings vary."
    case .noMean(let outcome):
      "No mean of '\(outcome)' is published and the study gives it no scale, so that nothing says "
        + "around which number the ratings lie; state one of the two in the study file."
    case .noBestNumber(let limit):
      "The printed standard errors fit the better the more respondents there are, beyond \(limit); "
        + "say how many to make."
    case .respondents(let count):
      "\(count) respondents can't be made; take a number from 2 to 100000."
    }
  }
}

import VignetteKit

/// Why a randomisation test could not be made.
public enum RandomisationMistake: Error, Equatable, Sendable {
  /// A log that can't be believed, or read.
  case log(AssignmentError)
  /// Respondents in the data whom the log does not know.
  case notAssigned(count: Int, first: String)
  /// Respondents whose version in the data is not the one in the log.
  case otherVersion(count: Int, unit: String, logged: String, found: String)
  /// A respondent with several rows where each has one.
  case repeatedUnit(String)
  /// Rows without the name of a respondent.
  case unnamedRows(count: Int)
  /// A design that could only have come out as it did.
  case oneArrangement
  /// A log of which fewer than two versions have respondents in the data.
  case oneVersion
  /// A formula in which nothing was randomised.
  case nothingRandomised
  /// Terms that can't be told apart in the recorded assignment.
  case redundantTerms
  /// More different rows of the model matrix than can be held.
  case tooManyPatterns(Int)
  /// Several rows of a respondent, and no column that says which vignette a row is about.
  case rowsWithoutVignette
  /// A vignette that a respondent was not shown, or that no set has.
  case unknownVignette(String, unit: String?)
  /// Two rows of a respondent about one vignette.
  case repeatedVignette(String, unit: String)
  /// A factor of vignettes with different levels for the same vignette.
  case factorVaries(String)
  /// A version or vignette of the design without any data.
  case nothingShown(kind: String, String)
  /// A number of draws out of reach.
  case draws(Int)
}

extension RandomisationMistake: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .log(let error): error.description
    case .notAssigned(let count, let first):
      "The log assigns none of \(count) respondents in the data, such as '\(first)'; name the column "
        + "that holds the log's units, or leave out those who were not assigned."
    case .otherVersion(let count, let unit, let logged, let found):
      "\(count) respondents have another version in the data than in the log: '\(unit)' has "
        + "'\(found)', and was assigned '\(logged)'. Analyse people as they were assigned, and look "
        + "up how they came to see something else."
    case .repeatedUnit(let unit):
      "Respondent '\(unit)' has more than one row; versions are compared with a row for each."
    case .unnamedRows(let count):
      "\(count) rows have no respondent's name, so that they can't be found in the log."
    case .oneArrangement:
      "The design could only have come out as it did: in each block all places hold the same version. "
        + "There is nothing to test by randomisation."
    case .oneVersion:
      "All respondents in the data were assigned the same version; there is nothing to compare."
    case .nothingRandomised:
      "Nothing in the formula was randomised by the log: neither the version nor what its vignettes "
        + "vary. Name the version or a factor of the vignettes."
    case .redundantTerms:
      "The terms of the formula can't be told apart in these data; leave one of them out."
    case .tooManyPatterns(let count):
      "The formula has \(count) different rows for what could have been shown, more than can be held; "
        + "leave out covariates with many values."
    case .rowsWithoutVignette:
      "Respondents have several rows, and no column says which vignette a row is about; add a column "
        + "'vignette' with the names in the log."
    case .unknownVignette(let vignette, let unit):
      unit.map { "Respondent '\($0)' has a row about vignette '\(vignette)', which the log says " }
        .map { $0 + "they were not shown." }
        ?? "No set of vignettes in the log has a vignette '\(vignette)'."
    case .repeatedVignette(let vignette, let unit):
      "Respondent '\(unit)' has two rows about vignette '\(vignette)'; keep one."
    case .factorVaries(let factor):
      "'\(factor)' is a factor of the vignettes, but differs between rows about the same vignette; "
        + "look up which is right."
    case .nothingShown(let kind, let name):
      "No complete row of data is about the \(kind) '\(name)', which others could have been shown; "
        + "its levels are known only from data, so wait for some."
    case .draws(let count):
      "\(count) draws were asked for; from 99 to 10000000 are possible."
    }
  }
}

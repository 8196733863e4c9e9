import VignetteKit

/// Why an analysis could not be done.
public enum AnalysisError: Error, Equatable, Sendable {
  /// A confidence level outside (0, 1).
  case invalidConfidence(Double)
  /// A comparison of fewer than two versions.
  case tooFewVersions(Int)
  /// An outcome of which fewer than two options were ever chosen.
  case tooFewOptions(Int)
  /// Published percentages that no rounding lets add up to 100.
  case percentagesDoNotAddUp(version: String, sum: String)
  /// A study without published percentages of two versions.
  case nothingPublished(study: String)
  /// A study without published tables of coefficients.
  case noPublishedEffects(study: String)
  /// A study with one version.
  case oneVersionStudy(study: String, hasVignettes: Bool)
  /// A question of which no percentages are published, with the nearest that have some.
  case notPublished(outcome: String, nearest: [String])
  /// A published table that leaves answers out or counts respondents more than once.
  case answersOverlap(outcome: String)
  /// A published table of which the number of respondents is not known.
  case sampleSizeUnknown(outcome: String, version: String)
  /// A published table of which a percentage is not legible, or none.
  case figuresUnclear(outcome: String, version: String)
  /// Too many versions or options for the limits that rounding allows.
  case envelopeOutOfReach(versions: Int, options: Int)
  /// A smallest difference that matters outside (0, 1).
  case invalidMargin(Double)
  /// A count that is negative or not a finite number.
  case invalidCount(row: String, column: String, value: Double)
  /// A test that needs whole counts, and a count that isn't whole.
  case fractionalCount(row: String, column: String, value: Double)
  /// The same name for two rows or two columns of a table.
  case repeatedName(String)
  /// Fewer than two rows or two columns that hold anything.
  case nothingToTest(rows: Int, columns: Int)
  /// A row or column that holds nothing.
  case emptyLine(String)
  /// A version that the data do not have, with the nearest names that they do have.
  case unknownVersion(String, nearest: [String])
  /// Answers from one version only.
  case oneVersion(outcome: String, version: String)
  /// A reference version in which nobody answered.
  case emptyReference(outcome: String, version: String)
  /// An outcome to which everybody gave the same answer.
  case oneAnswer(outcome: String, option: String)
  /// An outcome that nobody answered.
  case allMissing(outcome: String)
  /// A sample of numbers that is too small for a test of means.
  case tooFewNumbers(count: Int)
  /// A planned share of respondents that is negative or not a finite number.
  case invalidAllocation(version: String, share: Double)
  /// Numbers that are all the same.
  case noVariation
  /// A column that must hold labels and holds numbers, or the other way round.
  case wrongKind(column: String, expected: String)
  /// Response data that cannot be used.
  case responses(ResponseError)
  /// A formula that is none.
  case formula(FormulaMistake)
  /// A model that these data do not allow.
  case model(ModelMistake)
  /// Ratings that can't be made from published figures.
  case simulation(SimulationMistake)
  /// A plan that says nothing of power.
  case power(PowerMistake)
  /// A randomisation test that can't be made.
  case randomisation(RandomisationMistake)
}

extension AnalysisError: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .formula(let mistake):
      mistake.description
    case .model(let mistake):
      mistake.description
    case .simulation(let mistake):
      mistake.description
    case .power(let mistake):
      mistake.description
    case .randomisation(let mistake):
      mistake.description
    case .invalidConfidence(let value):
      "The confidence level is \(value); it must lie between 0 and 1, such as 0.95."
    case .tooFewVersions(let count):
      "There is only \(count) version; a comparison needs two or more."
    case .tooFewOptions(let count):
      "Only \(count) option was ever chosen; a comparison needs two or more."
    case .percentagesDoNotAddUp(let version, let sum):
      "The percentages of version \(version) add up to \(sum), which rounding alone cannot carry "
        + "from 100; check them against the source."
    case .nothingPublished(let study):
      "Study '\(study)' has no published percentages of two versions to compare; give respondents' "
        + "answers."
    case .noPublishedEffects(let study):
      "Study '\(study)' has no published table of coefficients; give respondents' answers and "
        + "a formula."
    case .notPublished(let outcome, let nearest):
      "No percentages of '\(outcome)' among all respondents are published"
        + Self.suggestion(nearest)
    case .oneVersionStudy(let study, let hasVignettes):
      "Study '\(study)' has one version, so there are no versions to compare"
        + (hasVignettes
          ? "; what varies in it are the details of its vignettes." : ".")
        + " 'vignette check' shows what its published figures allow to say."
    case .answersOverlap(let outcome):
      "The published answers to '\(outcome)' leave options out, or one respondent may be counted "
        + "under several; comparing them needs respondents' answers."
    case .sampleSizeUnknown(let outcome, let version):
      "It is not known how many respondents of version \(version) the published percentages of "
        + "'\(outcome)' are of; state n in the study file."
    case .figuresUnclear(let outcome, let version):
      "A published percentage of '\(outcome)' in version \(version) is unclear or not between 0 and "
        + "100; complete it, or leave this outcome out."
    case .envelopeOutOfReach(let versions, let options):
      "What rounding allows for \(versions) versions and \(options) options would take too long "
        + "to search; compare fewer versions at a time."
    case .invalidMargin(let value):
      "The smallest difference that matters is \(100 * value) percentage points; it must lie "
        + "between 0 and 100, such as 5."
    case .invalidCount(let row, let column, let value):
      "The count of '\(row)' in '\(column)' is \(value); counts must be 0 or more."
    case .fractionalCount(let row, let column, let value):
      "The count of '\(row)' in '\(column)' is \(value); an exact test needs whole counts, so "
        + "leave it out or give the unweighted counts."
    case .repeatedName(let name):
      "The name '\(name)' stands for two rows or columns of a table; give each its own."
    case .nothingToTest(let rows, let columns):
      "The table has \(rows) rows and \(columns) columns that hold anything; a test of "
        + "independence needs two of each."
    case .emptyLine(let name):
      "'\(name)' holds no count at all; leave it out of the test."
    case .unknownVersion(let name, let nearest):
      "There is no version '\(name)'" + Self.suggestion(nearest)
    case .oneVersion(let outcome, let version):
      "All answers to '\(outcome)' come from version '\(version)'; a comparison needs answers "
        + "from two versions or more, so check the version column."
    case .emptyReference(let outcome, let version):
      "Nobody in the reference version '\(version)' answered '\(outcome)'; name another "
        + "reference version."
    case .oneAnswer(let outcome, let option):
      "Everybody answered '\(option)' to '\(outcome)'; without a second answer there is nothing "
        + "to compare, so leave this outcome out."
    case .allMissing(let outcome):
      "Nobody answered '\(outcome)'; check the column, or leave this outcome out."
    case .tooFewNumbers(let count):
      "A version has only \(count) numbers; comparing means needs two or more in each."
    case .invalidAllocation(let version, let share):
      "The planned share of version '\(version)' is \(share); it must be 0 or more."
    case .noVariation:
      "All numbers within the versions are the same; without variation there is nothing to test."
    case .wrongKind(let column, let expected):
      "The column '\(column)' does not hold \(expected); read it as such, or name another column."
    case .responses(let error):
      error.description
    }
  }

  /// A version that the data don't have: the nearest names, or where none is near, all there are.
  static func unknownVersion(_ name: String, among versions: [String]) -> AnalysisError {
    let nearest = NearestNames.of(name, among: versions)
    return .unknownVersion(name, nearest: nearest.isEmpty ? Array(versions.prefix(8)) : nearest)
  }

  private static func suggestion(_ nearest: [String]) -> String {
    if nearest.isEmpty { return "." }
    return "; did you mean \(nearest.map { "'\($0)'" }.joined(separator: " or "))?"
  }
}

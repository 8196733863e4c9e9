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
  /// Too many versions or options for the limits that rounding allows.
  case envelopeOutOfReach(versions: Int, options: Int)
}

extension AnalysisError: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .invalidConfidence(let value):
      "The confidence level is \(value); it must lie between 0 and 1, such as 0.95."
    case .tooFewVersions(let count):
      "There is only \(count) version; a comparison needs two or more."
    case .tooFewOptions(let count):
      "Only \(count) option was ever chosen; a comparison needs two or more."
    case .percentagesDoNotAddUp(let version, let sum):
      "The percentages of version \(version) add up to \(sum), which rounding alone cannot carry "
        + "from 100; check them against the source."
    case .envelopeOutOfReach(let versions, let options):
      "What rounding allows for \(versions) versions and \(options) options would take too long "
        + "to search; compare fewer versions at a time."
    }
  }
}

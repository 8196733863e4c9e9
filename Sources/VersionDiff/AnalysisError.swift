/// Why an analysis could not be done.
public enum AnalysisError: Error, Equatable, Sendable {
  /// A confidence level outside (0, 1).
  case invalidConfidence(Double)
}

extension AnalysisError: CustomStringConvertible {
  /// One sentence: what was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .invalidConfidence(let value):
      "The confidence level is \(value); it must lie between 0 and 1, such as 0.95."
    }
  }
}

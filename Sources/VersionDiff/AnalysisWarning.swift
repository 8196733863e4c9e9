/// Something that a reader of the results must know before believing them.
public struct AnalysisWarning: Sendable, Equatable {
  /// The fixed code, words joined by hyphens, such as `small-expected-counts`.
  public let code: String
  /// One or two sentences: what was found where, how big, and what to do.
  public let message: String

  /// Creates a warning.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

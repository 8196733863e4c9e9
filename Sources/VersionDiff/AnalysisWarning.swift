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

  /// The warning that a smallest difference that matters is under one percentage point, probably a
  /// proportion typed where points are meant; nil for none or a larger one.
  public init?(smallMargin margin: Double?) {
    guard let margin, margin < 0.01 else { return nil }
    let points = readable(100 * margin, decimals: margin < 0.0001 ? 4 : 2)
    self.init(
      code: "small-margin",
      message:
        "The smallest difference that matters is \(points) percentage points; if a proportion "
        + "was meant, state it in points, such as 5 for 0.05.")
  }
}

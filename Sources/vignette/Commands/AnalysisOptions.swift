import ArgumentParser
import VersionDiff

/// What every analysis lets its user decide.
struct AnalysisOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "The confidence of intervals, between 0 and 1; the study's, or 0.95.")
  var confidence: Double?

  @Option(help: "The seed wherever chance is used.")
  var seed: UInt64 = 1

  /// The confidence level, `fallback` where none was given.
  func level(or fallback: Double? = nil) throws(AnalysisError) -> ConfidenceLevel {
    try ConfidenceLevel(confidence ?? fallback ?? ConfidenceLevel.ninetyFive.value)
  }
}

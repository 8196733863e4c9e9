import ArgumentParser
import VersionDiff
import VignetteKit

/// Whether p-values come from a model or from what was randomised.
struct RandomisationOptions: ParsableArguments {
  /// `--inference`.
  enum Inference: String, ExpressibleByArgument, CaseIterable {
    case model, randomisation
  }

  @Option(
    help: ArgumentHelp(
      "Add tests by what was randomised: 'randomisation' with the log of assignments.",
      valueName: "kind"))
  var inference: Inference = .model

  @Option(
    help: ArgumentHelp(
      "The log that 'vignette assign' wrote, for --inference randomisation.", valueName: "log"))
  var assignments: String?

  @Option(
    help: ArgumentHelp(
      "The column with the respondents' names in the log; the study's, 'unit' or 'respondent' "
        + "unless given.", valueName: "col"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "How many arrangements are drawn where there are too many to go through all.",
      valueName: "n"))
  var draws: Int = RandomisationPlan.defaultDraws

  /// Refuses options that go nowhere.
  func validate() throws {
    switch inference {
    case .randomisation:
      guard assignments != nil else {
        throw ValidationError(
          "--inference randomisation needs --assignments LOG, the log that 'vignette assign' wrote."
        )
      }
    case .model:
      guard assignments == nil, unit == nil else {
        throw ValidationError("--assignments and --unit belong to --inference randomisation.")
      }
    }
  }

  /// Refuses randomisation inference where it is asked for.
  func refuse(because reason: String) throws(UsageError) {
    guard inference == .randomisation else { return }
    throw UsageError("--inference randomisation \(reason); leave it out.")
  }

  /// The log, or nil where no randomisation inference is asked for.
  func log() throws -> AssignmentLog? {
    guard inference == .randomisation, let assignments else { return nil }
    return try AssignmentLog(parsing: try AssignmentLogFile.bytes(of: assignments))
  }

  /// How far the tests go.
  func plan(seed: UInt64) throws -> RandomisationPlan {
    try RandomisationPlan(draws: draws, seed: seed)
  }

  /// The column with the respondents' names, or nil where none is needed.
  func unitColumn(in path: String, _ study: Study?) throws -> String? {
    guard inference == .randomisation else { return nil }
    if let unit { return unit }
    let header = try CSVReader().header(ofFileAt: path)
    let usual = [study?.codebook?.respondent, "unit", "respondent"].compactMap { $0 }
    guard let found = usual.first(where: header.contains) else {
      throw UsageError(
        "--inference randomisation needs --unit COL, the column with the respondents' names in the "
          + "log; '\(path)' has no column \(usual.map { "'\($0)'" }.joined(separator: " or ")).")
    }
    return found
  }

  /// The log as an input of the results.
  func inputs() throws -> [Provenance.Input] {
    guard let assignments else { return [] }
    let bytes = try AssignmentLogFile.bytes(of: assignments)
    return [Provenance.Input(path: assignments, sha256: FileDigest.sha256(bytes))]
  }

  /// What shaped the results.
  var provenance: [(String, Cell)] {
    guard inference == .randomisation else { return [] }
    return [
      ("inference", .text(inference.rawValue)), ("assignments", Cell(assignments)),
      ("unit", Cell(unit)), ("draws", .integer(draws)),
    ]
  }
}

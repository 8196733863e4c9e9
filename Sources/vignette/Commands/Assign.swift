import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette assign`: who sees which version, which deck, in which order.
struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Assign respondents to versions and decks, in a log that anybody can check.",
    usage: "vignette assign <study> --units <file> --seed <text> --log <file> [<options>]",
    discussion: """
      Publish the commitment to a seed before the first respondent:
        vignette assign --commit --seed "$(openssl rand -hex 16)"

      Assign respondents as they arrive; the log grows and is never overwritten:
        vignette assign STUDY --units wave1.csv --seed SEED --log assignments.jsonl
        vignette assign STUDY --units wave2.csv --seed SEED --log assignments.jsonl

      Note who completed or dropped out; with blocks their places are filled again:
        vignette assign STUDY --status status.csv --seed SEED --log assignments.jsonl

      The file of units has a column with their names and one per stratum, named and
      filled as in the study. docs/assignment.md says exactly what is computed.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String?

  @Option(
    help: ArgumentHelp("A CSV file with a row per respondent to assign.", valueName: "file"))
  var units: String?

  @Option(
    help: ArgumentHelp(
      "The column with the respondents' names; 'unit' or 'respondent' unless given.",
      valueName: "col"))
  var unit: String?

  @Option(help: ArgumentHelp("Assign respondents named 1 to N instead.", valueName: "n"))
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "A CSV file that says in its column 'status' who completed and who dropped.",
      valueName: "file"))
  var status: String?

  @Option(
    help: ArgumentHelp(
      "The seed: any text, kept secret until the last respondent.", valueName: "text"))
  var seed: String?

  @Option(help: ArgumentHelp("The log to begin or to go on with.", valueName: "file"))
  var log: String?

  @Flag(help: "Print the SHA-256 of the seed and do nothing else.")
  var commit = false

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    if commit { return try printCommitment() }
    guard let study else {
      throw UsageError("assign needs a study: vignette assign STUDY --units FILE --log LOG.")
    }
    guard units == nil || count == nil else {
      throw UsageError("--units and --count both name respondents; give one of them.")
    }
    let file = try StudyFile(at: study)
    let request = try AssignmentRequest(self, file)
    let (register, assigned) = try request.carriedOut()
    let listed = isListing(assigned) ? assigned : []
    if listed.count < assigned.count {
      OutputWriter.report(
        "vignette: \(assigned.count) assignments, not listed here; '--table assignments --format csv' "
          + "lists them")
    }
    var document = TableDocument(register, listing: listed)
    document.warnings += request.warnings(assigned, register)
    try output.write(
      document, provenance: try provenance(file, request), confidence: .ninetyFive,
      study: file.study)
  }

  /// Whether what each respondent got is part of the output: where it is asked for, and in pages
  /// that it doesn't fill.
  private func isListing(_ units: [String]) -> Bool {
    if let chosen = output.table ?? output.tables {
      return chosen == "all" || chosen.contains("assignments")
    }
    switch output.format {
    case .json, .csv: return true
    case .text, .markdown, .html, .latex: return units.count <= Self.longestPage
    }
  }

  /// The most respondents that a page lists unasked.
  private static let longestPage = 50

  private func printCommitment() throws {
    guard let seed else {
      throw UsageError(
        "--commit needs the seed: --seed TEXT, such as --seed \"$(openssl rand -hex 16)\".")
    }
    try OutputWriter.print(SeedCommitment(to: seed).digest + "\n")
    if let warning = AnalysisWarning(guessableSeed: seed) {
      OutputWriter.report("vignette: \(warning.message)")
    }
  }

  private func provenance(_ file: StudyFile, _ request: AssignmentRequest) throws -> Provenance {
    let given: [(String, Cell)] = [
      ("unit", Cell(unit)), ("count", count.map { .integer($0) } ?? .missing),
      ("log", Cell(log)), ("seed", Cell(seed)),
      ("commitment", Cell(request.commitment)),
    ]
    return Provenance(
      inputs: [Provenance.input(file)] + request.inputs,
      options: given.map { .init(name: $0.0, value: $0.1) }, seed: seed.flatMap { UInt64($0) })
  }
}

extension AnalysisWarning {
  /// The warning that a seed is so short that its commitment doesn't hide it; nil for others.
  init?(guessableSeed seed: String) {
    guard SeedCommitment.isGuessable(seed) else { return nil }
    let bits = Int(SeedCommitment.bits(of: seed))
    self.init(
      code: "guessable-seed",
      message: "The seed holds \(bits) bits at most: whoever knows its commitment can find it by "
        + "trying, and with it everybody's version. Take one of at least "
        + "\(Int(SeedCommitment.bitsNeeded)) bits, such as 32 hexadecimal digits drawn by a "
        + "machine.")
  }
}

extension AssignmentError: InputFault {}

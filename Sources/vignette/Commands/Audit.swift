import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette audit`: a log of assignments or, with `verify`, the service's database.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that what was recorded is what happened.",
    subcommands: [AuditAssignments.self] + serviceCommands, defaultSubcommand: AuditAssignments.self
  )

  private static var serviceCommands: [any ParsableCommand.Type] {
    #if Service
      [AuditVerify.self]
    #else
      []
    #endif
  }
}

/// `vignette audit assignments`: is a log of assignments what the design and the seed give?
struct AuditAssignments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assignments",
    abstract: "Derive a log of assignments again and name the first line that differs.",
    usage: "vignette audit [<study>] --log <file> [--seed <text>] [<options>]",
    discussion: """
      vignette audit STUDY --log assignments.jsonl --seed SEED

      Without a study the log is checked by itself; without the seed, all but the draws.
      Ends with status 1 where a check fails.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String?

  @Option(help: ArgumentHelp("The log.", valueName: "file"))
  var log: String

  @Option(help: ArgumentHelp("The seed that was committed to.", valueName: "text"))
  var seed: String?

  @Option(
    help: ArgumentHelp(
      "The last chain value, where it was kept elsewhere: finds lines taken off the end.",
      valueName: "chain"))
  var head: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let file = try study.map { try StudyFile(at: $0) }
    let design = try file.map { try AssignmentDesign(of: try $0.study.designed()) }
    let bytes = try AssignmentLogFile.bytes(of: log)
    let parsed = try AssignmentLog(parsing: bytes)
    let audit = AssignmentAudit(
      of: parsed, design: design, commitment: file?.study.assignment?.commitment, seed: seed,
      head: head)
    var document = TableDocument(audit)
    if let file, FileDigest.sha256(file.bytes) != parsed.opening.studyDigest {
      document.warnings.append(
        AnalysisWarning(
          code: "study-changed",
          message: "The study's file is not the one that the log was begun with; what assignment "
            + "depends on is compared in the check 'design'."))
    }
    let given: [(String, Cell)] = [("seed", Cell(seed)), ("head", Cell(head))]
    try output.write(
      document,
      provenance: Provenance(
        inputs: (file.map { [Provenance.input($0)] } ?? [])
          + [Provenance.Input(path: log, sha256: FileDigest.sha256(bytes))],
        options: given.map { .init(name: $0.0, value: $0.1) }, seed: seed.flatMap { UInt64($0) }),
      confidence: .ninetyFive, study: file?.study)
    if audit.hasFailed { throw ExitCode(1) }
  }
}

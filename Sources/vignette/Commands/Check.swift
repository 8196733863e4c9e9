import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette check`: what a careful methodologist would question in a study.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Validate a study and question its published figures.",
    usage: "vignette check [<options>] <study>",
    discussion: "Findings end with status 0, or 1 with --strict; an unreadable study with 1.")

  @Argument(help: "The study's folder or file.")
  var study: String

  @Flag(help: "End with status 1 where there are findings.")
  var strict = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let file = try StudyFile(at: study)
    let check = StudyCheck(of: file.study)
    try output.write(
      check.document(),
      provenance: Provenance(
        inputs: [Provenance.input(file)], options: []),
      confidence: .ninetyFive)
    if strict, !check.findings.isEmpty { throw ExitCode(1) }
  }
}

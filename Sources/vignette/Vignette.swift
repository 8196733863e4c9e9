import ArgumentParser
import VersionDiff
import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command line's root.
@main
struct Vignette: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "vignette",
    abstract: "Compare the versions of a survey, and analyse judgements of varied vignettes.",
    discussion: """
      The versions of a study, from its published percentages:
        vignette compare Studies/civil-servants

      The versions of your own survey, from a CSV file with a row per respondent:
        vignette compare --data answers.csv --version version --outcome advice

      Ratings of vignettes, or answers, explained by what was varied:
        vignette effects --data ratings.csv \\
          --formula 'rating ~ effort * need + (1 | respondent)'
        vignette effects --data answers.csv --formula 'advice ~ version + age' \\
          --family binomial --event 'advice=carry out' --cluster team

      The texts that respondents read, version beside version:
        vignette render Studies/civil-servants --diff

      What a careful methodologist would question in a study:
        vignette check Studies/civil-servants

      Which vignettes and versions to show, and what they can tell:
        vignette design Studies/civil-servants

      How many respondents it takes, and what a number of them can find:
        vignette power proportions --shares 40,45 --allocation 2:1 --n 2063

      'vignette --version' prints the program's own version.
      """,
    subcommands: [
      Compare.self, Effects.self, Check.self, Design.self, Render.self, Power.self, Simulate.self,
      Prereg.self, Assign.self, Audit.self, SchemaCommand.self,
    ] + serviceCommands
  )

  /// The commands of the service, where the program is built with it.
  private static var serviceCommands: [any ParsableCommand.Type] {
    #if Service
      [Serve.self, Admin.self]
    #else
      []
    #endif
  }

  /// Answers `--version` alone: beside a command the option names a column of the data, and the
  /// library's own flag would answer there instead of saying what is wrong.
  private static func answerVersion() throws {
    guard CommandLine.arguments.dropFirst() == ["--version"] else { return }
    try OutputWriter.print(version + "\n")
    exit(withError: nil)
  }

  /// Runs the command and ends with the fixed exit statuses: 0 done, 1 the input is wrong, 64 wrong
  /// usage, 70 a fault of the program.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      try answerVersion()
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      exit(withError: status)
    } catch let error as any InputFault {
      end(error.told, status: 1)
    } catch let error as UsageError {
      end("\(error.description)\nSee 'vignette --help'.", status: EX_USAGE)
    } catch {
      let status = exitCode(for: error)
      if status == .failure { end("a fault of the program: \(error)", status: EX_SOFTWARE) }
      exit(withError: error)
    }
  }

  private static func end(_ message: String, status: Int32) -> Never {
    OutputWriter.report("vignette: \(message)")
    exit(withError: ExitCode(status))
  }
}

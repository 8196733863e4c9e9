import ArgumentParser

/// The command line's root.
@main
struct Vignette: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vignette",
    abstract: "Compare the versions of a survey, and analyse judgements of varied vignettes.",
    version: "0.1.0"
  )
}

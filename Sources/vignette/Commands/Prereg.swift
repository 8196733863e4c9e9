import ArgumentParser
import VignetteKit

/// `vignette prereg`: a preregistration from the study file.
struct Prereg: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a preregistration from the study file.",
    discussion: """
      vignette prereg Studies/bending-rules --format osf --output prereg.md

      What the study file doesn't say stands in brackets, with the keys under which it can
      be said. The SHA-256 of the plan goes into the study file after registration, under
      'preregistration: {registered: ...}'; compare and effects then list departures.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String

  @Option(help: "The form: aspredicted, osf or markdown.")
  var format: PreregistrationFormat = .markdown

  @Option(help: "The language.")
  var lang: RenderingStyle.Language = .en

  @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "path"))
  var output: String?

  func run() throws {
    let file = try StudyFile(at: study)
    let facts = PreregistrationFacts(
      study: try file.study.designed(), language: lang, digests: PreregistrationDigests(file))
    let text = format.rendered(facts)
    if let output {
      try OutputWriter.write(text, to: output)
    } else {
      try OutputWriter.print(text)
    }
  }
}

extension PreregistrationFormat: ExpressibleByArgument {}

import ArgumentParser
import VersionDiff
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
    let study = try file.study.designed()
    let facts = PreregistrationFacts(
      study: study, language: lang, digests: PreregistrationDigests(file),
      power: try power(of: study))
    let text = format.rendered(facts)
    if let output {
      try OutputWriter.write(text, to: output)
    } else {
      try OutputWriter.print(text)
    }
  }

  /// The power of what the plan expects; nil for a plan that expects nothing or no numbers of
  /// respondents.
  private func power(of study: Study) throws -> StudyPower? {
    guard let expected = study.analysis.expected, !expected.answers.isEmpty,
      expected.respondents != nil
    else { return nil }
    let confidence = try ConfidenceLevel(
      study.analysis.confidence ?? AnalysisPlan.defaultConfidence)
    return try StudyPower(
      of: study,
      StudyPower.Settings(
        confidence: confidence, simulation: try PowerSimulation(studies: 1000, seed: 1)))
  }
}

extension PreregistrationFormat: ExpressibleByArgument {}

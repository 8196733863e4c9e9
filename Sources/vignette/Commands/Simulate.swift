import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette simulate`: synthetic ratings that have a study's published moments.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make synthetic ratings that have a study's published figures.",
    usage: "vignette simulate <study> --published [<options>]",
    discussion: """
      vignette simulate Studies/deservingness --published --output ratings.csv
      vignette effects Studies/deservingness --data ratings.csv \\
        --formula 'psrb ~ effort * need * reputation + (1 | respondent)'

      Published figures need not hold together. The name of the file's last column says
      which of them the ratings have and which were given up. They are nobody's answers.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String

  @Flag(help: "Make ratings from the published figures.")
  var published = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many respondents, instead of the number that fits the figures best.", valueName: "n"))
  var respondents: Int?

  @Option(help: "The seed of the random numbers.")
  var seed: UInt64 = 1

  @Option(help: "The form of the data: csv.")
  var format: DataFormat = .csv

  @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "path"))
  var output: String?

  /// The forms that data are written in.
  enum DataFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
  }

  func run() throws {
    guard published else {
      throw UsageError(
        "simulate makes ratings from published figures only: give --published. Answers to a design "
          + "without published figures can't be made yet.")
    }
    let file = try StudyFile(at: study)
    let simulation = try PublishedSimulation(of: file.study, respondents: respondents)
    let csv = CSVFormat.rendered(simulation.table(seed: seed, in: file.study))
    if let output {
      try OutputWriter.write(csv, to: output)
    } else {
      try OutputWriter.print(csv)
    }
    OutputWriter.report(
      "vignette: seed \(seed); \(simulation.respondentCount) respondents, "
        + "\(simulation.respondentCount * simulation.vignetteMeans.count) synthetic ratings")
    OutputWriter.report("vignette: held: " + simulation.kept.joined(separator: ", "))
    for entry in simulation.givenUp { OutputWriter.report("vignette: given up: \(entry)") }
  }
}

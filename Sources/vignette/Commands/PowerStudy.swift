import ArgumentParser
import VersionDiff
import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `vignette power STUDY`: every contrast that a study plans.
struct PowerStudy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "Every contrast that a study plans, at once.",
    discussion: """
      What is expected stands in the study file under analysis.expected; of an outcome without
      expectations the published percentages are taken.
      """)

  @Argument(help: "The study's folder or file.")
  var study: String

  @Option(help: "How many respondents, in total over versions; the study's plan unless given.")
  var n: Int?

  @Option(help: "The wanted power; the study's plan, or \(Expectations.defaultPower).")
  var power: Double?

  @Option(help: "By what factor weighting makes variances larger.")
  var designEffect: Double = 1

  @Option(help: "How many studies are simulated where no formula holds.")
  var simulations: Int = 1000

  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try refuseUnknownKind()
    let file = try StudyFile(at: study)
    let planned = try file.study.designed()
    let confidence = try analysis.level(or: planned.analysis.confidence)
    let settings = StudyPower.Settings(
      respondents: n, power: power, confidence: confidence, designEffect: designEffect,
      simulation: try PowerSimulation(studies: simulations, seed: analysis.seed))
    let result = try StudyPower(of: planned, settings)
    let isSimulated = result.results.contains { $0.method == .simulation }
    let given: [(String, Cell)] = [
      ("kind", .text("study")), ("n", n.map(Cell.integer) ?? .missing), ("power", Cell(power)),
      ("design.effect", .number(designEffect)),
      ("simulations", isSimulated ? .integer(simulations) : .missing),
      ("confidence", .number(confidence.value)),
    ]
    try output.write(
      TableDocument(power: result.results, notes: result.notes),
      provenance: Provenance(
        inputs: [Provenance.input(file)],
        options: given.map { .init(name: $0.0, value: $0.1) },
        seed: isSimulated ? analysis.seed : nil),
      confidence: confidence, margin: planned.analysis.margin.map { $0 / 100 }, study: planned)
  }

  /// A slip in the name of a kind of plan would be taken for a study.
  private func refuseUnknownKind() throws(UsageError) {
    let nearest = NearestNames.of(
      study,
      among: [
        "chisq", "proportions", "tables", "means", "vignettes", "logistic", "ordinal",
        "interaction",
      ])
    guard access(study, F_OK) != 0, !study.contains("/"), let name = nearest.first else { return }
    throw UsageError("There is no study and no kind of plan '\(study)'; did you mean '\(name)'?")
  }
}

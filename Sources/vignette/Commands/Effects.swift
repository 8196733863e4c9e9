import ArgumentParser
import VersionDiff
import VignetteKit

/// `vignette effects`: the tables of a regression.
struct Effects: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit a regression: coefficients, marginal effects and means, tests, fit.",
    discussion: """
      Ratings of vignettes, several by each respondent:
        vignette effects --data ratings.csv \\
          --formula 'rating ~ effort * need + reputation + (1 | respondent)'

      An answer, with people nested in teams:
        vignette effects --data answers.csv --cluster team \\
          --formula 'advice ~ version * age + education' \\
          --family binomial --event 'advice=carry out'

      What a study's published tables say, and whether data reproduce them:
        vignette effects Studies/deservingness
        vignette effects Studies/deservingness --data ratings.csv

      In a formula 'a + b' are effects beside each other, 'a * b' their interaction
      too, '(1 | respondent)' lets respondents differ; names with spaces stand in
      backticks: '`Your advice` ~ version'.
      """)

  @Argument(help: "The study's folder or file; may be left out with --data.")
  var study: String?

  @Option(
    help: ArgumentHelp(
      "The model, such as 'y ~ a * b + c + (1 | id)'. Repeatable: further models stand beside the "
        + "first one.", valueName: "formula"))
  var formula: [String] = []

  @OptionGroup(title: "Model") var model: ModelOptions
  @OptionGroup(title: "Quantities") var quantities: QuantityOptions
  @OptionGroup(title: "Data") var data: DataOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(visibility: .hidden) var planned: PlannedEffectsOptions

  func run() throws {
    try planned.refuse()
    let file = try study.map { try StudyFile(at: $0) }
    if let path = data.data ?? file?.dataPath {
      try analyse(path, file)
    } else if let file {
      try reportPublished(file)
    } else {
      throw UsageError(
        "effects needs something to analyse: data (--data ratings.csv --formula 'y ~ a * b') or a "
          + "study (vignette effects Studies/deservingness).")
    }
  }

  private func analyse(_ path: String, _ file: StudyFile?) throws {
    let request = try EffectsRequest(self, file?.study)
    let respondents = try request.read(path, digest: output.showsDigests)
    try write(
      try request.document(respondents),
      inputs: (file.map { [Provenance.input($0)] } ?? []) + [respondents.input],
      formulas: request.formulas.map(\.description), file?.study)
  }

  private func reportPublished(_ file: StudyFile) throws {
    throw UsageError("effects needs --data FILE.csv.")
  }

  private func write(
    _ document: TableDocument, inputs: [Provenance.Input], formulas: [String], _ study: Study?
  ) throws {
    let confidence = try analysis.level(or: study?.analysis.confidence)
    let given: [(String, Cell)] = [
      ("formula", formulas.isEmpty ? .missing : .text(formulas.joined(separator: "; "))),
      ("family", .text(model.family.rawValue)), ("event", Cell(model.event)),
      ("cluster", Cell(model.cluster)), ("weight", Cell(model.weight)),
      ("weight.kind", Cell(model.weightKind?.rawValue)),
      ("robust", Cell(model.robust?.rawValue)),
      ("firth", model.firth ? .boolean(true) : .missing),
      ("ml", model.ml ? .boolean(true) : .missing),
      ("quadrature", model.quadrature.map(Cell.integer) ?? .missing),
      ("intervals", .text(model.intervals.rawValue)), ("reference", Cell(data.reference)),
      ("count", Cell(data.count)),
      ("levels", data.levels.isEmpty ? .missing : .text(data.levels.joined(separator: ","))),
      ("categorical", Cell(data.categorical)), ("missing", .text(data.missing.rawValue)),
      ("confidence", .number(confidence.value)),
    ]
    try output.write(
      document,
      provenance: Provenance(
        inputs: inputs, options: given.map { .init(name: $0.0, value: $0.1) }),
      confidence: confidence, study: study)
  }
}

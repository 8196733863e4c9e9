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

  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "Of the models that the study plans the one to fit; the first unless given.",
      valueName: "name"))
  var plannedModel: String?

  @OptionGroup(title: "Model") var model: ModelOptions
  @OptionGroup(title: "Quantities") var quantities: QuantityOptions
  @OptionGroup(title: "Data") var data: DataOptions
  @OptionGroup(title: "Inference") var randomisation: RandomisationOptions

  @Option(
    help: ArgumentHelp(
      "Without a study: the column with the version that the log assigned, for --inference "
        + "randomisation; 'version' unless given.", valueName: "col"))
  var version: String?

  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try checkVersion()
    let file = try study.map { try StudyFile(at: $0) }
    if let path = data.data ?? file?.dataPath {
      var command = self
      try command.adoptPlan(of: file?.study)
      try command.analyse(path, file)
    } else if let file {
      try reportPublished(file)
    } else {
      throw UsageError(
        "effects needs something to analyse: data (--data ratings.csv --formula 'y ~ a * b') or a "
          + "study (vignette effects Studies/deservingness).")
    }
  }

  /// Refuses a column of versions that goes nowhere.
  private func checkVersion() throws(UsageError) {
    guard version != nil else { return }
    guard randomisation.inference == .randomisation else {
      throw UsageError(
        "--version belongs to --inference randomisation; without it the version is a term like any."
      )
    }
    guard study == nil else {
      throw UsageError("--version is for data without a study, which names its versions' column.")
    }
  }

  private func analyse(_ path: String, _ file: StudyFile?) throws {
    let request = try EffectsRequest(self, try file?.study.designed())
    let respondents = try request.read(path, digest: output.showsDigests)
    var document = try request.document(respondents)
    if let study = file?.study {
      let confidence = try analysis.level(or: study.analysis.confidence)
      document.warnings += try study.departures(
        fitting: request.formulas, model, missing: data.missing, confidence: confidence)
    }
    try write(
      document,
      inputs: try (file.map { [Provenance.input($0)] } ?? []) + [respondents.input]
        + TargetOption.inputs(quantities.target, digest: output.showsDigests)
        + randomisation.inputs(),
      formulas: request.formulas.map(\.description), file?.study)
  }

  /// Takes formula, family, event and clusters from the plan where no formula is given.
  private mutating func adoptPlan(of study: Study?) throws {
    let models = study?.analysis.models ?? []
    if plannedModel != nil, !formula.isEmpty {
      throw UsageError("--model names a planned model and --formula another; give one of them.")
    }
    let names = models.map(\.id)
    if let name = plannedModel, !names.contains(name) {
      throw UsageError(
        "The study plans no model '\(name)'; "
          + (names.isEmpty ? "give --formula." : "planned: \(names.joined(separator: ", "))."))
    }
    guard formula.isEmpty,
      let planned = models.first(where: { plannedModel == nil || $0.id == plannedModel })
    else { return }
    formula = [planned.formula]
    model.family = RegressionModel.Family(planned.family)
    if model.event == nil, let event = planned.event {
      model.event = "\(try Formula(parsing: planned.formula).response)=\(event)"
    }
    if model.cluster == nil { model.cluster = planned.cluster }
  }

  /// The tables that a study's published coefficients allow without anybody's answers.
  private func reportPublished(_ file: StudyFile) throws {
    try refuseDataOptions()
    try randomisation.refuse(because: "needs respondents' answers")
    let confidence = try analysis.level(or: file.study.analysis.confidence)
    try write(
      try TableDocument(publishedEffectsOf: file.study, confidence: confidence),
      inputs: [Provenance.input(file)], formulas: [], file.study)
  }

  /// Refuses options that need respondents' answers, which published coefficients are not.
  private func refuseDataOptions() throws(UsageError) {
    let given: [(String, Bool)] = [
      ("--formula", !formula.isEmpty), ("--family", model.family != .gaussian),
      ("--event", model.event != nil), ("--cluster", model.cluster != nil),
      ("--weight", model.weight != nil), ("--robust", model.robust != nil),
      ("--firth", model.firth), ("--ml", model.ml), ("--quadrature", model.quadrature != nil),
      ("--link", model.link != .logit), ("--nonproportional", model.nonproportional != nil),
      ("--contrasts", model.contrasts != nil), ("--intervals", model.intervals != .wald),
      ("--factors", quantities.factors != nil), ("--by", quantities.by != nil),
      ("--averaging", quantities.averaging != nil), ("--target", quantities.target != nil),
      ("--exclude", !quantities.exclude.isEmpty), ("--at", !quantities.at.isEmpty),
      ("--count", data.count != nil),
      ("--reference", data.reference != nil), ("--levels", !data.levels.isEmpty),
      ("--categorical", data.categorical != nil), ("--decimal", data.decimal != nil),
      ("--separator", data.separator != nil), ("--na", data.na != nil),
      ("--missing", data.missing != .drop), ("--encoding", data.encoding != .utf8),
    ]
    guard let refused = given.first(where: \.1) else { return }
    throw UsageError(
      "\(refused.0) needs respondents' answers, and this study has published tables only; add "
        + "--data FILE.csv or leave the option out.")
  }

  private func write(
    _ document: TableDocument, inputs: [Provenance.Input], formulas: [String], _ study: Study?
  ) throws {
    let confidence = try analysis.level(or: study?.analysis.confidence)
    let given: [(String, Cell)] =
      [
        ("formula", Cell(listed: formulas)),
        ("family", .text(model.family.rawValue)), ("event", Cell(model.event)),
        ("link", model.link == .logit ? .missing : .text(model.link.rawValue)),
        ("nonproportional", Cell(model.nonproportional)), ("contrasts", Cell(model.contrasts)),
        ("factors", Cell(quantities.factors)), ("by", Cell(quantities.by)),
        ("averaging", .text(quantities.kind.rawValue)), ("target", Cell(quantities.target)),
        ("exclude", Cell(listed: quantities.exclude)), ("at", Cell(listed: quantities.at)),
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
        ("confidence", .number(confidence.value)), ("version", Cell(version)),
      ] + randomisation.provenance
    try output.write(
      document,
      provenance: Provenance(
        inputs: inputs, options: given.map { .init(name: $0.0, value: $0.1) },
        seed: randomisation.inference == .randomisation ? analysis.seed : nil),
      confidence: confidence, study: study)
  }
}

extension Cell {
  /// Several texts in one cell; missing where there is none.
  fileprivate init(listed texts: [String]) {
    self = texts.isEmpty ? .missing : .text(texts.joined(separator: "; "))
  }
}

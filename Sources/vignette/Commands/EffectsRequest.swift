import VersionDiff
import VignetteKit

/// What a regression of respondents' answers is made of: formulas and columns, from the command
/// line, completed from the study.
struct EffectsRequest {
  /// The models, the first one being the one that all tables are about.
  let formulas: [Formula]
  let options: Effects
  let study: Study?

  /// Completes the options from the study.
  init(_ options: Effects, _ study: Study?) throws {
    self.options = options
    self.study = study
    var formulas = try options.formula.map { try Formula(parsing: $0) }
    if formulas.isEmpty {
      guard let standard = study?.ratingsFormula else {
        throw UsageError(
          "effects --data needs --formula 'y ~ a * b': the outcome and what explains it.")
      }
      formulas = [standard]
    }
    let responses = Set(formulas.map(\.response))
    guard responses.count == 1 else {
      throw UsageError(
        "The formulas explain different outcomes (\(responses.sorted().joined(separator: ", "))); "
          + "models stand side by side only of one outcome.")
    }
    self.formulas = formulas
  }

  private var response: String { formulas[0].response }

  /// Reads the columns that the models need.
  func read(_ path: String, digest: Bool) throws -> RespondentData {
    let extra = try randomisedColumns(in: path)
    let labels = extra + (options.model.family == .gaussian ? [] : formulas[0].outcome.columns)
    guard let columns = studyColumns else {
      let groups = formulas.flatMap(\.randomEffects).flatMap(\.group.variables)
      let clusters = [options.model.cluster].compactMap { $0 }
      var reader = try options.data.reader(
        columns: Set(wanted + extra), labels: labels + groups + clusters)
      if formulas.contains(where: \.namesOtherColumns) { reader.columns = .all }
      return try RespondentData(path, with: reader, digest: digest)
    }
    guard !formulas.contains(where: \.namesOtherColumns) else {
      throw UsageError(
        "'.' stands for all other columns of a data file; with a study, name the variables.")
    }
    try options.data.refuseLevels(of: columns.fixedColumns)
    let reader = try options.data.reader(columns: Set(extra), labels: extra)
    return try RespondentData(path, with: columns.reader(reader), digest: digest)
  }

  /// The tables.
  func document(_ respondents: RespondentData) throws -> TableDocument {
    var table = respondents.table
    var excluded: [ExcludedResponses.RuleCount] = []
    var warnings: [AnalysisWarning] = []
    if let study, var columns = studyColumns {
      if respondents.statementOnSynthesis != nil { columns = columns.admittingAnyNumber() }
      table = keepingVignettes(table)
      let kept = try study.excluding(from: try columns.responses(from: table))
      (table, excluded) = (kept.table, kept.rules)
    }
    if options.data.missing != .drop || formulas.count > 1 {
      // Models can be compared only where all are of the same people.
      let completed = try table.completed(in: wanted, by: options.data.missing)
      table = completed.table
      warnings = AnalysisWarning.dropped(completed).map { [$0] } ?? []
    }
    let schema = try schema()
    var analysis = try analysis(schema)
    analysis.model.formula = try schema.resolved(formulas[0], in: table)
    analysis.alternatives = try formulas.dropFirst().map { try schema.resolved($0, in: table) }
    try refuseUnknown(schema, [analysis.model.formula] + analysis.alternatives)
    try refuseUnknownLevels(of: analysis.quantities.space, in: table)
    var document = try analysis.tables(from: table)
    for place in document.tables.indices {
      let fails = document.tables[place].notes.contains {
        $0.hasPrefix(EffectsAnalysis.failingOddsBeginning)
      }
      if fails { document.tables[place].notes.append("The option is --nonproportional TERMS.") }
    }
    document.warnings += warnings
    if study == nil, options.model.family == .ordinal,
      let warning = AnswerOrder.warning(response, in: table, stating: options.data.levels)
    {
      document.warnings.insert(warning, at: 0)
    }
    if let statement = respondents.statementOnSynthesis {
      document.warnings.append(
        AnalysisWarning(
          code: "synthetic-data",
          message: "These data are nobody's answers. The file says of itself: \(statement)."))
    }
    document.warnings += excluded.map(AnalysisWarning.init)
    if let randomised = try randomised(in: table, schema) {
      document.tables.append(EffectTable(randomised))
    }
    if let study { document.tables += try reproduction(of: study, in: table) }
    return document
  }

  /// Refuses references and codings of columns that no model has: a slip of the pen, which would
  /// change the analysis silently.
  private func refuseUnknown(_ schema: Schema, _ formulas: [Formula]) throws(UsageError) {
    let known = Set(formulas.flatMap { $0.columns + $0.outcome.columns })
    for (option, names) in [
      ("--reference", schema.references.keys.sorted()),
      ("--contrasts", schema.contrasts.keys.sorted()),
    ] {
      guard let unknown = names.first(where: { !known.contains($0) }) else { continue }
      let nearest = NearestNames.of(unknown, among: known.sorted())
      throw UsageError(
        "\(option) names '\(unknown)', which the model does not have; "
          + (nearest.isEmpty
            ? "its columns are \(known.sorted().joined(separator: ", "))."
            : "did you mean '\(nearest[0])'?"))
    }
  }

  /// Refuses levels of `--exclude` that a column doesn't have: a slip of the pen, which would exclude
  /// nothing silently.
  private func refuseUnknownLevels(
    of space: DesignSpace, in table: ResponseTable
  ) throws(AnalysisError) {
    guard case .excluding(let combinations) = space, !options.quantities.exclude.isEmpty else {
      return
    }
    for (name, level) in combinations.flatMap({ $0.sorted { $0.key < $1.key } }) {
      guard let levels = table.columns.first(where: { $0.name == name })?.levels,
        !levels.contains(level)
      else { continue }
      throw .model(
        .unknownLevel(
          level, of: name, levels: levels, nearest: NearestNames.of(level, among: levels)))
    }
  }

  /// The study's published coefficients beside what these data give; nothing for a study without.
  private func reproduction(of study: Study, in table: ResponseTable) throws -> [EffectTable] {
    guard !(study.published?.coefficients ?? []).isEmpty else { return [] }
    return [Reproduction(of: study, in: table).table()]
  }

  private func analysis(_ schema: Schema) throws -> EffectsAnalysis {
    let model = options.model
    var regression = RegressionModel(
      formulas[0], family: model.family, event: try eventLevel(), schema: schema,
      variance: model.robust)
    regression.link = model.link
    regression.estimation = model.firth ? .biasReduction : .maximumLikelihood
    regression.criterion = model.ml ? .full : .restricted
    regression.quadraturePoints = model.quadrature
    regression.nonproportional = try model.nonproportionalTerms()
    var analysis = EffectsAnalysis(
      regression, confidence: try options.analysis.level(or: study?.analysis.confidence),
      intervals: model.intervals)
    analysis.quantities = try options.quantities.settings()
    if let study, options.quantities.exclude.isEmpty {
      let factors = analysis.quantities.factors ?? formulas[0].variables
      analysis.quantities.space = DesignSpace(of: study, among: factors) ?? .inferred
    }
    return analysis
  }

  /// The columns of the models, each once.
  private var wanted: [String] {
    var seen: Set<String> = []
    let names =
      formulas.flatMap { $0.columns + $0.outcome.columns } + options.model.columns
      + [options.quantities.by].compactMap { $0 }
    return names.filter { seen.insert($0).inserted }
  }

  private var studyColumns: StudyColumns? {
    study.map { study in
      StudyColumns(
        of: study,
        variables: wanted + Reproduction.columns(of: study) + study.exclusionVariables)
    }
  }

  func eventLevel() throws(UsageError) -> String? {
    guard let event = options.model.event else { return nil }
    let parts = try ListSyntax.assignments(event, option: "--event")
    guard parts.count == 1, let part = parts.first, part.name == response else {
      throw UsageError(
        "--event expects the outcome and one of its levels, '\(response)=LEVEL', "
          + "but found '\(event)'.")
    }
    return part.value
  }

  private func schema() throws(UsageError) -> Schema {
    var references: [String: String] = [:]
    for part in try options.data.references() {
      guard let name = part.name else {
        throw UsageError(
          "--reference expects 'column=level' in effects, but found '\(part.value)'.")
      }
      references[name] = part.value
    }
    return Schema(
      references: references, contrasts: try options.model.codings(), count: options.data.count,
      weight: options.model.weight,
      weightKind: options.model.weightKind ?? .sampling, cluster: options.model.cluster)
  }
}

extension Study {
  /// The model that ratings of vignettes call for: the plan's first outcome on all factors of its
  /// vignettes, respondents being allowed to differ; nil for a study without vignettes.
  var ratingsFormula: Formula? {
    guard let outcome = analysis.outcomes.first,
      let set = vignetteSets.first(where: { $0.questions.contains(outcome) }),
      let respondent = codebook?.respondent
    else { return nil }
    return Formula(
      outcome, on: set.factors.map { Term([$0]) },
      randomEffects: [RandomEffect(group: Term([respondent]))])
  }
}

extension AnalysisWarning {
  /// How many rows were left out because an answer is missing; nil for none.
  fileprivate static func dropped(_ completed: CompletedResponses) -> AnalysisWarning? {
    guard completed.droppedRowCount > 0 else { return nil }
    let parts = completed.missing.filter { $0.count > 0 }.map { "\($0.column): \($0.count)" }
    return AnalysisWarning(
      code: "missing-answers",
      message:
        "\(counted(completed.droppedRowCount, "row was", "rows were")) left out of all models "
        + "because an answer is missing (\(parts.joined(separator: ", "))).")
  }
}

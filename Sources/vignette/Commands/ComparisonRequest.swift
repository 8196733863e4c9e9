import VersionDiff
import VignetteKit

/// What a comparison of respondents' answers is made of: columns with their parts, from the
/// command line, completed from the study's plan.
struct ComparisonRequest {
  private let options: Compare
  private let study: Study?
  private let version: String
  let reference: String?
  let outcomes: [String]
  private let multiples: [MultipleChoiceOption]
  let covariates: [String]
  /// What becomes of missing answers.
  var missing: Missingness { options.data.missing }
  private let characteristics: [String]
  private let allocation: [String: Double]?
  private let standard: StandardPopulation
  /// What a reader must know of the options' values.
  private let warnings: [AnalysisWarning]

  /// Completes the options from the study.
  init(_ options: Compare, _ study: Study?) throws {
    self.options = options
    self.study = study
    // The answers to a study come with the study's own names, whatever the file calls its columns.
    guard let version = study == nil ? options.version : StudyColumns.version else {
      throw UsageError("compare --data needs --version COL: the column with the version.")
    }
    self.version = version
    reference =
      try options.referenceVersion(column: options.version ?? version)
      ?? study?.analysis.reference
    let given = try options.multiple.map { text throws(UsageError) in
      try MultipleChoiceOption(parsing: text)
    }
    let named = try options.outcomeNames() ?? (given.isEmpty ? study?.analysis.outcomes : []) ?? []
    multiples = given + (study?.multipleChoices(among: named) ?? [])
    let added = given.map(\.outcome).filter { !named.contains($0) }
    outcomes = (study?.separatingSliders(in: named) ?? named) + added
    guard !outcomes.isEmpty else {
      throw UsageError("compare --data needs --outcome COL[,COL]: the answers to compare.")
    }
    covariates =
      try Self.list(options.covariates, "--covariates") ?? study?.analysis.covariates ?? []
    characteristics =
      try Self.list(options.balance, "--balance")
      ?? study.map { $0.characteristics.isEmpty ? $0.analysis.covariates : $0.characteristics }
      ?? covariates
    allocation = try Self.allocation(options.allocation) ?? Self.allocation(of: study)
    (standard, warnings) = try Self.standard(options.standard, study, covariates)
  }

  /// Reads the columns that the comparison needs.
  func read(_ path: String, digest: Bool) throws -> RespondentData {
    let unit = try options.randomisation.unitColumn(in: path, study).map { [$0] } ?? []
    let cells = multiples.filter { $0.columns == [$0.outcome] }.map(\.outcome) + unit
    guard let columns = studyColumns else {
      let reader = try options.data.reader(
        columns: Set(
          [version] + singleOutcomes + covariates + characteristics
            + multiples.flatMap(\.columns) + unit),
        labels: [version] + cells)
      return try RespondentData(path, with: reader, digest: digest)
    }
    try options.data.refuseLevels(of: columns.fixedColumns)
    let others = multiples.filter { !$0.isOfStudy }.flatMap(\.columns)
    let respondent = try study.map { try $0.repeatedColumn(of: outcomes, in: path) } ?? []
    let reader = try options.data.reader(
      columns: Set(others + unit + respondent), labels: cells + respondent)
    return try RespondentData(path, with: columns.reader(reader), digest: digest)
  }

  /// The tables.
  func document(
    _ respondents: RespondentData, settings: VersionComparison.Settings
  ) throws -> TableDocument {
    var answers = respondents.table
    var excluded: [ExcludedResponses.RuleCount] = []
    if let study, let columns = studyColumns {
      let kept = try study.excluding(from: try columns.responses(from: answers))
      (answers, excluded) = (kept.table, kept.rules)
    }
    let table = try completed(answers)
    try refuseManyVersions(in: table)
    let family = VersionComparisonFamily(
      try outcomes.map { try comparison(of: $0, in: table, settings) }, settings: settings)
    let (regressions, notFitted) = try regressions(on: family, in: table)
    var document = TableDocument(family)
    if let randomisation = try randomisation(in: table, respondents, settings) {
      document.add(randomisation)
    }
    if !regressions.isEmpty {
      var models = TableDocument(
        regressions, confidence: settings.confidence, intervals: options.intervals)
      // Of people who did not answer the outcome the comparison tells already.
      let told = regressions.flatMap(\.warnings).filter(\.isAboutTheOutcomeOnly)
      models.warnings.removeAll { told.map { AnalysisWarning($0) }.contains($0) }
      document.append(models)
    }
    document.warnings += warnings + notFitted
    if let study, let warning = study.warning(ofRepeated: outcomes, in: table) {
      document.warnings.insert(warning, at: 0)
    }
    let count = options.data.count
    if !characteristics.isEmpty {
      let balance = try Balance(
        of: characteristics, by: version, against: reference, in: table, countedBy: count)
      document.tables.append(EffectTable(balance))
    }
    let integrity = try Integrity(
      of: singleOutcomes + multiples.flatMap(\.columns), by: version, planned: allocation,
      in: answers, countedBy: count, seed: settings.seed)
    document.tables.append(EffectTable(integrity))
    document.warnings += integrity.warnings.map { AnalysisWarning($0) }
    document.warnings += excluded.map(AnalysisWarning.init) + missingWarnings(table)
    if study == nil { document.warnings += AnswerCodes.warnings(singleOutcomes, in: answers) }
    return document
  }

  /// The tests by what a log of assignments says was randomised; nil where none were asked for.
  private func randomisation(
    in table: ResponseTable, _ respondents: RespondentData, _ settings: VersionComparison.Settings
  ) throws -> RandomisationComparison? {
    guard let log = try options.randomisation.log() else { return nil }
    if options.data.count != nil {
      throw UsageError(
        "--inference randomisation needs a row for each respondent; leave --count out.")
    }
    guard let unit = try options.randomisation.unitColumn(in: respondents.input.path, study) else {
      return nil
    }
    var choices: [(name: String, answers: MultipleChoice)] = []
    for multiple in multiples where outcomes.contains(multiple.outcome) {
      choices.append((multiple.outcome, try multiple.answers(in: table)))
    }
    return try RandomisationComparison(
      of: singleOutcomes, choices: choices, by: version, unit: unit, in: table, log: log,
      against: reference, plan: try options.randomisation.plan(seed: settings.seed),
      confidence: settings.confidence)
  }

  /// The regressions of the outcomes that are one of several options, and why some could not be
  /// fitted. Where covariates make a model impossible, the raw one is fitted.
  private func regressions(
    on family: VersionComparisonFamily, in table: ResponseTable
  ) throws -> ([RegressionComparison], [AnalysisWarning]) {
    var regressions: [RegressionComparison] = []
    var warnings: [AnalysisWarning] = []
    for outcome in family.comparisons.map(\.outcome) {
      for covariates in covariates.isEmpty ? [[]] : [covariates, []] {
        do {
          regressions.append(
            try RegressionComparison(
              of: outcome, by: version, against: reference, adjustedFor: covariates, in: table,
              schema: try schema(), standardisedTo: standard,
              confidence: family.settings.confidence))
          break
        } catch AnalysisError.model(let mistake) where mistake.liesInTheData {
          warnings.append(
            AnalysisWarning(notFitted: outcome, adjustedFor: covariates, because: mistake))
        }
      }
    }
    return (regressions, warnings)
  }

  /// The columns that hold the study's variables, or nil without a study.
  private var studyColumns: StudyColumns? {
    study.map { study in
      let choices = multiples.filter(\.isOfStudy).map(\.outcome)
      return StudyColumns(
        of: study,
        variables: [version] + singleOutcomes + choices + covariates + characteristics
          + study.exclusionVariables,
        version: options.version)
    }
  }

  /// Outcomes that are one column each.
  private var singleOutcomes: [String] {
    outcomes.filter { name in !multiples.contains { $0.outcome == name } }
  }

  private func comparison(
    of outcome: String, in table: ResponseTable, _ settings: VersionComparison.Settings
  ) throws -> OutcomeComparison {
    guard let multiple = multiples.first(where: { $0.outcome == outcome }) else {
      return try OutcomeComparison(
        of: outcome, by: version, against: reference, in: table, countedBy: options.data.count,
        settings: settings)
    }
    return .choices(
      try MultipleChoiceComparison(
        of: try multiple.answers(in: table), on: outcome, by: version, against: reference,
        in: table, countedBy: options.data.count, settings: settings))
  }

  /// Refuses a column of versions in which hardly any value stands twice: another was meant.
  private func refuseManyVersions(in table: ResponseTable) throws {
    let count = try table.column(version).levels?.count ?? 0
    guard count > 20, 2 * count > table.rowCount else { return }
    throw InputError(
      "'\(options.version ?? version)' has \(count) different values in \(table.rowCount) rows; "
        + "--version names the column that says which version a row saw, with one value per version."
    )
  }

  private func schema() throws -> Schema {
    var references: [String: String] = [:]
    for part in try options.data.references() {
      if let name = part.name, name != version, name != options.version {
        references[name] = part.value
      }
    }
    return Schema(references: references, count: options.data.count)
  }

  /// The table with missing answers dealt with as asked; with `drop` they stay, because every
  /// outcome leaves out only the rows without an answer to it.
  private func completed(_ table: ResponseTable) throws(ResponseError) -> ResponseTable {
    guard options.data.missing != .drop else { return table }
    return try table.completed(in: singleOutcomes + covariates, by: options.data.missing).table
  }

  private func missingWarnings(_ table: ResponseTable) -> [AnalysisWarning] {
    // Outcomes and versions have warnings of their own.
    let named = Set(singleOutcomes + [version])
    return table.columns.filter { $0.missingCount > 0 && !named.contains($0.name) }.map { column in
      AnalysisWarning(
        code: "missing-answers",
        message: "'\(column.name)' is missing in \(column.missingCount) of \(table.rowCount) rows; "
          + "they are left out wherever it is used.")
    }
  }
}

extension TableDocument {
  /// Adds the tables and warnings of another document; adjusted results come first of all.
  fileprivate mutating func append(_ other: TableDocument) {
    tables = other.tables.filter { $0.id == "adjusted" } + tables
    tables += other.tables.filter { $0.id != "adjusted" }
    warnings += other.warnings.filter { !warnings.contains($0) }
  }
}

extension AnalysisWarning {
  /// How many rows a rule of the study's plan left out.
  init(_ rule: ExcludedResponses.RuleCount) {
    self.init(
      code: "excluded-rows", message: "The study's plan left out \(rule.count) rows: \(rule.rule).")
  }
}

extension ModelWarning {
  /// Whether it tells of missing answers to the outcome and to nothing else.
  fileprivate var isAboutTheOutcomeOnly: Bool {
    guard case .missingAnswers(let outcome, _, _, let variables) = self else { return false }
    return variables.allSatisfy { $0.variable == outcome }
  }
}

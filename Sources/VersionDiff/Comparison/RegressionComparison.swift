import VignetteKit

/// The effect of the version on an outcome by logistic regression, raw and adjusted for covariates:
/// each option against the rest, the whole outcome, and adjusted percentages.
public struct RegressionComparison: Sendable {
  /// How the outcome enters a model.
  public enum ModelKind: String, Sendable, Equatable, CaseIterable {
    /// One option against all others.
    case oneVersusRest = "one.vs.rest"
    /// Every option against the reference option.
    case multinomial
  }

  /// A fitted model with the test of the version in it.
  public struct Model: Sendable {
    /// How the outcome enters.
    public let kind: ModelKind
    /// The covariates; none for the raw effect.
    public let covariates: [String]
    /// The option that is set against the rest; nil for a multinomial model.
    public let option: String?
    /// The fit.
    public let fit: LogitFit
    /// The likelihood-ratio test of the version.
    public let versionTest: NestedModelTest
  }

  /// The question.
  public let outcome: String
  /// The column that says which version a person saw.
  public let versionColumn: String
  /// The covariates that the adjusted models contain.
  public let covariates: [String]
  /// Raw models first, adjusted ones after; without those that have more parameters than people.
  public let models: [Model]
  /// Adjusted percentages; nil without covariates or without a model of all options.
  public let standardised: StandardisedComparison?
  /// What a reader must know, each sentence once.
  public let warnings: [ModelWarning]

  /// Fits all models for one outcome. With covariates, raw and adjusted effects come from the same
  /// people: those whose answers are complete.
  ///
  /// - Parameters:
  ///   - outcome: a column of labels.
  ///   - versionColumn: the column of versions.
  ///   - reference: the version that the others are compared with; nil for the first.
  ///   - covariates: columns that the effect is adjusted for.
  ///   - responses: one row per person, or counted rows.
  ///   - schema: reference levels, numbers that are labels, a column of counts.
  ///   - standard: the composition for adjusted percentages.
  ///   - confidence: of all intervals.
  public init(
    of outcome: String, by versionColumn: String, against reference: String? = nil,
    adjustedFor covariates: [String] = [], in responses: ResponseTable,
    schema: Schema = Schema(), standardisedTo standard: StandardPopulation = .pooled,
    confidence: ConfidenceLevel = .ninetyFive
  ) throws(AnalysisError) {
    try Self.check([outcome: "outcome", versionColumn: "version"], covariates)
    var schema = schema
    schema.categorical.insert(versionColumn)
    if let reference { schema.references[versionColumn] = reference }
    let full = Formula(outcome, on: ([versionColumn] + covariates).map { Term([$0]) })
    let frame = try schema.frame(of: full, in: responses)
    let raw = frame.collapsed(onto: versionColumn)
    var refusals: [ModelWarning] = []
    var models = try Self.models(
      of: Formula(outcome, on: versionColumn), over: raw, version: versionColumn, covariates: [],
      refusals: &refusals)
    var standardised: StandardisedComparison?
    if !covariates.isEmpty {
      let adjusted = try Self.models(
        of: full, over: frame, version: versionColumn, covariates: covariates,
        refusals: &refusals)
      if let whole = adjusted.first(where: { $0.kind == .multinomial }) {
        standardised = try StandardisedComparison(
          of: whole.fit, by: versionColumn, to: standard, confidence: confidence)
      }
      models += adjusted
    }
    self.outcome = outcome
    self.versionColumn = versionColumn
    self.covariates = covariates
    self.models = models
    self.standardised = standardised
    var warnings: [ModelWarning] = []
    for warning in models.flatMap(\.warnings) where !warnings.contains(warning) {
      warnings.append(warning)
    }
    self.warnings = warnings + refusals
  }

  private static func check(
    _ roles: [String: String], _ covariates: [String]
  ) throws(AnalysisError) {
    guard roles.count == 2 else {
      throw .model(
        .repeatedVariable(roles.keys.first ?? "", roles: ["the outcome", "the version"]))
    }
    for covariate in covariates {
      if let role = roles[covariate] {
        throw .model(.repeatedVariable(covariate, roles: ["the \(role)", "a covariate"]))
      }
    }
  }

  /// One model per option, and one of all options. A model with more parameters than people is
  /// left out with a warning: the tables of the comparison need no model.
  private static func models(
    of formula: Formula, over frame: ModelFrame, version: String, covariates: [String],
    refusals: inout [ModelWarning]
  ) throws(AnalysisError) -> [Model] {
    guard frame.outcomeLevels.count > 1 else {
      throw .model(.constantOutcome(frame.outcome, level: frame.outcomeLevels.first ?? ""))
    }
    var models: [Model] = []
    for option in frame.outcomeLevels.map(Optional.some) + [nil] {
      let modelled = option.map { frame.dichotomised(event: $0) } ?? frame
      let kind = option == nil ? ModelKind.multinomial : .oneVersusRest
      do throws(AnalysisError) {
        models.append(try model(kind, formula, modelled, version, covariates, option: option))
      } catch .model(.tooManyParameters(let parameters, let observations)) {
        refusals.append(
          .modelLeftOut(
            outcome: frame.outcome, option: option, covariates: covariates,
            parameters: parameters, observations: observations))
      }
    }
    return models
  }

  private static func model(
    _ kind: ModelKind, _ formula: Formula, _ frame: ModelFrame, _ version: String,
    _ covariates: [String], option: String?
  ) throws(AnalysisError) -> Model {
    let larger = try LogitFit(
      LogitSolution(formula, over: frame), namesAnswers: kind == .multinomial)
    let smaller = try LogitFit(
      LogitSolution(formula.removing(version), over: frame), namesAnswers: false)
    return Model(
      kind: kind, covariates: covariates, option: option, fit: larger,
      versionTest: NestedModelTest(
        larger: larger.solution.logLikelihood, smaller: smaller.solution.logLikelihood,
        degreesOfFreedom: larger.parameterCount - smaller.parameterCount))
  }
}

extension RegressionComparison.Model {
  /// The warnings of the fit, with the option that a model of one option is about.
  fileprivate var warnings: [ModelWarning] {
    option.map { option in fit.warnings.map { $0.about(option: option) } } ?? fit.warnings
  }
}

extension ModelFrame {
  /// The frame with one explanatory variable only, patterns put together.
  func collapsed(onto name: String) -> ModelFrame {
    guard let variable = variables.first(where: { $0.name == name }), let levels = variable.levels
    else { preconditionFailure("no factor \(name)") }
    let sums = counts.map { row in
      var sums = [Double](repeating: 0, count: levels.count)
      for (pattern, code) in variable.codes.enumerated() { sums[code] += row[pattern] }
      return sums
    }
    let only = Variable(name: name, levels: levels, codes: Array(levels.indices), values: [])
    return ModelFrame(
      outcome: outcome, outcomeLevels: outcomeLevels, variables: [only], counts: sums,
      observationCount: observationCount, droppedCount: droppedCount,
      missingCounts: missingCounts, emptyLevels: emptyLevels)
  }
}

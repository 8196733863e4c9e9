import VignetteKit

extension EffectsAnalysis {
  /// Fits the model and reports it, as a list of tables beginning with `coefficients` and `fit`.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model,
  ///   ``AnalysisError/responses(_:)`` for a column that isn't there.
  public func tables(from responses: ResponseTable) throws(AnalysisError) -> TableDocument {
    let results = try results(from: responses)
    var tables = [coefficients(of: results.fit), summary(of: results.fit)]
    tables += [components(of: results.fit), tests(results)].compactMap { $0 }
    tables += results.quantities.tables(confidence: confidence)
    tables += results.subgroups?.subgroupTables(confidence) ?? []
    tables.append(influences(of: results.fit))
    tables += results.comparison?.tables(confidence: confidence) ?? []
    return TableDocument(
      command: "effects", tables: tables,
      warnings: results.fit.warnings.map { AnalysisWarning($0) })
  }

  private func coefficients(of fit: any RegressionFit) -> EffectTable {
    var table = EffectTable(
      id: "coefficients", title: "Coefficients of \(model.formula)",
      columns: [.response, .term, .factor, .level] + coefficientColumns,
      notes: ["\(meaning(of: fit)); \(intervalNote). \(inferenceNote(of: fit))"])
    for coefficient in fit.coefficients {
      let name = coefficient.name
      table.append(
        [Cell(name.response), .text(name.term), Cell(name.factor), Cell(name.level)]
          + cells(of: coefficient, in: fit))
    }
    return table
  }

  /// The columns that every row about a coefficient ends with; ratios only of log odds.
  private var coefficientColumns: [TableColumn] {
    guard !hasOddsRatios else { return EffectTable.coefficientColumns }
    return [
      .estimate(label: "Estimate"), .standardError(), .statistic, .df, .pValue, .low(), .high(),
      .reason,
    ]
  }

  private var hasOddsRatios: Bool { model.family != .gaussian && model.link == .logit }

  private func cells(of coefficient: Coefficient, in fit: any RegressionFit) -> [Cell] {
    let cells = fit.cells(of: coefficient, confidence: confidence, intervals: intervals)
    return hasOddsRatios ? cells : Array(cells[..<7]) + [cells[cells.count - 1]]
  }

  private func meaning(of fit: any RegressionFit) -> String {
    let responses = fit.frame.outcomeLevels
    switch model.family {
    case .gaussian:
      return "In units of '\(model.formula.response)'"
    case .binomial:
      let event = model.event ?? responses.last ?? ""
      let rest = model.event == nil ? "'\(responses.first ?? "")'" : "all other answers"
      return "\(binomialScale) of '\(event)' against \(rest) to '\(model.formula.response)'"
    case .multinomial:
      let reference = responses.first ?? ""
      return "Log odds of each answer to '\(model.formula.response)' against '\(reference)'"
    case .ordinal:
      return "Log odds of a higher answer to '\(model.formula.response)'"
    }
  }

  private var binomialScale: String {
    switch model.link {
    case .logit: "Log odds"
    case .probit: "Probits"
    case .cloglog: "Complementary log-logs"
    }
  }

  private var intervalNote: String {
    let level = readable(100 * confidence.value)
    return switch intervals {
    case .wald: "\(level) % Wald intervals"
    case .profile: "\(level) % profile-likelihood intervals"
    }
  }

  private func inferenceNote(of fit: any RegressionFit) -> String {
    let clusters = model.schema.cluster.map { "'\($0)'" } ?? "clusters"
    let errors =
      switch fit.inference.estimator {
      case .model: "Standard errors from the model"
      case .hc0, .hc1, .hc2, .hc3:
        "Heteroskedasticity-robust standard errors (\(fit.inference.estimator.rawValue.uppercased()))"
      case .cr0, .cr1, .cr2:
        "Standard errors robust to clusters by \(clusters) "
          + "(\(fit.inference.estimator.rawValue.uppercased()))"
      case .design: "Design-based standard errors of weighted data"
      }
    return "\(errors); \(referenceNote(of: fit))."
  }

  private func referenceNote(of fit: any RegressionFit) -> String {
    switch fit.inference.reference {
    case is NormalReference: "p: normal reference (df is null)"
    case let student as StudentReference:
      "p: Student's t with \(readable(student.degreesOfFreedom)) degrees of freedom"
    default: "p: Student's t with Satterthwaite degrees of freedom"
    }
  }

  private func summary(of fit: any RegressionFit) -> EffectTable {
    let summary = fit.summary
    return EffectTable(
      id: "fit", title: "Fit of \(model.formula)",
      columns: [
        TableColumn("nobs", .integer, label: "N"),
        TableColumn("n.clusters", .integer, label: "Clusters"),
        TableColumn("logLik", .number, label: "Log-likelihood"),
        TableColumn("AIC", .number, label: "AIC"), TableColumn("BIC", .number, label: "BIC"),
        TableColumn("deviance", .number, label: "Deviance"),
        TableColumn("null.deviance", .number, label: "Null deviance"),
        TableColumn("df.residual", .number, label: "Residual df"),
        TableColumn("sigma", .number, label: "Residual SD"),
        TableColumn("r.squared", .number, .bounded, label: "R²"),
        TableColumn("adj.r.squared", .number, .bounded, label: "Adjusted R²"),
        TableColumn("icc", .number, .bounded, label: "ICC"),
        TableColumn("dispersion", .number, label: "Dispersion"),
        TableColumn("converged", .boolean, label: "Converged"),
        TableColumn("iterations", .integer, label: "Steps"),
      ],
      rows: [
        [
          .integer(fit.observationCount), summary.clusterCount.map(Cell.integer) ?? .missing,
          Cell(fit.logLikelihood), Cell(fit.aic),
          Cell(fit.bic), Cell(summary.deviance),
          Cell(summary.nullDeviance), Cell(summary.residualDegreesOfFreedom), Cell(summary.sigma),
          Cell(summary.rSquared), Cell(summary.adjustedRSquared),
          Cell(summary.intraclassCorrelation), Cell(summary.dispersion),
          .boolean(fit.convergence.isConverged && !fit.hasInfiniteCoefficients),
          .integer(fit.convergence.iterations),
        ]
      ],
      notes: model.family == .gaussian
        ? [] : ["The likelihood is that of single answers, so that a saturated model has 0."])
  }

  private func components(of fit: any RegressionFit) -> EffectTable? {
    let components = fit.varianceComponents
    guard !components.isEmpty else { return nil }
    var table = EffectTable(
      id: "variance.components", title: "Variance components of \(model.formula)",
      columns: [
        TableColumn("group", .string, label: "Group"), .term,
        TableColumn("other.term", .string, label: "With term"),
        TableColumn("variance", .number, label: "Variance"), .standardDeviation, .statistic,
        .pValue,
      ],
      notes: [
        "A row with two terms is their covariance and, as standard deviation, their correlation. "
          + "p: likelihood-ratio test that the variance is zero, against a mixture of chi-square "
          + "distributions because a variance cannot be negative."
      ])
    for component in components {
      table.append([
        .text(component.group), Cell(component.term), Cell(component.otherTerm),
        .number(component.variance), .number(component.standardDeviation),
        Cell(component.test?.statistic), Cell(component.test?.pValue),
      ])
    }
    return table
  }

  private func tests(_ results: Results) -> EffectTable {
    let isRatio = results.termTests.contains { $0.method == "likelihood.ratio" }
    var table = EffectTable(
      id: "model.tests",
      title: isRatio
        ? "Likelihood-ratio tests of \(model.formula)" : "Wald tests of \(model.formula)",
      columns: [.term, .method, .statistic, .df, .dfDenominator, .pValue, .notTestedBecause],
      notes: [
        isRatio
          ? "Each row drops its term from the model; terms that are part of an interaction are not "
            + "dropped without it. The row without a term drops all of them."
          : "Each row tests all coefficients of its term, with the standard errors of the "
            + "coefficients; terms that are part of an interaction are not tested without it. The "
            + "row without a term tests all of them."
      ])
    for test in results.termTests {
      table.append([
        Cell(test.term?.description), .text(test.method), Cell(test.statistic),
        Cell(test.degreesOfFreedom), Cell(test.denominatorDegreesOfFreedom), Cell(test.pValue),
        Cell(test.obstacle?.testDescription),
      ])
    }
    for test in results.fit.assumptionTests {
      table.append([
        Cell(test.term), .text(test.method), Cell(test.statistic),
        Cell(Double(test.degreesOfFreedom)), Cell(test.denominatorDegreesOfFreedom),
        Cell(test.pValue), Cell(test.obstacle),
      ])
    }
    table.notes += failingOddsNotes(results.fit.assumptionTests)
    return table
  }

  /// The terms of which proportional odds do not hold, and what can be done.
  private func failingOddsNotes(_ tests: [AssumptionTest]) -> [String] {
    let failing = tests.filter { ($0.pValue ?? 1) < 1 - confidence.value }.compactMap(\.term)
    guard !failing.isEmpty else { return [] }
    let terms = failing.joined(separator: ", ")
    return [
      "\(Self.failingOddsBeginning)\(terms) at the \(readable(100 * (1 - confidence.value))) % "
        + "level. As nonproportional terms they get an effect of their own on each threshold, a row "
        + "of coefficients for each, and marginal effects that follow from them."
    ]
  }

  /// How the note begins that proportional odds do not hold of some terms, which follow.
  public static let failingOddsBeginning = "Proportional odds do not hold for "

  private func influences(of fit: any RegressionFit) -> EffectTable {
    var (rows, reasons): ([[Cell]], [String]) = ([], [])
    switch fit.influences {
    case .largest(let influences):
      rows = influences.map { [.text($0.unit), .number($0.cooksDistance)] }
    case .notEstimable(let reason):
      reasons = ["No distances: \(reason)."]
    }
    return EffectTable(
      id: "influence", title: "Largest Cook's distances of \(model.formula)",
      columns: [
        TableColumn("unit", .string, label: "Unit"),
        TableColumn("cooks.distance", .number, label: "Cook's distance"),
      ],
      rows: rows,
      notes: [
        "How far all coefficients move together when the row (or the cluster) is left out, in units "
          + "of their uncertainty."
      ] + reasons)
  }
}

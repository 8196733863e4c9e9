import VignetteKit

extension EffectsAnalysis {
  /// Fits the model and reports it: the tables `coefficients`, `fit`, `model.tests` and
  /// `marginal.effects`.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model,
  ///   ``AnalysisError/responses(_:)`` for a column that isn't there.
  public func tables(from responses: ResponseTable) throws(AnalysisError) -> TableDocument {
    let results = try results(from: responses)
    return TableDocument(
      command: "effects",
      tables: [
        coefficients(of: results.fit), summary(of: results.fit), tests(results),
        effects(results),
      ],
      warnings: results.fit.warnings.map { AnalysisWarning($0) })
  }

  private func coefficients(of fit: LogitFit) -> EffectTable {
    let modelled = modelledAnswers(of: fit)
    var table = EffectTable(
      id: "coefficients", title: "Coefficients of \(formula)",
      columns: [.response, .term, .factor, .level] + EffectTable.coefficientColumns,
      notes: [
        "Log odds of \(modelled); \(intervalNote). p: normal reference (df is null)."
      ])
    for coefficient in fit.coefficients {
      let name = coefficient.name
      table.append(
        [Cell(name.response), .text(name.term), Cell(name.factor), Cell(name.level)]
          + fit.cells(of: coefficient, confidence: confidence, intervals: intervals))
    }
    return table
  }

  private func modelledAnswers(of fit: LogitFit) -> String {
    switch family {
    case .binomial:
      let rest = event == nil ? "'\(fit.answers[0])'" : "all other answers"
      return "'\(event ?? fit.answers[1])' against \(rest) to '\(formula.response)'"
    case .multinomial:
      return "each answer to '\(formula.response)' against '\(fit.answers[0])'"
    }
  }

  private var intervalNote: String {
    let level = (100 * confidence.value).rounded4
    return switch intervals {
    case .wald: "\(level) % Wald intervals"
    case .profile: "\(level) % profile-likelihood intervals"
    }
  }

  private func summary(of fit: LogitFit) -> EffectTable {
    EffectTable(
      id: "fit", title: "Fit of \(formula)",
      columns: [
        TableColumn("nobs", .integer, label: "N"),
        TableColumn("n.clusters", .integer, label: "Clusters"),
        TableColumn("logLik", .number, label: "Log-likelihood"),
        TableColumn("AIC", .number, label: "AIC"), TableColumn("BIC", .number, label: "BIC"),
        TableColumn("deviance", .number, label: "Deviance"),
        TableColumn("null.deviance", .number, label: "Null deviance"),
        TableColumn("df.residual", .integer, label: "Residual df"),
        TableColumn("sigma", .number, label: "Residual SD"),
        TableColumn("r.squared", .number, .bounded, label: "R²"),
        TableColumn("icc", .number, .bounded, label: "ICC"),
        TableColumn("converged", .boolean, label: "Converged"),
        TableColumn("iterations", .integer, label: "Steps"),
      ],
      rows: [
        [
          .integer(fit.observationCount), .missing, Cell(fit.logLikelihood), Cell(fit.aic),
          Cell(fit.bic), Cell(fit.deviance), Cell(fit.nullDeviance),
          .integer(fit.residualDegreesOfFreedom), .missing, .missing, .missing,
          .boolean(fit.convergence.isConverged && !fit.isSeparated),
          .integer(fit.convergence.iterations),
        ]
      ],
      notes: ["The likelihood is that of single answers, so that a saturated model has 0."])
  }

  private func tests(_ results: Results) -> EffectTable {
    var table = EffectTable(
      id: "model.tests", title: "Likelihood-ratio tests of \(formula)",
      columns: [.term, .method, .statistic, .df, .pValue],
      notes: [
        "Each row drops its term from the model; terms that are part of an interaction are not "
          + "dropped without it. The row without a term drops all of them."
      ])
    for row in results.termTests {
      table.append([
        Cell(row.term?.description), .text("likelihood.ratio"), Cell(row.test.statistic),
        Cell(Double(row.test.degreesOfFreedom)), Cell(row.test.pValue),
      ])
    }
    return table
  }

  private func effects(_ results: Results) -> EffectTable {
    var table = EffectTable(
      id: "marginal.effects", title: "Average marginal effects on \(formula.response)",
      columns: [
        .response, .factor, .level, .contrast,
        .estimate(.proportionDifference, label: "Difference"),
        .standardError(.proportionDifference), .statistic, .df, .pValue,
        .low(.proportionDifference), .high(.proportionDifference),
      ],
      notes: [
        "Change of the probability of the answer, averaged over the people of the data: for a "
          + "factor the level against the reference, for a number per unit. Standard errors by the "
          + "delta method."
      ])
    for effect in results.effects {
      let reference = results.fit.solution.frame.variables.first { $0.name == effect.variable }?
        .levels?[0]
      let contrast = effect.level.flatMap { level in reference.map { "\(level) - \($0)" } }
      let answer = family == .binomial ? (event ?? effect.answer) : effect.answer
      table.append(
        [.text(answer), .text(effect.variable), Cell(effect.level), Cell(contrast)]
          + Cell.normal(effect.estimate, effect.standardError, confidence))
    }
    return table
  }
}

extension Cell {
  /// The cells of an estimate with a normal reference: estimate, standard error, statistic, df
  /// (null), p, limits.
  static func normal(
    _ estimate: Double?, _ standardError: Double?, _ confidence: ConfidenceLevel
  ) -> [Cell] {
    guard let estimate, let standardError, standardError > 0 else {
      return [Cell(estimate)] + [Cell](repeating: .missing, count: 6)
    }
    let statistic = estimate / standardError
    let reach = confidence.criticalValue() * standardError
    return [
      .number(estimate), .number(standardError), Cell(statistic), .missing,
      Cell(2 * Normal.standard.survival(abs(statistic))), Cell(estimate - reach),
      Cell(estimate + reach),
    ]
  }
}

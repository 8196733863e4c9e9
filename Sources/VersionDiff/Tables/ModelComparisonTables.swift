extension ModelComparison {
  /// The tables `models` (models as columns, for reading), `models.coefficients` (one row per model
  /// and term, with everything), `models.fit` and `models.tests`.
  public func tables(confidence: ConfidenceLevel) -> [EffectTable] {
    [sideBySide, coefficients(confidence), fit] + (steps.isEmpty ? [] : [tests])
  }

  /// Terms as rows with their standard errors below, models as columns, as journals print them.
  private var sideBySide: EffectTable {
    let taken: Set<String> = ["response", "term", "figure"]
    let columns = models.map { model in
      TableColumn(
        taken.contains(model.name) ? "model.\(model.name)" : model.name, .number, label: model.name)
    }
    var table = EffectTable(
      id: "models", title: "Models side by side",
      columns: [.response, .term, .figure] + columns,
      notes: models.map { "\($0.name): \($0.formula)" })
    for name in coefficientNames {
      let found = models.map { model in model.coefficients.first { $0.name == name } }
      table.append(
        [Cell(name.response), .text(name.term), .text("estimate")]
          + found.map { Cell($0?.estimate) })
      table.append(
        [Cell(name.response), .text(name.term), .text("std.error")]
          + found.map { Cell($0?.standardError) })
    }
    let figures: [(String, (Model) -> Cell)] = [
      ("nobs", { .integer($0.observationCount) }),
      ("n.clusters", { $0.summary.clusterCount.map { .integer($0) } ?? .missing }),
      ("r.squared", { Cell($0.summary.rSquared) }),
      ("adj.r.squared", { Cell($0.summary.adjustedRSquared) }),
      ("sigma", { Cell($0.summary.sigma) }),
      ("icc", { Cell($0.summary.intraclassCorrelation) }),
      ("logLik", { Cell($0.logLikelihood) }),
      ("AIC", { Cell($0.aic) }),
      ("BIC", { Cell($0.bic) }),
    ]
    for (name, cell) in figures {
      let cells = models.map(cell)
      if cells.contains(where: { $0 != .missing }) {
        table.append([.missing, .missing, .text(name)] + cells)
      }
    }
    return table
  }

  private func coefficients(_ confidence: ConfidenceLevel) -> EffectTable {
    var table = EffectTable(
      id: "models.coefficients", title: "Coefficients of all models",
      columns: [
        .model, .response, .term, .factor, .level, .estimate(label: "Estimate"), .standardError(),
        .statistic, .df, .pValue, .low(), .high(), .reason,
      ])
    for model in models {
      for coefficient in model.coefficients {
        let name = coefficient.name
        let interval = coefficient.interval(confidence)
        table.append([
          .text(model.name), Cell(name.response), .text(name.term), Cell(name.factor),
          Cell(name.level), Cell(coefficient.estimate), Cell(coefficient.standardError),
          Cell(coefficient.statistic), Cell(coefficient.degreesOfFreedom),
          Cell(coefficient.pValue), Cell(interval?.lowerBound), Cell(interval?.upperBound),
          Cell(coefficient.value.reason),
        ])
      }
    }
    return table
  }

  private var fit: EffectTable {
    var table = EffectTable(
      id: "models.fit", title: "Fit of all models",
      columns: [
        .model, TableColumn("formula", .string, label: "Formula"),
        TableColumn("nobs", .integer, label: "N"),
        TableColumn("parameters", .integer, label: "Parameters"),
        TableColumn("logLik", .number, label: "Log-likelihood"),
        TableColumn("AIC", .number, label: "AIC"), TableColumn("BIC", .number, label: "BIC"),
        TableColumn("r.squared", .number, .bounded, label: "R²"),
        TableColumn("sigma", .number, label: "Residual SD"),
      ])
    for model in models {
      table.append([
        .text(model.name), .text(model.formula), .integer(model.observationCount),
        .integer(model.parameterCount), Cell(model.logLikelihood), Cell(model.aic),
        Cell(model.bic), Cell(model.summary.rSquared), Cell(model.summary.sigma),
      ])
    }
    return table
  }

  private var tests: EffectTable {
    var table = EffectTable(
      id: "models.tests", title: "Each model against the one before it",
      columns: [
        .model, TableColumn("against", .string, label: "Against"), .method, .statistic, .df,
        .dfDenominator, .pValue, .notTestedBecause,
      ],
      notes: [
        "Likelihood ratio where both models are estimated by maximum likelihood with the model's "
          + "own variances; otherwise a Wald test of the added terms with the larger model's "
          + "estimator of variances, in a gaussian model with the model's own variances the F test."
      ])
    for step in steps {
      table.append([.text(step.model), .text(step.against)] + step.outcome.cells)
    }
    return table
  }
}

extension ModelComparison.Outcome {
  /// The cells from the method on.
  fileprivate var cells: [Cell] {
    switch self {
    case .likelihoodRatio(let test):
      [
        .text("likelihood.ratio"), Cell(test.statistic), Cell(Double(test.degreesOfFreedom)),
        .missing, Cell(test.pValue), .missing,
      ]
    case .wald(let test):
      [.text("wald")] + Cell.wald(test) + [.missing]
    case .refused(let refusal):
      [Cell](repeating: .missing, count: 5) + [.text(refusal.words)]
    }
  }
}

extension ModelComparison.Refusal {
  /// The reason, for tables.
  var words: String {
    switch self {
    case .notNested: "neither model has all terms of the other"
    case .sameTerms: "the models have the same terms"
    case .differentPeople:
      "the models describe different people; fit both to the rows that are complete in all "
        + "variables"
    case .differentRandomEffects: "their random effects differ"
    case .differentOutcomes: "they are models of different outcomes"
    case .notTestable(let obstacle): obstacle.testDescription
    }
  }
}

extension ModelComparison.CoefficientEstimate {
  /// The estimate, where there is a finite one.
  var estimate: Double? {
    if case .estimated(let estimate) = value { estimate } else { nil }
  }

  fileprivate var quantity: QuantityEstimate {
    QuantityEstimate(
      value: estimate, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      scale: .response, kind: .difference, obstacle: obstacle.map { .inference($0) })
  }

  /// The two-sided p-value.
  fileprivate var pValue: Double? { quantity.pValue }

  /// The limits.
  fileprivate func interval(_ confidence: ConfidenceLevel) -> ClosedRange<Double>? {
    quantity.interval(confidence)
  }
}

extension TableColumn {
  /// Which figure of a model stands in a row.
  public static let figure = TableColumn("figure", .string, label: "Figure")
}

extension EffectTable {
  /// The table `regression`: all coefficients of all models of several outcomes.
  public init(
    regressionOf comparisons: [RegressionComparison], confidence: ConfidenceLevel = .ninetyFive,
    intervals: IntervalMethod = .wald
  ) {
    self.init(
      id: "regression", title: "Logistic regression of the answers on the version",
      columns: [.model, .adjustedFor, .outcome, .option, .term] + Self.coefficientColumns,
      notes: [
        "one.vs.rest: log odds of the option against all others; multinomial: against the first "
          + "option. \(readable(100 * confidence.value)) % intervals: "
          + "\(intervals == .wald ? "Wald" : "profile likelihood"). p: normal reference (df is "
          + "null)."
      ])
    for comparison in comparisons {
      for model in comparison.models {
        for coefficient in model.fit.coefficients {
          append(
            model.cells(outcome: comparison.outcome, option: coefficient.name.response)
              + [.text(coefficient.name.term)]
              + model.fit.cells(
                of: coefficient, confidence: confidence, intervals: intervals))
        }
      }
    }
  }

  /// The table `model.tests`: whether the version matters, by likelihood ratio.
  public init(versionTestsOf comparisons: [RegressionComparison]) {
    self.init(
      id: "model.tests", title: "Likelihood-ratio tests of the version",
      columns: [
        .model, .adjustedFor, .outcome, .option, .method, .statistic, .df, .pValue,
      ],
      notes: ["Each row compares the model with the same model without the version."])
    for comparison in comparisons {
      for model in comparison.models {
        append(
          model.cells(outcome: comparison.outcome, option: nil) + [
            .text("likelihood.ratio"), Cell(model.versionTest.statistic),
            Cell(Double(model.versionTest.degreesOfFreedom)), Cell(model.versionTest.pValue),
          ])
      }
    }
  }

  /// The table `adjusted`: differences of adjusted percentages, beside the raw ones.
  public init(
    adjustedDifferencesOf comparisons: [RegressionComparison],
    confidence: ConfidenceLevel = .ninetyFive
  ) {
    self.init(
      id: "adjusted", title: "Differences between the versions, adjusted for covariates",
      columns: [
        .outcome, .option, .contrast, .adjustedFor, .standard, .referenceProportion,
        .versionProportion, .estimate(.proportionDifference, label: "Adjusted difference"),
        .standardError(.proportionDifference), .statistic, .df, .pValue, .adjustedPValue,
        .low(.proportionDifference), .high(.proportionDifference), .rawEstimate,
      ],
      notes: [
        "Shares that each version would have among the same people, from a multinomial logit "
          + "model of the answer on the version and the covariates; standard errors by the delta "
          + "method. p (Holm): adjusted over options and contrasts within an outcome. Raw: the "
          + "same people, without adjustment."
      ])
    for comparison in comparisons {
      guard let standardised = comparison.standardised else { continue }
      for difference in standardised.differences {
        let normal = Cell.inference(difference.estimate, difference.standardError, confidence)
        append(
          [
            .text(comparison.outcome), .text(difference.option),
            .text("\(difference.version) - \(difference.reference)"),
            .text(comparison.covariates.joined(separator: ", ")),
            .text(standardised.standard.name), Cell(difference.referenceProportion),
            Cell(difference.versionProportion),
          ] + normal[..<5] + [Cell(difference.adjustedPValue)] + normal[5...]
            + [Cell(difference.rawEstimate)])
      }
    }
  }

  /// The table `adjusted.distribution`: adjusted percentages per version.
  public init(adjustedDistributionOf comparisons: [RegressionComparison]) {
    self.init(
      id: "adjusted.distribution", title: "Answers by version, adjusted for covariates",
      columns: [
        .outcome, .version, .option, .adjustedFor, .standard, .proportion,
        .standardError(.proportion), .low(.proportion), .high(.proportion),
      ],
      notes: [
        "The share that the option would have if everybody had seen the version. Intervals on "
          + "the scale of the log odds."
      ])
    for comparison in comparisons {
      guard let standardised = comparison.standardised else { continue }
      for share in standardised.shares {
        append([
          .text(comparison.outcome), .text(share.version), .text(share.option),
          .text(comparison.covariates.joined(separator: ", ")),
          .text(standardised.standard.name), Cell(share.proportion), Cell(share.standardError),
          Cell(share.interval?.lowerBound), Cell(share.interval?.upperBound),
        ])
      }
    }
  }
}

extension RegressionComparison.Model {
  /// The cells that say which model a row belongs to.
  fileprivate func cells(outcome: String, option named: String?) -> [Cell] {
    [
      .text(kind.rawValue), Cell(covariates.isEmpty ? nil : covariates.joined(separator: ", ")),
      .text(outcome), Cell(option ?? named),
    ]
  }
}

extension TableDocument {
  /// The tables of logistic regressions of several outcomes on the version: `adjusted`,
  /// `adjusted.distribution` (both with covariates only), `regression` and `model.tests`.
  public init(
    _ comparisons: [RegressionComparison], confidence: ConfidenceLevel = .ninetyFive,
    intervals: IntervalMethod = .wald
  ) {
    var tables: [EffectTable] = []
    if comparisons.contains(where: { $0.standardised != nil }) {
      tables.append(EffectTable(adjustedDifferencesOf: comparisons, confidence: confidence))
      tables.append(EffectTable(adjustedDistributionOf: comparisons))
    }
    tables.append(
      EffectTable(regressionOf: comparisons, confidence: confidence, intervals: intervals))
    tables.append(EffectTable(versionTestsOf: comparisons))
    self.init(
      command: "compare", tables: tables,
      warnings: comparisons.flatMap(\.warnings).map { AnalysisWarning($0) })
  }
}

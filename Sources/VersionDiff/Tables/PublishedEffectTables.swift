import VignetteKit

extension TableDocument {
  /// What the published coefficients of a study say without anybody's answers: the coefficients
  /// with their tests, the effects, means and interactions that a table of vignettes implies, and
  /// the reproduction of every figure by the others.
  ///
  /// - Throws: ``AnalysisError/noPublishedEffects(study:)``.
  public init(
    publishedEffectsOf study: Study, confidence: ConfidenceLevel = .ninetyFive
  ) throws(AnalysisError) {
    let published = study.published?.coefficients ?? []
    guard !published.isEmpty else { throw .noPublishedEffects(study: study.name) }
    var tables = [EffectTable(published: published, confidence: confidence)]
    for (factorial, fit) in PublishedFactorial.nearest(in: study) {
      guard let implied = ImpliedEffects(of: factorial, fit: fit) else { continue }
      let report = ImpliedReport(
        implied: implied, factorial: factorial, fit: fit, study: study, confidence: confidence)
      tables += [report.effects, report.means, report.simpleEffects, report.interactions]
        .compactMap { $0 }
    }
    tables.append(Reproduction(of: study).table())
    let check = StudyCheck(of: study)
    let warnings = check.findings.filter { $0.rule == HiddenInteractionsRule.code }.map {
      AnalysisWarning(code: $0.rule, message: "\($0.found) \($0.advice)")
    }
    self.init(command: "effects", tables: tables, warnings: warnings)
  }
}

extension EffectTable {
  /// Published coefficients with tests and limits that follow from what is printed.
  fileprivate init(published: [PublishedCoefficients], confidence: ConfidenceLevel) {
    self.init(
      id: "coefficients", title: "Published coefficients",
      columns: [
        TableColumn("table", .string, label: "Table"), .response, .term, .factor, .level,
        .estimate(label: "Estimate"), .standardError(), .statistic, .df, .pValue, .low(), .high(),
        .reason,
      ],
      notes: [
        "Estimates and standard errors as they are printed; statistic, p and limits follow from "
          + "them, with a normal reference unless the source states degrees of freedom."
      ])
    for table in published {
      for row in table.rows {
        let figure = row.coefficient
        let isPrinted = figure?.status == .published
        let cells = Cell.inference(
          figure?.value, row.standardError?.value, degreesOfFreedom: table.degreesOfFreedom,
          confidence)
        append(
          [.text(table.heading.id), .missing, .text(row.term), .missing, .missing] + cells + [
            isPrinted ? .missing : .text("not legible; the value shown, if any, is derived")
          ])
      }
    }
  }
}

/// What a published table of vignettes implies for the factors.
private struct ImpliedReport {
  let implied: ImpliedEffects
  let factorial: PublishedFactorial
  let fit: DesignFit
  let study: Study
  let confidence: ConfidenceLevel

  private var source: String {
    let name = factorial.differences.heading.reading
    guard let unknown = factorial.illegible else { return "From the table \(name)." }
    return "From the table \(name), with the derived value of \(unknown)."
  }

  var effects: EffectTable {
    var table = EffectTable(
      id: "marginal.effects", title: "Effects of the factors that the vignettes imply",
      columns: [
        .response, .factor, .level, .contrast, .estimate(label: "Difference"), .standardError(),
        .statistic, .df, .pValue, .low(), .high(), .reason,
      ],
      notes: ["\(source) Averaged over all combinations of the other factors."])
    for factor in factorial.factors {
      guard let effect = implied[factor.id] else { continue }
      table.append(
        [.missing, .text(factor.id), .text(factor.levels[1].id)]
          + [.text(levels(of: factor))] + cells(effect)
          + [.missing])
    }
    return table
  }

  /// Means of the levels, where the overall mean is published.
  var means: EffectTable? {
    guard let mean = overallMean else { return nil }
    var table = EffectTable(
      id: "marginal.means", title: "Means of the levels that the vignettes imply",
      columns: [
        .response, .factor, .level, .estimate(label: "Mean"), .standardError(), .df, .low(),
        .high(), .reason,
      ],
      notes: [
        "\(source) Around the published mean of \(readable(mean, decimals: 2)); the source does not "
          + "say how much respondents differ, so there is no standard error."
      ])
    for factor in factorial.factors {
      guard let contrast = implied[factor.id] else { continue }
      for (level, sign) in zip(factor.levels, [-0.5, 0.5]) {
        table.append(
          [.missing, .text(factor.id), .text(level.id), .number(mean + sign * contrast.estimate)]
            + [Cell](repeating: .missing, count: 4) + [.missing])
      }
    }
    return table
  }

  /// The effects of each factor at each level of another.
  var simpleEffects: EffectTable {
    var table = EffectTable(
      id: "simple.effects", title: "Effects at each level of another factor",
      columns: [
        .response, .factor, .level, .contrast, .byFactor, .byLevel,
        .estimate(label: "Difference"), .standardError(), .statistic, .df, .pValue, .low(),
        .high(), .reason,
      ], notes: [source])
    for factor in factorial.factors {
      for other in factorial.factors where other.id != factor.id {
        for (level, isHigh) in zip(other.levels, [false, true]) {
          guard
            let effect = implied.effect(of: factor.id, whereOther: other.id, isHigh: isHigh)
          else { continue }
          table.append(
            [.missing, .text(factor.id), .text(factor.levels[1].id), .text(levels(of: factor))]
              + [.text(other.id), .text(level.id)] + cells(effect) + [.missing])
        }
      }
    }
    return table
  }

  /// How much the effect of a factor differs between the levels of another.
  var interactions: EffectTable {
    var table = EffectTable(
      id: "interactions", title: "Interactions that the vignettes imply",
      columns: [
        .response, .factor, .level, .contrast, .byFactor, .byLevel, .byContrast,
        .estimate(label: "Difference"), .standardError(), .statistic, .df, .pValue, .low(),
        .high(), .reason,
      ],
      notes: [
        "\(source) How much larger the effect of the factor is at the other factor's level than at "
          + "its reference."
      ])
    for (place, factor) in factorial.factors.enumerated() {
      for other in factorial.factors[(place + 1)...] {
        guard let difference = implied[factor.id, other.id] else { continue }
        table.append(
          [.missing, .text(factor.id), .text(factor.levels[1].id), .text(levels(of: factor))]
            + [.text(other.id), .text(other.levels[1].id), .text(levels(of: other))]
            + cells(difference) + [.missing])
      }
    }
    return table
  }

  private func levels(of factor: Factor) -> String {
    "\(factor.levels[1].id) - \(factor.levels[0].id)"
  }

  private func cells(_ contrast: ImpliedEffects.Contrast) -> [Cell] {
    Cell.inference(contrast.estimate, contrast.standardError, confidence)
  }

  /// The published mean of the outcome over all answers.
  private var overallMean: Double? {
    let rows = (study.published?.moments ?? []).filter { $0.sample == factorial.effects.sample }
      .flatMap(\.rows)
    return rows.first { $0.variable == factorial.effects.outcome && $0.base == nil }?.mean?.value
  }
}

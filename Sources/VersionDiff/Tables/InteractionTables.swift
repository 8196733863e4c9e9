extension QuantitiesOfInterest {
  /// The table `conditional.means`.
  func conditionalMeansTable(_ confidence: ConfidenceLevel) -> EffectTable {
    means(
      conditionalMeans, id: "conditional.means",
      title: "Marginal means of \(outcome) by interacting factor", confidence)
  }

  /// The table `simple.effects`.
  func simpleEffectsTable(_ confidence: ConfidenceLevel) -> EffectTable {
    effects(
      simpleEffects, id: "simple.effects",
      title: "Effects on \(outcome) by interacting factor",
      note: "Change of \(outcomeWords) at each level of a factor that the model lets it interact "
        + "with. Effects that look different are compared in the table 'interactions'.",
      confidence)
  }

  /// The table `interactions`: differences of differences.
  func interactionsTable(_ confidence: ConfidenceLevel) -> EffectTable {
    differences(
      interactions, id: "interactions", title: "Interactions of \(outcome)",
      note: "How much the effect of the level (against its reference) is larger at the other "
        + "factor's level than at its reference: a difference of differences, with the covariance "
        + "between them.",
      confidence)
  }

  /// The tables of effects in subgroups, where they were asked for.
  func subgroupTables(_ confidence: ConfidenceLevel) -> [EffectTable] {
    guard let subgroups else { return [] }
    let variable = subgroups.variable
    var tests = EffectTable(
      id: "subgroup.tests", title: "Whether effects on \(outcome) differ by \(variable)",
      columns: [.response, .factor, .byFactor, .method] + [
        .statistic, .df, .dfDenominator, .pValue, .notTestedBecause,
      ],
      notes: [
        "Wald tests that no effect of the factor differs between any levels of '\(variable)'."
      ])
    for test in subgroups.tests {
      tests.append(
        [Cell(test.response), .text(test.factor), Cell(test.byFactor), .text("wald")]
          + Cell.wald(test.test)
          + [Cell(test.obstacle?.testDescription)])
    }
    return [
      means(
        subgroups.means, id: "subgroup.means",
        title: "Marginal means of \(outcome) by \(variable)", confidence),
      effects(
        subgroups.effects, id: "subgroup.effects", title: "Effects on \(outcome) by \(variable)",
        note: "Change of \(outcomeWords) among the people of each level of '\(variable)'.",
        confidence),
      differences(
        subgroups.differences, id: "subgroup.differences",
        title: "Differences by \(variable) between effects on \(outcome)",
        note: "The effect in the subgroup minus the effect in the first, with the covariance "
          + "between them.",
        confidence),
      tests,
    ]
  }

  private func means(
    _ means: [MarginalMean], id: String, title: String, _ confidence: ConfidenceLevel
  ) -> EffectTable {
    var table = EffectTable(
      id: id, title: title,
      columns: [.response, .factor, .level, .byFactor, .byLevel] + levelColumns + [.reason],
      notes: ["\(averagingNote) \(limitsNote)"] + leftOutNotes)
    for mean in means {
      table.append(
        [Cell(mean.response), .text(mean.factor), .text(mean.level)]
          + [Cell(mean.byFactor), Cell(mean.byLevel)]
          + Cell.level(mean.estimate, confidence) + [mean.estimate.reasonCell])
    }
    return table
  }

  private func effects(
    _ effects: [ComponentEffect], id: String, title: String, note: String,
    _ confidence: ConfidenceLevel
  ) -> EffectTable {
    var table = EffectTable(
      id: id, title: title,
      columns: [.response, .factor, .level, .contrast, .byFactor, .byLevel] + differenceColumns()
        + [.reason],
      notes: [note, "\(averagingNote) \(uncertaintyNote)"] + leftOutNotes)
    for effect in effects {
      table.append(
        [Cell(effect.response), .text(effect.factor), Cell(effect.level)]
          + [Cell(contrast(effect.level, effect.reference))]
          + [Cell(effect.byFactor), Cell(effect.byLevel)]
          + Cell.difference(effect.estimate, confidence) + [effect.estimate.reasonCell])
    }
    return table
  }

  private func differences(
    _ differences: [FactorInteraction], id: String, title: String, note: String,
    _ confidence: ConfidenceLevel
  ) -> EffectTable {
    var table = EffectTable(
      id: id, title: title,
      columns: [.response, .factor, .level, .contrast, .byFactor, .byLevel, .byContrast]
        + differenceColumns(adjusted: true) + [.reason],
      notes: [
        note,
        "\(averagingNote) p (Holm): adjusted over the contrasts of two variables within a "
          + "response. \(uncertaintyNote)",
      ] + leftOutNotes)
    for row in differences {
      table.append(
        [Cell(row.response), .text(row.factor), Cell(row.level)]
          + [Cell(contrast(row.level, row.reference)), .text(row.byFactor), .text(row.byLevel)]
          + [Cell(contrast(row.byLevel, row.byReference))]
          + Cell.difference(row.estimate, confidence, adjusted: row.adjustedPValue)
          + [row.estimate.reasonCell])
    }
    return table
  }
}

extension TableColumn {
  /// The variable that a quantity is conditional on.
  public static let byFactor = TableColumn("by.factor", .string, label: "By factor")
  /// The level of that variable.
  public static let byLevel = TableColumn("by.level", .string, label: "By level")
  /// The levels of that variable that are compared.
  public static let byContrast = TableColumn("by.contrast", .string, label: "By contrast")
}

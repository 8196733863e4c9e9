extension QuantitiesOfInterest {
  /// The tables of all quantities that the model has: `marginal.effects`, `component.effects`
  /// (where they differ from those), `marginal.means`, `pairwise.comparisons`,
  /// `conditional.means`, `simple.effects`, `interactions`, `predictions`, `predictions.at`, `factor.tests`,
  /// and `subgroup.means`, `subgroup.effects`, `subgroup.differences`,
  /// `subgroup.tests`.
  public func tables(confidence: ConfidenceLevel) -> [EffectTable] {
    let all: [EffectTable?] = [
      marginalEffectsTable(confidence), componentEffectsTable(confidence),
      meansTable(confidence), pairsTable(confidence), conditionalMeansTable(confidence),
      simpleEffectsTable(confidence), interactionsTable(confidence), predictionsTable(confidence),
      chosenPredictionsTable(confidence), factorTestsTable,
    ]
    return (all + subgroupTables(confidence)).compactMap { $0 }.filter { !$0.rows.isEmpty }
  }

  /// Whether averaging over a design's combinations gives other effects than averaging over the
  /// people as they are.
  private var hasOwnComponentEffects: Bool {
    settings.averaging != .displayed || leftOut != nil
  }

  private func marginalEffectsTable(_ confidence: ConfidenceLevel) -> EffectTable {
    var table = EffectTable(
      id: "marginal.effects", title: "Average marginal effects on \(outcome)",
      columns: [.response, .factor, .level, .contrast] + differenceColumns() + [.reason],
      notes: [
        "Change of \(outcomeWords), averaged over the people of the data\(weightWords): for a "
          + "factor the level against the reference, for a number per unit. \(uncertaintyNote)"
      ])
    for effect in marginalEffects {
      table.append(
        [Cell(effect.response), .text(effect.variable), Cell(effect.level)]
          + [Cell(contrast(effect.level, effect.reference))]
          + Cell.difference(effect.quantity, confidence) + [effect.quantity.reasonCell])
    }
    return table
  }

  private func componentEffectsTable(_ confidence: ConfidenceLevel) -> EffectTable? {
    guard hasOwnComponentEffects else { return nil }
    var table = EffectTable(
      id: "component.effects", title: "Average marginal component effects on \(outcome)",
      columns: [.response, .factor, .level, .contrast] + differenceColumns() + [.reason],
      notes: ["Change of \(outcomeWords). \(averagingNote) \(uncertaintyNote)"] + leftOutNotes)
    for effect in componentEffects {
      table.append(
        [Cell(effect.response), .text(effect.factor), Cell(effect.level)]
          + [Cell(contrast(effect.level, effect.reference))]
          + Cell.difference(effect.estimate, confidence) + [effect.estimate.reasonCell])
    }
    return table
  }

  private func meansTable(_ confidence: ConfidenceLevel) -> EffectTable {
    var table = EffectTable(
      id: "marginal.means", title: "Marginal means of \(outcome)",
      columns: [.response, .factor, .level] + levelColumns + [.reason],
      notes: ["The mean if everybody had the level. \(averagingNote) \(limitsNote)"]
        + leftOutNotes)
    for mean in marginalMeans {
      table.append(
        [Cell(mean.response), .text(mean.factor), .text(mean.level)]
          + Cell.level(mean.estimate, confidence) + [mean.estimate.reasonCell])
    }
    return table
  }

  private func pairsTable(_ confidence: ConfidenceLevel) -> EffectTable {
    var table = EffectTable(
      id: "pairwise.comparisons", title: "Pairwise comparisons of marginal means of \(outcome)",
      columns: [.response, .factor, .contrast] + differenceColumns(adjusted: true) + [.reason],
      notes: [
        "\(averagingNote) p (Holm): adjusted over the pairs of a factor within a response. "
          + uncertaintyNote
      ] + leftOutNotes)
    // With two levels the only pair is the effect.
    let counts = Dictionary(grouping: pairs) { [$0.factor, $0.response ?? ""] }
    for pair in pairs where (counts[[pair.factor, pair.response ?? ""]] ?? []).count > 1 {
      table.append(
        [Cell(pair.response), .text(pair.factor), Cell(contrast(pair.level, pair.reference))]
          + Cell.difference(pair.estimate, confidence, adjusted: pair.adjustedPValue)
          + [pair.estimate.reasonCell])
    }
    return table
  }

  private var factorTestsTable: EffectTable {
    var table = EffectTable(
      id: "factor.tests", title: "Joint tests of the factors of \(outcome)",
      columns: [
        .response, .factor, .method, .statistic, .df, .dfDenominator, .pValue,
        .notTestedBecause,
      ],
      notes: [
        "Whether any level of the factor differs from its reference, on average over the "
          + "combinations of the other factors: Wald tests with the model's estimator of "
          + "variances; chi-square where there is no denominator df. df counts the effects that the "
          + "data determine and that don't follow from the others."
      ])
    for test in factorTests {
      table.append(
        [Cell(test.response), .text(test.factor), .text("wald")] + Cell.wald(test.test)
          + [Cell(test.obstacle?.testDescription)])
    }
    return table
  }
}

extension QuantitiesOfInterest {
  /// The columns of a difference.
  func differenceColumns(adjusted: Bool = false) -> [TableColumn] {
    let quantity: TableColumn.Quantity = scale == .probability ? .proportionDifference : .plain
    return [
      .estimate(quantity, label: "Difference"), .standardError(quantity), .statistic, .df, .pValue,
    ] + (adjusted ? [.adjustedPValue] : []) + [.low(quantity), .high(quantity)]
  }

  /// The columns of a mean or a prediction.
  var levelColumns: [TableColumn] {
    let quantity: TableColumn.Quantity = scale == .probability ? .proportion : .plain
    return [
      .estimate(quantity, label: scale == .probability ? "Share" : "Mean"),
      .standardError(quantity), .df, .low(quantity), .high(quantity),
    ]
  }

  /// A contrast as tables write it.
  func contrast(_ level: String?, _ reference: String?) -> String? {
    guard let level, let reference else { return nil }
    return "\(level) - \(reference)"
  }

  /// What changes.
  var outcomeWords: String {
    scale == .probability ? "the probability of the answer" : "the mean of \(outcome)"
  }

  /// That people are weighted.
  var weightWords: String { isWeighted ? ", who count by their sampling weights" : "" }

  /// How standard errors come about.
  var uncertaintyNote: String { "Standard errors by the delta method." }

  /// The same for means and predictions, with how limits are formed.
  var limitsNote: String {
    scale == .probability
      ? "Standard errors by the delta method; limits on the scale of the log odds."
      : uncertaintyNote
  }

  /// What is averaged over.
  var averagingNote: String {
    switch settings.averaging {
    case .displayed:
      "Averaged over the combinations of the other factors as they were displayed: their "
        + "distribution in the data\(weightWords)."
    case .uniform:
      "Averaged over all combinations of the other factors, each counting equally; over other "
        + "variables as observed\(weightWords)."
    case .target(let shares):
      "Averaged over the combinations of the other factors by the target shares of "
        + "\(shares.keys.sorted().joined(separator: ", ")), independent of each other; over other "
        + "variables as observed\(weightWords)."
    }
  }

  /// How many combinations the design leaves out.
  var leftOutNotes: [String] {
    guard let leftOut else { return [] }
    let which = leftOut.count.map { "\($0)" } ?? "Some"
    let all = ModelColumn.label(leftOut.all)
    let isOne = leftOut.count == 1
    let why =
      settings.space == .inferred
      ? (isOne ? "never occurs and is" : "never occur and are") + " taken as left out of the design"
      : (isOne ? "is" : "are") + " not part of the design"
    return [
      "\(which) of the \(all) combinations of levels \(why). Means are averaged over the "
        + "combinations possible with the level, effects over those possible with both levels."
    ]
  }
}

extension Cell {
  /// The cells of a difference: estimate, standard error, statistic, df, p (and adjusted p),
  /// limits.
  static func difference(
    _ estimate: QuantityEstimate, _ confidence: ConfidenceLevel, adjusted: Double?? = .none
  ) -> [Cell] {
    let interval = estimate.interval(confidence)
    let adjustedCells = adjusted.map { [Cell($0)] } ?? []
    return [
      Cell(estimate.value), Cell(estimate.standardError), Cell(estimate.statistic),
      Cell(estimate.degreesOfFreedom), Cell(estimate.pValue),
    ] + adjustedCells + [Cell(interval?.lowerBound), Cell(interval?.upperBound)]
  }

  /// The cells of a mean or a prediction: estimate, standard error, df, limits.
  static func level(_ estimate: QuantityEstimate, _ confidence: ConfidenceLevel) -> [Cell] {
    let interval = estimate.interval(confidence)
    return [
      Cell(estimate.value), Cell(estimate.standardError), Cell(estimate.degreesOfFreedom),
      Cell(interval?.lowerBound), Cell(interval?.upperBound),
    ]
  }

  /// The cells of a joint test: statistic, df, denominator df, p.
  static func wald(_ test: WaldTest?) -> [Cell] {
    [
      Cell(test?.statistic), Cell(test?.degreesOfFreedom),
      Cell(test?.denominatorDegreesOfFreedom), Cell(test?.pValue),
    ]
  }
}

extension QuantityEstimate {
  /// Why something is missing.
  var reasonCell: Cell { Cell(obstacle?.description) }
}

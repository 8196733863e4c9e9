extension TableDocument {
  /// The tables `distribution`, `tests`, `differences`, and for numeric outcomes `means` and
  /// `mean.differences`, of a family of comparisons, with their warnings.
  public init(_ family: VersionComparisonFamily) {
    let tables = [
      EffectTable(distributionOf: family), EffectTable(testsOf: family),
      EffectTable(differencesOf: family), EffectTable(meansOf: family),
      EffectTable(meanDifferencesOf: family),
    ]
    self.init(
      command: "compare", tables: tables.filter { !$0.rows.isEmpty },
      warnings: family.warnings.map { AnalysisWarning($0) })
  }
}

extension EffectTable {
  /// The share of every option in every version, with Wilson's interval.
  public init(distributionOf family: VersionComparisonFamily) {
    self.init(
      id: "distribution", title: "Answers by version",
      columns: [
        .outcome, .version, .option, .n, .weightedN, .proportion, .low(.proportion),
        .high(.proportion),
      ],
      notes: ["Intervals: \(family.settings.confidencePercentage) %, Wilson's score interval."])
    for outcome in family.outcomes {
      switch outcome {
      case .options(let comparison):
        append(
          sharesOf: comparison.outcome, comparison.table.columnNames, comparison.table.rowNames,
          family.settings.confidence, comparison.share(option:version:))
      case .choices(let comparison):
        append(
          sharesOf: comparison.outcome, comparison.versions, comparison.options,
          family.settings.confidence, comparison.share(option:version:))
      case .numbers: continue
      }
    }
  }

  private mutating func append(
    sharesOf outcome: String, _ versions: [String], _ options: [String],
    _ confidence: ConfidenceLevel, _ share: (Int, Int) -> Proportion
  ) {
    for version in versions.indices {
      for option in options.indices {
        let share = share(option, version)
        let interval = share.interval(confidence)
        append(
          [.text(outcome), .text(versions[version]), .text(options[option])]
            + Cell.counts(share.count)
            + [Cell(share.value), Cell(interval.lowerBound), Cell(interval.upperBound)])
      }
    }
  }

  /// The tests of every outcome, with the strength of the association.
  public init(testsOf family: VersionComparisonFamily) {
    self.init(
      id: "tests", title: "Tests of a difference between the versions",
      columns: [
        .outcome, .method, .statistic, .df, .dfDenominator, .pValue, .adjustedPValue, .exact,
        .pStandardError, .replicates, .seed, .effect,
        .estimate(label: "Estimate"), .low(), .high(), .biasCorrected, .option, .contrast,
      ],
      notes: [
        Self.adjustmentNote(family) + " Pearson's test is without "
          + "Yates' correction. Interval of V: two-sided, from the noncentral chi-square. Hedges' "
          + "g: in pooled standard deviations, version minus reference."
      ])
    for row in family.tests {
      append(
        [
          .text(row.outcome), .text(row.test.method.rawValue), Cell(row.test.statistic),
          Cell(row.test.degreesOfFreedom), .missing, Cell(row.test.pValue),
          Cell(row.adjustedPValue), .boolean(row.test.isExact),
        ] + Cell.simulation(row.test) + Cell.effect(row.effect)
          + [Cell(row.option), Cell(row.contrast)])
    }
  }

  /// Which outcomes were adjusted together.
  private static func adjustmentNote(_ family: VersionComparisonFamily) -> String {
    guard family.isDivided else {
      return "p (Holm): adjusted over the outcomes within one method."
    }
    let named = zip(family.settings.families, family.families).filter { !$1.isEmpty }.map {
      "\($0.id) (\($1.sorted().joined(separator: ", ")))"
    }
    let others = family.families.last?.isEmpty == false
    return "p (Holm): adjusted within one method over the outcomes of a family: "
      + named.joined(separator: "; ") + "."
      + (others ? " Outcomes of no family are adjusted together." : "")
  }

  /// Every option in every version against the reference version.
  public init(differencesOf family: VersionComparisonFamily) {
    self.init(
      id: "differences", title: "Differences between the versions, option by option",
      columns: [
        .outcome, .option, .contrast, .estimate(.proportionDifference, label: "Difference"),
        .standardError(.proportionDifference), .low(.proportionDifference),
        .high(.proportionDifference), .adjustedResidual, .oddsRatio, .oddsRatioLow,
        .oddsRatioHigh, .statistic, .pValue, .adjustedPValue, .equivalenceP,
        .adjustedEquivalenceP, .verdict, .detectable,
      ],
      notes: Self.differenceNotes(family.settings))
    for outcome in family.outcomes {
      switch outcome {
      case .options(let comparison):
        for difference in comparison.differences { append(difference, of: comparison.outcome) }
      case .choices(let comparison):
        for difference in comparison.differences { append(difference, of: comparison.outcome) }
      case .numbers: continue
      }
    }
  }

  private mutating func append(_ difference: OptionDifference, of outcome: String) {
    let ratio = difference.oddsRatio.estimate
    let residual = Cell(difference.shares.adjustedResidual)
    append(
      [.text(outcome), .text(difference.option), .text(difference.contrast)]
        + Cell.estimate(difference.difference) + [residual]
        + [
          Cell(ratio?.value), Cell(ratio?.interval?.lowerBound), Cell(ratio?.interval?.upperBound),
        ] + [
          residual, Cell(difference.pValue), Cell(difference.adjustedPValue),
          Cell(difference.equivalence?.pValue), Cell(difference.adjustedEquivalencePValue),
          .text(difference.verdict.rawValue), Cell(difference.detectable),
        ])
  }

  private static func differenceNotes(_ settings: VersionComparison.Settings) -> [String] {
    let significance = settings.confidence.significance
    var notes = [
      "Difference: share in the version minus share in the reference version; "
        + "\(settings.confidencePercentage) % interval by Newcombe's hybrid score method.",
      "p (Holm): adjusted over options and contrasts within an outcome; two options that exclude "
        + "each other count once.",
      "Detectable: the difference from the reference's observed share that this study would have "
        + "found with 80 % power at an unadjusted significance level of \(readable(significance)); "
        + "negative where only a decrease could have been found.",
    ]
    if let margin = settings.margin {
      notes.append(
        "Verdict, with a margin of \(readable(100 * margin)) percentage points and α = "
          + "\(readable(significance)): differs (adjusted p < α), equivalent (adjusted equivalence "
          + "p < α), differs.negligibly (both), undecided (neither).")
    } else {
      notes.append(
        "Verdict: differs (adjusted p < \(readable(significance))) or undecided; no smallest "
          + "difference that matters was stated, so nothing can be called equivalent.")
    }
    return notes
  }
}

extension Cell {
  /// The cells `n` and `weighted.n` of a count: whole counts are respondents, others weights.
  fileprivate static func counts(_ count: Double) -> [Cell] {
    if let whole = Int(exactly: count) { return [.integer(whole), .missing] }
    return [.missing, .number(count)]
  }

  /// The cells of an estimate, its standard error and its limits.
  static func estimate(_ estimate: Estimate?) -> [Cell] {
    [
      Cell(estimate?.value), Cell(estimate?.standardError), Cell(estimate?.interval?.lowerBound),
      Cell(estimate?.interval?.upperBound),
    ]
  }

  /// The cells that say how a p-value was simulated, where it was.
  fileprivate static func simulation(_ test: any HypothesisTest) -> [Cell] {
    guard let fisher = test as? FisherExactTest,
      case .monteCarlo(let replicates, _, let seed) = fisher.calculation
    else { return [.missing, .missing, .missing] }
    // A seed beyond the whole numbers of a cell can't be a number of any table.
    let shown = Int(exactly: seed).map { Cell.integer($0) } ?? .text("\(seed)")
    return [Cell(fisher.pValueStandardError), .integer(replicates), shown]
  }

  /// The cells that name and measure an effect.
  fileprivate static func effect(_ effect: EffectSize?) -> [Cell] {
    let estimate = effect?.estimate
    return [
      Cell(effect?.measure.rawValue), Cell(estimate?.value), Cell(estimate?.interval?.lowerBound),
      Cell(estimate?.interval?.upperBound), Cell(effect?.biasCorrected),
    ]
  }
}

extension VersionComparison.Settings {
  /// The confidence as a percentage, such as 95.
  var confidencePercentage: String { readable(100 * confidence.value) }
}

extension TableDocument {
  /// The tables `distribution`, `tests` and `differences` of a family of comparisons, with their
  /// warnings.
  public init(_ family: VersionComparisonFamily) {
    self.init(
      command: "compare",
      tables: [
        EffectTable(distributionOf: family), EffectTable(testsOf: family),
        EffectTable(differencesOf: family),
      ],
      warnings: family.comparisons.flatMap(\.warnings).map { AnalysisWarning($0) })
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
    for comparison in family.comparisons {
      for (version, name) in comparison.table.columnNames.enumerated() {
        for (option, label) in comparison.table.rowNames.enumerated() {
          let share = comparison.share(option: option, version: version)
          let interval = share.interval(family.settings.confidence)
          append(
            [.text(comparison.outcome), .text(name), .text(label)] + Cell.counts(share.count)
              + [
                Cell(share.value), Cell(interval.lowerBound), Cell(interval.upperBound),
              ])
        }
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
        .estimate(.bounded, label: "Estimate"), .low(.bounded), .high(.bounded), .biasCorrected,
      ],
      notes: [
        "p (Holm): adjusted over the outcomes within one method. Pearson's test is without "
          + "Yates' correction. Interval of V: two-sided, from the noncentral chi-square."
      ])
    let associations = Dictionary(
      uniqueKeysWithValues: family.comparisons.map { ($0.outcome, $0.association) })
    for row in family.tests {
      let association = row.test.method == .pearson ? associations[row.outcome] : nil
      append(
        [
          .text(row.outcome), .text(row.test.method.rawValue), Cell(row.test.statistic),
          Cell(row.test.degreesOfFreedom), .missing, Cell(row.test.pValue),
          Cell(row.adjustedPValue), .boolean(row.test.isExact), .missing, .missing, .missing,
        ] + Cell.association(association))
    }
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
    for comparison in family.comparisons {
      for difference in comparison.differences {
        let ratio = difference.oddsRatio.estimate
        let residual = difference.shares.adjustedResidual
        append(
          [
            .text(comparison.outcome), .text(difference.option), .text(difference.contrast),
          ] + Cell.estimate(difference.difference) + [Cell(residual)]
            + [
              Cell(ratio?.value), Cell(ratio?.interval?.lowerBound),
              Cell(ratio?.interval?.upperBound),
            ] + [
              Cell(residual), Cell(difference.pValue), Cell(difference.adjustedPValue),
              Cell(difference.equivalence?.pValue), Cell(difference.adjustedEquivalencePValue),
              .text(difference.verdict.rawValue), Cell(difference.detectable),
            ])
      }
    }
  }

  private static func differenceNotes(_ settings: VersionComparison.Settings) -> [String] {
    let significance = settings.confidence.significance
    var notes = [
      "Difference: share in the version minus share in the reference version; "
        + "\(settings.confidencePercentage) % interval by Newcombe's hybrid score method.",
      "p (Holm): adjusted over options and contrasts within an outcome; two options that exclude "
        + "each other count once.",
      "Detectable: the difference from the reference's observed share that this study would have "
        + "found with 80 % power at an unadjusted significance level of \(significance.rounded4); "
        + "negative where only a decrease could have been found.",
    ]
    if let margin = settings.margin {
      notes.append(
        "Verdict, with a margin of \((100 * margin).rounded4) percentage points and α = "
          + "\(significance.rounded4): differs (adjusted p < α), equivalent (adjusted equivalence "
          + "p < α), differs.negligibly (both), undecided (neither).")
    } else {
      notes.append(
        "Verdict: differs (adjusted p < \(significance.rounded4)) or undecided; no smallest "
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
  static func estimate(_ estimate: Estimate) -> [Cell] {
    [
      Cell(estimate.value), Cell(estimate.standardError), Cell(estimate.interval?.lowerBound),
      Cell(estimate.interval?.upperBound),
    ]
  }

  /// The cells that name and measure an association.
  fileprivate static func association(_ association: CramersV?) -> [Cell] {
    guard let association else { return [Cell](repeating: .missing, count: 5) }
    let estimate = association.estimate
    return [
      .text(association.isPhi ? "phi" : "cramers.v"), Cell(estimate.value),
      Cell(estimate.interval?.lowerBound), Cell(estimate.interval?.upperBound),
      Cell(association.biasCorrected),
    ]
  }
}

extension AnalysisWarning {
  /// The words for a warning of a comparison.
  public init(_ warning: ComparisonWarning) {
    switch warning {
    case .smallExpectedCounts(let outcome, let smallest, let cells, let all):
      self.init(
        code: "small-expected-counts",
        message: "'\(outcome)': \(cells) of \(all) expected counts are under 5 (the smallest is "
          + "\(smallest.rounded4)), so large-sample p-values may be off; read Fisher's exact test.")
    case .emptyOptions(let outcome, let options):
      self.init(
        code: "empty-options",
        message: "'\(outcome)': nobody chose \(Self.list(options)); the tests leave this out.")
    case .emptyVersions(let outcome, let versions):
      self.init(
        code: "empty-versions",
        message: "'\(outcome)': nobody answered in version \(Self.list(versions)), which is left "
          + "out.")
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension VersionComparison.Settings {
  /// The confidence as a percentage, such as 95.
  fileprivate var confidencePercentage: String { (100 * confidence.value).rounded4 }
}

extension Double {
  /// The number to four digits after the point, without trailing zeros, for notes and warnings.
  var rounded4: String {
    let scaled = (self * 10_000).rounded() / 10_000
    return scaled == scaled.rounded() && abs(scaled) < 1e15 ? "\(Int(scaled))" : "\(scaled)"
  }
}

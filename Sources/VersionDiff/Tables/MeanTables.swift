extension EffectTable {
  /// The mean of every numeric outcome in every version.
  public init(meansOf family: VersionComparisonFamily) {
    self.init(
      id: "means", title: "Means by version",
      columns: [
        .outcome, .version, .n, .estimate(label: "Mean"), .standardError(), .low(), .high(),
        .standardDeviation,
      ],
      notes: ["Intervals: \(family.settings.confidencePercentage) %, Student's t."])
    for comparison in family.means {
      for (version, sample) in zip(comparison.versions, comparison.samples) {
        append(
          [.text(comparison.outcome), .text(version), .integer(sample.count)]
            + Cell.estimate(sample.estimate(family.settings.confidence))
            + [Cell(sample.standardDeviation)])
      }
    }
  }

  /// The difference of the means of every version and the reference version.
  public init(meanDifferencesOf family: VersionComparisonFamily) {
    self.init(
      id: "mean.differences", title: "Differences between the versions' means",
      columns: [
        .outcome, .contrast, .estimate(label: "Difference"), .standardError(), .low(), .high(),
        .statistic, .df, .pValue, .adjustedPValue,
      ],
      notes: [
        "Difference: mean in the version minus mean in the reference version, with Welch's test; "
          + "p (Holm): adjusted over the contrasts within an outcome."
      ])
    for comparison in family.means {
      for contrast in comparison.contrasts {
        guard let welch = contrast.welch else { continue }
        append(
          [.text(comparison.outcome), .text(contrast.name)] + Cell.estimate(welch.difference)
            + [
              Cell(welch.statistic), Cell(welch.freedom), Cell(welch.pValue),
              Cell(contrast.adjustedPValue),
            ])
      }
    }
  }
}

extension VersionComparisonFamily {
  /// The comparisons of numeric outcomes.
  public var means: [MeanComparison] {
    outcomes.compactMap { if case .numbers(let comparison) = $0 { comparison } else { nil } }
  }
}

extension EffectTable {
  /// The shares of a running study's outcomes, version against reference, so that looking does no
  /// harm.
  public init(sharesOf comparison: SequentialComparison) {
    self.init(
      id: "sequential", title: "Differences so far, option by option",
      columns: [
        .outcome, .option, .contrast, .n, .versionCount, .referenceCount,
        .estimate(.proportionDifference, label: "Difference"),
        .standardError(.proportionDifference), .low(.proportionDifference),
        .high(.proportionDifference), .pValue, .adjustedPValue, .started, .note,
      ],
      notes: Self.notes(on: comparison.plan))
    for contrast in comparison.contrasts {
      guard let option = contrast.option else { continue }
      append(
        [.text(contrast.outcome), .text(option), .text(contrast.name)] + contrast.sequentialCells)
    }
  }

  /// The same of outcomes that are numbers.
  public init(meansOf comparison: SequentialComparison) {
    self.init(
      id: "sequential.means", title: "Differences of means so far",
      columns: [
        .outcome, .contrast, .n, .versionCount, .referenceCount, .estimate(label: "Difference"),
        .standardError(), .low(), .high(), .pValue, .adjustedPValue, .started, .note,
      ],
      notes: Self.notes(on: comparison.plan))
    for contrast in comparison.contrasts where contrast.option == nil {
      append([.text(contrast.outcome), .text(contrast.name)] + contrast.sequentialCells)
    }
  }

  private static func notes(on plan: SequentialPlan) -> [String] {
    let confidence = readable(100 * plan.confidence.value)
    let tuning =
      plan.respondents.map {
        "The limits are tuned to the planned \($0) respondents and stay valid beyond."
      }
      ?? "No number of respondents is planned: the limits are tuned to "
      + "\(SequentialPlan.assumedRespondents) and valid at any number."
    return [
      "Anytime-valid: however often one looks and whenever one stops, all limits of a difference "
        + "hold the truth together with \(confidence) % probability, and p falsely comes under "
        + "\(readable(plan.confidence.significance)) at some look with at most "
        + "\(readable(100 * plan.confidence.significance)) %.",
      "They are wider than limits for a single look at the end: looking early has its price.",
      "Difference: version minus reference. "
        + "p (Holm): adjusted over all options, contrasts and outcomes of the plan.",
      "A contrast starts when both versions have \(plan.minimumPerVersion) answers. " + tuning,
    ]
  }
}

extension SequentialComparison.Contrast {
  /// The cells from `n` to `note`.
  fileprivate var sequentialCells: [Cell] {
    let counts: [Cell] = [.integer(count), .integer(versionCount), .integer(referenceCount)]
    switch look {
    case .notStarted:
      return counts + [Cell](repeating: .missing, count: 6) + [
        .boolean(false), .text("too few answers yet"),
      ]
    case .noVariation:
      return counts + [Cell](repeating: .missing, count: 6) + [
        .boolean(true), .text("everybody gave the same answer so far"),
      ]
    case .difference(let estimate, let pValue):
      return counts + Cell.estimate(estimate) + [
        Cell(pValue), Cell(adjustedPValue), .boolean(true), .missing,
      ]
    }
  }
}

extension TableColumn {
  // The glossary of what is seen of a running study.

  /// How many respondents of the version that is compared.
  static let versionCount = TableColumn("n.version", .integer, label: "n, version")
  /// How many respondents of the version that it is compared with.
  static let referenceCount = TableColumn("n.reference", .integer, label: "n, reference")
  /// Whether both versions have the answers that the plan wants before the first look.
  static let started = TableColumn("started", .boolean, label: "Started")
}

import ArgumentParser

/// Options that the interface names and that `compare` does not have yet: refused by name, never
/// ignored.
struct PlannedComparisonOptions: ParsableArguments {
  @Option(help: .hidden) var weight: String?
  @Option(help: .hidden) var weightKind: String?
  @Option(help: .hidden) var cluster: String?
  @Option(help: .hidden) var before: String?
  @Option(help: .hidden) var after: String?

  /// Refuses what was given.
  func refuse() throws(UsageError) {
    try PlannedOption.refuse([
      PlannedOption("--weight", weight, "sampling weights need design-based variance"),
      PlannedOption("--weight-kind", weightKind, "weights need design-based variance"),
      PlannedOption("--cluster", cluster, "clusters need cluster-robust tests of tables"),
      PlannedOption("--before", before, "comparison within persons is not built"),
      PlannedOption("--after", after, "comparison within persons is not built"),
    ])
  }
}

/// An option that is not built, and why its absence matters.
struct PlannedOption {
  private let name: String
  private let isGiven: Bool
  private let need: String

  init(_ name: String, _ value: String?, _ need: String) {
    self.name = name
    isGiven = value != nil
    self.need = need
  }

  /// Refuses the first option that was given.
  static func refuse(_ options: [PlannedOption]) throws(UsageError) {
    guard let refused = options.first(where: \.isGiven) else { return }
    throw UsageError(
      "\(refused.name) is not available yet (\(refused.need)), and leaving it out silently would "
        + "give wrong standard errors or another analysis. Nothing was computed.")
  }
}

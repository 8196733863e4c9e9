import ArgumentParser

/// Options that the interface names and that no command has yet: refused by name, never ignored.
struct PlannedOptions: ParsableArguments {
  @Option(help: .hidden) var weight: String?
  @Option(help: .hidden) var weightKind: String?
  @Option(help: .hidden) var cluster: String?
  @Option(help: .hidden) var robust: String?
  @Option(help: .hidden) var before: String?
  @Option(help: .hidden) var after: String?
  @Option(help: .hidden) var quadrature: String?
  @Option(help: .hidden) var inference: String?
  @Flag(help: .hidden) var firth = false
  @Flag(help: .hidden) var ml = false

  /// Refuses what was given.
  func refuse() throws(UsageError) {
    let given: [(name: String, isGiven: Bool, need: String)] = [
      ("--weight", weight != nil, "sampling weights need design-based variance"),
      ("--weight-kind", weightKind != nil, "weights need design-based variance"),
      ("--cluster", cluster != nil, "clusters need cluster-robust variance"),
      ("--robust", robust != nil, "robust variance is not built"),
      ("--before", before != nil, "comparison within persons is not built"),
      ("--after", after != nil, "comparison within persons is not built"),
      ("--quadrature", quadrature != nil, "random effects are not built"),
      ("--inference", inference != nil, "randomisation inference is not built"),
      ("--firth", firth, "bias-reduced estimation is not built"),
      ("--ml", ml, "mixed models are not built"),
    ]
    guard let refused = given.first(where: \.isGiven) else { return }
    throw UsageError(
      "\(refused.name) is not available yet (\(refused.need)), and leaving it out silently would "
        + "give wrong standard errors or another analysis. Nothing was computed.")
  }
}

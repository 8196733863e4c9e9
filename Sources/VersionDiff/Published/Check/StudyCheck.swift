import VignetteKit

/// What a careful methodologist would question in a study and its published figures.
///
/// Answers whether the versions isolate what they are meant to, whether the respondents of the
/// versions can be halves of one group, whether the printed figures are possible and agree with
/// each other at the precision they are printed with, and whether plan and texts hold together.
public struct StudyCheck: Sendable, Equatable {
  /// What is questionable, the most serious first, then in the order of the rules.
  public let findings: [Finding]
  /// What was checked and holds.
  public let verified: [Verification]
  /// What follows for figures that the source leaves out.
  public let derived: [DerivedRange]
  /// The figures of published models beside what the other printed figures make of them.
  public let reproduction: Reproduction

  private static let rules: [any StudyRule.Type] = [
    ConfoundedFactorsRule.self, CompositionRule.self, WeightingRule.self, SampleSizesRule.self,
    PercentageSumsRule.self, WholeCountsRule.self, MomentsRule.self, ClassMeansRule.self,
    CoefficientsRule.self, DifferingEffectsRule.self, VignetteDesignRule.self,
    HiddenInteractionsRule.self, RatersRule.self, CorrelationsRule.self, PrintedTwiceRule.self,
    MarginRule.self, AssignmentRule.self, PlannedModelsRule.self, TextsRule.self,
  ]

  /// Puts every rule to a study.
  public init(of study: Study) {
    var report = RuleReport()
    for rule in Self.rules { report.append(rule.report(on: study)) }
    let order = report.findings.indices.sorted {
      let (first, second) = (report.findings[$0], report.findings[$1])
      return first.severity == second.severity ? $0 < $1 : first.severity < second.severity
    }
    findings = order.map { report.findings[$0] }
    verified = report.verified
    derived = report.derived
    reproduction = Reproduction(of: study)
  }
}

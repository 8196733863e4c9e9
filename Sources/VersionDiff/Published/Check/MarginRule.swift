import VignetteKit

/// Is the smallest difference that matters stated in percentage points?
///
/// Under one point hardly any survey could show that two versions are equivalent; far more likely a
/// proportion was typed.
enum MarginRule: StudyRule {
  static let code = "small-margin"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    guard let margin = study.analysis.margin, margin > 0, margin < 1 else { return report }
    report.findings.append(
      Finding(
        rule: code, severity: .note, place: "analysis, margin",
        found: "The smallest difference that matters is less than 1 percentage point.",
        size: Finding.Size(margin, "percentage points"),
        advice: "If a proportion was meant, state it in points: 5 for 0.05."))
    return report
  }
}

import VignetteKit

/// Can respondents be assigned as planned: do blocks hold the versions and decks in the planned
/// ratio?
enum AssignmentRule: StudyRule {
  static let code = "planned-assignment"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    guard study.assignment != nil else { return report }
    do {
      _ = try AssignmentDesign(of: try study.designed())
    } catch {
      report.findings.append(
        Finding(
          rule: code, severity: .error, place: "assignment",
          found: "Respondents can't be assigned as planned.", advice: "\(error)"))
    }
    return report
  }
}

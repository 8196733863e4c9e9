import VignetteKit

/// Do the texts show what was meant to differ, and nothing else?
///
/// The findings of ``VignetteKit/TextCheck``, in every language, under the codes of its rules.
enum TextsRule: StudyRule {
  static let code = "texts"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    do {
      let check = try TextCheck(of: try study.designed(), selecting: StudyTexts.Selection())
      report.findings = check.findings.map { Finding($0) }
    } catch {
      report.findings.append(
        Finding(
          rule: code, severity: .error, place: study.name,
          found: "The texts can't be rendered.", advice: "\(error)"))
    }
    return report
  }
}

extension Finding {
  /// A finding in the texts of a study.
  init(_ finding: TextFinding) {
    let place = [finding.task ?? finding.question, finding.language].compactMap { $0 }
    self.init(
      rule: finding.rule.rawValue, severity: finding.rule.severity,
      place: place.joined(separator: ", "), found: finding.found,
      size: finding.percent.map { Size($0, "%") }, advice: finding.advice)
  }
}

extension TextFinding.Rule {
  /// How much depends on it.
  public var severity: Finding.Severity {
    switch self {
    case .leftSlot, .equalLevels, .unexplainedDifference: .error
    case .unwordedFactor, .repeatedWording, .unequalLength: .warning
    case .spacing, .limitOnly, .differingQuestion: .note
    }
  }
}

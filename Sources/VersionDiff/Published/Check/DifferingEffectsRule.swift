import VignetteKit

/// Do two tables print different effects of the same factor on the same outcome in the same sample?
///
/// They may come from different models. But where every respondent judges all combinations of the
/// factors, what else is in the model cannot move the effect of a factor.
enum DifferingEffectsRule: StudyRule {
  static let code = "effects-differ"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    let factors = Set(study.factors.map(\.id))
    let tables = (study.published?.coefficients ?? []).filter { $0.terms == .model }
    for (first, second) in pairs(tables)
    where first.sample == second.sample && first.outcome == second.outcome {
      let differing = first.rows.compactMap { row -> (String, Double, Double)? in
        guard factors.contains(row.term), let one = row.coefficient,
          let other = second.rows.first(where: { $0.term == row.term })?.coefficient,
          let range = one.roundingInterval, let otherRange = other.roundingInterval,
          !overlap(range, otherRange), let value = one.value, let otherValue = other.value
        else { return nil }
        let words = "\(row.term) \(one.printed ?? "") against \(other.printed ?? "")"
        return (words, value, otherValue)
      }
      guard !differing.isEmpty else { continue }
      report.findings.append(
        Finding(
          rule: code, severity: .note,
          place: "\(first.heading.reading) against \(second.heading.reading)",
          position: second.heading.position,
          found: "Two tables print different effects on \(first.outcome): "
            + listed(differing.map(\.0)) + ".",
          size: differing.map { abs($0.1 - $0.2) }.max().map { Finding.Size($0, "difference") },
          advice: "Ask which model each table is of. In a full factorial that every respondent "
            + "judges, other terms in the model don't move the effect of a factor."))
    }
    return report
  }
}

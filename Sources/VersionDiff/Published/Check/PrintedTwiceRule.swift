import VignetteKit

/// Does the source print the same figure differently in two places?
enum PrintedTwiceRule: StudyRule {
  static let code = "printed-twice"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for (table, sample) in study.publishedShares {
      for row in table.rows {
        let place = "\(table.heading.reading), \(sample.id), \(row.option)"
        check(row[sample.id], place, table.heading.position, &report)
      }
    }
    for table in study.published?.moments ?? [] {
      for row in table.rows {
        let place = "\(table.heading.reading), \(row.id)"
        check(row.mean, place + ", mean", row.position, &report)
        check(row.standardDeviation, place + ", SD", row.position, &report)
      }
    }
    for table in study.published?.coefficients ?? [] {
      for row in table.rows {
        let place = "\(table.heading.reading), \(row.term)"
        check(row.coefficient, place, row.position, &report)
        check(row.standardError, place + ", standard error", row.position, &report)
      }
    }
    for proportion in study.published?.proportions ?? [] {
      check(
        proportion.percent, proportion.heading.reading, proportion.heading.position, &report)
    }
    return report
  }

  private static func check(
    _ figure: PublishedFigure?, _ place: String, _ position: SourcePosition?,
    _ report: inout RuleReport
  ) {
    guard let figure, let printed = figure.printed, let value = figure.value else { return }
    let others = figure.alsoPrinted.filter { PrintedNumber($0)?.value != value }
    guard !others.isEmpty else { return }
    let apart = others.compactMap { PrintedNumber($0).map { abs($0.value - value) } }.max()
    report.findings.append(
      Finding(
        rule: code, severity: .note, place: place, position: figure.position ?? position,
        found: "The source prints \(printed) here and \(listed(others)) elsewhere.",
        size: apart.map { Finding.Size($0, "difference") },
        advice: "Say which one is used and why; ask the authors."))
  }
}

import VignetteKit

/// Does the source print the same figure differently in two places?
enum PrintedTwiceRule: StudyRule {
  static let code = "printed-twice"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for (table, sample) in study.publishedShares {
      for row in table.rows {
        let place = "\(table.heading.reading), \(sample.id), \(row.option)"
        let only = study.coverage(of: table) == .complete ? addsUp(row, table, sample) : nil
        check(row[sample.id], place, table.heading.position, &report, remark: only)
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

  /// Says so where, of all that is printed for a row, only the figure used lets the table add up.
  private static func addsUp(
    _ row: PublishedDistribution.Row, _ table: PublishedDistribution, _ sample: PublishedSample
  ) -> String? {
    let others = table.rows.filter { $0 != row }.compactMap { PrintedFigure($0[sample.id]) }
    guard others.count == table.rows.count - 1, let used = row[sample.id],
      let figure = PrintedFigure(used)
    else { return nil }
    let alternatives = used.alsoPrinted.compactMap(PrintedNumber.init).compactMap {
      PrintedFigure($0.value, decimals: $0.decimals)
    }
    func fits(_ figure: PrintedFigure) -> Bool {
      let figures = others + [figure]
      guard figures.allSatisfy({ (0...100).contains($0.value) }) else { return false }
      return PrintedDistribution(
        version: sample.id, percentages: figures, sampleSize: 1, basis: .weightedPercentages
      ).addsUp
    }
    guard fits(figure), !alternatives.contains(where: fits) else { return nil }
    return " Only \(figure) lets the percentages add up to 100."
  }

  private static func check(
    _ figure: PublishedFigure?, _ place: String, _ position: SourcePosition?,
    _ report: inout RuleReport, remark: String? = nil
  ) {
    guard let figure, let printed = figure.printed, let value = figure.value else { return }
    let others = figure.alsoPrinted.filter { PrintedNumber($0)?.value != value }
    guard !others.isEmpty else { return }
    let apart = others.compactMap { PrintedNumber($0).map { abs($0.value - value) } }.max()
    report.findings.append(
      Finding(
        rule: code, severity: .note, place: place, position: figure.position ?? position,
        found: "The source prints \(printed) here and \(listed(others)) elsewhere."
          + (remark ?? ""),
        size: apart.map { Finding.Size($0, "difference") },
        advice: "Say which one is used and why; ask the authors."))
  }
}

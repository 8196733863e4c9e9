import VignetteKit

/// Do test statistics follow from coefficients and standard errors, and p-values from test
/// statistics, at the printed precision?
///
/// All numbers are taken as the intervals that round to what is printed: `.000` is anything up to
/// .0005. Where the degrees of freedom of t are not stated, any number of them is allowed.
enum CoefficientsRule: StudyRule {
  static let code = "coefficients"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for table in study.published?.coefficients ?? [] {
      var checked = 0
      for row in table.rows {
        let place = "\(table.heading.reading), \(row.term)"
        let position = row.position ?? table.heading.position
        let ratio = row.ratio
        if let ratio, let statistic = row.statistic, let printed = statistic.roundingInterval {
          checked += 1
          if !overlap(ratio, printed) {
            report.findings.append(
              statisticFinding(place, position, row, ratio, printed, table))
            continue
          }
        }
        guard let pValue = row.pValue, let printed = pValue.intervalOfP,
          let statistic = row.possibleStatistics
        else { continue }
        checked += 1
        let computed = table.pValues(ofStatistics: statistic)
        if !overlap(computed, printed) {
          report.findings.append(pFinding(place, position, row, computed, printed, table))
        }
      }
      if checked > 0,
        !report.findings.contains(where: { $0.place.hasPrefix(table.heading.reading) })
      {
        report.verified.append(
          Verification(
            rule: code, place: table.heading.reading,
            holds: "\(checked) test statistics and p-values follow from the printed figures"))
      }
    }
    return report
  }

  private static func statisticFinding(
    _ place: String, _ position: SourcePosition?, _ row: PublishedCoefficients.Row,
    _ ratio: ClosedRange<Double>, _ printed: ClosedRange<Double>, _ table: PublishedCoefficients
  ) -> Finding {
    let name = table.statistic?.rawValue ?? "test statistic"
    return Finding(
      rule: code, severity: .warning, place: place, position: position,
      found: "\(row.coefficient?.printed ?? "") with a standard error of "
        + "\(row.standardError?.printed ?? "") gives a \(name) of "
        + "\(readable(ratio.lowerBound, decimals: 2)) to \(readable(ratio.upperBound, decimals: 2)), "
        + "not \(row.statistic?.printed ?? "").",
      size: Finding.Size(gap(ratio, printed), "distance"),
      advice: "Look the three figures up; one is misprinted, or the test is not coefficient over "
        + "standard error.")
  }

  private static func pFinding(
    _ place: String, _ position: SourcePosition?, _ row: PublishedCoefficients.Row,
    _ computed: ClosedRange<Double>, _ printed: ClosedRange<Double>, _ table: PublishedCoefficients
  ) -> Finding {
    // A p on the other side of .05 turns the conclusion round.
    let changes = (computed.lowerBound > 0.05) != (printed.lowerBound > 0.05)
    let name = table.statistic?.rawValue ?? "coefficient over standard error"
    let basis = row.statistic?.printed.map { "a \(name) of \($0)" } ?? name
    return Finding(
      rule: code, severity: changes ? .error : .warning, place: place, position: position,
      found: "\(basis) gives \(readableP(computed.lowerBound)) to "
        + "\(readableP(computed.upperBound)), not \(row.pValue?.printed ?? "")"
        + (changes ? ", on the other side of .05." : "."),
      size: Finding.Size(gap(computed, printed), "distance in p"),
      advice: "Take the p that follows from the statistic; look up whether the test was one-sided "
        + "or adjusted.")
  }
}

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
        let ratio = ratio(row)
        if let ratio, let statistic = row.statistic, let printed = statistic.roundingInterval {
          checked += 1
          if !overlap(ratio, printed) {
            report.findings.append(
              statisticFinding(place, position, row, ratio, printed, table))
            continue
          }
        }
        guard let pValue = row.pValue, let printed = interval(ofP: pValue),
          let statistic = narrowed(row.statistic?.roundingInterval, ratio)
        else { continue }
        checked += 1
        let computed = pRange(statistic, table)
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

  /// Coefficient over standard error; nil where one is missing or the standard error may be 0.
  private static func ratio(_ row: PublishedCoefficients.Row) -> ClosedRange<Double>? {
    guard let coefficient = row.coefficient?.roundingInterval,
      let error = row.standardError?.roundingInterval, error.lowerBound > 0
    else { return nil }
    let ratios = [coefficient.lowerBound, coefficient.upperBound].flatMap { value in
      [value / error.lowerBound, value / error.upperBound]
    }
    guard let low = ratios.min(), let high = ratios.max() else { return nil }
    return low...high
  }

  /// What printed statistic and computed ratio leave together.
  private static func narrowed(
    _ printed: ClosedRange<Double>?, _ ratio: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    guard let printed else { return ratio }
    return ratio.map { printed.clamped(to: $0) } ?? printed
  }

  private static func interval(ofP figure: PublishedFigure) -> ClosedRange<Double>? {
    if figure.isUpperBound { return figure.value.map { 0...max(0, $0) } }
    return figure.roundingInterval.map { max(0, $0.lowerBound)...max(0, min(1, $0.upperBound)) }
  }

  /// The two-sided p-values of the statistics in a range.
  private static func pRange(
    _ statistic: ClosedRange<Double>, _ table: PublishedCoefficients
  ) -> ClosedRange<Double> {
    let far = max(abs(statistic.lowerBound), abs(statistic.upperBound))
    let near = statistic.contains(0) ? 0 : min(abs(statistic.lowerBound), abs(statistic.upperBound))
    let normal = 2 * Normal.standard.survival(far)
    let largest: Double
    let smallest: Double
    switch (table.statistic, table.degreesOfFreedom) {
    case (.z, _):
      (smallest, largest) = (normal, 2 * Normal.standard.survival(near))
    case (_, let degrees?) where degrees > 0:
      let reference = StudentT(degreesOfFreedom: degrees)
      (smallest, largest) = (2 * reference.survival(far), 2 * reference.survival(near))
    default:
      // Any degrees of freedom, from infinitely many down to one.
      (smallest, largest) = (normal, 2 * StudentT(degreesOfFreedom: 1).survival(near))
    }
    return smallest...max(smallest, largest)
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

import VignetteKit

/// Can the stated number of respondents have the printed standard errors of main effects and
/// vignettes, and the printed standard deviation of all ratings?
enum RatersRule: StudyRule {
  static let code = "raters"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for (tables, fit) in PublishedFactorial.nearest(in: study) {
      guard let implied = ImpliedEffects(of: tables, fit: fit),
        let counts = RaterCounts(of: tables, implied: implied),
        let sample = study.published?.sample(tables.effects.sample), let stated = sample.count,
        (2...1_000_000).contains(stated)
      else { continue }
      checkErrors(tables, counts, sample, stated, study, &report)
      checkDeviation(tables, counts, sample, stated, study, &report)
    }
    return report
  }

  private static func checkErrors(
    _ tables: PublishedFactorial, _ counts: RaterCounts, _ sample: PublishedSample, _ stated: Int,
    _ study: Study, _ report: inout RuleReport
  ) {
    let fits = RaterCounts.Estimator.allCases.compactMap { estimator in
      counts.fitting(estimator).map { (estimator, $0) }
    }
    let place = "\(tables.effects.heading.reading) and \(tables.differences.heading.reading)"
    guard let low = fits.map(\.1.lowerBound).min(), let high = fits.map(\.1.upperBound).max() else {
      return
    }
    let sharper = RaterCounts.Estimator.allCases.compactMap { estimator in
      counts.fittingStatistics(estimator).map { (estimator, $0) }
    }
    let decisive = sharper.isEmpty ? fits : sharper
    guard !decisive.contains(where: { $0.1.contains(stated) }) else {
      report.verified.append(
        Verification(
          rule: code, place: place, holds: "\(stated) respondents have both standard errors"))
      return
    }
    func ranges(_ fits: [(RaterCounts.Estimator, ClosedRange<Int>)]) -> String {
      listed(fits.map { "\(reading($0.1)) by \($0.0.rawValue)" })
    }
    let size = decisive.map { $0.1.distance(to: stated) }.min()
    report.findings.append(
      Finding(
        rule: code, severity: .warning, place: place,
        position: tables.differences.heading.position,
        found: "Standard errors of \(counts.errorOfEffect.printed ?? "") for main effects and "
          + "\(counts.errorOfDifference.printed ?? "") for vignettes fit \(ranges(fits)), not "
          + "\(stated) respondents."
          + shares(study, sample, low...high)
          + (sharper.isEmpty
            ? "" : " With the printed statistics, which are more exact, it is \(ranges(sharper))."),
        size: size.map { Finding.Size(Double($0), "respondents") },
        advice: "Ask how many respondents each table is of (answers may be missing), and which "
          + "model it shows."))
  }

  /// Which of these numbers also give the percentages that are printed of the sample.
  private static func shares(
    _ study: Study, _ sample: PublishedSample, _ range: ClosedRange<Int>
  ) -> String {
    let figures = (study.published?.proportions ?? []).compactMap { proportion in
      proportion.sample == sample.id && proportion.base == nil && proportion.count == nil
        && proportion.percent.status == .published ? PrintedFigure(proportion.percent) : nil
    }
    guard !figures.isEmpty, !sample.isWeighted, range.count < 10_000 else { return "" }
    let both = range.filter { size in
      figures.allSatisfy { $0.numerators(over: size, times: 100, ties: .upward) != nil }
    }
    let percentages = listed(figures.map { "\($0) %" })
    return both.isEmpty
      ? " None of these numbers gives \(percentages) too."
      : " Of these, \(runs(of: both)) give \(percentages) too."
  }

  private static func checkDeviation(
    _ tables: PublishedFactorial, _ counts: RaterCounts, _ sample: PublishedSample, _ stated: Int,
    _ study: Study, _ report: inout RuleReport
  ) {
    let rows = (study.published?.moments ?? []).filter { $0.sample == sample.id }.flatMap { table in
      table.rows.map { (table, $0) }
    }
    guard
      let (table, row) = rows.first(where: {
        $0.1.variable == tables.effects.outcome && $0.1.base == nil
          && $0.1.standardDeviation != nil
      }),
      let deviation = row.standardDeviation, let range = deviation.roundingInterval,
      range.lowerBound >= 0,
      let variance = counts.varianceBetween(respondents: stated, deviation: range)
    else { return }
    let ratings = stated * counts.vignetteCount
    let place = "\(table.heading.reading), \(row.id)"
    guard variance.upperBound < 0 else {
      report.verified.append(
        Verification(
          rule: code, place: place,
          holds: "the SD leaves room for differences between respondents"))
      return
    }
    let most = (2...stated).last {
      (counts.varianceBetween(respondents: $0, deviation: range)?.upperBound ?? -1) >= 0
    }
    report.findings.append(
      Finding(
        rule: code, severity: .warning, place: place, position: row.position,
        found: "With \(stated) respondents, an SD of \(deviation.printed ?? "") over \(ratings) "
          + "ratings and a standard error of \(counts.errorOfDifference.printed ?? "") for "
          + "vignettes leave a variance between respondents of "
          + "\(readable(variance.lowerBound, decimals: 2)) to "
          + "\(readable(variance.upperBound, decimals: 2)), which is impossible."
          + (most.map { " At most \($0) respondents can have both." } ?? ""),
        size: Finding.Size(variance.upperBound, "variance between respondents"),
        advice: "Ask how many respondents and ratings each figure is of."))
  }

  private static func reading(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }
}

extension ClosedRange<Int> {
  /// How far a number lies outside.
  fileprivate func distance(to number: Int) -> Int {
    Swift.max(0, lowerBound - number, number - upperBound)
  }
}

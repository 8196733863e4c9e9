import VignetteKit

/// Can whole numbers of respondents give the printed percentages at the stated sample size?
///
/// Asked of unweighted samples only: weighted percentages are no shares of heads. Of a complete
/// table the counts must also add up to the sample size, unless the question has answers that are
/// left out of the table.
/// - Reference: [BrownHeathers2017]
enum WholeCountsRule: StudyRule {
  static let code = "whole-counts"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for (table, sample) in study.publishedShares where !table.isWeighted(in: sample) {
      guard let count = table.count(in: sample), count > 0 else { continue }
      let figures = table.rows.compactMap { row -> PrintedFigure? in
        // A derived figure says nothing that the others don't.
        guard let figure = row[sample.id], figure.status == .published else { return nil }
        return PrintedFigure(figure)
      }
      // Answers that are left out of the table may still be counted in its totals.
      let isWhole = study.coverage(of: table) == .complete && !study.leavesAnswersOut(of: table)
      let distribution = isWhole ? PrintedDistribution(table, of: sample) : nil
      check(
        figures, distribution, count, place: "\(table.heading.reading), \(sample.id)",
        position: table.heading.position, &report)
    }
    for proportion in study.published?.proportions ?? [] {
      let sample = proportion.sample.flatMap { study.published?.sample($0) }
      let stated = proportion.count ?? (proportion.base == nil ? sample?.count : nil)
      guard sample?.isWeighted != true, let count = stated, count > 0,
        proportion.percent.status == .published, let figure = PrintedFigure(proportion.percent)
      else { continue }
      check(
        [figure], nil, count, place: proportion.heading.reading,
        position: proportion.heading.position, &report)
    }
    return report
  }

  private static func check(
    _ figures: [PrintedFigure], _ distribution: PrintedDistribution?, _ count: Int, place: String,
    position: SourcePosition?, _ report: inout RuleReport
  ) {
    let figures = figures.filter { (0...100).contains($0.value) }
    guard !figures.isEmpty, count <= 1_000_000_000 else { return }
    let impossible = figures.filter { !GranularityTest.isPossible(percentage: $0, count: count) }
    let addsUp = distribution?.addsUp ?? true
    guard !impossible.isEmpty || (addsUp && distribution?.fits(sampleSize: count) == false) else {
      if impossible.isEmpty, addsUp {
        report.verified.append(
          Verification(
            rule: code, place: place,
            holds: "whole numbers of \(count) respondents give the percentages"))
      }
      return
    }
    let texts = impossible.map { "\($0) %" }
    let found =
      impossible.isEmpty
      ? "Each percentage is possible for \(count) respondents, but no counts that give them add "
        + "up to \(count)."
      : "No whole number of \(count) respondents gives \(listed(texts))."
    report.findings.append(
      Finding(
        rule: code, severity: .warning, place: place, position: position,
        found: found + " " + fitting(figures, distribution, count),
        size: Finding.Size(Double(max(1, impossible.count)), "impossible figures"),
        advice: "Ask how many answered this question (answers may be missing) and whether the "
          + "figures are weighted; until then counts made from them are approximations."))
  }

  /// Which sample sizes nearby do fit.
  private static func fitting(
    _ figures: [PrintedFigure], _ distribution: PrintedDistribution?, _ count: Int
  ) -> String {
    if let distribution {
      let sizes = distribution.fittingSampleSizes
      return sizes.isEmpty
        ? "No sample size down to 10 % less fits either."
        : "Down to 10 % less, these sample sizes fit: \(runs(of: sizes))."
    }
    let lowest = max(1, min(count - 1, 3 * count / 4), count - 10_000)
    let sizes = (lowest...count).filter { size in
      figures.allSatisfy { $0.numerators(over: size, times: 100, ties: .upward) != nil }
    }
    return sizes.isEmpty
      ? "No sample size down to 25 % less fits either."
      : "Nearby, these sample sizes fit: \(runs(of: sizes))."
  }
}

extension Study {
  /// Whether a table's question has an answer, such as "prefer not to say", that the table leaves
  /// out.
  fileprivate func leavesAnswersOut(of table: PublishedDistribution) -> Bool {
    question(ofVariable: table.variable)?.options.contains { $0.role == .leftOut } == true
  }
}

import VignetteKit

/// Do the percentages of answers that exclude each other add up to 100, as far as rounding lets
/// them: within half a unit of the last digit per option?
///
/// Multiple choice is exempt: its percentages may add up to anything. Where the table leaves options
/// out, or a figure is unclear, the rest may not exceed 100.
enum PercentageSumsRule: StudyRule {
  static let code = "percentage-sums"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for (table, sample) in study.publishedShares {
      let coverage = study.coverage(of: table)
      guard coverage == .complete || coverage == .partial else { continue }
      check(
        table.rows.map { $0[sample.id] }, isComplete: coverage == .complete,
        place: "\(table.heading.reading), \(sample.id)", position: table.heading.position, &report)
    }
    for margin in study.population?.margins ?? [] {
      check(
        margin.shares.map { $0.figure }, isComplete: false,
        place: "population, \(margin.question)", position: nil, &report)
    }
    for classes in study.published?.classes ?? [] {
      check(
        classes.classes.map { $0.size }, isComplete: true,
        place: "\(classes.heading.reading), class sizes", position: classes.heading.position,
        &report)
    }
    return report
  }

  private static func check(
    _ figures: [PublishedFigure?], isComplete: Bool, place: String, position: SourcePosition?,
    _ report: inout RuleReport
  ) {
    let known = figures.compactMap { PrintedFigure($0) }
    let outside = known.filter { !(0...100).contains($0.value) }
    guard outside.isEmpty else {
      report.findings.append(
        Finding(
          rule: code, severity: .error, place: place, position: position,
          found: "\(listed(outside.map { "\($0) %" })) is no part of 100.",
          size: Finding.Size(Double(outside.count), "impossible figures"),
          advice: "Look the figure up in the source."))
      return
    }
    guard !known.isEmpty else { return }
    let decimals = known.map(\.decimals).max() ?? 0
    let units = known.reduce(0) { $0 + $1.units * powerOfTen(decimals - $1.decimals) }
    // In half units of the finest digit, so that the limit itself is met exactly.
    let slack = known.reduce(0) { $0 + powerOfTen(decimals - $1.decimals) }
    let excess = 2 * (units - 100 * powerOfTen(decimals))
    let isWhole = isComplete && known.count == figures.count
    guard excess > slack || (isWhole && -excess > slack) else {
      let isOwnSum = figures.contains { $0?.status == .derived }
      if isWhole, !isOwnSum {
        report.verified.append(
          Verification(rule: code, place: place, holds: "percentages add up to 100"))
      }
      return
    }
    let sum = PrintedFigure(units: units, decimals: decimals)
    let points = Double(abs(excess)) / (2 * Double(powerOfTen(decimals)))
    let allowed = Double(slack) / (2 * Double(powerOfTen(decimals)))
    report.findings.append(
      Finding(
        rule: code, severity: .error, place: place, position: position,
        found: "The percentages add up to \(sum), \(readable(points, decimals: decimals)) away "
          + "from 100; rounding of \(known.count) figures explains "
          + "\(readable(allowed, decimals: decimals + 1)) at most.",
        size: Finding.Size(points, "percentage points"),
        advice: "Look the figures up in the source: one is misprinted or left out, or several "
          + "answers were allowed. Don't compute counts from them before."))
  }
}

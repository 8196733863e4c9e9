import VignetteKit

/// Can a sample of the stated size have the printed mean and standard deviation?
///
/// Asks of answers in whole numbers whether some whole sum gives the mean (GRIM) and some whole sum
/// of squares the standard deviation (GRIMMER); of all answers whose range is known whether mean and
/// standard deviation lie within what the range allows. Weighted figures are only held against the
/// range of the mean.
/// - Reference: [BrownHeathers2017], [Anaya2016]
enum MomentsRule: StudyRule {
  static let code = "moments"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for table in study.published?.moments ?? [] {
      guard let sample = study.published?.sample(table.sample) else { continue }
      for row in table.rows {
        let isWeighted = sample.isWeighted && table.isWeighted ?? true
        check(Row(row, table, sample, study), isWeighted: isWeighted, &report)
      }
    }
    return report
  }

  /// A row with what is known of the answers behind it.
  private struct Row {
    let place: String
    let position: SourcePosition?
    let mean: PrintedFigure
    let deviation: PrintedFigure?
    let count: Int?
    let units: AnswerUnits?
    let extent: DeviationTest.Extent

    init?(
      _ row: PublishedMoments.Row, _ table: PublishedMoments, _ sample: PublishedSample,
      _ study: Study
    ) {
      guard row.mean?.status == .published, let mean = PrintedFigure(row.mean) else { return nil }
      place = "\(table.heading.reading), \(row.id)"
      position = row.position ?? table.heading.position
      self.mean = mean
      deviation = PrintedFigure(row.standardDeviation)
      let isPerVignette = study.vignetteSets.contains { $0.questions.contains(row.variable) }
      let perVignette = isPerVignette && row.base == nil ? sample.observations : nil
      let stated = row.count ?? perVignette ?? table.count(of: row, in: sample)
      let units = study.answerUnits(ofVariable: row.variable)
      let items = units?.items ?? 1
      count = stated.flatMap { (1...1_000_000_000 / items).contains($0) ? $0 : nil }
      self.units = units
      extent = Self.extent(row, units, study.limits(ofVariable: row.variable))
    }

    private static func extent(
      _ row: PublishedMoments.Row, _ units: AnswerUnits?, _ limits: ClosedRange<Double>?
    ) -> DeviationTest.Extent {
      if units?.items ?? 1 == 1, let least = PrintedFigure(row.minimum),
        let most = PrintedFigure(row.maximum), least.decimals == 0, most.decimals == 0,
        least.units <= most.units
      {
        return isManageable(least.units, most.units)
          ? .observed(least.units...most.units) : .unknown
      }
      guard let limits, let least = Int(exactly: limits.lowerBound),
        let most = Int(exactly: limits.upperBound), isManageable(least, most)
      else { return .unknown }
      return .scale(least...most)
    }

    /// Sums of squares of larger numbers would not fit into whole-number arithmetic.
    private static func isManageable(_ least: Int, _ most: Int) -> Bool {
      -1_000_000 <= least && most <= 1_000_000
    }
  }

  private static func check(_ row: Row?, isWeighted: Bool, _ report: inout RuleReport) {
    guard let row else { return }
    if let problem = meanOutsideRange(row) {
      report.findings.append(problem)
      return
    }
    guard !isWeighted, let count = row.count, count > 1 else { return }
    if let problem = impossibleMean(row, count) ?? impossibleDeviation(row, count) {
      report.findings.append(problem)
    } else if row.units != nil || row.extent != .unknown {
      let figures = row.deviation == nil ? "mean" : "mean and SD"
      report.verified.append(
        Verification(rule: code, place: row.place, holds: "\(figures) possible for N = \(count)"))
    }
  }

  private static func meanOutsideRange(_ row: Row) -> Finding? {
    guard let limits = row.extent.limits else { return nil }
    let range = Double(limits.lowerBound)...Double(limits.upperBound)
    guard !row.mean.agrees(with: range) else { return nil }
    let distance = max(range.lowerBound - row.mean.value, row.mean.value - range.upperBound)
    return Finding(
      rule: code, severity: .error, place: row.place, position: row.position,
      found: "The mean \(row.mean) lies outside the answers' range of \(limits.lowerBound) to "
        + "\(limits.upperBound).",
      size: Finding.Size(distance, "distance from the range"),
      advice: "Correct the mean, or the range of the scale.")
  }

  private static func impossibleMean(_ row: Row, _ count: Int) -> Finding? {
    guard let units = row.units,
      !GranularityTest.isPossible(mean: row.mean, count: count, items: units.items)
    else { return nil }
    let denominator = Double(count * units.items)
    let sum = (row.mean.value * denominator).rounded(.down)
    let decimals = min(9, row.mean.decimals + 1)
    let nearest = [sum, sum + 1].map { readable($0 / denominator, decimals: decimals) }
    return Finding(
      rule: code, severity: .error, place: row.place, position: row.position,
      found: "No sum of \(count) answers in whole numbers has a mean of \(row.mean); the nearest "
        + "means are \(listed(nearest)).",
      size: Finding.Size(
        min(row.mean.value - sum / denominator, (sum + 1) / denominator - row.mean.value),
        "distance from a possible mean"),
      advice: "Ask how many answered (answers may be missing), or look the mean up again.")
  }

  private static func impossibleDeviation(_ row: Row, _ count: Int) -> Finding? {
    guard let deviation = row.deviation else { return nil }
    let test = DeviationTest(
      mean: row.mean, count: count, items: row.units?.items ?? 1, extent: row.extent)
    if let bounds = test.bounds {
      // Sources that divide by n print a smaller one.
      let shrink = (Double(count - 1) / Double(count)).squareRoot()
      let range = bounds.lowerBound * shrink...bounds.upperBound
      guard deviation.agrees(with: range) else {
        let limits = [range.lowerBound, range.upperBound].map {
          readable($0, decimals: deviation.decimals)
        }
        let distance = max(range.lowerBound - deviation.value, deviation.value - range.upperBound)
        return finding(
          row,
          "The range of the answers allows an SD of \(limits[0]) to \(limits[1]) beside a "
            + "mean of \(row.mean), not \(deviation).",
          Finding.Size(distance, "distance from the possible SDs"))
      }
    }
    guard row.units != nil, !test.isPossible(deviation: deviation) else { return nil }
    return finding(
      row,
      "No \(count) answers in whole numbers with a mean of \(row.mean) have an SD of "
        + "\(deviation).",
      nil)
  }

  private static func finding(_ row: Row, _ found: String, _ size: Finding.Size?) -> Finding {
    Finding(
      rule: code, severity: .error, place: row.place, position: row.position, found: found,
      size: size,
      advice: "Ask how many answered, whether the figure is a standard error, or look it up again.")
  }
}

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
        return .observed(least.units...most.units)
      }
      guard let limits, let least = Int(exactly: limits.lowerBound),
        let most = Int(exactly: limits.upperBound)
      else { return .unknown }
      return .scale(least...most)
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
      rule: code, severity: .serious, place: row.place, position: row.position,
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
      rule: code, severity: .serious, place: row.place, position: row.position,
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
          row, "The range of the answers allows an SD of \(limits[0]) to \(limits[1]) beside a "
            + "mean of \(row.mean), not \(deviation).",
          Finding.Size(distance, "distance from the possible SDs"))
      }
    }
    guard row.units != nil, !test.isPossible(deviation: deviation) else { return nil }
    return finding(
      row, "No \(count) answers in whole numbers with a mean of \(row.mean) have an SD of "
        + "\(deviation).",
      nil)
  }

  private static func finding(_ row: Row, _ found: String, _ size: Finding.Size?) -> Finding {
    Finding(
      rule: code, severity: .serious, place: row.place, position: row.position, found: found,
      size: size,
      advice: "Ask how many answered, whether the figure is a standard error, or look it up again.")
  }
}

/// In which units the answers behind a mean are whole numbers.
struct AnswerUnits: Sendable, Equatable {
  /// How many whole-number answers are averaged per respondent.
  let items: Int
}

extension Study {
  /// The units in which answers to a question, or scores of a scale, are whole; nil where they
  /// aren't or it is not known.
  func answerUnits(ofVariable variable: String) -> AnswerUnits? {
    if let scale = scales.first(where: { $0.id == variable }) {
      let areWhole = scale.items.allSatisfy { answerUnits(ofVariable: $0)?.items == 1 }
      // With answers missing, a mean may be over fewer items than all.
      guard areWhole, !scale.items.isEmpty, scale.answersNeeded == nil else { return nil }
      return AnswerUnits(items: scale.score == .mean ? scale.items.count : 1)
    }
    guard let question = question(ofVariable: variable) else { return nil }
    let isWhole: Bool
    switch question.form {
    case .rating(let scale), .agreement(let scale):
      isWhole = scale.step == 1 && scale.minimum == scale.minimum.rounded()
    case .number(let range):
      let start = range.minimum ?? 0
      isWhole = range.step == 1 && start == start.rounded()
    case .sliders(let allocation):
      isWhole = allocation.positions.allSatisfy { $0.value == $0.value.rounded() }
    case .singleChoice, .multipleChoice, .openText:
      isWhole = false
    }
    return isWhole ? AnswerUnits(items: 1) : nil
  }

  /// The smallest and largest answer to a question, or score of a scale, where both are known.
  func limits(ofVariable variable: String) -> ClosedRange<Double>? {
    if let scale = scales.first(where: { $0.id == variable }) {
      let limits = scale.items.compactMap { limits(ofVariable: $0) }
      guard limits.count == scale.items.count, let first = limits.first else { return nil }
      switch scale.score {
      case .mean:
        // Scores are held against the range item by item, so all items must share it.
        return limits.allSatisfy { $0 == first } ? first : nil
      case .sum:
        return limits.reduce(0) { $0 + $1.lowerBound }...limits.reduce(0) { $0 + $1.upperBound }
      }
    }
    guard let question = question(ofVariable: variable) else { return nil }
    switch question.form {
    case .rating(let scale), .agreement(let scale):
      return scale.minimum <= scale.maximum ? scale.minimum...scale.maximum : nil
    case .number(let range):
      guard let least = range.minimum, let most = range.maximum, least <= most else { return nil }
      return least...most
    case .sliders(let allocation):
      let values = allocation.positions.map(\.value)
      guard let least = values.min(), let most = values.max() else { return nil }
      return least...most
    case .singleChoice, .multipleChoice, .openText:
      return nil
    }
  }
}

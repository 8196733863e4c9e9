import VignetteKit

/// Do the means of the classes, weighted by the sizes of the classes, give the overall mean, as far
/// as the rounding of sizes and means lets them?
///
/// Where one class mean is left out and the overall mean is printed, the others confine it to a
/// range.
enum ClassMeansRule: StudyRule {
  static let code = "class-means"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for table in study.published?.classes ?? [] {
      let sizes = sizeVertices(table)
      guard !sizes.isEmpty else { continue }
      var reproduced: [String] = []
      for row in table.rows {
        let means = table.classes.map { row[$0.id]?.roundingInterval }
        guard let overall = row.overall, let range = overall.roundingInterval else { continue }
        let place = "\(table.heading.reading), \(row.variable)"
        let open = means.indices.filter { means[$0] == nil || isDerived(row, table, $0) }
        if open.isEmpty {
          let computed = weightedMean(means.compactMap { $0 }, sizes)
          if overlap(computed, range) {
            reproduced.append(row.variable)
          } else {
            report.findings.append(
              finding(place, row.position ?? table.heading.position, overall, computed))
          }
        } else if open.count == 1, let allowed = confined(open[0], means, range, sizes) {
          derive(row, table, open[0], allowed, place, &report)
        }
      }
      if !reproduced.isEmpty {
        report.verified.append(
          Verification(
            rule: code, place: table.heading.reading,
            holds: "class sizes and means reproduce the overall mean of " + listed(reproduced)))
      }
    }
    return report
  }

  /// The corners of what the rounded class sizes can have been, as parts of 1.
  private static func sizeVertices(_ table: PublishedClasses) -> [[Double]] {
    let ranges = table.classes.compactMap { $0.size.roundingInterval }
    guard ranges.count == table.classes.count, (1...10).contains(ranges.count) else { return [] }
    let bounds = ranges.map { [max(0, $0.lowerBound) / 100, $0.upperBound / 100] }
    return bounds.indices.flatMap { free in
      var corners: [[Double]] = [[]]
      for (index, ends) in bounds.enumerated() {
        let values = index == free ? [0] : ends
        corners = corners.flatMap { head in values.map { head + [$0] } }
      }
      return corners.compactMap { corner -> [Double]? in
        let rest = 1 - corner.reduce(0, +)
        guard rest >= bounds[free][0] - 1e-12, rest <= bounds[free][1] + 1e-12 else { return nil }
        var corner = corner
        corner[free] = rest
        return corner
      }
    }
  }

  private static func weightedMean(
    _ means: [ClosedRange<Double>], _ sizes: [[Double]]
  ) -> ClosedRange<Double> {
    let lows = sizes.map { zip($0, means).reduce(0.0) { $0 + $1.0 * $1.1.lowerBound } }
    let highs = sizes.map { zip($0, means).reduce(0.0) { $0 + $1.0 * $1.1.upperBound } }
    return (lows.min() ?? 0)...(highs.max() ?? 0)
  }

  /// What the mean of one class can be, from the overall mean and the other classes.
  private static func confined(
    _ open: Int, _ means: [ClosedRange<Double>?], _ overall: ClosedRange<Double>,
    _ sizes: [[Double]]
  ) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for size in sizes where size[open] > 0 {
      var others = (low: 0.0, high: 0.0)
      for index in means.indices where index != open {
        guard let mean = means[index] else { return nil }
        others.low += size[index] * mean.lowerBound
        others.high += size[index] * mean.upperBound
      }
      low = min(low, (overall.lowerBound - others.high) / size[open])
      high = max(high, (overall.upperBound - others.low) / size[open])
    }
    return low <= high ? low...high : nil
  }

  private static func isDerived(
    _ row: PublishedClasses.Row, _ table: PublishedClasses, _ index: Int
  ) -> Bool {
    row[table.classes[index].id]?.status == .derived
  }

  private static func derive(
    _ row: PublishedClasses.Row, _ table: PublishedClasses, _ open: Int,
    _ allowed: ClosedRange<Double>, _ place: String, _ report: inout RuleReport
  ) {
    let name = table.classes[open].id
    report.derived.append(
      DerivedRange(place: place, quantity: "mean of \(name)", range: allowed))
    guard let stated = row[name], let range = stated.roundingInterval, !overlap(range, allowed)
    else { return }
    report.findings.append(
      Finding(
        rule: code, severity: .warning, place: place, position: stated.position ?? row.position,
        found: "The derived mean of \(name) is given as \(stated.printed ?? ""), but the printed "
          + "figures allow \(readable(allowed.lowerBound, decimals: 2)) to "
          + "\(readable(allowed.upperBound, decimals: 2)).",
        size: Finding.Size(gap(range, allowed), "distance"),
        advice: "Derive it again, or look the figures that it comes from up in the source."))
  }

  private static func finding(
    _ place: String, _ position: SourcePosition?, _ overall: PublishedFigure,
    _ computed: ClosedRange<Double>
  ) -> Finding {
    let decimals = min(9, overall.decimals + 1)
    let distance = overall.roundingInterval.map { gap($0, computed) } ?? 0
    return Finding(
      rule: code, severity: .warning, place: place, position: position,
      found: "The class sizes and class means give an overall mean of "
        + "\(readable(computed.lowerBound, decimals: decimals)) to "
        + "\(readable(computed.upperBound, decimals: decimals)), not \(overall.printed ?? "").",
      size: Finding.Size(distance, "distance"),
      advice: "Look up whether class means and overall mean are of the same people and the same "
        + "weights, and whether a sign or digit is misprinted.")
  }
}

/// Whether two ranges have a number in common, up to the rounding of the arithmetic.
func overlap(_ first: ClosedRange<Double>, _ second: ClosedRange<Double>) -> Bool {
  gap(first, second) <= 1e-12 * max(1, abs(first.lowerBound), abs(first.upperBound))
}

/// The distance between two ranges, 0 where they meet.
func gap(_ first: ClosedRange<Double>, _ second: ClosedRange<Double>) -> Double {
  max(0, first.lowerBound - second.upperBound, second.lowerBound - first.upperBound)
}

import VignetteKit

/// Do the stars beside correlations follow from the correlations and the number of pairs?
///
/// Where the source doesn't say how many pairs a table is of, the sample's respondents and its
/// answers are both tried, and stars are only questioned where neither explains them.
enum CorrelationsRule: StudyRule {
  static let code = "correlation-stars"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for table in study.published?.correlations ?? [] {
      let sample = study.published?.sample(table.sample)
      let candidates =
        table.count.map { [$0] } ?? [sample?.count, sample?.observations].compactMap { $0 }
      let counts = candidates.filter { $0 > 2 }
      let hasStars = table.pairs.contains { $0.stars > 0 }
      guard hasStars, !counts.isEmpty else { continue }
      let level = table.starBelow ?? 0.05
      let misfits = counts.map { count in
        table.pairs.filter { !fits($0, count: count, level: level) }
      }
      if misfits.contains(where: \.isEmpty) {
        report.verified.append(
          Verification(
            rule: code, place: table.heading.reading,
            holds: "stars follow from the correlations at p < \(level)"))
      } else {
        report.findings.append(finding(table, counts, misfits, level))
      }
    }
    return report
  }

  private static func fits(
    _ pair: PublishedCorrelations.Pair, count: Int, level: Double
  ) -> Bool {
    guard let p = pRange(pair, count: count) else { return true }
    return pair.stars > 0 ? p.lowerBound < level : p.upperBound >= level
  }

  /// The two-sided p-values of t = r √((n - 2) / (1 - r²)) over what rounds to the printed r.
  private static func pRange(
    _ pair: PublishedCorrelations.Pair, count: Int
  ) -> ClosedRange<Double>? {
    guard let interval = pair.figure.roundingInterval else { return nil }
    let far = min(1, max(abs(interval.lowerBound), abs(interval.upperBound)))
    let near =
      interval.contains(0) ? 0 : min(1, min(abs(interval.lowerBound), abs(interval.upperBound)))
    return pValue(far, count)...pValue(near, count)
  }

  private static func pValue(_ r: Double, _ count: Int) -> Double {
    guard r < 1 else { return 0 }
    let degrees = Double(count - 2)
    let t = r * (degrees / (1 - r * r)).squareRoot()
    return 2 * StudentT(degreesOfFreedom: degrees).survival(t)
  }

  private static func finding(
    _ table: PublishedCorrelations, _ counts: [Int], _ misfits: [[PublishedCorrelations.Pair]],
    _ level: Double
  ) -> Finding {
    let all = misfits.flatMap { $0 }
    let involved = table.pairs.filter { pair in all.contains { $0 == pair } }
    let texts = involved.map { pair in
      let values = counts.map { count in
        pair.figure.value.map { "\(readableP(pValue(abs($0), count))) at N = \(count)" } ?? ""
      }
      let star = pair.stars > 0 ? "with a star" : "without a star"
      return "\(pair.figure.printed ?? "") \(star) (\(pair.first) and \(pair.second): "
        + "\(values.joined(separator: ", ")))"
    }
    let fewest = misfits.map(\.count).min() ?? 0
    return Finding(
      rule: code, severity: .warning, place: table.heading.reading,
      position: table.heading.position,
      found: "Stars for p < \(level) don't follow from "
        + (counts.count > 1 ? "either number of pairs: " : "N = \(counts[0]): ")
        + listed(texts) + ".",
      size: Finding.Size(Double(fewest), "correlations"),
      advice: "Compute p from the correlation and the number of pairs; don't read the stars.")
  }
}

import VignetteKit

/// Are the versions that are compared both weighted, or both not?
///
/// Weighting moves a sample towards its population; beside an unweighted one, a difference between
/// versions mixes the wording with what the weights do. The published margins tell how large the
/// weights must be at least.
enum WeightingRule: StudyRule {
  static let code = "weighting"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    guard let published = study.published else { return report }
    let samples = published.samples.filter { $0.version != nil }
    for (first, second) in pairs(samples) where first.version != second.version {
      let shared = published.distributions.filter { table in
        table.samples.contains(first.id) && table.samples.contains(second.id)
          && table.isWeighted(in: first) != table.isWeighted(in: second)
      }
      guard !shared.isEmpty else { continue }
      let tables = listed(shared.map(\.heading.id))
      let isFirst = shared[0].isWeighted(in: first)
      let (weighted, plain) = isFirst ? (first, second) : (second, first)
      let implied = ImpliedDesignEffect.of(weighted, in: study)
      report.findings.append(
        Finding(
          rule: code, severity: .warning,
          place: "version \(weighted.version ?? "") against version \(plain.version ?? "")",
          position: weighted.position,
          found: "The figures of \(weighted.id) are weighted, those of \(plain.id) are not "
            + "(\(tables)); a difference mixes the wording with what the weights do."
            + sentence(implied),
          size: implied.map { Finding.Size($0.largest, "implied design effect") },
          advice: "Weight both versions to the same margins, or compare both unweighted; take p "
            + "from the weighted version's effective sample size."))
    }
    return report
  }

  private static func sentence(_ implied: ImpliedDesignEffect.Implied?) -> String {
    guard let implied else { return "" }
    let least = readable(implied.largest, decimals: 2)
    guard implied.characteristics.count > 1 else {
      return " The printed margins of \(listed(implied.characteristics)) imply a design effect of "
        + "\(least) or more."
    }
    return " The printed margins imply a design effect of \(least) or more; of "
      + "\(readable(implied.value, decimals: 2)) if \(listed(implied.characteristics)) are "
      + "independent."
  }
}

import VignetteKit

/// Can the respondents of the versions be random parts of one group?
///
/// Tests every characteristic that is published for two or more versions (``PublishedBalance``).
enum CompositionRule: StudyRule {
  static let code = "composition"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for balance in PublishedBalance.all(in: study) {
      let p = balance.pValue
      guard p < 0.05 else {
        report.verified.append(
          Verification(
            rule: code, place: balance.heading.reading,
            holds: "\(balance.characteristic) does not differ between the versions beyond chance ("
              + "\(balance.test))"))
        continue
      }
      report.findings.append(finding(balance, isLoud: p < 0.001))
    }
    return report
  }

  private static func finding(_ balance: PublishedBalance, isLoud: Bool) -> Finding {
    let sizes = zip(balance.versions, balance.sampleSizes).map { "\($0) (N = \($1))" }
    let verdict =
      isLoud
      ? "The versions cannot be random halves of one group, so a difference in answers may be the "
        + "readers' and not the wording's."
      : "Chance alone makes such a difference in fewer than 1 of 20 comparisons."
    return Finding(
      rule: code, severity: isLoud ? .error : .warning,
      place: "\(balance.heading.reading), versions \(listed(sizes))",
      position: balance.heading.position,
      found: "\(balance.characteristic) differs between the versions: \(balance.shares) ("
        + "\(balance.test); standardised differences up to "
        + "\(readable(balance.largestDifference, decimals: 2))). \(verdict)",
      size: Finding.Size(balance.pValue, "p.value"),
      advice: "Compare the versions within, or adjusted for, \(balance.characteristic) "
        + "(respondents' data needed); don't call the contrast an effect of the wording.")
  }
}

extension PublishedBalance {
  /// The test in a phrase.
  var test: String {
    "X² = \(readable(statistic, decimals: 2)), \(degreesOfFreedom) df, \(readableP(pValue))"
  }

  /// The categories' shares in a phrase.
  fileprivate var shares: String {
    listed(
      categories.map { category in
        let percentages = category.shares.map { "\(readable(100 * $0, decimals: 1)) %" }
        return "\(category.option ?? "the rest") \(percentages.joined(separator: " against "))"
      })
  }
}

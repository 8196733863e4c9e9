import VignetteKit

/// Do published vignettes imply interactions that a published table of main effects hides?
///
/// An interaction is reported where its p, times the number of interactions, is below .05.
enum HiddenInteractionsRule: StudyRule {
  static let code = "hidden-interactions"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for (tables, fit) in PublishedFactorial.nearest(in: study) {
      guard let implied = ImpliedEffects(of: tables, fit: fit) else { continue }
      let count = Double(implied.interactions.count)
      let shown = Set(
        tables.effects.rows.map { Set($0.term.split(separator: ":").map(String.init)) })
      for interaction in implied.interactions {
        guard let p = interaction.pValue, p * count < 0.05,
          !shown.contains(Set(interaction.factors))
        else { continue }
        report.findings.append(finding(interaction, implied, tables))
      }
      report.derived += implied.interactions.map { interaction in
        DerivedRange(
          place: tables.differences.heading.reading,
          quantity: "interaction \(interaction.term)", range: interaction.range)
      }
    }
    return report
  }

  private static func finding(
    _ interaction: ImpliedEffects.Contrast, _ implied: ImpliedEffects, _ tables: PublishedFactorial
  ) -> Finding {
    let size =
      "\(readable(interaction.estimate, decimals: 2)) "
      + "(\(readable(interaction.range.lowerBound, decimals: 2)) to "
      + "\(readable(interaction.range.upperBound, decimals: 2)) by rounding), "
      + "\(readable(abs(interaction.statistic ?? 0), decimals: 1)) standard errors"
    var sentences: [String] = []
    if let pair = worth(interaction, implied, tables) {
      sentences.append(
        "The vignettes imply that \(listed(interaction.factors)) work together: \(pair), an "
          + "interaction of \(size).")
    } else {
      sentences.append(
        "The vignettes imply an interaction of \(listed(interaction.factors)) of \(size).")
    }
    sentences.append("The table of main effects hides this.")
    if !tables.showsDesign { sentences.append("It holds only if the derived levels do.") }
    return Finding(
      rule: code, severity: .warning,
      place: "\(tables.effects.heading.reading) and \(tables.differences.heading.reading)",
      position: tables.effects.heading.position, found: sentences.joined(separator: " "),
      size: Finding.Size(interaction.estimate, "interaction"),
      advice:
        "Report the interaction with the effects; don't read a main effect as what the factor "
        + "is worth everywhere.")
  }

  /// `need is worth 0.15 where reputation is low and 2.37 where it is high`: of two factors the one
  /// with the larger main effect.
  private static func worth(
    _ interaction: ImpliedEffects.Contrast, _ implied: ImpliedEffects, _ tables: PublishedFactorial
  ) -> String? {
    let ordered = interaction.factors.sorted {
      abs(implied[$0]?.estimate ?? 0) > abs(implied[$1]?.estimate ?? 0)
    }
    guard ordered.count == 2,
      let given = tables.factors.first(where: { $0.id == ordered[1] }),
      let low = implied.effect(of: ordered[0], whereOther: ordered[1], isHigh: false),
      let high = implied.effect(of: ordered[0], whereOther: ordered[1], isHigh: true)
    else { return nil }
    return "\(ordered[0]) is worth \(readable(low.estimate, decimals: 2)) where \(given.id) is "
      + "\(given.levels[0].id) and \(readable(high.estimate, decimals: 2)) where it is "
      + "\(given.levels[1].id)"
  }
}

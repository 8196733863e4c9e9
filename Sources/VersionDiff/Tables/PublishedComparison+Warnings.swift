import VignetteKit

extension PublishedComparison {
  /// What a reader must know before believing the tables.
  public var warnings: [AnalysisWarning] {
    compositionWarnings + confoundingWarnings + weightingWarnings + fittingWarnings
      + envelopeWarnings + family.comparisons.flatMap(\.warnings).map { AnalysisWarning($0) }
      + leftOut.map { AnalysisWarning(code: "outcome-left-out", message: $0.description) }
  }

  /// Respondents who differ between the versions.
  private var compositionWarnings: [AnalysisWarning] {
    balance.filter { $0.pValue < 0.001 }.map { balance in
      AnalysisWarning(
        code: "composition-differs",
        message: "'\(balance.characteristic)' differs between the versions (\(balance.test); "
          + "standardised differences up to \(readable(balance.largestDifference, decimals: 2))): "
          + "they cannot be random halves of one group, so differences in answers may be the "
          + "readers' and not the wording's. Compare with respondents' data, adjusted for "
          + "'\(balance.characteristic)'.")
    }
  }

  /// Tasks in which the versions change several things at once.
  private var confoundingWarnings: [AnalysisWarning] {
    var study = study
    let names = Set(outcomes.map(\.name))
    study.dilemmas = study.dilemmas.filter { !names.isDisjoint(with: $0.questions) }
    return ConfoundedFactorsRule.report(on: study).findings.map { finding in
      AnalysisWarning(code: finding.rule, message: "\(finding.place): \(finding.found)")
    }
  }

  /// Versions whose percentages are weighted.
  private var weightingWarnings: [AnalysisWarning] {
    let all = outcomes.flatMap(\.distributions)
    let versions = study.versions.map(\.id)
    let weighted = versions.filter { version in
      all.contains { $0.version == version && $0.basis == .weightedPercentages }
    }
    guard !weighted.isEmpty else { return [] }
    let plain = versions.filter { version in
      all.contains { $0.version == version && $0.basis == .wholeCounts }
    }
    let beside = plain.isEmpty ? "" : " and stand beside unweighted ones (version \(listed(plain)))"
    let implied = impliedDesignEffect.map { implied in
      " The published margins imply a design effect of at least "
        + "\(readable(implied.largest, decimals: 2)) (\(listed(implied.characteristics)) "
        + "independent: \(readable(implied.value, decimals: 2)))."
    }
    return [
      AnalysisWarning(
        code: "weighted-percentages",
        message: "The percentages of version \(listed(weighted)) are weighted\(beside): the stated "
          + "number of respondents is only nominal, so p-values are too small and intervals too "
          + "narrow." + (implied ?? "") + " Table `envelope` gives the design effect that carries "
          + "p over \(readable(settings.confidence.significance, decimals: 2)).")
    ]
  }

  /// Percentages that no whole counts give.
  private var fittingWarnings: [AnalysisWarning] {
    outcomes.flatMap { outcome in
      outcome.distributions.compactMap { distribution -> AnalysisWarning? in
        guard distribution.basis == .wholeCounts,
          !distribution.fits(sampleSize: distribution.sampleSize)
        else { return nil }
        let sizes = distribution.fittingSampleSizes
        let fitting =
          sizes.isEmpty
          ? "no number of respondents up to 10 % smaller fits either"
          : "up to 10 % smaller, these numbers of respondents fit: \(runs(of: sizes)); the "
            + "rounding envelope is taken over them"
        return AnalysisWarning(
          code: "no-fitting-counts",
          message: "'\(outcome.name)': no whole counts of \(distribution.sampleSize) respondents "
            + "give the percentages of version \(distribution.version); \(fitting).")
      }
    }
  }

  /// Envelopes that could not be taken.
  private var envelopeWarnings: [AnalysisWarning] {
    outcomes.compactMap { outcome in
      guard case .failure(let error) = outcome.envelope else { return nil }
      return AnalysisWarning(
        code: "no-envelope", message: "'\(outcome.name)': \(error.description)")
    }
  }

  /// Whether the versions have the planned share of the respondents.
  var integrityTable: EffectTable {
    var table = EffectTable(
      id: "integrity", title: "Versions against the plan",
      columns: [
        TableColumn("check", .string, label: "Check"), .version, .n,
        TableColumn("proportion", .number, .proportion, label: "Share"),
        TableColumn("planned", .number, .proportion, label: "Planned"),
        .statistic, .df, .pValue, TableColumn("result", .string, label: "Result"),
      ])
    let counts = study.versions.map { version in
      (version: version, count: study.published?.sample(ofVersion: version.id)?.count)
    }
    let all = counts.reduce(0.0) { $0 + Double($1.count ?? 0) }
    let planned = study.versions.compactMap(\.allocation)
    let plan = planned.reduce(0, +)
    let isTestable =
      planned.count == counts.count && plan > 0 && all > 0
      && counts.allSatisfy { $0.count != nil && $0.version.allocation ?? 0 > 0 }
    let statistic = counts.reduce(0.0) { sum, entry in
      let expected = all * (entry.version.allocation ?? 0) / plan
      let difference = Double(entry.count ?? 0) - expected
      return isTestable ? sum + difference * difference / expected : 0
    }
    let degrees = Double(counts.count - 1)
    let p = ChiSquared(degreesOfFreedom: degrees).survival(statistic)
    for entry in counts {
      let share = entry.version.allocation.map { $0 / plan }
      table.append([
        .text("sample.ratio"), .text(entry.version.id),
        entry.count.map { .integer($0) } ?? .missing,
        Cell(all > 0 ? entry.count.map { Double($0) / all } : nil),
        Cell(isTestable ? share : nil), Cell(isTestable ? statistic : nil),
        Cell(isTestable ? degrees : nil), Cell(isTestable ? p : nil),
        .text(isTestable ? (p < 0.001 ? "mismatch" : "as.planned") : "no.plan"),
      ])
    }
    if !isTestable {
      table.notes.append(
        "The study states no planned allocation, so there is no plan to test the numbers of "
          + "respondents against.")
    }
    return table
  }
}

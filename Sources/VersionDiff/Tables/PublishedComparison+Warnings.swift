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
}

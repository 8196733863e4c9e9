/// The versions of a running study compared on its planned outcomes, so that looking does no harm:
/// every version against the reference, option by option or by means, with limits and p-values that
/// hold at every look at once.
///
/// ```
/// θ̂ = p₂ - p₁,   σ̂² / n = p̃₂ (1 - p̃₂) / n₂ + p̃₁ (1 - p̃₁) / n₁,   p̃ = (x + 1) / (n + 2)
/// θ̂ = m₂ - m₁,   σ̂² / n = s₂² / n₂ + s₁² / n₁,                     n = n₁ + n₂
/// ```
/// σ̂² is the variance of one respondent's influence on the difference, at the shares of the two
/// versions that came about, so that unequal allocation needs nothing else. The plain variance of
/// a share would be 0 of an option that nobody or everybody chose, and the limits would meet; with
/// one imaginary answer of each kind it never is, and for large n it makes no difference.
///
/// Holm's adjustment is over all options, contrasts and outcomes of the plan, also those that can't
/// be tested yet: were the family to grow during the study, earlier looks would have been adjusted
/// too little.
///
/// - Reference: [WaudbySmith2024]; [AgrestiCaffo2000] for the imaginary answers; [Holm1979]
public struct SequentialComparison: Sendable, Equatable {
  /// One version against the reference.
  public struct Contrast: Sendable, Equatable {
    /// The question or scale.
    public let outcome: String
    /// The option; nil of means.
    public let option: String?
    /// The version that is compared.
    public let version: String
    /// The version that it is compared with.
    public let reference: String
    /// How many respondents of the version answered.
    public let versionCount: Int
    /// How many respondents of the reference version answered.
    public let referenceCount: Int
    /// What can be said now.
    public let look: Look
    /// The p-value adjusted over all options, contrasts and outcomes; nil before the start.
    public internal(set) var adjustedPValue: Double?

    /// How the contrast is written: version minus reference.
    public var name: String { "\(version) - \(reference)" }
    /// How many respondents it rests on.
    public var count: Int { versionCount + referenceCount }
  }

  /// What a look at a contrast shows.
  public enum Look: Sendable, Equatable {
    /// One of the versions has fewer answers than the plan's minimum.
    case notStarted
    /// Everybody gave the same number so far, so that nothing is known of the spread.
    case noVariation
    /// The difference with its limits, and the p-value at this look.
    case difference(Estimate, pValue: Double)
  }

  /// The plan.
  public let plan: SequentialPlan
  /// Outcome by outcome, option by option, version by version.
  public let contrasts: [Contrast]

  /// Looks at the answers so far.
  ///
  /// - Parameters:
  ///   - outcomes: one tally per planned outcome, with counts in the order of the plan's versions
  ///     and every option that can be chosen.
  ///   - plan: fixed before the first answer.
  /// - Complexity: some dozens of operations per option and version, whatever the number of
  ///   respondents.
  public init(_ outcomes: [OutcomeTally], plan: SequentialPlan) {
    self.plan = plan
    var contrasts: [Contrast] = []
    var family: [Int] = []
    for tally in outcomes {
      let own = Self.contrasts(of: tally, plan)
      // The second of two options repeats the first with the sign changed.
      let counted = tally.answers.areComplementary ? own.count / 2 : own.count
      family += own.indices.map { contrasts.count + $0 % counted }
      contrasts += own
    }
    let members = contrasts.indices.filter { family[$0] == $0 }
    let adjusted = MultipleTesting.holm(members.map { contrasts[$0].pValue ?? 1 })
    let byMember = Dictionary(uniqueKeysWithValues: zip(members, adjusted))
    for index in contrasts.indices where contrasts[index].pValue != nil {
      contrasts[index].adjustedPValue = byMember[family[index]] ?? nil
    }
    self.contrasts = contrasts
  }

  private static func contrasts(of tally: OutcomeTally, _ plan: SequentialPlan) -> [Contrast] {
    switch tally.answers {
    case .oneOption(let options, let counts):
      return shares(tally.outcome, options, counts, of: counts.map { $0.reduce(0, +) }, plan)
    case .severalOptions(let options, let counts, let respondents):
      return shares(tally.outcome, options, counts, of: respondents, plan)
    case .numbers(let moments):
      precondition(moments.count == plan.versions.count, "an entry per version")
      return plan.versions.indices.dropFirst().map { version in
        contrast(
          tally.outcome, nil, version, moments[version].count, moments[0].count, plan
        ) { sequence, count in
          guard let own = moments[version].varianceOfMean,
            let reference = moments[0].varianceOfMean, own + reference > 0
          else { return .noVariation }
          return sequence.look(
            at: moments[version].mean - moments[0].mean, variance: own + reference, count: count,
            scale: .response)
        }
      }
    }
  }

  private static func shares(
    _ outcome: String, _ options: [String], _ counts: [[Int]], of totals: [Int],
    _ plan: SequentialPlan
  ) -> [Contrast] {
    precondition(
      counts.count == plan.versions.count && counts.allSatisfy { $0.count == options.count },
      "a count per version and option")
    return options.indices.flatMap { option in
      plan.versions.indices.dropFirst().map { version in
        contrast(
          outcome, options[option], version, totals[version], totals[0], plan
        ) { sequence, count in
          let own = Proportion(Double(counts[version][option]), of: Double(totals[version]))
          let reference = Proportion(Double(counts[0][option]), of: Double(totals[0]))
          return sequence.look(
            at: ProportionDifference(of: own, against: reference).value,
            variance: own.shrunkVariance + reference.shrunkVariance, count: count,
            scale: .probability)
        }
      }
    }
  }

  private static func contrast(
    _ outcome: String, _ option: String?, _ version: Int, _ own: Int, _ reference: Int,
    _ plan: SequentialPlan, look: (AsymptoticConfidenceSequence, Double) -> Look
  ) -> Contrast {
    let hasStarted = min(own, reference) >= plan.minimumPerVersion
    let sequence = AsymptoticConfidenceSequence(
      tunedTo: plan.respondents(in: version, and: 0), plan.confidence)
    return Contrast(
      outcome: outcome, option: option, version: plan.versions[version],
      reference: plan.versions[0], versionCount: own, referenceCount: reference,
      look: hasStarted ? look(sequence, Double(own + reference)) : .notStarted)
  }
}

extension SequentialComparison.Contrast {
  /// The p-value at this look, where there is one.
  public var pValue: Double? {
    if case .difference(_, let pValue) = look { pValue } else { nil }
  }
}

extension AsymptoticConfidenceSequence {
  fileprivate func look(
    at difference: Double, variance: Double, count: Double, scale: Estimate.Scale
  ) -> SequentialComparison.Look {
    let standardError = variance.squareRoot()
    var limits = interval(around: difference, standardError: standardError, count: count)
    if scale == .probability { limits = limits.clamped(to: -1...1) }
    return .difference(
      Estimate(difference, standardError: standardError, interval: limits, scale: scale),
      pValue: pValue(of: difference, standardError: standardError, count: count))
  }
}

extension Proportion {
  /// The variance of the share, with one imaginary answer of each kind so that it is never 0.
  fileprivate var shrunkVariance: Double {
    let chosen = count + 1
    let others = total - count + 1
    let size = total + 2
    return chosen / size * (others / size) / total
  }
}

extension OutcomeTally.Answers {
  /// Whether there are two options that exclude each other, so that both say the same.
  fileprivate var areComplementary: Bool {
    if case .oneOption(let options, _) = self { options.count == 2 } else { false }
  }
}

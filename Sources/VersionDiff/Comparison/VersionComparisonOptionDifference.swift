/// The difference in the share of one option between a version and the reference version.
public struct OptionDifference: Sendable, Equatable {
  /// The option.
  public let option: String
  /// The version that is compared.
  public let version: String
  /// The version that it is compared with.
  public let reference: String
  /// Both shares.
  public let shares: ProportionDifference
  /// The difference with Newcombe's interval.
  public let difference: Estimate
  /// The odds ratio with Woolf's interval.
  public let oddsRatio: Estimable
  /// The normal p-value of the adjusted residual, two-sided; nil where the residual is.
  public let pValue: Double?
  /// Adjusted by Holm over options and contrasts.
  public internal(set) var adjustedPValue: Double?
  /// Whether the difference is smaller than the margin; nil without a margin.
  public let equivalence: EquivalenceTest?
  /// Its p-value adjusted over the same family.
  public internal(set) var adjustedEquivalencePValue: Double?
  /// What the two adjusted p-values say together.
  public internal(set) var verdict: Verdict
  /// The difference from the reference's share that would be found with 80 % power.
  public let detectable: Double?

  /// How the contrast is written: version minus reference.
  public var contrast: String { "\(version) - \(reference)" }

  /// What a comparison with this margin, confidence and family of tests shows.
  public enum Verdict: String, Sendable, Equatable, CaseIterable {
    /// Different (adjusted p < α) and not shown to be smaller than the margin.
    case differs
    /// Smaller than the margin (adjusted equivalence p < α) and not shown to be different.
    case equivalent
    /// Different, but by less than the margin.
    case differsNegligibly = "differs.negligibly"
    /// Neither.
    case undecided
  }

  /// All options in all versions but the first against the first, as one family of tests.
  ///
  /// - Parameters:
  ///   - options: the names of the options.
  ///   - versions: the names of the versions, the reference first.
  ///   - settings: confidence and margin.
  ///   - complementary: whether two options exclude each other, so that both say the same and
  ///     count once.
  ///   - share: the share of an option in a version.
  static func family(
    options: [String], versions: [String], settings: VersionComparison.Settings,
    complementary: Bool, share: (_ option: Int, _ version: Int) -> Proportion
  ) throws(AnalysisError) -> [OptionDifference] {
    var family: [OptionDifference] = []
    for option in options.indices {
      for version in versions.indices.dropFirst() {
        let shares = ProportionDifference(of: share(option, version), against: share(option, 0))
        family.append(
          try OptionDifference(
            option: options[option], version: versions[version], reference: versions[0],
            shares, settings))
      }
    }
    // The second of two options repeats the first with the sign changed.
    let counted = complementary ? family.count / 2 : family.count
    let adjusted = MultipleTesting.holm(family.prefix(counted).map(\.pValue))
    let equivalence = MultipleTesting.holm(family.prefix(counted).map { $0.equivalence?.pValue })
    for index in family.indices {
      family[index].adjustedPValue = adjusted[index % counted]
      family[index].adjustedEquivalencePValue = equivalence[index % counted]
      family[index].decide(significance: settings.confidence.significance)
    }
    return family
  }

  private init(
    option: String, version: String, reference: String, _ shares: ProportionDifference,
    _ settings: VersionComparison.Settings
  ) throws(AnalysisError) {
    self.option = option
    self.version = version
    self.reference = reference
    self.shares = shares
    difference = shares.estimate(settings.confidence)
    oddsRatio = OddsRatio.estimate(
      of: shares.version, against: shares.reference, settings.confidence)
    pValue = shares.adjustedResidual.map { 2 * Normal.standard.survival(abs($0)) }
    if let margin = settings.margin {
      equivalence = try EquivalenceTest(shares, margin: margin)
    } else {
      equivalence = nil
    }
    verdict = .undecided
    detectable = DetectableDifference.from(
      shares.reference, against: shares.version.total, settings.confidence)
  }

  private mutating func decide(significance: Double) {
    let differs = adjustedPValue.map { $0 < significance } ?? false
    let equivalent = adjustedEquivalencePValue.map { $0 < significance } ?? false
    verdict =
      switch (differs, equivalent) {
      case (true, true): .differsNegligibly
      case (true, false): .differs
      case (false, true): .equivalent
      case (false, false): .undecided
      }
  }
}

import VignetteKit

/// The comparison of a study's versions from its published percentages, without respondents' data.
///
/// Counts are made of the percentages by the method of largest remainders
/// (``PrintedDistribution/counts``) and compared as counts of respondents are
/// (``VersionComparison``). What that hides stands beside it: how far rounding alone can move
/// chi-square and p (``RoundingEnvelope``), and for weighted percentages, whose sample size is only
/// nominal, which design effect would carry p over the significance level
/// (``TippingDesignEffect``) and which one the published margins imply (``ImpliedDesignEffect``).
public struct PublishedComparison: Sendable, Equatable {
  /// One question.
  public struct Outcome: Sendable, Equatable {
    /// The question.
    public let name: String
    /// The percentages of each version, in the study's order.
    public let distributions: [PrintedDistribution]
    /// The comparison of the counts made from them.
    public let comparison: VersionComparison
    /// What rounding allows, or why that cannot be said.
    public let envelope: Result<RoundingEnvelope, AnalysisError>
    /// The design effect of the weighted versions that carries p over the significance level; nil
    /// where there is none.
    public let tippingDesignEffect: Double?
  }

  /// The study.
  public let study: Study
  /// How the versions are compared.
  public let settings: VersionComparison.Settings
  /// The questions that could be compared.
  public let outcomes: [Outcome]
  /// Planned outcomes that are not published in a form that could be compared, with the reason.
  public let leftOut: [AnalysisError]
  /// The versions' composition by characteristic.
  public let balance: [PublishedBalance]
  /// What the margins imply for the weighted version for which they imply most.
  public let impliedDesignEffect: ImpliedDesignEffect.Implied?

  /// Compares the versions of a study.
  ///
  /// - Parameters:
  ///   - study: with published distributions.
  ///   - names: the questions to compare; nil for those of the study's plan, or, where it names
  ///     none, all that are published for two versions or more.
  ///   - reference: the version that the others are compared with; nil for the plan's, or the first.
  ///   - settings: nil for those of the study's plan.
  /// - Throws: the reason why a question asked for by name, or any question at all, cannot be
  ///   compared.
  public init(
    of study: Study, on names: [String]? = nil, against reference: String? = nil,
    settings: VersionComparison.Settings? = nil
  ) throws(AnalysisError) {
    guard study.versions.count != 1 else {
      throw .oneVersionStudy(study: study.name, hasVignettes: !study.vignetteSets.isEmpty)
    }
    guard study.published?.distributions.isEmpty == false else {
      throw .nothingPublished(study: study.name)
    }
    self.study = study
    let planned = try VersionComparison.Settings(study.analysis)
    let settings = settings ?? planned
    self.settings = settings
    var outcomes: [Outcome] = []
    var leftOut: [AnalysisError] = []
    for name in names ?? Self.candidates(in: study) {
      do {
        let reference = reference ?? study.analysis.reference
        outcomes.append(
          try Outcome(name, of: study, against: reference, settings: settings))
      } catch {
        guard names == nil else { throw error }
        leftOut.append(error)
      }
    }
    guard !outcomes.isEmpty else {
      throw leftOut.first ?? .nothingPublished(study: study.name)
    }
    self.outcomes = outcomes
    self.leftOut = leftOut
    balance = PublishedBalance.all(in: study)
    impliedDesignEffect = (study.published?.samples ?? [])
      .filter { $0.isWeighted && $0.version != nil }
      .compactMap { ImpliedDesignEffect.of($0, in: study) }
      .max { $0.value < $1.value }
  }

  /// The comparisons as one family.
  public var family: VersionComparisonFamily {
    VersionComparisonFamily(outcomes.map(\.comparison), settings: settings)
  }

  private static func candidates(in study: Study) -> [String] {
    guard study.analysis.outcomes.isEmpty else { return study.analysis.outcomes }
    var names: [String] = []
    for table in study.published?.distributions ?? [] where table.base == nil {
      let versions = Set(table.samples.compactMap { study.published?.sample($0)?.version })
      let isNew = !names.contains(table.variable)
      guard versions.count > 1, isNew, study.coverage(of: table) == .complete,
        !study.characteristics.contains(table.variable)
      else { continue }
      names.append(table.variable)
    }
    return names
  }
}

extension PublishedComparison.Outcome {
  init(
    _ name: String, of study: Study, against reference: String?,
    settings: VersionComparison.Settings
  ) throws(AnalysisError) {
    let (table, samples) = try Self.published(name, in: study)
    var distributions: [PrintedDistribution] = []
    for sample in samples {
      let version = sample.version ?? sample.id
      guard table.count(in: sample) != nil else {
        throw .sampleSizeUnknown(outcome: name, version: version)
      }
      guard let distribution = PrintedDistribution(table, of: sample) else {
        throw .figuresUnclear(outcome: name, version: version)
      }
      distributions.append(distribution)
    }
    let counts = distributions.map(\.counts)
    let rows = table.rows.indices.map { row in counts.map { Double($0[row]) } }
    let contingency = try ContingencyTable(
      counts: rows, rowNames: table.rows.map(\.option), columnNames: distributions.map(\.version))
    self.name = name
    self.distributions = distributions
    comparison = try VersionComparison(
      contingency, on: name, against: reference, settings: settings)
    do {
      envelope = .success(try RoundingEnvelope(of: distributions))
    } catch {
      envelope = .failure(error)
    }
    tippingDesignEffect = TippingDesignEffect.of(
      counts: counts, weighted: distributions.map { $0.basis == .weightedPercentages },
      significance: settings.confidence.significance)
  }

  /// Whether any version's percentages are weighted.
  public var basis: PrintedDistribution.Basis {
    let isWeighted = distributions.contains { $0.basis == .weightedPercentages }
    return isWeighted ? .weightedPercentages : .wholeCounts
  }

  /// The table of a question with the samples of its versions, in the study's order.
  private static func published(
    _ name: String, in study: Study
  ) throws(AnalysisError) -> (PublishedDistribution, [PublishedSample]) {
    let tables = (study.published?.distributions ?? []).filter { $0.base == nil }
    guard let table = tables.first(where: { $0.variable == name }) else {
      throw .notPublished(
        outcome: name, nearest: NearestNames.of(name, among: tables.map(\.variable)))
    }
    guard study.coverage(of: table) == .complete else { throw .answersOverlap(outcome: name) }
    let samples = study.versions.compactMap { version in
      study.published?.samples.first {
        $0.version == version.id && table.samples.contains($0.id)
      }
    }
    guard samples.count > 1 else {
      throw .oneVersion(outcome: name, version: samples.first?.version ?? "")
    }
    return (table, samples)
  }
}

extension VersionComparison.Settings {
  /// The settings that a study's plan asks for.
  ///
  /// - Throws: ``AnalysisError/invalidConfidence(_:)``.
  public init(_ plan: AnalysisPlan) throws(AnalysisError) {
    var confidence = ConfidenceLevel.ninetyFive
    if let value = plan.confidence { confidence = try ConfidenceLevel(value) }
    self.init(
      confidence: confidence, margin: plan.margin.map { $0 / 100 }, families: plan.families)
  }
}

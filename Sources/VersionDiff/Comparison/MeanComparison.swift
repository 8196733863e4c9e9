import VignetteKit

/// The comparison of numbers that respondents gave, such as ratings, between versions: every
/// version against the reference version.
public struct MeanComparison: Sendable, Equatable {
  /// One version against the reference.
  public struct Contrast: Sendable, Equatable {
    /// The version that is compared.
    public let version: String
    /// The version that it is compared with.
    public let reference: String
    /// Welch's test with Hedges' g; nil where the numbers don't allow it.
    public let welch: WelchTest?
    /// The Mann–Whitney test; nil where the numbers don't allow it.
    public let mannWhitney: MannWhitneyTest?
    /// Welch's p-value adjusted by Holm over the contrasts.
    public internal(set) var adjustedPValue: Double?

    /// How the contrast is written: version minus reference.
    public var name: String { "\(version) - \(reference)" }
  }

  /// The question.
  public let outcome: String
  /// The versions that have answers, the reference first.
  public let versions: [String]
  /// The answers in each version.
  public let samples: [Sample]
  /// How the comparison was made.
  public let settings: VersionComparison.Settings
  /// Every other version against the reference.
  public let contrasts: [Contrast]
  /// What a reader must know.
  public internal(set) var warnings: [ComparisonWarning]

  /// Compares samples.
  ///
  /// - Precondition: one sample per version.
  /// - Throws: ``AnalysisError/allMissing(outcome:)``, ``AnalysisError/oneVersion(outcome:version:)``,
  ///   ``AnalysisError/oneAnswer(outcome:option:)``, ``AnalysisError/unknownVersion(_:nearest:)``,
  ///   ``AnalysisError/emptyReference(outcome:version:)``.
  public init(
    _ samples: [Sample], perVersion versions: [String], on outcome: String,
    against reference: String? = nil, settings: VersionComparison.Settings = .init()
  ) throws(AnalysisError) {
    precondition(samples.count == versions.count, "a sample per version")
    let order = try VersionComparison.order(
      of: versions, counts: samples.map { Double($0.count) }, outcome, reference)
    let ordered = order.map { samples[$0] }
    let values = Set(ordered.flatMap(\.values))
    if values.count == 1, let only = values.first {
      throw .oneAnswer(outcome: outcome, option: "\(only)")
    }
    self.outcome = outcome
    self.settings = settings
    self.versions = order.map { versions[$0] }
    self.samples = ordered
    var warnings: [ComparisonWarning] = []
    var contrasts: [Contrast] = []
    for index in order.dropFirst() {
      var contrast = Contrast(
        version: versions[index], reference: versions[order[0]],
        welch: nil, mannWhitney: nil)
      do {
        contrast = Contrast(
          version: contrast.version, reference: contrast.reference,
          welch: try WelchTest(of: samples[index], against: ordered[0], settings.confidence),
          mannWhitney: try MannWhitneyTest(
            of: samples[index], against: ordered[0], settings.confidence))
      } catch {
        let ranks = try? MannWhitneyTest(
          of: samples[index], against: ordered[0], settings.confidence)
        contrast = Contrast(
          version: contrast.version, reference: contrast.reference, welch: nil, mannWhitney: ranks)
        warnings.append(
          .notTested(outcome: outcome, contrast: contrast.name, reason: error.description))
      }
      contrasts.append(contrast)
    }
    let adjusted = MultipleTesting.holm(contrasts.map { $0.welch?.pValue })
    for index in contrasts.indices { contrasts[index].adjustedPValue = adjusted[index] }
    let empty = versions.indices.filter { samples[$0].count == 0 }.map { versions[$0] }
    if !empty.isEmpty { warnings.append(.emptyVersions(outcome: outcome, versions: empty)) }
    self.contrasts = contrasts
    self.warnings = warnings
  }

  /// Compares the numbers in a column of respondents' data between the versions named in another.
  public init(
    of outcome: String, by versionColumn: String = "version", against reference: String? = nil,
    in responses: ResponseTable, countedBy count: String? = nil,
    settings: VersionComparison.Settings = .init()
  ) throws(AnalysisError) {
    let groups = try VersionGroups(versionColumn, outcome, in: responses, countedBy: count)
    guard groups.outcome.isNumeric else { throw .wrongKind(column: outcome, expected: "numbers") }
    let samples = groups.versions.indices.map { groups.sample(of: $0) }
    try self.init(
      samples, perVersion: groups.versions, on: outcome, against: reference, settings: settings)
    warnings = groups.warnings + warnings
  }
}

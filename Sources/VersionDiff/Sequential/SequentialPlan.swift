/// What was fixed before the first answer about looking at a study while it runs.
public struct SequentialPlan: Sendable, Equatable {
  /// With fewer respondents in a version, large-sample limits can't be relied on: a plan that asks
  /// for fewer starts here. Simulated in `docs/sequential.md`.
  public static let fewestPerVersion = 20
  /// What the sequences are tuned to where no number of respondents is planned: also then they are
  /// valid at any number, if not as narrow as they could be.
  public static let assumedRespondents = 1000

  /// The versions, the reference first.
  public let versions: [String]
  /// The planned shares of respondents, which add up to 1.
  public let shares: [Double]
  /// The planned number of respondents over all versions; nil where none is planned.
  public let respondents: Int?
  /// A contrast is first looked at when both versions have so many answers.
  public let minimumPerVersion: Int
  /// The probability that all limits of one comparison are right at every look.
  public let confidence: ConfidenceLevel

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - versions: the versions, the reference first; two or more.
  ///   - shares: the planned shares, in any unit; one above 0 for each version.
  ///   - respondents: the planned number of respondents over all versions, if any.
  ///   - minimumPerVersion: raised to ``fewestPerVersion`` where it is less.
  ///   - confidence: that of all limits.
  public init(
    versions: [String], shares: [Double], respondents: Int?, minimumPerVersion: Int,
    confidence: ConfidenceLevel = .ninetyFive
  ) {
    precondition(versions.count == shares.count && versions.count > 1, "a share per version")
    precondition(shares.allSatisfy { $0 > 0 } && (respondents ?? 1) > 0, "somebody everywhere")
    let whole = shares.reduce(0, +)
    self.versions = versions
    self.shares = shares.map { $0 / whole }
    self.respondents = respondents
    self.minimumPerVersion = max(minimumPerVersion, Self.fewestPerVersion)
    self.confidence = confidence
  }

  /// The number of respondents in two versions that the sequence of their contrast is tuned to.
  func respondents(in version: Int, and reference: Int) -> Double {
    Double(respondents ?? Self.assumedRespondents) * (shares[version] + shares[reference])
  }
}

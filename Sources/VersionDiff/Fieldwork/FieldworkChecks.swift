/// Whether respondents answered as they should: how many were too fast, failed an
/// attention check or left a question open, and whether more did in one version than in another.
public struct FieldworkChecks: Sendable, Equatable {
  /// What is counted.
  public enum Kind: Sendable, Equatable {
    /// Completed in less than so many seconds.
    case fasterThan(seconds: Double)
    /// Gave a wrong answer to a question with a right one.
    case attention(question: String)
    /// Was asked a question and left it open.
    case missing(question: String)
  }

  /// One check.
  public struct Check: Sendable, Equatable {
    /// What is counted.
    public let kind: Kind
    /// How many of each version.
    public let perVersion: [Int]
    /// Of how many of each version.
    public let outOf: [Int]
    /// Whether those who were counted come from the planned shares.
    public let ratio: SequentialMultinomialTest?

    /// How many, over all versions.
    public var count: Int { perVersion.reduce(0, +) }
  }

  /// The versions, the reference first.
  public let versions: [String]
  /// The middle time of each version in seconds; nil where nobody completed.
  public let medianSeconds: [Double?]
  /// The checks, in order.
  public let checks: [Check]

  /// Counts to be checked.
  public struct Tally: Sendable, Equatable {
    /// What is counted.
    public let kind: Kind
    /// How many of each version.
    public let perVersion: [Int]
    /// Of how many of each version.
    public let outOf: [Int]

    /// Creates a tally.
    public init(_ kind: Kind, _ perVersion: [Int], of outOf: [Int]) {
      self.kind = kind
      self.perVersion = perVersion
      self.outOf = outOf
    }
  }

  /// Checks counts.
  ///
  /// - Parameters:
  ///   - versions: the versions, the reference first.
  ///   - shares: the planned shares, in any unit; one above 0 for each version.
  ///   - durations: of each version, the seconds that those took who completed.
  ///   - shortestSeconds: whoever took less was too fast; nil where no limit is set.
  ///   - tallies: what else is checked.
  public init(
    versions: [String], shares: [Double], durations: [Sample], shortestSeconds: Double?,
    _ tallies: [Tally]
  ) {
    precondition(durations.count == versions.count, "durations per version")
    self.versions = versions
    medianSeconds = durations.map(\.median)
    let speed = shortestSeconds.map { seconds in
      Tally(
        .fasterThan(seconds: seconds), durations.map { $0.count(below: seconds) },
        of: durations.map(\.count))
    }
    checks = ((speed.map { [$0] } ?? []) + tallies).map { tally in
      precondition(tally.perVersion.count == shares.count, "a count per version")
      let test =
        shares.count > 1
        ? SequentialMultinomialTest(
          tally.perVersion, shares: shares, concentration: SequentialMultinomialTest.ownChoice)
        : nil
      return Check(
        kind: tally.kind, perVersion: tally.perVersion, outOf: tally.outOf, ratio: test)
    }
  }
}

extension Sample {
  /// The middle value, between two the mean of both; nil of no values.
  fileprivate var median: Double? {
    guard let low = value(at: (count - 1) / 2), let high = value(at: count / 2) else { return nil }
    return low + (high - low) / 2
  }

  fileprivate func count(below limit: Double) -> Int {
    zip(values, counts).reduce(0) { $1.0 < limit ? $0 + $1.1 : $0 }
  }

  /// The value at this place from the smallest, from 0.
  private func value(at place: Int) -> Double? {
    var passed = 0
    for (value, frequency) in zip(values, counts) {
      passed += frequency
      if place < passed { return value }
    }
    return nil
  }
}

/// How many respondents of each version came how far: what a CONSORT diagram shows.
public struct ParticipantFlow: Sendable, Equatable {
  /// A stage of the way through the study.
  public enum Stage: Sendable, Equatable {
    /// Came to the first page.
    case opened
    /// Agreed to take part.
    case consented
    /// Was given a version.
    case assigned
    /// Saw the first page of a task, by its name.
    case reached(String)
    /// Answered everything that was asked.
    case completed
    /// Was left out by a rule that the plan states, in words; of those that earlier rules kept.
    case excluded(String)
    /// Counts in the comparison.
    case analysed
  }

  /// How many of each version, at a named place.
  public struct Count: Sendable, Equatable {
    /// The task or rule.
    public let name: String
    /// How many of each version, in the order of the versions.
    public let perVersion: [Int]

    /// Creates a count.
    public init(_ name: String, _ perVersion: [Int]) {
      self.name = name
      self.perVersion = perVersion
    }
  }

  /// A stage with its counts.
  public struct Step: Sendable, Equatable {
    /// The stage.
    public let stage: Stage
    /// How many respondents, over all versions.
    public let count: Int
    /// How many of each version; empty before there are versions.
    public let perVersion: [Int]
    /// Whether these counts come from the planned shares; nil before there are versions.
    public let sampleRatio: SequentialMultinomialTest?
    /// How many left since the stage before; nil for the first and where the stage isn't a part of
    /// the one before.
    public let left: Int?
    /// How many of each version left since the stage before; empty where unknown.
    public let leftPerVersion: [Int]
    /// Whether those who left come from the planned shares: sees drop-out by version sooner than
    /// those who stayed.
    public let leftRatio: SequentialMultinomialTest?
  }

  /// The versions, the reference first.
  public let versions: [String]
  /// Their planned shares, which add up to 1.
  public let shares: [Double]
  /// The stages in order.
  public let steps: [Step]

  /// Creates a flow from counts.
  ///
  /// - Parameters:
  ///   - versions: the versions, the reference first.
  ///   - shares: the planned shares, in any unit; one above 0 for each version.
  ///   - opened: how many came to the first page.
  ///   - consented: how many agreed to take part.
  ///   - assigned: how many got each version.
  ///   - reached: task by task, in the order in which they are read.
  ///   - completed: how many of each version answered everything.
  ///   - excluded: rule by rule.
  ///   - analysed: how many of each version count in the comparison.
  public init(
    versions: [String], shares: [Double], opened: Int, consented: Int, assigned: [Int],
    reached: [Count], completed: [Int], excluded: [Count], analysed: [Int]
  ) {
    precondition(versions.count == shares.count && shares.allSatisfy { $0 > 0 }, "a share each")
    let whole = shares.reduce(0, +)
    self.versions = versions
    self.shares = shares.map { $0 / whole }
    var steps = [
      Step(.opened, opened, after: nil), Step(.consented, consented, after: opened),
    ]
    let assignment = Step(.assigned, assigned, after: nil, shares)
    steps.append(assignment.since(consented))
    var before = assigned
    for task in reached {
      steps.append(Step(.reached(task.name), task.perVersion, after: before, shares))
      before = task.perVersion
    }
    steps.append(Step(.completed, completed, after: before, shares))
    for rule in excluded {
      steps.append(Step(.excluded(rule.name), rule.perVersion, after: nil, shares))
    }
    steps.append(Step(.analysed, analysed, after: nil, shares))
    self.steps = steps
  }

  /// The smallest p-value of the tests of sample ratios, of those who came and those who left: under
  /// ``Integrity/alarm`` assignment or drop-out depends on the version.
  public var smallestPValue: Double {
    steps.flatMap { [$0.sampleRatio, $0.leftRatio] }.compactMap { $0?.pValue }.min() ?? 1
  }
}

extension ParticipantFlow.Step {
  /// A stage before there are versions.
  fileprivate init(_ stage: ParticipantFlow.Stage, _ count: Int, after before: Int?) {
    self.stage = stage
    self.count = count
    perVersion = []
    sampleRatio = nil
    left = before.flatMap { $0 >= count ? $0 - count : nil }
    leftPerVersion = []
    leftRatio = nil
  }

  /// A stage with versions.
  fileprivate init(
    _ stage: ParticipantFlow.Stage, _ counts: [Int], after before: [Int]?, _ shares: [Double]
  ) {
    precondition(counts.count == shares.count, "a count per version")
    self.stage = stage
    count = counts.reduce(0, +)
    perVersion = counts
    sampleRatio = counts.count > 1 ? SequentialMultinomialTest(counts, shares: shares) : nil
    let differences = before.map { zip($0, counts).map { $0 - $1 } } ?? []
    leftPerVersion = differences.allSatisfy { $0 >= 0 } ? differences : []
    left = leftPerVersion.isEmpty ? nil : leftPerVersion.reduce(0, +)
    leftRatio =
      leftPerVersion.count > 1
      ? SequentialMultinomialTest(
        leftPerVersion, shares: shares, concentration: SequentialMultinomialTest.ownChoice)
      : nil
  }

  private init(_ step: Self, left: Int?) {
    stage = step.stage
    count = step.count
    perVersion = step.perVersion
    sampleRatio = step.sampleRatio
    self.left = left
    leftPerVersion = []
    leftRatio = nil
  }

  /// The same, with how many left since a stage without versions.
  fileprivate func since(_ before: Int) -> Self {
    Self(self, left: before >= count ? before - count : nil)
  }
}

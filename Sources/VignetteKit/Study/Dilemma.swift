/// A task that respondents are put before: a text that the versions vary through factors, and the
/// questions about it. A choice task with sliders is one as well.
public struct Dilemma: Sendable, Equatable {
  /// The name.
  public var id: String
  /// What a reader of tables sees.
  public var title: LocalizedText
  /// The text, with a slot `{factor}` for each factor that it words.
  public var text: LocalizedText
  /// Which level of which factor each version shows.
  public var shows: [ShownFactor]
  /// The questions asked of everybody, in order; routes lead to more.
  public var questions: [String]

  /// Creates a dilemma.
  public init(
    id: String, title: LocalizedText, text: LocalizedText, shows: [ShownFactor] = [],
    questions: [String]
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.shows = shows
    self.questions = questions
  }

  /// The level that a version shows of each factor, in order.
  public func levels(in version: String) -> [LevelReference] {
    shows.compactMap { shown in
      shown.level(in: version).map { LevelReference(factor: shown.factor, level: $0) }
    }
  }

  /// The factors that differ between two versions. More than one of them cannot be told apart by
  /// comparing these versions.
  public func factorsThatDiffer(between first: String, and second: String) -> [String] {
    shows.filter { $0.level(in: first) != $0.level(in: second) }.map(\.factor)
  }
}

/// Which level of a factor each version shows.
public struct ShownFactor: Sendable, Equatable {
  /// The level that one version shows.
  public struct Showing: Sendable, Equatable {
    /// The version's name.
    public var version: String
    /// The level's name.
    public var level: String

    /// Creates a showing.
    public init(version: String, level: String) {
      self.version = version
      self.level = level
    }
  }

  /// The factor's name.
  public var factor: String
  /// One entry per version.
  public var showings: [Showing]

  /// Creates an entry.
  public init(factor: String, showings: [Showing]) {
    self.factor = factor
    self.showings = showings
  }

  /// The level that a version shows, or nil.
  public func level(in version: String) -> String? {
    showings.first { $0.version == version }?.level
  }
}

/// A level named together with its factor.
public struct LevelReference: Sendable, Hashable {
  /// The factor's name.
  public var factor: String
  /// The level's name.
  public var level: String

  /// Creates a reference.
  public init(factor: String, level: String) {
    self.factor = factor
    self.level = level
  }
}

/// Vignettes that share one text and vary in the levels of its factors; every respondent judges
/// several of them.
public struct VignetteSet: Sendable, Equatable {
  /// The name.
  public var id: String
  /// What a reader of tables sees.
  public var title: LocalizedText
  /// The common text, with a slot `{factor}` for each factor.
  public var text: LocalizedText
  /// The varied factors, in order.
  public var factors: [String]
  /// The vignettes; empty where they are to follow from the design.
  public var vignettes: [Vignette]
  /// Which vignettes one respondent judges together; empty where there are no decks.
  public var decks: [Deck]
  /// What the vignettes must allow to be told apart; nil where no plan is known.
  public var design: VignetteDesignPlan?
  /// How many of them each respondent judges; nil where unknown.
  public var perRespondent: Int?
  /// The questions asked about each vignette.
  public var questions: [String]

  /// Creates a set.
  public init(
    id: String, title: LocalizedText, text: LocalizedText, factors: [String],
    vignettes: [Vignette] = [], decks: [Deck] = [], design: VignetteDesignPlan? = nil,
    perRespondent: Int? = nil, questions: [String]
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.factors = factors
    self.vignettes = vignettes
    self.decks = decks
    self.design = design
    self.perRespondent = perRespondent
    self.questions = questions
  }

  /// The deck with this name, or nil.
  public func deck(_ id: String) -> Deck? {
    decks.first { $0.id == id }
  }

  /// The vignette with this name, or nil.
  public func vignette(_ id: String) -> Vignette? {
    vignettes.first { $0.id == id }
  }
}

/// One combination of levels, told as a short story.
public struct Vignette: Sendable, Equatable {
  /// The name within its set, such as `V1`.
  public var id: String
  /// The level of each of the set's factors.
  public var levels: [LevelReference]
  /// Whether the source states the levels or they were derived from its figures.
  public var status: FigureStatus

  /// Creates a vignette.
  public init(id: String, levels: [LevelReference], status: FigureStatus = .published) {
    self.id = id
    self.levels = levels
    self.status = status
  }

  /// The level of a factor, or nil.
  public func level(of factor: String) -> String? {
    levels.first { $0.factor == factor }?.level
  }
}

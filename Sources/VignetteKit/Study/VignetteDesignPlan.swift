/// What the vignettes of a set must allow to be told apart, where the set does not list them: the
/// vignettes and the decks follow from it (``Study/designed()``).
public struct VignetteDesignPlan: Sendable, Equatable {
  /// The effects of interest: one factor each, or several for an interaction. Empty means the main
  /// effect of every factor.
  public var effects: [[String]]
  /// Combinations of levels that no vignette shows.
  public var exclusions: [ExcludedCombination]
  /// How many distinct vignettes are shown; nil means all combinations that are possible.
  public var vignettes: Int?
  /// How the vignettes are dealt into decks; nil where they are not.
  public var decks: DeckPlan?
  /// The seed of the search.
  public var seed: UInt64

  /// Creates a plan.
  public init(
    effects: [[String]] = [], exclusions: [ExcludedCombination] = [], vignettes: Int? = nil,
    decks: DeckPlan? = nil, seed: UInt64 = 1
  ) {
    self.effects = effects
    self.exclusions = exclusions
    self.vignettes = vignettes
    self.decks = decks
    self.seed = seed
  }
}

/// Levels that would make an implausible story together.
public struct ExcludedCombination: Sendable, Equatable {
  /// The levels, of two factors or more; whatever the other factors are, no vignette has them all.
  public var levels: [LevelReference]
  /// Why they don't go together.
  public var reason: LocalizedText?

  /// Creates an exclusion.
  public init(levels: [LevelReference], reason: LocalizedText? = nil) {
    self.levels = levels
    self.reason = reason
  }
}

/// How vignettes are dealt into decks.
public struct DeckPlan: Sendable, Equatable {
  /// How many decks there are.
  public var count: Int
  /// How many vignettes a deck holds.
  public var size: Int

  /// Creates a plan.
  public init(count: Int, size: Int) {
    self.count = count
    self.size = size
  }
}

/// Vignettes that one respondent judges together.
public struct Deck: Sendable, Equatable {
  /// The name within its set, such as `D1`.
  public var id: String
  /// The names of its vignettes.
  public var vignettes: [String]

  /// Creates a deck.
  public init(id: String, vignettes: [String]) {
    self.id = id
    self.vignettes = vignettes
  }
}

/// Vignettes that estimate the effects of interest, dealt into decks where respondents see only a
/// part of them.
///
/// - Reference: [AuspurgHinz2015], ch. 3
public struct VignetteDesign: Sendable, Equatable {
  /// How the vignettes came to be.
  public enum Origin: Sendable, Equatable {
    /// They were listed by somebody.
    case listed
    /// Every combination that may be shown.
    case allCombinations
    /// A regular fraction of two-level factors.
    case fraction(FractionalFactorial)
    /// The columns of a Plackett–Burman design.
    case plackettBurman(runs: Int)
    /// A D-optimal choice.
    case optimal(OptimalDecks.Search)
  }

  /// The factors, the combinations that may be shown and those left out.
  public let candidates: CandidateSet
  /// The effects that are to be estimated.
  public let model: DesignModel
  /// The vignettes: the position of each factor's level.
  public let combinations: [[Int]]
  /// The vignettes' names, such as `V1`.
  public let names: [String]
  /// The decks, as positions of vignettes; empty where there are none.
  public let decks: [[Int]]
  /// The decks' names, such as `D1`.
  public let deckNames: [String]
  /// How many vignettes each respondent judges.
  public let perRespondent: Int
  /// How the vignettes came to be.
  public let origin: Origin
  /// How the decks were found; nil where there are none or they were listed.
  public let dealing: OptimalDecks.Search?

  /// Designs vignettes and decks.
  ///
  /// Where a regular fraction or a Plackett–Burman design has the wanted number of vignettes and
  /// estimates all effects as precisely as can be, it is taken: it is D-optimal, and which effects
  /// it aliases is known. All other choices are searched for.
  ///
  /// - Throws: ``DesignError`` for whatever can't be meant or made.
  public init(_ request: VignetteDesignRequest) throws(DesignError) {
    let candidates = try CandidateSet(of: request.factors, excluding: request.exclusions)
    let model = try DesignModel(of: request.factors, effects: request.effects)
    try model.checkSeparability(in: candidates.combinations)
    var choice = try VignetteChoice(request, candidates, model)
    let available = choice.combinations
    if case .planned(let count, let size) = request.decks {
      if let asked = request.vignettes, asked > count * size {
        throw .tooFewPlaces(vignettes: asked, places: count * size)
      }
      let dealt = try OptimalDecks(
        from: available, estimating: model, decks: count, size: size, starts: request.starts,
        seed: request.seed)
      choice.keep(Set(dealt.decks.joined()), by: dealt.search)
      dealing = dealt.search
      let positions = Dictionary(
        uniqueKeysWithValues: choice.combinations.enumerated().map { ($1, $0) })
      decks = dealt.decks.map { deck in deck.compactMap { positions[$0] } }
      deckNames = decks.indices.map { "D\($0 + 1)" }
      perRespondent = size
    } else {
      dealing = nil
      if case .listed(let listed) = request.decks {
        decks = listed.map(\.vignettes)
        deckNames = listed.map(\.name)
      } else {
        decks = []
        deckNames = []
      }
      let most = decks.map(\.count).max() ?? available.count
      perRespondent = min(request.perRespondent ?? most, most)
    }
    self.candidates = candidates
    self.model = model
    combinations = choice.combinations
    origin = choice.origin
    names = request.listed?.names ?? combinations.indices.map { "V\($0 + 1)" }
  }

  /// How the vignettes were searched for; nil where they were not.
  public var search: OptimalDecks.Search? {
    if case .optimal(let search) = origin { search } else { nil }
  }

  /// The levels that a vignette shows.
  public func levels(of vignette: Int) -> [LevelReference] {
    candidates.levels(of: combinations[vignette])
  }
}

/// What a design is to be.
public struct VignetteDesignRequest: Sendable, Equatable {
  /// Decks, as they are wanted.
  public enum Decks: Sendable, Equatable {
    /// Everybody sees all vignettes, or a random draw of them.
    case none
    /// So many decks of so many vignettes.
    case planned(count: Int, size: Int)
    /// These: each one's name and its vignettes' positions.
    case listed([ListedDeck])
  }

  /// A deck that somebody made.
  public struct ListedDeck: Sendable, Equatable {
    /// The name.
    public var name: String
    /// Its vignettes' positions.
    public var vignettes: [Int]

    /// Creates a deck.
    public init(name: String, vignettes: [Int]) {
      self.name = name
      self.vignettes = vignettes
    }
  }

  /// Which fraction of two-level factors is wanted.
  public enum Fraction: Sendable, Equatable {
    /// So many runs: the regular fraction of minimum aberration, or a Plackett–Burman design where
    /// the number is no power of two.
    case runs(Int)
    /// The one that generators define, such as `E=ABCD`.
    case generators([String])
  }

  /// Vignettes that somebody listed.
  public struct Listed: Sendable, Equatable {
    /// Their names.
    public var names: [String]
    /// The position of each factor's level.
    public var combinations: [[Int]]

    /// Creates a list.
    public init(names: [String], combinations: [[Int]]) {
      self.names = names
      self.combinations = combinations
    }
  }

  /// The factors, in order.
  public var factors: [DesignFactor]
  /// The effects of interest as names of factors; empty for all main effects.
  public var effects: [[String]]
  /// Combinations of levels that may not be shown.
  public var exclusions: [[LevelReference]]
  /// How many different vignettes; nil for as many as may be shown or the decks have use for.
  public var vignettes: Int?
  /// A fraction in place of a number of vignettes.
  public var fraction: Fraction?
  /// The vignettes, where they are there already.
  public var listed: Listed?
  /// The decks.
  public var decks: Decks
  /// How many vignettes each respondent judges, where there are no decks; nil for all.
  public var perRespondent: Int?
  /// How many random starts a search makes.
  public var starts: Int
  /// The seed of the searches.
  public var seed: UInt64

  /// The number of starts unless another is asked for.
  public static let defaultStarts = 50

  /// Creates a request.
  public init(
    factors: [DesignFactor], effects: [[String]] = [], exclusions: [[LevelReference]] = [],
    vignettes: Int? = nil, fraction: Fraction? = nil, listed: Listed? = nil, decks: Decks = .none,
    perRespondent: Int? = nil, starts: Int = Self.defaultStarts, seed: UInt64 = 1
  ) {
    self.factors = factors
    self.effects = effects
    self.exclusions = exclusions
    self.vignettes = vignettes
    self.fraction = fraction
    self.listed = listed
    self.decks = decks
    self.perRespondent = perRespondent
    self.starts = starts
    self.seed = seed
  }
}

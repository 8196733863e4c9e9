/// Decks of vignettes that are D-optimal as far as many seeded starts can tell.
///
/// Within a deck no vignette stands twice, and all candidates are used equally often, give or take
/// one. There may be more decks than candidates, and two decks may hold the same vignettes where
/// that estimates the effects best. Among starts that end equally well, the decks win in which the levels occur most evenly,
/// then those in which pairs of levels do. The same seed gives the same decks, for any number of
/// threads.
///
/// - Reference: [CookNachtsheim1980]; [CookNachtsheim1989]; [MeyerNachtsheim1995]
public struct OptimalDecks: Sendable, Equatable {
  /// The chosen combinations of each deck.
  public let decks: [[[Int]]]
  /// How they were searched for.
  public let search: Search

  /// The record of a search.
  public struct Search: Sendable, Equatable {
    /// How many random starts were made.
    public let starts: Int
    /// How many of them ended at the best criterion.
    public let reached: Int
    /// The seed of the starts.
    public let seed: UInt64
  }

  /// Searches.
  ///
  /// - Parameters:
  ///   - candidates: What may be shown.
  ///   - model: The effects that are to be estimated.
  ///   - starts: How many random starts, at least one.
  /// - Throws: ``DesignError`` for numbers that don't fit the candidates or the effects, for more
  ///   decks than can differ, and where no start tells the effects apart.
  public init(
    from candidates: [[Int]], estimating model: DesignModel, decks: Int, size: Int, starts: Int,
    seed: UInt64
  ) throws(DesignError) {
    guard starts >= 1 else { throw .tooSmall("starts", asked: starts, least: 1) }
    guard decks >= 1 else { throw .tooSmall("decks", asked: decks, least: 1) }
    guard size >= 1 else { throw .tooSmall("vignettes in a deck", asked: size, least: 1) }
    guard size <= candidates.count else {
      throw .deckTooLarge(size: size, available: candidates.count)
    }
    if let most = Self.choices(of: size, among: candidates.count, upTo: decks - 1) {
      throw .tooManyDecks(count: decks, size: size, different: most)
    }
    if size == 1 {
      // Nothing is compared within a respondent: the decks together are one choice.
      let one = try OptimalDecks(
        from: candidates, estimating: model, decks: 1, size: decks, starts: starts, seed: seed)
      self.decks = one.decks.joined().map { [$0] }
      search = one.search
      return
    }
    let needed = model.parameterCount
    guard decks * (size - 1) >= needed else {
      throw .tooFewJudgements(judgements: decks * size, needed: needed, decks: decks)
    }
    let task = DeckExchange.Task(
      rows: model.rows(candidates), candidateCount: candidates.count, parameterCount: needed,
      deckCount: decks, deckSize: size)
    let outcomes = Parallel.results(count: starts) { start in
      // Each start has a generator of its own, whichever thread makes it.
      var random = SeededGenerator(seed: seed &+ UInt64(start) &* 0x9E37_79B9_7F4A_7C15)
      var exchange = DeckExchange(task, random: &random)
      return exchange.run()
    }.compactMap { $0 }
    guard let highest = outcomes.map(\.logDeterminant).max() else {
      throw .searchFailed(starts: starts)
    }
    let best = outcomes.filter { $0.logDeterminant > highest - Self.tolerance }
    let imbalances = best.map { outcome in
      Self.imbalance(outcome.decks.map { $0.map { candidates[$0] } }, of: model.factors)
    }
    let evenest = imbalances.indices.min { imbalances[$0] < imbalances[$1] } ?? 0
    let chosen = best[evenest].decks
    self.decks = chosen.map { deck in deck.sorted().map { candidates[$0] } }
      .sorted { first, second in
        first.lexicographicallyPrecedes(second) { $0.lexicographicallyPrecedes($1) }
      }
    search = Search(starts: starts, reached: best.count, seed: seed)
  }

  /// In how many ways so many of them can be chosen, if it is at most a limit.
  ///
  ///     n! / (k! (n − k)!)
  private static func choices(of size: Int, among count: Int, upTo limit: Int) -> Int? {
    var choices = 1
    for step in 0..<min(size, count - size) {
      // Every step is a binomial coefficient itself, and they only grow.
      let (product, overflow) = choices.multipliedReportingOverflow(by: count - step)
      guard !overflow else { return nil }
      choices = product / (step + 1)
      if choices > limit { return nil }
    }
    return choices <= limit ? choices : nil
  }

  /// Criteria nearer to each other than this are equal but for rounding.
  private static let tolerance = 1e-6

  /// How unevenly levels, and then pairs of levels, occur within decks: whole numbers, the squared
  /// distances of `cells × count` from the deck's size, added up.
  private static func imbalance(_ decks: [[[Int]]], of factors: [DesignFactor]) -> (Int, Int) {
    var (ofLevels, ofPairs) = (0, 0)
    for deck in decks {
      for (place, factor) in factors.enumerated() {
        ofLevels += unevenness(deck.map { $0[place] }, cells: factor.levels.count)
        for other in factors.indices.dropFirst(place + 1) {
          let width = factors[other].levels.count
          ofPairs += unevenness(
            deck.map { $0[place] * width + $0[other] }, cells: factor.levels.count * width)
        }
      }
    }
    return (ofLevels, ofPairs)
  }

  private static func unevenness(_ cells: [Int], cells count: Int) -> Int {
    var occurrences = [Int](repeating: 0, count: count)
    for cell in cells { occurrences[cell] += 1 }
    return occurrences.reduce(0) { total, occurrence in
      let distance = count * occurrence - cells.count
      return total + distance * distance
    }
  }
}

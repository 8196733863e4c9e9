/// How often each level is shown.
public struct LevelCount: Sendable, Equatable {
  /// The factor.
  public let factor: String
  /// The level.
  public let level: String
  /// How many different vignettes show it.
  public let vignettes: Int
  /// How often it stands in one pass over all decks; equal to `vignettes` without decks.
  public let shown: Int
  /// The fewest times within a deck; nil without decks.
  public let leastInDeck: Int?
  /// The most times within a deck; nil without decks.
  public let mostInDeck: Int?
}

/// How often two levels are shown together.
public struct PairCount: Sendable, Equatable {
  /// One factor's level.
  public let first: LevelReference
  /// Another factor's level.
  public let second: LevelReference
  /// How often both stand in one vignette, in one pass over all decks.
  public let shown: Int
  /// How often they would if all pairs of levels of these factors were shown alike.
  public let expected: Double
}

extension VignetteDesign {
  /// The vignettes of one pass over all decks; every vignette once where there are no decks.
  var places: [[Int]] {
    decks.isEmpty ? combinations : decks.joined().map { combinations[$0] }
  }

  /// How often each level is shown.
  public var levelCounts: [LevelCount] {
    let places = places
    return candidates.factors.enumerated().flatMap { place, factor in
      factor.levels.indices.map { level in
        let inDecks = decks.map { deck in deck.count { combinations[$0][place] == level } }
        return LevelCount(
          factor: factor.id, level: factor.levels[level],
          vignettes: combinations.count { $0[place] == level },
          shown: places.count { $0[place] == level }, leastInDeck: inDecks.min(),
          mostInDeck: inDecks.max())
      }
    }
  }

  /// How often each two levels of different factors are shown together.
  public var pairCounts: [PairCount] {
    let places = places
    let factors = candidates.factors
    var counts: [PairCount] = []
    for first in factors.indices {
      for second in factors.indices.dropFirst(first + 1) {
        let cells = factors[first].levels.count * factors[second].levels.count
        for level in factors[first].levels.indices {
          for other in factors[second].levels.indices {
            counts.append(
              PairCount(
                first: LevelReference(
                  factor: factors[first].id, level: factors[first].levels[level]),
                second: LevelReference(
                  factor: factors[second].id, level: factors[second].levels[other]),
                shown: places.count { $0[first] == level && $0[second] == other },
                expected: Double(places.count) / Double(cells)))
          }
        }
      }
    }
    return counts
  }
}

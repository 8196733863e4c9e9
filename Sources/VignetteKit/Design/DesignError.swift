/// Why a design cannot be made, with what is needed to mend it.
public enum DesignError: Error, Equatable, Sendable {
  /// An effect or an exclusion names a factor that is not varied here.
  case unknownFactor(String, nearest: [String], known: [String])
  /// An exclusion names a level that its factor doesn't have.
  case unknownLevel(String, factor: String, levels: [String])
  /// An effect names a factor twice, or stands in the list twice.
  case repeatedEffect([String])
  /// An exclusion without any level.
  case emptyExclusion
  /// An exclusion asks two levels of one factor at once.
  case contradictoryExclusion(factor: String)
  /// More combinations than are listed.
  case tooManyCombinations(limit: Int)
  /// The exclusions leave no combination.
  case nothingLeft
  /// The exclusions leave one level of a factor, whose effect can then not be seen.
  case oneLevelLeft(factor: String, level: String)
  /// Effects that the combinations left don't tell apart, each as its factors' names.
  case inseparable([[String]])
  /// More different vignettes than combinations.
  case tooManyVignettes(asked: Int, available: Int)
  /// A number that must be at least 1 (or 2), such as the number of decks.
  case tooSmall(String, asked: Int, least: Int)
  /// More vignettes in a deck than there are.
  case deckTooLarge(size: Int, available: Int)
  /// More decks than there are different choices of as many vignettes as a deck holds.
  case tooManyDecks(count: Int, size: Int, different: Int)
  /// Decks without room for all the vignettes that were asked for.
  case tooFewPlaces(vignettes: Int, places: Int)
  /// Fewer judgements than effects to estimate; in decks each deck's level takes one of them.
  case tooFewJudgements(judgements: Int, needed: Int, decks: Int)
  /// No start of the search found a design that tells all effects apart.
  case searchFailed(starts: Int)
  /// A fraction of two-level factors was asked for, but a factor has another number of levels.
  case notTwoLevels(factor: String, count: Int)
  /// No fraction of these factors has this number of runs.
  case impossibleRuns(asked: Int, factors: Int, possible: [Int])
  /// A fraction was asked for of factors with combinations left out.
  case fractionWithExclusions
  /// The search for the best generators would take too long.
  case tooManyFactorsToSearch(count: Int, limit: Int)
  /// The columns of a Plackett–Burman design that the factors take show a combination twice.
  case repeatedRuns(runs: Int, factors: Int, different: Int)
  /// A generator that can't be read: as written, and why.
  case malformedGenerator(String, reason: String)
  /// A deck names a vignette that isn't there.
  case unknownVignette(String, deck: String, nearest: [String])
  /// A vignette doesn't say which level of a factor it shows.
  case missingLevel(vignette: String, factor: String)
  /// The same, with the vignette set that it is about.
  indirect case inSet(String, DesignError)
}

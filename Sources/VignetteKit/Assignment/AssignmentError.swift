/// Why respondents could not be assigned, or a log of assignments not be read or continued.
public enum AssignmentError: Error, Equatable, Sendable {
  /// Allocations that are in no ratio of whole numbers, such as 1 to the square root of 2.
  case sharesNotWhole(versions: [String])
  /// A block size that does not hold every version and deck in the planned ratio.
  case blockSize(Int, multipleOf: Int, cells: String)
  /// Allocations or decks that ask for more places than any study has respondents.
  case sharesTooLarge(smallestBlock: Int?, limit: Int)
  /// Allocations whose smallest common multiple is beyond what minimisation can weigh.
  case sharesTooUneven(limit: Int)
  /// A chance to follow the best balance that is no better than a coin, or above 1.
  case followProbability(Double)
  /// A characteristic that is no question with a single choice.
  case noStratum(String, nearest: [String])
  /// An allocated number of vignettes that a set or deck does not have, or an order that does not
  /// show all of a set.
  case vignetteSet(String, problem: String)
  /// A deck with a vignette that its set does not have, or has twice.
  case deck(String, vignette: String, nearest: [String])
  /// Two parts of one name, or a name that a log cannot hold.
  case name(kind: String, String, problem: String)
  /// A unit that cannot be assigned because a characteristic is missing.
  case missingStratum(unit: String, characteristic: String)
  /// A unit whose characteristic is none of the levels.
  case unknownLevel(unit: String, characteristic: String, level: String, levels: [String])
  /// A status of a unit that was never assigned.
  case unknownUnit(String, nearest: [String])
  /// A status that cannot follow the one before.
  case status(unit: String, from: AssignmentStatus, to: AssignmentStatus)
  /// A line of a log that is not as it was written.
  case line(Int, String)
  /// A log that was opened by another design.
  case otherDesign(differences: [String])
  /// A seed whose SHA-256 is not the commitment.
  case otherSeed(commitment: String, ofSeed: String, statedBy: String)
}

extension AssignmentError: CustomStringConvertible {
  /// One sentence: what was found where, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .sharesNotWhole(let versions):
      "The allocations of versions \(versions.joined(separator: ", ")) are in no ratio of whole "
        + "numbers; write whole numbers such as 2 and 1."
    case .blockSize(let size, let base, let cells):
      "A block of \(size) cannot hold \(cells) as planned; the allocations add up to \(base), so "
        + "block sizes are multiples of it: \(base), \(2 * base), \(3 * base)."
    case .sharesTooLarge(let size, let limit):
      "A block with every version and deck as planned needs "
        + (size.map { "\($0) places, and at most \(limit) are possible" }
          ?? "more than \(limit) places")
        + "; state allocations in small whole numbers, such as 2 and 1, or use fewer decks."
    case .sharesTooUneven(let limit):
      "The allocations have a smallest common multiple above \(limit), more than minimisation can "
        + "weigh; state them in small whole numbers, such as 2 and 1."
    case .followProbability(let value):
      "Minimisation follows the best balance with probability \(value); it must lie above 0.5 and "
        + "be at most 1, in no more than six decimals, such as 0.8."
    case .noStratum(let name, let nearest):
      "Strata are questions with a single choice, and '\(name)' is none" + Self.suggestion(nearest)
    case .vignetteSet(let set, let problem):
      "The vignettes of '\(set)' can't be assigned: \(problem)."
    case .deck(let deck, let vignette, let nearest):
      "The deck '\(deck)' names the vignette '\(vignette)', which its set does not have or the deck "
        + "has already" + Self.suggestion(nearest)
    case .name(let kind, let name, let problem):
      "The \(kind) '\(name)' \(problem)."
    case .missingStratum(let unit, let characteristic):
      "Unit '\(unit)' has no value of '\(characteristic)', by which assignment is stratified; fill "
        + "it in, or give the characteristic an option for those who do not say."
    case .unknownLevel(let unit, let characteristic, let level, let levels):
      "Unit '\(unit)' has '\(level)' as '\(characteristic)'; its levels are "
        + levels.map { "'\($0)'" }.joined(separator: ", ")
        + Self.suggestion(NearestNames.of(level, among: levels))
    case .unknownUnit(let unit, let nearest):
      "Unit '\(unit)' has a status, but was never assigned" + Self.suggestion(nearest)
    case .status(let unit, let old, let new):
      "Unit '\(unit)' is \(old.rawValue) and can't become \(new.rawValue)"
        + (old == .dropped
          ? ": its place may have been given to another; assign it under a new name." : ".")
    case .line(let line, let reason):
      "Line \(line) of the log \(reason)."
    case .otherDesign(let differences):
      "The log was opened by another design: \(differences.joined(separator: "; ")). A design "
        + "stays as it is until its last respondent: restore it, or begin another log."
    case .otherSeed(let commitment, let found, let place):
      "The seed has the SHA-256 \(found), but \(place) states the commitment \(commitment); give "
        + "the seed exactly as it was committed to, also its spaces and capitals."
    }
  }

  private static func suggestion(_ names: [String]) -> String {
    guard !names.isEmpty else { return "." }
    return "; did you mean \(names.map { "'\($0)'" }.joined(separator: " or "))?"
  }
}

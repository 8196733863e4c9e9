/// What one unit got.
public struct Assignment: Sendable, Equatable {
  /// How the version and the decks were found.
  public enum Origin: Sendable, Equatable {
    /// By the hash of salt and unit, or by minimisation, whichever the design's method is.
    case drawn
    /// At this place of this block of the unit's stratum, both from 1.
    case block(Int, place: Int)
    /// At the place of a unit that dropped out.
    case replacement(of: String, block: Int, place: Int)
  }

  /// The respondent's name.
  public let unit: String
  /// The level of each characteristic of the design.
  public let stratum: [String]
  /// The version's name.
  public let version: String
  /// The name of the deck of each set.
  public let decks: [String]
  /// The names of the vignettes of each set, in the order of reading.
  public let vignettes: [[String]]
  /// How version and decks were found.
  public let origin: Origin
}

/// How far a unit came.
public enum AssignmentStatus: String, Sendable, CaseIterable {
  /// It got a version; nothing more is known.
  case assigned
  /// It answered to the end.
  case completed
  /// It dropped out; with permuted blocks the next unit of its stratum takes its place.
  case dropped
}

/// One line of a log of assignments.
public enum AssignmentEvent: Sendable, Equatable {
  /// A unit was assigned.
  case assigned(Assignment)
  /// A unit was found to have completed or dropped out.
  case status(AssignmentStatus, unit: String)
}

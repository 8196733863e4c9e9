/// How respondents are divided over versions and decks of vignettes.
public struct AssignmentPlan: Sendable, Equatable {
  /// How the next respondent's version and deck are found.
  public enum Method: String, Sendable, CaseIterable {
    /// By a pure function of a salt and the respondent's code; groups become equal in the long run.
    case simple
    /// By permuted blocks within strata; groups are exactly as planned after every block.
    case blocks
    /// By minimisation: whatever balances the strata's margins best is most likely.
    case minimisation
  }

  /// The chance that minimisation follows the best balance where none is stated.
  public static let defaultFollowProbability = 0.8

  /// How the next respondent's version and deck are found.
  public var method: Method
  /// The salt of simple assignment.
  public var salt: String?
  /// The SHA-256 of the seed in 64 hexadecimal digits, published before the first respondent.
  public var commitment: String?
  /// The sizes of blocks, one of which is drawn for each block; empty means the smallest possible.
  public var blockSizes: [Int]
  /// The characteristics within which groups are balanced: questions with a single choice.
  public var strata: [String]
  /// How much the balance of a characteristic counts in minimisation; 1 for those without an entry.
  public var weights: [String: Int]
  /// The order in which a respondent reads vignettes.
  public var order: VignetteOrder
  /// The chance that minimisation follows the best balance; nil means
  /// ``defaultFollowProbability``.
  public var followProbability: Double?

  /// Creates a plan.
  public init(
    method: Method, salt: String? = nil, commitment: String? = nil, blockSizes: [Int] = [],
    strata: [String] = [], weights: [String: Int] = [:], order: VignetteOrder = .random,
    followProbability: Double? = nil
  ) {
    self.method = method
    self.salt = salt
    self.commitment = commitment
    self.blockSizes = blockSizes
    self.strata = strata
    self.weights = weights
    self.order = order
    self.followProbability = followProbability
  }
}

/// The order in which a respondent reads vignettes.
public enum VignetteOrder: String, Sendable, CaseIterable {
  /// As the set or the deck lists them.
  case fixed
  /// Every order equally likely.
  case random
  /// The rows of a Latin square: every vignette is equally often at every place.
  case latinSquare = "latin-square"
  /// The rows of a Williams design: also every vignette follows every other one equally often.
  case williams
}

/// What is expected before there are answers: what power and rehearsal data are computed from.
public struct Expectations: Sendable, Equatable {
  /// The wanted power where none is stated.
  public static let defaultPower = 0.8

  /// How many respondents are planned, over all versions; nil where that is the question.
  public var respondents: Int?
  /// The wanted probability of finding what is expected; nil means ``defaultPower``.
  public var power: Double?
  /// The share of respondents who stop before the end, from 0 to 1.
  public var dropOut: Double
  /// What is expected of each outcome.
  public var answers: [ExpectedAnswers]

  /// Creates expectations.
  public init(
    respondents: Int? = nil, power: Double? = nil, dropOut: Double = 0,
    answers: [ExpectedAnswers] = []
  ) {
    self.respondents = respondents
    self.power = power
    self.dropOut = dropOut
    self.answers = answers
  }
}

/// What is expected of the answers to one question.
public struct ExpectedAnswers: Sendable, Equatable {
  /// What the answers are where every factor has its reference level.
  public enum Basis: Sendable, Equatable {
    /// Numbers around a mean, with their standard deviation within respondents.
    case normal(mean: Double, deviation: Double)
    /// The percentage of each option at the reference levels.
    case shares([ExpectedShare])
    /// The percentage of each option in each version.
    case sharesByVersion([VersionShares])
  }

  /// The question or scale.
  public var outcome: String
  /// The answers at the reference levels.
  public var basis: Basis
  /// What levels add: in units of the answers for numbers, in log odds for shares (of all answers
  /// above a boundary where the answers have an order, of the last option against the first
  /// where there are two).
  public var effects: [ExpectedEffect]
  /// The standard deviation of respondents' own level, on the scale of the effects.
  public var betweenDeviation: Double
  /// The share of answers that are missing, from 0 to 1.
  public var missing: Double

  /// Creates an expectation.
  public init(
    outcome: String, basis: Basis, effects: [ExpectedEffect] = [], betweenDeviation: Double = 0,
    missing: Double = 0
  ) {
    self.outcome = outcome
    self.basis = basis
    self.effects = effects
    self.betweenDeviation = betweenDeviation
    self.missing = missing
  }
}

/// The expected percentage of one option.
public struct ExpectedShare: Sendable, Equatable {
  /// The option, point or group of points.
  public var option: String
  /// The percentage.
  public var percent: Double

  /// Creates a share.
  public init(option: String, percent: Double) {
    self.option = option
    self.percent = percent
  }
}

/// The expected percentages of one version.
public struct VersionShares: Sendable, Equatable {
  /// The version.
  public var version: String
  /// The percentage of each option.
  public var shares: [ExpectedShare]

  /// Creates an entry.
  public init(version: String, shares: [ExpectedShare]) {
    self.version = version
    self.shares = shares
  }
}

/// What a level, or several levels together, add to the answers.
public struct ExpectedEffect: Sendable, Equatable {
  /// The levels; of two factors or more for an interaction. The versions count as a factor called
  /// `version`.
  public var levels: [LevelReference]
  /// What they add.
  public var value: Double

  /// Creates an effect.
  public init(levels: [LevelReference], value: Double) {
    self.levels = levels
    self.value = value
  }

  /// The name under which levels of versions stand in an effect.
  public static let versionFactor = "version"
}

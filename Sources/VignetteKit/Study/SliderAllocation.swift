/// Sliders that are set under a limit on their total cost: the "effort meter", which turns red and
/// lets nobody go on while the sum of the costs is over the limit.
public struct SliderAllocation: Sendable, Equatable {
  /// What attention, money or effort is divided over, one slider each.
  public var items: [AnswerOption]
  /// Where a slider can stand, ascending in value.
  public var positions: [SliderPosition]
  /// The limit on the sum of the costs, or nil for none.
  public var limit: BudgetLimit?
  /// Positions that are reported together, such as less, as is, more.
  public var groups: [AnswerGroup]

  /// Creates an allocation.
  public init(
    items: [AnswerOption], positions: [SliderPosition], limit: BudgetLimit? = nil,
    groups: [AnswerGroup] = []
  ) {
    self.items = items
    self.positions = positions
    self.limit = limit
    self.groups = groups
  }

  /// The smallest total cost that any setting of the sliders has.
  public var smallestCost: Double {
    Double(items.count) * (positions.map(\.cost).min() ?? 0)
  }
}

/// A place where a slider can stand.
public struct SliderPosition: Sendable, Equatable {
  /// The number that data hold.
  public var value: Double
  /// The words.
  public var text: LocalizedText
  /// What standing there adds to the sum; negative where it frees room.
  public var cost: Double

  /// Creates a position.
  public init(value: Double, text: LocalizedText, cost: Double) {
    self.value = value
    self.text = text
    self.cost = cost
  }
}

/// The highest total cost.
public enum BudgetLimit: Sendable, Equatable {
  /// The same in every version.
  case fixed(Double)
  /// A limit for each level of a factor, which the dilemma shows per version.
  case perLevel(factor: String, limits: [LevelLimit])
}

/// The limit that holds where a level is shown.
public struct LevelLimit: Sendable, Equatable {
  /// The level's name.
  public var level: String
  /// The highest total cost.
  public var limit: Double

  /// Creates a limit.
  public init(level: String, limit: Double) {
    self.level = level
    self.limit = limit
  }
}

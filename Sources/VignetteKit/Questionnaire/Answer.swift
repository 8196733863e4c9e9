/// What a respondent answered to one question.
public enum Answer: Sendable, Equatable {
  /// One option of a single choice, with the respondent's own words beside "something else".
  case option(String, words: String?)
  /// The options that were ticked, with own words beside "something else".
  case options([String], words: String?)
  /// A point of a scale or a number that was typed.
  case number(Double)
  /// Where each slider stands.
  case positions([ItemPosition])
  /// The respondent's own words.
  case text(String)
  /// The question was seen and left open.
  case leftOpen

  /// Where the slider of an item stands.
  public struct ItemPosition: Sendable, Equatable {
    /// The item's name.
    public var item: String
    /// The value of the position.
    public var value: Double

    /// Creates a position.
    public init(item: String, value: Double) {
      self.item = item
      self.value = value
    }
  }

  /// The respondent's own words beside an option, or nil.
  public var words: String? {
    switch self {
    case .option(_, let words), .options(_, let words): words
    case .number, .positions, .text, .leftOpen: nil
    }
  }

  /// The names by which routes, attention checks and tables know the answer to a question: options,
  /// or points with the groups that they belong to. Own words have none.
  public func names(in question: Question) -> [String] {
    switch self {
    case .option(let option, _): [option]
    case .options(let options, _): options
    case .number(let value): Self.names(ofPoints: [value], in: question)
    case .positions(let positions): Self.names(ofPoints: positions.map(\.value), in: question)
    case .text, .leftOpen: []
    }
  }

  private static func names(ofPoints values: [Double], in question: Question) -> [String] {
    let groups = question.groups.filter { group in
      group.values.contains { point in values.contains { isSame($0, point) } }
    }
    let points = (question.points ?? []).filter { point in
      values.contains { isSame($0, point) }
    }
    return groups.map(\.id) + points.map(Question.name(ofPoint:))
  }

  /// Whether two numbers stand for the same point: steps such as 0.1 are not exact.
  static func isSame(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) < 1e-9
  }
}

/// Looks whether an answer answers a question.
struct AnswerCheck {
  /// How many characters of own words are kept.
  static let longestText = 10_000

  let question: Question
  /// The levels shown, on which the limit of sliders depends.
  let levels: [LevelReference]

  /// - Throws: ``AnswerError`` with what is wrong first.
  func check(_ answer: Answer) throws(AnswerError) {
    switch (question.form, answer) {
    case (_, .leftOpen):
      if !question.isOptional { throw .missing }
    case (.singleChoice(let options), .option(let name, let words)):
      try check([name], words: words, of: options)
    case (.multipleChoice(let options), .options(let names, let words)):
      // Nothing ticked is `leftOpen`, so that a question that was seen has one answer.
      if names.isEmpty { throw .missing }
      try check(names, words: words, of: options)
    case (.rating(let scale), .number(let value)), (.agreement(let scale), .number(let value)):
      guard scale.points.contains(where: { Answer.isSame($0, value) }) else {
        throw .notAPoint(value)
      }
    case (.number(let range), .number(let value)): try check(value, in: range)
    case (.sliders(let allocation), .positions(let positions)):
      try check(positions, of: allocation)
    case (.openText, .text(let text)):
      if text.allSatisfy(\.isWhitespace) { throw .missing }
      try check(text)
    default: throw .anotherForm(expected: question.kind)
    }
  }

  // MARK: Forms

  private func check(
    _ names: [String], words: String?, of options: [AnswerOption]
  ) throws(AnswerError) {
    var seen: Set<String> = []
    for name in names {
      guard options.contains(where: { $0.id == name }) else {
        throw Self.unknown(name, among: options)
      }
      guard seen.insert(name).inserted else { throw .repeated(name) }
    }
    let chosen = options.filter { seen.contains($0.id) }
    if chosen.count > 1, let none = chosen.first(where: { $0.role == .leftOut }) {
      throw .contradiction(none.id)
    }
    guard let words else { return }
    guard chosen.contains(where: { $0.role == .other }) else { throw .needlessWords }
    try check(words)
  }

  private func check(_ value: Double, in range: NumberRange) throws(AnswerError) {
    let isInside =
      value.isFinite && value >= range.minimum ?? -.infinity && value <= range.maximum ?? .infinity
    guard isInside else { throw .outOfRange(value, low: range.minimum, high: range.maximum) }
    guard let step = range.step else { return }
    let steps = (value - (range.minimum ?? 0)) / step
    guard abs(steps - steps.rounded()) < 1e-6 else { throw .offStep(value, step: step) }
  }

  private func check(
    _ positions: [Answer.ItemPosition], of allocation: SliderAllocation
  ) throws(AnswerError) {
    var costs: [String: Double] = [:]
    for position in positions {
      guard allocation.items.contains(where: { $0.id == position.item }) else {
        throw Self.unknown(position.item, among: allocation.items)
      }
      guard let place = allocation.position(at: position.value) else {
        throw .notAPoint(position.value)
      }
      guard costs.updateValue(place.cost, forKey: position.item) == nil else {
        throw .repeated(position.item)
      }
    }
    let missing = allocation.items.map(\.id).filter { costs[$0] == nil }
    guard missing.isEmpty else { throw .missingItems(missing) }
    guard let limit = allocation.limit(showing: levels) else { return }
    let sum = costs.values.sorted().reduce(0, +)
    // Costs such as 0.1 are not exact: what adds up to the limit on paper is within it.
    guard sum <= limit + 1e-9 else { throw .overBudget(sum: sum, limit: limit) }
  }

  private func check(_ text: String) throws(AnswerError) {
    let count = text.unicodeScalars.count
    guard count <= Self.longestText else { throw .tooLong(count: count, limit: Self.longestText) }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && scalar.value != 0x7F || "\t\n\r".unicodeScalars.contains(scalar)
    }
    guard isPlain else { throw .controlCharacters }
  }

  private static func unknown(_ name: String, among options: [AnswerOption]) -> AnswerError {
    // A name longer than any that a study has was not mistyped; comparing it would only take time.
    let nearest = name.utf8.count > 200 ? [] : NearestNames.of(name, among: options.map(\.id))
    return .unknown(name, nearest: nearest)
  }
}

extension SliderAllocation {
  /// The position with a value, or nil.
  public func position(at value: Double) -> SliderPosition? {
    positions.first { Answer.isSame($0.value, value) }
  }
}

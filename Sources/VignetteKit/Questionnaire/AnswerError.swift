/// Why something is no answer to a question.
public enum AnswerError: Error, Equatable, Sendable {
  /// Nothing was answered, though the question may not be left open.
  case missing
  /// An answer of another form than the question's.
  case anotherForm(expected: Question.Kind)
  /// An option or item that the question does not have, and the nearest that it has.
  case unknown(String, nearest: [String])
  /// An option or item twice.
  case repeated(String)
  /// An option that means "no answer" together with others.
  case contradiction(String)
  /// Own words beside options of which none asks for them.
  case needlessWords
  /// Items whose sliders stand nowhere.
  case missingItems([String])
  /// A number that is no point of the scale and no position of a slider.
  case notAPoint(Double)
  /// A number outside the range.
  case outOfRange(Double, low: Double?, high: Double?)
  /// A number between steps.
  case offStep(Double, step: Double)
  /// Sliders that cost more than there is.
  case overBudget(sum: Double, limit: Double)
  /// More characters than are kept.
  case tooLong(count: Int, limit: Int)
  /// A text with characters that can't be shown.
  case controlCharacters
  /// No answer in JSON at all.
  case malformed(reason: String)
}

extension AnswerError: CustomStringConvertible {
  /// One sentence: what was found, and what was expected.
  public var description: String {
    switch self {
    case .missing: "There is no answer, and the question may not be left open."
    case .anotherForm(let kind): "The question expects an answer of the kind '\(kind.rawValue)'."
    case .unknown(let name, let nearest):
      "'\(Self.shortened(name))' is none of the question's answers"
        + (nearest.isEmpty
          ? "." : "; did you mean \(nearest.map { "'\($0)'" }.joined(separator: " or "))?")
    case .repeated(let name): "'\(Self.shortened(name))' is there twice; give it once."
    case .contradiction(let name): "'\(name)' means no answer and can't stand beside others."
    case .needlessWords: "None of the options chosen asks for own words."
    case .missingItems(let items):
      "No position for \(items.map { "'\($0)'" }.joined(separator: ", "))."
    case .notAPoint(let value): "\(Question.name(ofPoint: value)) is no point of the scale."
    case .outOfRange(let value, let low, let high):
      "\(Question.name(ofPoint: value)) is not \(Self.range(low, high))."
    case .offStep(let value, let step):
      "\(Question.name(ofPoint: value)) lies between steps of \(Question.name(ofPoint: step))."
    case .overBudget(let sum, let limit):
      "The sliders cost \(Question.name(ofPoint: sum)); at most "
        + "\(Question.name(ofPoint: limit)) is allowed."
    case .tooLong(let count, let limit): "\(count) characters; at most \(limit) are kept."
    case .controlCharacters: "The text holds control characters; leave them out."
    case .malformed(let reason): "This is no answer: \(reason)."
    }
  }

  private static func shortened(_ name: String) -> String {
    name.count > 60 ? name.prefix(57) + "..." : name
  }

  private static func range(_ low: Double?, _ high: Double?) -> String {
    switch (low.map(Question.name(ofPoint:)), high.map(Question.name(ofPoint:))) {
    case (let low?, let high?): "between \(low) and \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): "a number"
    }
  }
}

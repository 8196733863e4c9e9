import VignetteKit

/// In which units the answers behind a mean are whole numbers.
struct AnswerUnits: Sendable, Equatable {
  /// How many whole-number answers are averaged per respondent.
  let items: Int
}

extension Study {
  /// The units in which answers to a question, or scores of a scale, are whole; nil where they
  /// aren't or it is not known.
  func answerUnits(ofVariable variable: String) -> AnswerUnits? {
    if let scale = scales.first(where: { $0.id == variable }) {
      let areWhole = scale.items.allSatisfy { answerUnits(ofVariable: $0)?.items == 1 }
      // With answers missing, a mean may be over fewer items than all.
      guard areWhole, !scale.items.isEmpty, scale.answersNeeded == nil else { return nil }
      return AnswerUnits(items: scale.score == .mean ? scale.items.count : 1)
    }
    guard let question = question(ofVariable: variable) else { return nil }
    let isWhole: Bool
    switch question.form {
    case .rating(let scale), .agreement(let scale):
      isWhole = scale.step == 1 && scale.minimum == scale.minimum.rounded()
    case .number(let range):
      let start = range.minimum ?? 0
      isWhole = range.step == 1 && start == start.rounded()
    case .sliders(let allocation):
      isWhole = allocation.positions.allSatisfy { $0.value == $0.value.rounded() }
    case .singleChoice, .multipleChoice, .openText:
      isWhole = false
    }
    return isWhole ? AnswerUnits(items: 1) : nil
  }

  /// The smallest and largest answer to a question, or score of a scale, where both are known.
  func limits(ofVariable variable: String) -> ClosedRange<Double>? {
    if let scale = scales.first(where: { $0.id == variable }) {
      let ranges = scale.items.compactMap { limits(ofVariable: $0) }
      guard ranges.count == scale.items.count, let first = ranges.first else { return nil }
      switch scale.score {
      case .mean:
        // Scores are held against the range item by item, so all items must share it.
        return ranges.allSatisfy { $0 == first } ? first : nil
      case .sum:
        return ranges.reduce(0) { $0 + $1.lowerBound }...ranges.reduce(0) { $0 + $1.upperBound }
      }
    }
    guard let question = question(ofVariable: variable) else { return nil }
    switch question.form {
    case .rating(let scale), .agreement(let scale):
      return scale.minimum <= scale.maximum ? scale.minimum...scale.maximum : nil
    case .number(let range):
      guard let least = range.minimum, let most = range.maximum, least <= most else { return nil }
      return least...most
    case .sliders(let allocation):
      let values = allocation.positions.map(\.value)
      guard let least = values.min(), let most = values.max() else { return nil }
      return least...most
    case .singleChoice, .multipleChoice, .openText:
      return nil
    }
  }
}

extension TextCheck {
  /// Texts of one task of which the longest exceeds the shortest by more than is allowed: in words,
  /// in sentences, or in LIX.
  static func unequalLengths(in task: TaskTexts) -> [TextFinding] {
    let byPassage = Dictionary(grouping: task.lengths.enumerated()) { entry in
      "\(entry.element.passage.part.rawValue) \(entry.element.passage.question ?? "")"
    }
    let groups = byPassage.values.sorted { ($0.first?.offset ?? 0) < ($1.first?.offset ?? 0) }
    return groups.flatMap { group in
      measures.compactMap { name, value in
        finding(of: group.map(\.element), measuredBy: value, named: name, in: task)
      }
    }
  }

  private static let measures: [(name: String, value: @Sendable (ReadingLength) -> Double?)] = [
    ("words", { Double($0.words) }), ("sentences", { Double($0.sentences) }),
    ("points of LIX", { $0.lix }),
  ]

  private static func finding(
    of lengths: [PassageLength], measuredBy value: (ReadingLength) -> Double?,
    named name: String, in task: TaskTexts
  ) -> TextFinding? {
    let values = lengths.compactMap { length in
      value(length.length).map { (reading: length.reading, value: $0) }
    }
    guard let low = values.min(by: { $0.value < $1.value }),
      let high = values.max(by: { $0.value < $1.value }), low.value > 0,
      let passage = lengths.first?.passage
    else { return nil }
    // Multiplied, not divided: 11 words against 10 are 10 % exactly.
    guard 100 * high.value > (100 + allowedPercent) * low.value else { return nil }
    let figures = [high.value, low.value].map { value in
      name == "points of LIX" ? "\((10 * value).rounded() / 10)" : "\(Int(value))"
    }
    return TextFinding(
      rule: .unequalLength, task: task.task, question: passage.question, language: task.language,
      found:
        "In \(Self.name(high.reading, of: task)), \(place(passage)) has \(figures[0]) \(name); "
        + "in \(Self.name(low.reading, of: task)) it has \(figures[1]).",
      percent: 100 * (high.value - low.value) / low.value,
      advice: "Length and difficulty change along with the factor; bring the wordings closer "
        + "together, or say so.")
  }
}

extension TextCheck {
  /// Texts of one task of which the longest exceeds the shortest by more than is allowed: in words,
  /// in sentences, or in LIX.
  static func unequalLengths(in task: TaskTexts) -> [TextFinding] {
    let byPassage = Dictionary(grouping: task.lengths.enumerated()) { entry in
      "\(entry.element.passage.part.rawValue) \(entry.element.passage.question ?? "")"
    }
    let groups = byPassage.values.sorted { ($0.first?.offset ?? 0) < ($1.first?.offset ?? 0) }
    return groups.flatMap { group in
      Measure.allCases.compactMap { finding(of: group.map(\.element), by: $0, in: task) }
    }
  }

  /// What of a text may not differ by much; the raw value is its unit in a sentence.
  private enum Measure: String, CaseIterable {
    case words
    case sentences
    case lix = "points of LIX"

    /// The measure of a text; nil for a text without words, which has no LIX.
    func value(of length: ReadingLength) -> Double? {
      switch self {
      case .words: Double(length.words)
      case .sentences: Double(length.sentences)
      case .lix: length.lix
      }
    }

    /// A value in a sentence, without the unit.
    func figure(_ value: Double) -> String {
      switch self {
      case .words, .sentences: "\(Int(value))"
      case .lix: "\((10 * value).rounded() / 10)"
      }
    }
  }

  private static func finding(
    of lengths: [PassageLength], by measure: Measure, in task: TaskTexts
  ) -> TextFinding? {
    let values = lengths.compactMap { length in
      measure.value(of: length.length).map { (reading: length.reading, value: $0) }
    }
    guard let low = values.min(by: { $0.value < $1.value }),
      let high = values.max(by: { $0.value < $1.value }), low.value > 0,
      let passage = lengths.first?.passage
    else { return nil }
    // Multiplied, not divided: 11 words against 10 are 10 % exactly.
    guard 100 * high.value > (100 + allowedPercent) * low.value else { return nil }
    return TextFinding(
      rule: .unequalLength, task: task.task, question: passage.question, language: task.language,
      found:
        "In \(Self.name(high.reading, of: task)), \(place(passage)) has "
        + "\(measure.figure(high.value)) \(measure.rawValue); "
        + "in \(Self.name(low.reading, of: task)) it has \(measure.figure(low.value)).",
      percent: 100 * (high.value - low.value) / low.value,
      advice: "Length and difficulty change along with the factor; bring the wordings closer "
        + "together, or say so.")
  }
}

extension TextCheck {
  /// Factors that are worded nowhere, or twice in one text.
  ///
  /// Named forms may stand as often as grammar needs them.
  ///
  /// - Parameter wholeTask: the same task in every version and with every vignette, in which a factor
  ///   is worded if any of its levels has words.
  static func wordings(in task: TaskTexts, of wholeTask: TaskTexts) -> [TextFinding] {
    let factors = task.readings.flatMap(\.levels).map(\.factor).uniqued
    return factors.flatMap { factor in
      unworded(factor, in: wholeTask) + repeated(factor, in: task)
    }
  }

  /// Pairs of levels between which no passage changes a word.
  static func equalLevels(in task: TaskTexts, of study: Study) throws(StudyError) -> [TextFinding] {
    guard let name = task.task, let first = task.readings.first else { return [] }
    var findings: [TextFinding] = []
    for factor in first.levels.map(\.factor) where isWorded(factor, in: task) {
      let shown = task.readings.compactMap { reading in
        reading.levels.first { $0.factor == factor }?.level
      }.uniqued
      var readBy: [(level: String, texts: [String])] = []
      for level in shown {
        let levels = first.levels.map { reference in
          reference.factor == factor
            ? LevelReference(factor: factor, level: level) : reference
        }
        let texts = try study.texts(of: name, in: task, showing: levels)
        if let other = readBy.first(where: { $0.texts == texts }) {
          findings.append(
            TextFinding(
              rule: .equalLevels, task: name, question: nil, language: task.language,
              found: "The levels '\(other.level)' and '\(level)' of '\(factor)' read the same.",
              advice: "Give each level words of its own, or leave one of them out."))
        }
        readBy.append((level, texts))
      }
    }
    return findings
  }

  private static func isWorded(_ factor: String, in task: TaskTexts) -> Bool {
    task.readings.flatMap(\.passages).contains { passage in
      passage.text?.wordings.contains { $0.factor == factor && $0.kind != .limit } ?? false
    }
  }

  private static func unworded(_ factor: String, in task: TaskTexts) -> [TextFinding] {
    if isWorded(factor, in: task) { return [] }
    let setsLimit = task.readings.flatMap(\.passages).contains { passage in
      passage.text?.wordings.contains { $0.factor == factor } ?? false
    }
    if setsLimit {
      return [
        TextFinding(
          rule: .limitOnly, task: task.task, question: nil, language: task.language,
          found: "The factor '\(factor)' sets the limit of the sliders, and no text words it.",
          advice: "Make sure that respondents see the limit, or word it in the text.")
      ]
    }
    return [
      TextFinding(
        rule: .unwordedFactor, task: task.task, question: nil, language: task.language,
        found: "No text words the factor '\(factor)'.",
        advice: "Write its slot {\(factor)} or an optional piece into the text, or leave the "
          + "factor out.")
    ]
  }

  private static func repeated(_ factor: String, in task: TaskTexts) -> [TextFinding] {
    let places = task.readings.first?.passages.indices ?? 0..<0
    return places.compactMap { place -> TextFinding? in
      let most =
        task.readings.map { reading in
          repetitions(of: factor, in: reading.passages[place].text)
        }.max() ?? 0
      guard most > 1, let passage = task.readings.first?.passages[place] else { return nil }
      return TextFinding(
        rule: .repeatedWording, task: task.task, question: passage.question,
        language: task.language,
        found: "The factor '\(factor)' is worded \(most) times in \(Self.place(passage)).",
        advice: "Word it once, or use a form of its own for the other place.")
    }
  }

  /// How often the commonest wording of a factor, other than a named form, stands in a text.
  private static func repetitions(of factor: String, in text: RenderedText?) -> Int {
    let wordings = (text?.wordings ?? []).filter { wording in
      if case .slot(.some) = wording.kind { return false }
      return wording.factor == factor
    }
    return wordings.map { wording in wordings.count { $0 == wording } }.max() ?? 0
  }
}

extension Study {
  /// Every varying text of a task where these levels are shown.
  fileprivate func texts(
    of name: String, in task: TaskTexts, showing levels: [LevelReference]
  ) throws(StudyError) -> [String] {
    let reading: TaskTexts.Reading
    if task.kind == .dilemma {
      let dilemma = try dilemma(name)
      reading = try self.reading(
        name, dilemma.title, dilemma.text, dilemma.questions, levels: levels,
        language: task.language)
    } else {
      let set = try vignetteSet(name)
      reading = try self.reading(
        name, set.title, set.text, set.questions, levels: levels, language: task.language)
    }
    return reading.passages.filter { $0.part != .limit }.map { $0.text?.text ?? "" }
  }
}

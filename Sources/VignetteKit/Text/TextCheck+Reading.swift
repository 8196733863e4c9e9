extension TextCheck {
  /// Slots that are left where a text is read: in the words of a level, or in a text that is no
  /// template, such as an option.
  static func leftSlots(in task: TaskTexts, of study: Study) -> [TextFinding] {
    let factors = study.factors.map(\.id)
    return passages(of: task) { text in
      let slot = text.split(separator: "{").dropFirst().lazy.compactMap { rest -> String? in
        let name = String(rest.prefix { !"}.=:".contains($0) })
        return rest.contains("}") && factors.contains(name) ? name : nil
      }.first
      return slot.map { "{\($0)}" }
    }.map { passage, slot in
      TextFinding(
        rule: .leftSlot, task: task.task, question: passage.question, language: task.language,
        found: "The slot \(slot) is left in \(place(passage)).",
        advice: "Slots are filled in the texts of tasks, questions and follow-ups, and not in "
          + "other words or in those of a level.")
    }
  }

  /// Words that differ between readings although they depend on no factor that does.
  static func unexplainedDifferences(
    in task: TaskTexts, against version: String
  ) -> [TextFinding] {
    task.differences(against: version).compactMap { difference in
      let levels = [difference.reference, difference.reading].map { name in
        task.readings.first { $0.name == name }?.levels ?? []
      }
      let differing = Set(levels[0]).symmetricDifference(levels[1]).map(\.factor)
      let unexplained = difference.comparison.changes.first { change in
        change.kind != .same && !change.factors.contains { differing.contains($0) }
      }
      return unexplained.map { change in
        TextFinding(
          rule: .unexplainedDifference, task: task.task, question: difference.passage.question,
          language: task.language,
          found: "'\(change.reference)' became '\(change.other)' in \(place(difference.passage)), "
            + "although no factor differs there.",
          advice: "Let the texts differ only in what a factor fills.")
      }
    }
  }

  /// Two spaces, a space before a comma or a point, spaces at the ends, and a sentence that begins
  /// without a space: an optional piece brings none of its own.
  static func spacing(in task: TaskTexts) -> [TextFinding] {
    passages(of: task) { text in
      let characters = Array(text)
      let hasEnds = [characters.first, characters.last].contains { $0?.isWhitespace == true }
      let hasDouble = zip(characters, characters.dropFirst()).contains { first, second in
        first == " " && (second == " " || second == ",")
      }
      let hasPoint = text.contains(" .") && !text.contains(" ..")
      if hasEnds || hasDouble || hasPoint { return "" }
      return gluedSentence(in: characters)
    }.map { passage, glued in
      TextFinding(
        rule: .spacing, task: task.task, question: passage.question, language: task.language,
        found: glued.isEmpty
          ? "There are spaces too many in \(place(passage))."
          : "There is no space in '\(glued)' in \(place(passage)).",
        advice: glued.isEmpty
          ? "Look for two spaces, a space before a comma or point, and spaces at the ends."
          : "Put a space before the braces of an optional piece: what stands within them has none at "
            + "its ends.")
    }
  }

  /// A word, a mark that ends a sentence and a capitalised word, with nothing between them; names
  /// such as `U.S.A` have no small letters on both sides.
  private static func gluedSentence(in characters: [Character]) -> String? {
    for index in characters.indices.dropFirst(2).dropLast(2)
    where ".?!".contains(characters[index]) {
      guard characters[index - 1].isLowercase, characters[index - 2].isLetter,
        characters[index + 1].isUppercase, characters[index + 2].isLowercase
      else { continue }
      let before = characters[..<index].reversed().prefix { !$0.isWhitespace }.reversed()
      return String(before + characters[index...].prefix { !$0.isWhitespace })
    }
    return nil
  }

  /// Questions and follow-ups that don't read the same for everybody.
  static func differingQuestions(in task: TaskTexts) -> [TextFinding] {
    let places = task.readings.first?.passages.indices ?? 0..<0
    return places.compactMap { place in
      let texts = Set(task.readings.map { $0.passages[place].text?.text })
      guard let passage = task.readings.first?.passages[place], texts.count > 1,
        passage.part == .question || passage.part == .followUp
      else { return nil }
      return TextFinding(
        rule: .differingQuestion, task: task.task, question: passage.question,
        language: task.language,
        found: "The words of \(Self.place(passage)) differ between "
          + (task.kind == .vignettes ? "vignettes." : "versions."),
        advice: "A difference between the answers may come from the question itself; keep its "
          + "words the same where you can.")
    }
  }

  /// The passages in which something is found in any reading, each once.
  private static func passages(
    of task: TaskTexts, in found: (String) -> String?
  ) -> [(Passage, String)] {
    let places = task.readings.first?.passages.indices ?? 0..<0
    return places.compactMap { place in
      for reading in task.readings {
        let passage = reading.passages[place]
        if let text = passage.text, let what = found(text.text) { return (passage, what) }
      }
      return nil
    }
  }
}

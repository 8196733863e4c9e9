extension StudyValidator {
  /// What may fill the slots of a text: factors, and the levels of each that are shown.
  private typealias Fillings = [String: Set<String>]

  mutating func checkTexts() {
    var context: [String: Fillings] = [:]
    for dilemma in study.dilemmas {
      let fillings = Self.fillings(dilemma)
      checkSlots(dilemma.text, filledBy: fillings, at: ["dilemmas", dilemma.id, "text"])
      for question in study.reachable(from: dilemma.questions) { context[question] = fillings }
    }
    for set in study.vignetteSets {
      let fillings = fillings(set)
      checkSlots(set.text, filledBy: fillings, at: ["vignettes", set.id, "text"])
      for question in study.reachable(from: set.questions) { context[question] = fillings }
    }
    for question in study.questions {
      let path = ["questions", question.id]
      let fillings = context[question.id] ?? [:]
      checkSlots(question.text, filledBy: fillings, at: path + ["text"])
      for (index, route) in question.routes.enumerated() {
        guard let tell = route.tell else { continue }
        checkSlots(tell, filledBy: fillings, at: path + ["routes", "\(index)", "tell"])
      }
    }
  }

  private mutating func checkSlots(
    _ text: LocalizedText, filledBy fillings: Fillings, at path: [String]
  ) {
    var slotsByLanguage: [(language: String, slots: [String])] = []
    var checked: Set<String> = []
    var areAllFilled = true
    for translation in text.translations {
      let place = path + [translation.language]
      do throws(StudyError) {
        let slots = try Template(parsing: translation.text).slots
        for slot in slots where checked.insert(slot).inserted {
          let isFilled = check(slot, filledBy: fillings, at: place, orAt: path)
          areAllFilled = areAllFilled && isFilled
        }
        slotsByLanguage.append((translation.language, slots))
      } catch {
        guard case .malformedTemplate(_, let reason) = error else { continue }
        report(
          place, orAt: path, found: reason,
          expected: "slots such as {factor}; {{ and }} for braces that are no slot")
      }
    }
    if areAllFilled { checkSameSlots(slotsByLanguage, at: path) }
  }

  private mutating func checkSameSlots(
    _ slotsByLanguage: [(language: String, slots: [String])], at path: [String]
  ) {
    guard let first = slotsByLanguage.first else { return }
    for other in slotsByLanguage.dropFirst() {
      let difference = Set(other.slots).symmetricDifference(first.slots).sorted()
      if difference.isEmpty { continue }
      report(
        path + [other.language], orAt: path,
        found: "slots that differ between '\(first.language)' and '\(other.language)': "
          + difference.map { "{\($0)}" }.joined(separator: ", "),
        expected: "the same slots in every language")
    }
  }

  /// Reports a slot that no factor fills, or only a level without words; true where all is well.
  private mutating func check(
    _ slot: String, filledBy fillings: Fillings, at path: [String], orAt other: [String]
  ) -> Bool {
    if unreadNames.contains(slot) { return true }
    guard let levels = fillings[slot] else {
      reportUnfilled(slot, among: fillings.keys.sorted(), at: path, orAt: other)
      return false
    }
    let factor = study.factors.first { $0.id == slot }
    let silent = factor?.levels.filter { levels.contains($0.id) && $0.text == nil } ?? []
    for level in silent {
      report(
        path, orAt: other,
        found: "the slot {\(slot)}, whose level '\(level.id)' has no text",
        expected: "a 'text' (which may be empty) for this level")
    }
    return silent.isEmpty
  }

  private mutating func reportUnfilled(
    _ slot: String, among factors: [String], at path: [String], orAt other: [String]
  ) {
    if study.factors.contains(where: { $0.id == slot }) {
      report(
        path, orAt: other, found: "the slot {\(slot)} without a level",
        expected: "'\(slot)' among the factors that this text shows")
      return
    }
    report(
      path, orAt: other, found: "the unknown slot {\(slot)}",
      expected: factors.isEmpty
        ? "no slot, because this text shows no factor"
        : "a factor that this text shows: \(factors.joined(separator: ", "))",
      nearest: NearestNames.of(slot, among: factors))
  }

  private static func fillings(_ dilemma: Dilemma) -> Fillings {
    var fillings: Fillings = [:]
    for shown in dilemma.shows {
      fillings[shown.factor, default: []].formUnion(shown.showings.map(\.level))
    }
    return fillings
  }

  private func fillings(_ set: VignetteSet) -> Fillings {
    var fillings: Fillings = [:]
    for factor in set.factors { fillings[factor] = [] }
    if set.vignettes.isEmpty {
      for factor in study.factors where set.factors.contains(factor.id) {
        fillings[factor.id] = Set(factor.levels.map(\.id))
      }
    }
    for reference in set.vignettes.flatMap(\.levels) {
      fillings[reference.factor, default: []].insert(reference.level)
    }
    return fillings
  }
}

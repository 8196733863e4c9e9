extension StudyValidator {
  /// What may fill the slots of a text: factors, and the levels of each that are shown.
  private typealias Fillings = [String: Set<String>]

  /// A text that is being checked: what may fill its slots, its language and its place.
  private struct TextContext {
    let fillings: Fillings
    let language: String
    let path: [String]
    let otherPath: [String]
  }

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
    var factorsByLanguage: [(language: String, factors: Set<String>)] = []
    var reported: Set<String> = []
    var isRight = true
    for translation in text.translations {
      let context = TextContext(
        fillings: fillings, language: translation.language, path: path + [translation.language],
        otherPath: path)
      do throws(StudyError) {
        let template = try Template(parsing: translation.text)
        for slot in template.slots {
          // A form may be missing in one language only; a factor is in all of them or in none.
          let name = slot.form.map { _ in "\(slot) \(context.language)" } ?? "\(slot)"
          guard !reported.contains(name), !check(slot, context) else { continue }
          isRight = false
          reported.insert(name)
        }
        for condition in template.conditions {
          guard !reported.contains("\(condition)"), !check(condition, context) else { continue }
          isRight = false
          reported.insert("\(condition)")
        }
        let factors = template.factors(among: { fillings[$0] != nil })
        factorsByLanguage.append((translation.language, factors))
      } catch {
        guard case .malformedTemplate(_, let reason) = error else { continue }
        report(
          context.path, orAt: path, found: reason,
          expected: "slots such as {factor} or {factor.form}, and pieces such as "
            + "{factor=level: words}; {{ and }} for braces that are neither")
      }
    }
    if isRight { checkSameFactors(factorsByLanguage, at: path) }
  }

  private mutating func checkSameFactors(
    _ factorsByLanguage: [(language: String, factors: Set<String>)], at path: [String]
  ) {
    guard let first = factorsByLanguage.first else { return }
    for other in factorsByLanguage.dropFirst() {
      let difference = other.factors.symmetricDifference(first.factors).sorted()
      if difference.isEmpty { continue }
      report(
        path + [other.language], orAt: path,
        found: "slots that differ between '\(first.language)' and '\(other.language)': "
          + difference.map { "{\($0)}" }.joined(separator: ", "),
        expected: "the same factors in every language")
    }
  }

  /// Reports a slot that no factor fills, or only a level without words; true where all is well.
  private mutating func check(_ slot: Template.Slot, _ context: TextContext) -> Bool {
    let name = slot.factor(among: { context.fillings[$0] != nil })
    if unreadNames.contains(name) { return true }
    guard let levels = context.fillings[name] else {
      reportUnfilled("slot \(slot)", of: slot.factor, context)
      return false
    }
    guard let factor = study.factors.first(where: { $0.id == name }) else { return true }
    let silent = factor.levels.filter { level in
      levels.contains(level.id) && level.words(for: slot, of: name, in: context.language) == nil
    }
    for level in silent { reportSilent(slot, level, of: factor, context) }
    return silent.isEmpty
  }

  private mutating func reportSilent(
    _ slot: Template.Slot, _ level: Level, of factor: Factor, _ context: TextContext
  ) {
    guard let form = slot.form else {
      report(
        context.path, orAt: context.otherPath,
        found: "the slot \(slot), whose level '\(level.id)' has no text",
        expected: "a 'text' (which may be empty) for this level")
      return
    }
    let missing = MissingForm(form, of: level, of: factor, in: context.language)
    let others = missing.languages.joined(separator: ", ")
    report(
      context.path, orAt: context.otherPath,
      found: "the slot \(slot) without \(missing)",
      expected: others.isEmpty
        ? "the form '\(form)' under the level's 'forms'"
        : "the form in '\(context.language)' beside \(others)",
      nearest: missing.nearest)
  }

  /// Reports an optional piece whose factor isn't shown or whose levels don't exist.
  private mutating func check(_ condition: Template.Condition, _ context: TextContext) -> Bool {
    if unreadNames.contains(condition.factor) { return true }
    guard context.fillings[condition.factor] != nil else {
      reportUnfilled("condition {\(condition): ...}", of: condition.factor, context)
      return false
    }
    let names = study.factors.first { $0.id == condition.factor }?.levels.map(\.id) ?? []
    var isRight = true
    for level in condition.levels {
      let isKnown = check(
        level, isOneOf: names, kind: "level", of: " of '\(condition.factor)'",
        at: context.path, orAt: context.otherPath)
      isRight = isRight && isKnown
    }
    return isRight
  }

  private mutating func reportUnfilled(
    _ place: String, of name: String, _ context: TextContext
  ) {
    let factors = context.fillings.keys.sorted()
    if study.factors.contains(where: { $0.id == name }) {
      report(
        context.path, orAt: context.otherPath, found: "the \(place) without a level",
        expected: "'\(name)' among the factors that this text shows")
      return
    }
    report(
      context.path, orAt: context.otherPath, found: "the unknown \(place)",
      expected: factors.isEmpty
        ? "no slot, because this text shows no factor"
        : "a factor that this text shows: \(factors.joined(separator: ", "))",
      nearest: NearestNames.of(name, among: factors))
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

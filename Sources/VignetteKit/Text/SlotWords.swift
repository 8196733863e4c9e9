/// The levels that a text shows, in one language: what fills its slots, and which of its optional
/// pieces are there.
public struct SlotWords: Sendable {
  private let shown: [String: (factor: Factor, level: Level)]
  private let language: String

  /// Creates the words of levels.
  ///
  /// - Throws: ``StudyError/unknown(kind:name:nearest:)`` for a factor or level that the study
  ///   doesn't have.
  public init(
    _ levels: [LevelReference], of study: Study, in language: String
  ) throws(StudyError) {
    var shown: [String: (factor: Factor, level: Level)] = [:]
    for reference in levels {
      let factor = try study.factor(reference.factor)
      guard let level = factor.level(reference.level) else {
        let names = factor.levels.map(\.id)
        throw .unknown(
          kind: "level of '\(factor.id)'", name: reference.level,
          nearest: NearestNames.of(reference.level, among: names))
      }
      shown[factor.id] = (factor, level)
    }
    self.shown = shown
    self.language = language
  }

  /// The factor that a slot means, and its level's words.
  func filling(
    _ slot: Template.Slot, of source: String
  ) throws(StudyError) -> (factor: String, words: String) {
    guard let (factor, level) = shown[slot.factor(among: shown.keys.contains)] else {
      throw .unfilledSlot(slot.factor, in: source)
    }
    guard let words = level.words(for: slot, of: factor.id, in: language) else {
      if let form = slot.form {
        throw .missingForm(MissingForm(form, of: level, of: factor, in: language))
      }
      throw .unfilledSlot(slot.factor, in: source)
    }
    return (factor.id, words)
  }

  /// Whether a piece with this condition is shown.
  func shows(_ condition: Template.Condition, of source: String) throws(StudyError) -> Bool {
    guard let level = shown[condition.factor]?.level else {
      throw .unfilledSlot(condition.factor, in: source)
    }
    return condition.levels.contains(level.id)
  }
}

extension Template.Slot {
  /// The factor that the slot means: the one it writes, or where that isn't known the one with a
  /// small first letter.
  func factor(among isKnown: (String) -> Bool) -> String {
    isKnown(factor) || form != nil ? factor : factor.withSmallInitial
  }
}

extension Level {
  /// What fills a slot of its factor, or nil where the level has no such words in the language.
  func words(for slot: Template.Slot, of factor: String, in language: String) -> String? {
    guard let form = slot.form else {
      let words = text?.text(in: language)
      return slot.factor == factor ? words : words?.capitalised(in: language)
    }
    if let words = self.form(form) { return words.text[language] }
    let words = self.form(form.withSmallInitial)?.text[language]
    return words?.capitalised(in: language)
  }
}

/// A form of a level that a slot asks for and that isn't there.
public struct MissingForm: Sendable, Equatable, CustomStringConvertible {
  /// The form.
  public let form: String
  /// The level that lacks it.
  public let level: String
  /// The level's factor.
  public let factor: String
  /// The language of the text.
  public let language: String
  /// The languages in which the level has the form.
  public let languages: [String]
  /// The nearest forms that the level has in this language.
  public let nearest: [String]

  init(_ form: String, of level: Level, of factor: Factor, in language: String) {
    self.form = form
    self.level = level.id
    self.factor = factor.id
    self.language = language
    let known = level.form(form) ?? level.form(form.withSmallInitial)
    languages = known?.text.translations.map(\.language) ?? []
    let forms = level.forms.filter { $0.text[language] != nil }.map(\.id)
    nearest = NearestNames.of(form, among: forms)
  }

  /// What is missing, such as `the form 'his' of the level 'woman' of 'client' in nl`.
  public var description: String {
    "the form '\(form)' of the level '\(level)' of '\(factor)' in \(language)"
  }
}

extension String {
  /// The text with a small first letter.
  var withSmallInitial: String { prefix(1).lowercased() + dropFirst() }

  /// The text with a capital first letter; a text that begins with no letter stays as it is, and
  /// Dutch writes `IJ` for `ij`.
  func capitalised(in language: String) -> String {
    guard first?.isLetter == true else { return self }
    let initial = language.hasPrefix("nl") && hasPrefix("ij") ? 2 : 1
    return prefix(initial).uppercased() + dropFirst(initial)
  }
}

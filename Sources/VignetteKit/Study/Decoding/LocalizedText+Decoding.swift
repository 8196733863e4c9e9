extension LocalizedText {
  /// Reads `{en: ..., nl: ...}`, or one text where the study has one language.
  init?(_ cursor: Cursor) {
    guard let text = Self.read(cursor, needsEveryLanguage: true) else { return nil }
    self = text
  }

  /// Reads words that not every language needs, such as an article.
  static func partly(_ cursor: Cursor) -> LocalizedText? {
    read(cursor, needsEveryLanguage: false)
  }

  private static func read(_ cursor: Cursor, needsEveryLanguage: Bool) -> LocalizedText? {
    let languages = cursor.log.languages
    switch cursor.node.content {
    case .scalar:
      guard let text = cursor.text() else { return nil }
      if languages.count > 1 {
        cursor.report(
          found: "one text for '\(cursor.key)'",
          expected: "one for each language: \(languages.joined(separator: ", "))")
      }
      return LocalizedText(text, languages: languages)
    case .sequence:
      cursor.report(expected: "a text for '\(cursor.key)'")
      return nil
    case .mapping(let entries):
      if needsEveryLanguage { reportMissing(entries, cursor) }
      let translations = translations(entries, cursor)
      return LocalizedText(
        languages.compactMap { code in translations.first { $0.language == code } })
    }
  }

  private static func reportMissing(_ entries: [DocumentNode.Entry], _ cursor: Cursor) {
    let languages = cursor.log.languages
    let missing = languages.filter { code in !entries.contains { $0.key == code } }
    if missing.isEmpty { return }
    cursor.log.report(
      at: cursor.keyPosition, found: "'\(cursor.key)' without \(missing.joined(separator: ", "))",
      expected: "the text in every language of the study: \(languages.joined(separator: ", "))")
  }

  private static func translations(
    _ entries: [DocumentNode.Entry], _ cursor: Cursor
  ) -> [Translation] {
    let languages = cursor.log.languages
    return entries.compactMap { entry in
      guard languages.contains(entry.key) else {
        cursor.log.report(
          at: entry.position, found: "the language '\(entry.key)'",
          expected: "a language of the study: \(languages.joined(separator: ", "))",
          nearest: NearestNames.of(entry.key, among: languages))
        return nil
      }
      let text = Cursor(
        node: entry.value, key: cursor.key, keyPosition: entry.position, log: cursor.log
      ).text()
      return text.map { Translation(language: entry.key, text: $0) }
    }
  }
}

extension Cursor {
  /// Whether the node is a bare text, so that its other keys are left to their defaults: a scalar,
  /// or a mapping of languages.
  func isBareText<Key: FieldKey>(ratherThan keys: Key.Type) -> Bool {
    guard case .mapping(let entries) = node.content else { return true }
    let names = keys.allCases.map(\.rawValue)
    return !entries.contains { names.contains($0.key) }
      && entries.contains { log.languages.contains($0.key) }
  }
}

/// One text in the languages of a study.
public struct LocalizedText: Sendable, Equatable {
  /// The text in one language.
  public struct Translation: Sendable, Equatable {
    /// The language's code, such as `en`.
    public let language: String
    /// The text.
    public let text: String

    /// Creates a translation.
    public init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// The translations, in the study's order of languages.
  public var translations: [Translation]

  /// Creates a text from its translations.
  public init(_ translations: [Translation]) {
    self.translations = translations
  }

  /// Creates a text that reads the same in all languages given.
  public init(_ text: String, languages: [String] = ["en"]) {
    self.init(languages.map { Translation(language: $0, text: text) })
  }

  /// The text in a language, or nil where it is not translated.
  public subscript(language: String) -> String? {
    translations.first { $0.language == language }?.text
  }

  /// The text in a language, or in the study's first language where it is not translated.
  public func text(in language: String) -> String {
    self[language] ?? translations.first?.text ?? ""
  }
}

/// How long a text is and how hard to read: words, sentences and the index LIX.
///
/// ```
/// LIX = words / sentences + 100 · long words / words
/// ```
///
/// A word is what stands between spaces, dashes (`–`, `—`), slashes and `…` and holds a letter or a
/// digit; hyphens and apostrophes stay within a word. A long word has more than six letters, its
/// other characters not counted. For sentences see ``Sentences``. LIX was made for Swedish; it
/// compares texts of one language, and its figures mean something else in another.
///
/// - Reference: [Bjornsson1968]; there a colon ends a sentence as well.
public struct ReadingLength: Sendable, Equatable {
  /// The number of words.
  public let words: Int
  /// The number of sentences.
  public let sentences: Int
  /// The number of words of more than six letters.
  public let longWords: Int

  /// Measures a text.
  ///
  /// - Parameters:
  ///   - text: The text as it is read.
  ///   - language: The language's code, which decides what is an abbreviation.
  public init(of text: String, in language: String) {
    var words = 0
    var sentences = 0
    var longWords = 0
    for line in text.split(whereSeparator: \.isNewline) {
      let tokens = line.split(whereSeparator: \.isWhitespace)
      var hasWords = false
      for (place, token) in tokens.enumerated() {
        for word in token.split(whereSeparator: { "–—/…".contains($0) }) {
          guard word.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
          hasWords = true
          words += 1
          if word.count(where: \.isLetter) > 6 { longWords += 1 }
        }
        let next = place + 1 < tokens.count ? tokens[place + 1] : nil
        if hasWords, Sentences.ends(token, before: next, in: language) {
          sentences += 1
          hasWords = false
        }
      }
    }
    self.words = words
    self.sentences = sentences
    self.longWords = longWords
  }

  /// Words per sentence, or nil for a text without words.
  public var wordsPerSentence: Double? {
    sentences > 0 ? Double(words) / Double(sentences) : nil
  }

  /// The index LIX, or nil for a text without words.
  public var lix: Double? {
    wordsPerSentence.map { $0 + 100 * Double(longWords) / Double(words) }
  }
}

/// Dutch for the titles, notes and warnings that analyses write in English.
///
/// An entry is a pair of sentences with numbered slots, such as `{1}`. What stands in a slot is
/// carried over: numbers with Dutch signs, phrases that the book knows in Dutch, names as they are.
/// A slot with a star in the Dutch sentence, `{1*}`, holds a phrase of names and numbers: its
/// decimal signs and joining words become Dutch.
/// Several sentences are looked up one by one. What no entry fits stays in English, whole: better
/// understood than lost.
enum Phrasebook {
  /// An English sentence and its Dutch counterpart.
  struct Entry: Sendable {
    let english: String
    let dutch: String

    init(_ english: String, _ dutch: String) {
      self.english = english
      self.dutch = dutch
    }
  }

  /// The Dutch sentence, or the English one where the book has none.
  static func dutch(_ english: String) -> String {
    if let whole = translated(english) { return whole }
    let sentences = sentences(in: english)
    let known = sentences.compactMap(translated)
    return known.count == sentences.count ? known.joined(separator: " ") : english
  }

  /// The Dutch of a text that one entry fits as a whole, or nil.
  private static func translated(_ english: String) -> String? {
    for entry in entries {
      guard let slots = matched(english, entry.english),
        !slots.values.contains(where: { $0.contains(". ") })
      else { continue }
      return filled(entry.dutch, with: slots)
    }
    return nil
  }

  /// The text cut after every point that a space and a capital, a sign or a `p` follow.
  private static func sentences(in text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let isP = word == "p" || word == "p:"
      let begins = isP || (word.first.map { !$0.isLowercase && !$0.isWholeNumber } ?? false)
      if sentence.last == ".", begins {
        sentences.append(sentence)
        sentence = ""
      }
      sentence += (sentence.isEmpty ? "" : " ") + word
    }
    return sentences + [sentence]
  }

  /// What stands in the slots, if the text fits the template: the words between the slots must
  /// follow each other, the last ones at the end.
  static func matched(_ text: String, _ template: String) -> [Int: String]? {
    let parts = pieces(template)
    guard case .words(let first)? = parts.first, text.hasPrefix(first) else { return nil }
    var rest = text.dropFirst(first.count)
    var slots: [Int: String] = [:]
    var open: Int?
    for part in parts.dropFirst() {
      switch part {
      case .slot(let number, _):
        open = number
      case .words(let words):
        guard let number = open else { return nil }
        let isLast = part == parts.last
        guard let found = isLast ? suffix(rest, words) : firstRange(of: words, in: rest) else {
          return nil
        }
        slots[number] = String(rest[..<found.lowerBound])
        rest = rest[found.upperBound...]
        open = nil
      }
    }
    if let open {
      slots[open] = String(rest)
      rest = rest[rest.endIndex...]
    }
    return rest.isEmpty ? slots : nil
  }

  /// A slot's content in Dutch.
  static func carriedOver(_ content: String) -> String {
    let words = content.replacing(" to ", with: " tot ").replacing(" and ", with: " en ")
    let letters = content.replacing(" to ", with: " ").replacing(" and ", with: " ")
    let areNumbers =
      content.contains { $0.isWholeNumber }
      && letters.allSatisfy { $0.isWholeNumber || "+-−.,%= ".contains($0) }
    guard areNumbers else {
      guard !content.isEmpty, let known = translated(content) else {
        // What is no sentence is a list of names.
        return content.last == "." ? content : content.replacing(" and ", with: " en ")
      }
      return known
    }
    return exchangedMarks(words)
  }

  /// Decimal and thousands signs exchanged; the commas between numbers of a list stay.
  private static func exchangedMarks(_ text: String) -> String {
    let characters = Array(text)
    return String(
      characters.indices.map { index -> Character in
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        guard next.isWholeNumber else { return characters[index] }
        return characters[index] == "." ? "," : characters[index] == "," ? "." : characters[index]
      })
  }

  /// Names and numbers joined by a few words, in Dutch.
  static func phrase(_ content: String) -> String {
    let content = groups.reduce(content) { text, group in
      text.replacing(group.english, with: group.dutch)
    }
    return content.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let opening = word.prefix { punctuation.contains($0) }
      let closing = word.dropFirst(opening.count).reversed().prefix { punctuation.contains($0) }
      let bare = String(word.dropFirst(opening.count).dropLast(closing.count))
      if let dutch = joiningWords[bare] { return opening + dutch + String(closing.reversed()) }
      let isNumber =
        bare.contains { $0.isWholeNumber }
        && bare.allSatisfy { $0.isWholeNumber || "+-−%<=e.".contains($0) }
      return isNumber ? exchangedMarks(String(word)) : String(word)
    }.joined(separator: " ")
  }

  private static let groups: [Entry] = [
    Entry("without a star", "zonder ster"), Entry("with a star", "met ster"),
    Entry("not shown", "niet getoond"), Entry("the rest", "de rest"),
  ]

  private static let punctuation = "()[];:,"

  private static let joiningWords: [String: String] = [
    "and": "en", "against": "tegen", "to": "tot", "or": "of", "version": "versie",
    "versions": "versies", "with": "met", "at": "bij",
    "sample": "steekproef", "by": "volgens",
  ]

  private enum Piece: Equatable {
    case words(String)
    case slot(Int, isPhrase: Bool)
  }

  /// The template in pieces, beginning with words (none, if a slot comes first).
  private static func pieces(_ template: String) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var rest = template[...]
    while let character = rest.popFirst() {
      let digits = rest.prefix { $0.isWholeNumber }
      var after = rest.dropFirst(digits.count)
      let isPhrase = after.first == "*"
      if isPhrase { after = after.dropFirst() }
      if character == "{", let number = Int(digits), after.first == "}" {
        pieces += [.words(words), .slot(number, isPhrase: isPhrase)]
        words = ""
        rest = after.dropFirst()
      } else {
        words.append(character)
      }
    }
    if !words.isEmpty || pieces.isEmpty { pieces.append(.words(words)) }
    return pieces
  }

  private static func filled(_ template: String, with slots: [Int: String]) -> String {
    pieces(template).map { piece in
      switch piece {
      case .words(let words): words
      case .slot(let number, let isPhrase):
        isPhrase ? phrase(slots[number] ?? "") : carriedOver(slots[number] ?? "")
      }
    }.joined()
  }

  private static func firstRange(of words: String, in text: Substring) -> Range<String.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(words) {
        return start..<text.index(start, offsetBy: words.count)
      }
      start = text.index(after: start)
    }
    return nil
  }

  private static func suffix(_ text: Substring, _ words: String) -> Range<String.Index>? {
    guard text.hasSuffix(words) else { return nil }
    return text.index(text.endIndex, offsetBy: -words.count)..<text.endIndex
  }
}

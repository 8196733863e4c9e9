/// Dutch for the titles, notes and warnings that analyses write in English.
///
/// An entry is a pair of sentences with numbered slots, such as `{1}`. What stands in a slot is
/// carried over: numbers with Dutch signs, phrases that the book knows in Dutch, names as they are.
/// A sentence that no entry fits stays in English: better understood than lost.
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
    for entry in entries {
      guard let slots = matched(english, entry.english) else { continue }
      return filled(entry.dutch, with: slots.mapValues(carriedOver))
    }
    return english
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
      case .slot(let number):
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
    let isNumber =
      content.contains { $0.isWholeNumber }
      && content.allSatisfy { $0.isWholeNumber || "+-−.,% ".contains($0) }
    guard isNumber else { return content.isEmpty ? content : dutch(content) }
    return String(content.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
  }

  private enum Piece: Equatable {
    case words(String)
    case slot(Int)
  }

  /// The template in pieces, beginning with words (none, if a slot comes first).
  private static func pieces(_ template: String) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var rest = template[...]
    while let character = rest.popFirst() {
      let digits = rest.prefix { $0.isWholeNumber }
      let after = rest.dropFirst(digits.count)
      if character == "{", let number = Int(digits), after.first == "}" {
        pieces += [.words(words), .slot(number)]
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
      case .slot(let number): slots[number] ?? ""
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

/// Two texts side by side, word by word, and which factors account for what differs.
public struct TextComparison: Sendable, Equatable {
  /// A stretch of both texts.
  public struct Change: Sendable, Equatable {
    /// How a stretch of the reference became that of the other text.
    public enum Kind: String, Sendable, CaseIterable {
      /// The words are the same.
      case same
      /// Words stand in the place of others.
      case replaced
      /// Words of the reference are gone.
      case removed
      /// Words are new.
      case added
    }

    /// What happened.
    public var kind: Kind {
      if isShared { return .same }
      return reference.isEmpty ? .added : other.isEmpty ? .removed : .replaced
    }
    /// Whether the words are the same.
    let isShared: Bool
    /// The words in the reference.
    public let reference: String
    /// The words in the other text.
    public let other: String
    /// The factors that the words depend on, in order of appearance.
    public let factors: [String]
    /// The number, from 1, of the group of sentences to which the stretch belongs: groups begin
    /// where a sentence begins in both texts.
    public let group: Int
  }

  /// The stretches in order, which together make up both texts.
  public let changes: [Change]

  /// Compares a text with a reference.
  public init(
    of other: RenderedText, against reference: RenderedText, in language: String
  ) {
    let first = reference.words
    let second = other.words
    let runs = WordDiff(from: first.map(\.text), to: second.map(\.text)).runs
    var changes: [Change] = []
    var group = 1
    for run in runs {
      for piece in Self.pieces(of: run, first, second, in: language) {
        let words = first[piece.first] + second[piece.second]
        changes.append(
          Change(
            isShared: piece.isShared,
            reference: first[piece.first].map(\.text).joined(separator: " "),
            other: second[piece.second].map(\.text).joined(separator: " "),
            factors: words.flatMap(\.factors).uniqued, group: group))
        let endsBoth =
          Self.endsSentence(first, piece.first.upperBound, in: language)
          && Self.endsSentence(second, piece.second.upperBound, in: language)
        if endsBoth { group += 1 }
      }
    }
    self.changes = changes
  }

  /// The stretch, if it is shared, cut where sentences end.
  private static func pieces(
    of run: WordDiff.Run, _ first: [RenderedText.Word], _ second: [RenderedText.Word],
    in language: String
  ) -> [WordDiff.Run] {
    guard run.isShared else { return [run] }
    var pieces: [WordDiff.Run] = []
    var start = 0
    for offset in 0..<run.first.count {
      let (i, j) = (run.first.lowerBound + offset + 1, run.second.lowerBound + offset + 1)
      let isLast = offset == run.first.count - 1
      guard isLast || endsSentence(first, i, in: language) else { continue }
      pieces.append(
        WordDiff.Run(
          isShared: true, first: (run.first.lowerBound + start)..<i,
          second: (run.second.lowerBound + start)..<j))
      start = offset + 1
    }
    return pieces
  }

  /// Whether a sentence ends before a place; so it does at the beginning.
  private static func endsSentence(
    _ words: [RenderedText.Word], _ place: Int, in language: String
  ) -> Bool {
    guard place > 0 else { return true }
    let next = place < words.count ? words[place].text[...] : nil
    return Sentences.ends(words[place - 1].text[...], before: next, in: language)
  }
}

extension RenderedText {
  /// A word with the marks around it, and the factors that it depends on.
  struct Word {
    var text: String
    var factors: [String]
  }

  /// What stands between spaces.
  var words: [Word] {
    var words: [Word] = []
    var word = Word(text: "", factors: [])
    for stretch in stretches {
      for character in stretch.text {
        if !character.isWhitespace {
          word.text.append(character)
          for factor in stretch.factors where !word.factors.contains(factor) {
            word.factors.append(factor)
          }
        } else if !word.text.isEmpty {
          words.append(word)
          word = Word(text: "", factors: [])
        }
      }
    }
    return word.text.isEmpty ? words : words + [word]
  }
}

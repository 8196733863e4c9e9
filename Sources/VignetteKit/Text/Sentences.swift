/// Where sentences end: a simple rule that a reader can follow by hand.
///
/// A sentence ends at a line break, at the end of the text, and at a word that ends in `.`, `!`,
/// `?` or `…` (closing quotes and brackets may follow), unless the next word begins with a small
/// letter, or the word is an abbreviation that goes on (`Mr.`, `bijv.`) or a single letter
/// (`J. Smit`). A colon or semicolon ends none.
public enum Sentences {
  /// Whether a word, as it stands between spaces, is the last of its sentence.
  ///
  /// - Parameters:
  ///   - word: The word with its marks.
  ///   - next: The word after it, or nil where a line or the text ends.
  ///   - language: The language's code, which decides what is an abbreviation.
  public static func ends(
    _ word: Substring, before next: Substring?, in language: String
  ) -> Bool {
    guard let next else { return true }
    let bare = word.drop { marks.contains($0) }.trimmingSuffix { marks.contains($0) }
    guard let mark = bare.last, ".!?…".contains(mark) else { return false }
    if next.first(where: { !marks.contains($0) })?.isLowercase == true { return false }
    guard mark == "." else { return true }
    let stem = bare.dropLast().lowercased()
    let isInitial = stem.count == 1 && stem.first?.isLetter == true
    return !isInitial && !abbreviations(in: language).contains(stem)
  }

  /// What may stand around a word and its full stop.
  private static let marks = Array("\"'“”„‘’«»()[]")

  private static func abbreviations(in language: String) -> Set<String> {
    language.hasPrefix("nl") ? dutch : language.hasPrefix("en") ? english : dutch.union(english)
  }

  private static let english: Set = [
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "e.g", "i.e", "cf", "ca", "approx",
    "fig", "nos", "dept", "gov", "rev", "hon",
  ]

  private static let dutch: Set = [
    "dhr", "mevr", "mw", "dr", "drs", "ir", "ing", "mr", "prof", "st", "bijv", "bv", "nl", "nr",
    "nrs", "blz", "art", "ca", "resp", "incl", "excl", "evt", "zgn", "vgl", "jl", "o.a", "d.w.z",
    "m.b.t", "i.v.m", "t.a.v", "t.o.v", "m.n", "a.d", "m.i.v", "t/m",
  ]
}

extension Substring {
  /// The text without the characters at its end that satisfy a condition.
  func trimmingSuffix(where isDropped: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }
}

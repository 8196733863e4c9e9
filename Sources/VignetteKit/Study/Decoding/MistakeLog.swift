/// Collects every mistake of a file while the parts that can be read are read on.
final class MistakeLog {
  /// The mistakes, in the order in which they were found.
  private(set) var mistakes: [StudyMistake] = []
  /// The names of entries that could not be read: references to them are no further mistakes.
  private(set) var unreadNames: Set<String> = []
  /// The languages that every text must be in.
  var languages: [String] = []

  func report(
    at position: SourcePosition, found: String, expected: String, nearest: [String] = []
  ) {
    mistakes.append(
      StudyMistake(position: position, found: found, expected: expected, nearest: nearest))
  }

  func markUnread(_ name: String) {
    unreadNames.insert(name)
  }
}

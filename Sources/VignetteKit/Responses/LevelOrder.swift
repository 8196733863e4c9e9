/// The order in which levels stand when nobody states one.
public enum LevelOrder {
  /// Sorted by number if all are numbers, else by code point.
  public static func sorted(_ levels: some Sequence<String>) -> [String] {
    let levels = Array(levels)
    let numbers = levels.compactMap { NumberSyntax.number($0) }
    guard numbers.count == levels.count else { return levels.sorted(by: isBefore) }
    return zip(levels, numbers).sorted {
      $0.1 != $1.1 ? $0.1 < $1.1 : isBefore($0.0, $1.0)
    }.map(\.0)
  }

  /// Whether a text stands before another by code point, which is the order of the bytes of
  /// UTF-8.
  static func isBefore(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}

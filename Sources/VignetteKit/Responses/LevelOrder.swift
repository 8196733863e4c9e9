/// The order in which levels stand when nobody states one.
public enum LevelOrder {
  /// Sorted by number if all are numbers, else by code point.
  public static func sorted(_ levels: some Sequence<String>) -> [String] {
    let levels = Array(levels)
    let numbers = levels.map { Double($0) }
    if numbers.allSatisfy({ $0 != nil }) {
      return zip(levels, numbers.map { $0 ?? .nan }).sorted {
        $0.1 != $1.1 ? $0.1 < $1.1 : isBefore($0.0, $1.0)
      }.map(\.0)
    }
    return levels.sorted(by: isBefore)
  }

  private static func isBefore(_ first: String, _ second: String) -> Bool {
    first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
  }
}

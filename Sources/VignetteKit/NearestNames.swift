/// Finds the valid names that somebody may have meant.
public enum NearestNames {
  /// The candidates within a third of the name's length in edits (insertion, deletion,
  /// substitution, exchange of neighbours), and those of which one begins with the other; nearest
  /// first, three at most.
  public static func of(_ name: String, among candidates: [String]) -> [String] {
    let wanted = Array(name.lowercased())
    // A name of one letter is within one edit of every other.
    let limit = wanted.count > 1 ? max(1, wanted.count / 3) : 0
    return candidates.map { (name: $0, letters: Array($0.lowercased())) }
      .map { (name: $0.name, letters: $0.letters, edits: edits(wanted, $0.letters)) }
      .filter { $0.edits <= limit || isBeginning(wanted, $0.letters) }
      .sorted { ($0.edits, $0.name) < ($1.edits, $1.name) }
      .prefix(3).map(\.name)
  }

  /// Whether one of two names of at least three letters begins with the other.
  private static func isBeginning(_ a: [Character], _ b: [Character]) -> Bool {
    min(a.count, b.count) >= 3 && (a.starts(with: b) || b.starts(with: a))
  }

  /// The optimal string alignment distance.
  private static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        let substitution = last[j] + (a[i] == b[j] ? 0 : 1)
        current[j + 1] = min(substitution, last[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}

/// Terms by the numbers of their variables, each term once and in the order in which it was named,
/// with the operations of the notation.
///
/// What each operation gives, and in which order, is what R's `terms` gives.
struct TermSet: Sendable, Equatable {
  /// The terms; the numbers of each ascend.
  private(set) var terms: [[Int]]

  /// Creates a set, in which a term that is named twice stands once.
  init(_ terms: [[Int]] = []) {
    var seen: Set<[Int]> = []
    self.terms = terms.filter { seen.insert($0).inserted }
  }

  /// Both sets' terms: `a + b`.
  func union(_ other: TermSet) -> TermSet {
    TermSet(terms + other.terms)
  }

  /// The terms that are not in the other set: `a - b`.
  func subtracting(_ other: TermSet) -> TermSet {
    let removed = Set(other.terms)
    return TermSet(terms.filter { !removed.contains($0) })
  }

  /// Each term with each of the other set: `a:b`.
  func interacting(with other: TermSet) -> TermSet {
    TermSet(terms.flatMap { own in other.terms.map { Self.merged(own, $0) } })
  }

  /// Both sets and their interactions: `a * b`.
  func crossed(with other: TermSet) -> TermSet {
    union(other).union(interacting(with: other))
  }

  /// Each term with everything of the other set at once: `a %in% b`.
  func within(_ other: TermSet) -> TermSet {
    let all = other.everything
    return TermSet(terms.map { Self.merged($0, all) })
  }

  /// This set, and the other set's terms within it: `a / b`.
  func nesting(_ other: TermSet) -> TermSet {
    union(other.within(self))
  }

  private var everything: [Int] { terms.reduce([]) { Self.merged($0, $1) } }

  private static func merged(_ first: [Int], _ second: [Int]) -> [Int] {
    Set(first).union(second).sorted()
  }
}

/// The combinations of a version with a deck of every set, numbered: the last set's decks change
/// fastest, the version slowest.
package struct AssignmentCells: Sendable {
  /// The shares of the versions.
  private let shares: [Int]
  /// The number of decks of each set.
  private let deckCounts: [Int]

  /// The cells of a design.
  package init(_ design: AssignmentDesign) {
    shares = design.versions.map(\.share)
    deckCounts = design.sets.map(\.decks.count)
  }

  /// How many combinations of decks there are.
  package var deckCombinations: Int { deckCounts.reduce(1, *) }

  /// The version of a cell.
  package func version(of cell: Int) -> Int { cell / deckCombinations }

  /// The deck of each set in a cell.
  package func decks(of cell: Int) -> [Int] {
    var decks = deckCounts
    var rest = cell % deckCombinations
    for set in decks.indices.reversed() {
      (rest, decks[set]) = rest.quotientAndRemainder(dividingBy: deckCounts[set])
    }
    return decks
  }

  /// The cell of a version and the decks of each set.
  package func cell(version: Int, decks: [Int]) -> Int {
    zip(decks, deckCounts).reduce(version) { $0 * $1.1 + $1.0 }
  }

  /// The smallest block: every cell as often as its version's share, in order.
  var smallestBlock: [Int] {
    (0..<shares.count * deckCombinations).flatMap { cell in
      repeatElement(cell, count: shares[version(of: cell)])
    }
  }
}

/// The orders in which the vignettes of one deck may be read, one per row.
///
/// Rows stand in cyclic form: the vignette labelled `(z_j + r) mod n` at place j of row r, with
///
/// ```
/// Latin square     z = 0, 1, 2, ...              every vignette once at every place
/// Williams design  z = 0, 1, n−1, 2, n−2, ...    also after every other one equally often
/// ```
/// An odd number n needs the mirror images of its rows too, 2 n in all. Which vignette bears which
/// label is drawn once for every deck.
///
/// - Reference: [Williams1949]
package struct VignetteSequences: Sendable {
  /// The vignette of each label.
  private let labels: [Int]
  private let offsets: [Int]
  /// How many rows there are.
  package let rowCount: Int

  /// Creates the rows of as many vignettes as there are labels; nil for orders without rows.
  package init?(_ order: VignetteOrder, labels: [Int]) {
    let count = labels.count
    switch order {
    case .fixed, .random: return nil
    case .latinSquare:
      offsets = Array(0..<count)
      rowCount = count
    case .williams:
      offsets = (0..<count).map { $0.isMultiple(of: 2) ? (count - $0 / 2) % count : ($0 + 1) / 2 }
      rowCount = count.isMultiple(of: 2) || count == 1 ? count : 2 * count
    }
    self.labels = labels
  }

  /// The vignettes of a row, in the order of reading.
  package func row(_ row: Int) -> [Int] {
    let count = labels.count
    let sequence = offsets.map { labels[($0 + row) % count] }
    return row < count ? sequence : sequence.reversed()
  }
}

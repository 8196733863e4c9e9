/// Whole numbers, each within its own range, that add up to a total: the counts, or the half units
/// of printed digits, that a row of printed percentages leaves open.
struct BoundedComposition: Sendable, Equatable {
  /// The smallest and largest value of each part.
  let ranges: [ClosedRange<Int>]
  /// What the parts add up to.
  let total: Int

  /// Whether any choice of parts reaches the total.
  var isFeasible: Bool {
    let lowest = ranges.reduce(0) { $0 + $1.lowerBound }
    let highest = ranges.reduce(0) { $0 + $1.upperBound }
    return lowest <= total && total <= highest
  }

  /// What is left to give out once every part has its smallest value.
  var remainder: Int { total - ranges.reduce(0) { $0 + $1.lowerBound } }

  /// How far each part can rise above its smallest value.
  var widths: [Int] { ranges.map { min($0.upperBound - $0.lowerBound, remainder) } }

  /// For each part, the rises above its smallest value that occur at vertices.
  ///
  /// At a vertex of a box cut by one sum, all parts but one stand at a bound. The value of that one
  /// follows from which of the others are high; widths repeat, so there are few such values,
  /// however wide the ranges are.
  var vertexRises: [[Int]] {
    widths.indices.map { part in
      var reachable: Set<Int> = [0]
      for (other, width) in ranges.enumerated() where other != part {
        let rise = width.upperBound - width.lowerBound
        reachable.formUnion(reachable.map { $0 + rise }.filter { $0 <= remainder })
      }
      let free = reachable.map { remainder - $0 }.filter { $0 > 0 && $0 < widths[part] }
      return Set([0, widths[part]] + free).sorted()
    }
  }

  /// For each part, every rise above its smallest value.
  var allRises: [[Int]] { widths.map { Array(0...$0) } }

  /// Every choice of parts, or nil where there are more than `limit`.
  func choices(atMost limit: Int) -> [[Int]]? {
    var partial: [(parts: [Int], left: Int)] = [([], total)]
    var lowestRest = ranges.reduce(0) { $0 + $1.lowerBound }
    var highestRest = ranges.reduce(0) { $0 + $1.upperBound }
    for range in ranges {
      lowestRest -= range.lowerBound
      highestRest -= range.upperBound
      var extended: [(parts: [Int], left: Int)] = []
      for (parts, left) in partial {
        let low = max(range.lowerBound, left - highestRest)
        let high = min(range.upperBound, left - lowestRest)
        guard low <= high else { continue }
        guard extended.count + (high - low + 1) <= limit else { return nil }
        extended += (low...high).map { (parts + [$0], left - $0) }
      }
      partial = extended
    }
    return partial.map(\.parts)
  }
}

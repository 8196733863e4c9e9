#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many steps the network of a table would take, judged from the margins alone.
///
/// For every column: how many nodes there can be before it, times how many ways there are to allot
/// it, plus how many paths with different values are kept after it. The counts of nodes and ways
/// are upper bounds; that of paths is the smallest of three: all partial tables; for every node as
/// many values as there are partitions of what has been filled; the partial tables that aren't far
/// from independence, as the volume of an ellipsoid (most others are decided at once).
struct FisherWork {
  private let rows: [Int]
  private let columns: [Int]
  private let total: Double

  /// Takes the margins in the order in which the network fills them.
  init(rows: [Int], columns: [Int]) {
    self.rows = rows
    self.columns = columns
    total = Double(rows.reduce(0, +))
  }

  /// The estimated number of steps.
  var steps: Double {
    var sum = 0.0
    var (filled, tables) = (0, 1.0)
    for (index, column) in columns.dropLast().enumerated() {
      let nodes = min(tables, ways(of: filled))
      let ways = ways(of: column)
      sum += nodes * ways
      tables *= ways
      filled += column
      guard index < columns.count - 2 else { break }
      let cells = (index + 1) * rows.count
      let values = self.ways(of: filled) * Self.partitions(of: filled, into: cells)
      sum += min(tables, min(values, volume(of: index + 1)))
    }
    return sum
  }

  /// At most so many ways to allot a count to the rows.
  private func ways(of count: Int) -> Double {
    let bounded = rows.dropLast().reduce(1.0) { $0 * Double(min($1, count) + 1) }
    var free = 1.0
    for part in stride(from: 1, to: rows.count, by: 1) {
      free *= Double(count + part) / Double(part)
    }
    return min(bounded, free)
  }

  /// The number of partial tables of the first columns that lie near independence.
  private func volume(of count: Int) -> Double {
    let dimensions = count * (rows.count - 1)
    let freedom = Double((columns.count - 1) * (rows.count - 1))
    let radius = (freedom + 4 * (2 * freedom).squareRoot()).squareRoot()
    let half = Double(dimensions) / 2
    var logVolume = half * log(Double.pi) - logGamma(half + 1) + 2 * half * log(radius)
    for column in columns.prefix(count) {
      for row in rows.dropLast() {
        let share = Double(row) / total
        let variance = Double(column) * share * (1 - share) * (1 - Double(column) / total)
        logVolume += log(max(0.6, variance.squareRoot()))
      }
    }
    return exp(logVolume)
  }

  /// The number of ways to write a count as a sum of at most so many numbers, order aside.
  private static func partitions(of count: Int, into parts: Int) -> Double {
    guard count <= 2_000 else { return .infinity }
    var ways = [1.0] + [Double](repeating: 0, count: count)
    for part in stride(from: 1, through: min(parts, count), by: 1) {
      for sum in stride(from: part, through: count, by: 1) { ways[sum] += ways[sum - part] }
    }
    return ways[count]
  }
}

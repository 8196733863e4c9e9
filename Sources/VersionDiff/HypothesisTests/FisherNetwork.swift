#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The network whose paths are the tables with given margins, summed without visiting each path.
///
/// Columns are filled one after the other, the smallest first. A node is what the filled columns
/// leave of the row totals; their order doesn't matter, so they stand sorted. A node keeps the
/// distinct values `-Σ ln xᵢⱼ!` of the paths that reach it, with how many paths have each. Bounds
/// on what the open columns can still add decide most paths early: if even the most probable
/// completion is no more probable than the observed table, all completions count, and their sum is
/// known in closed form; if even the least probable one is more probable, none counts.
///
/// - Reference: [MehtaPatel1983]; the bounds and the order of the work are our own.
struct FisherNetwork {
  /// How many steps were taken: allotments of a column at a node, and paths kept.
  private(set) var steps = 0

  private let rows: [Int]
  private let columns: [Int]
  private let factorials: LogFactorials
  /// `-Σ ln xᵢⱼ!` of the observed table, raised by the tolerance for equal probabilities.
  private let threshold: Double
  /// `Σ ln rᵢ! + Σ ln cⱼ! - ln n!`, which turns such sums into log probabilities.
  private let constant: Double

  /// Paths that reach a node with the same value.
  private struct Bundle {
    let value: Double
    var paths: Double
  }

  /// A node with its bundles, and bounds on what the open columns add.
  private struct Node {
    let left: [Int]
    let bounds: FisherBounds
    var bundles: [Bundle] = []
  }

  /// Takes the margins and the probability of a table; the smaller dimension makes the nodes.
  init(_ counts: [[Int]]) {
    let down = counts.map { $0.reduce(0, +) }
    let across = counts[0].indices.map { j in counts.reduce(0) { $0 + $1[j] } }
    rows = (down.count <= across.count ? down : across).sorted()
    columns = (down.count <= across.count ? across : down).sorted()
    let factorials = LogFactorials(upTo: down.reduce(0, +))
    let observed = counts.joined().reduce(0.0) { $0 - factorials[$1] }
    threshold = observed + 1e-7
    let margins = (down + across).reduce(0.0) { $0 + factorials[$1] }
    constant = margins - factorials[down.reduce(0, +)]
    self.factorials = factorials
  }

  /// More steps than this are never taken, whatever the estimate.
  static let stepLimit = 10_000_000
  /// With more respondents the rounding of `ln n!` would come near the tolerance for equal
  /// probabilities.
  private static let largestTotal = 20_000_000

  /// The sum of the probabilities of all tables no more probable than the observed one, or nil
  /// where the margins say that it takes too long.
  ///
  /// - Parameter workLimit: the largest estimate of ``FisherWork`` with which to begin.
  mutating func pValue(workLimit: Double) -> Double? {
    guard rows.reduce(0, +) <= Self.largestTotal, let keys = NodeKeys(rows: rows),
      FisherWork(rows: rows, columns: columns).steps <= workLimit
    else { return nil }
    // Relative to the observed table, so that small p-values don't vanish on the way.
    var sum = 0.0
    var nodes = [
      Node(left: rows, bounds: bounds(rows, open: 0), bundles: [Bundle(value: 0, paths: 1)])
    ]
    for stage in 0..<(columns.count - 2) {
      var places: [Int: Int] = [:]
      var next: [Node] = []
      for node in nodes {
        let prefix = PrefixSums(node.bundles.map { ($0.value, $0.paths) })
        var allotment = Allotment(node.left, columns[stage], factorials)
        while allotment.advance() {
          steps += 1
          if steps > Self.stepLimit { return nil }
          let term = allotment.term
          allotment.sort()
          let key = keys.key(allotment.sortedRest)
          let place: Int
          if let known = places[key] {
            place = known
          } else {
            place = next.count
            places[key] = place
            let left = allotment.sortedRest
            next.append(Node(left: left, bounds: bounds(left, open: stage + 1)))
          }
          let bounds = next[place].bounds
          let whole = prefix.count(upTo: threshold - term - bounds.longest)
          if whole > 0 {
            sum += prefix.sum(whole, scaledBy: term + bounds.total - threshold)
          }
          let undecided = prefix.count(upTo: threshold - term - bounds.shortest)
          if undecided > whole {
            steps += undecided - whole
            if steps > Self.stepLimit { return nil }
            for bundle in node.bundles[whole..<undecided] {
              next[place].bundles.append(
                Bundle(value: bundle.value + term, paths: bundle.paths))
            }
          }
        }
      }
      nodes = next.filter { !$0.bundles.isEmpty }
      for index in nodes.indices { nodes[index].bundles = Self.merged(nodes[index].bundles) }
    }
    guard let last = rows.count == 2 ? closingOfTwo(nodes) : closing(nodes) else { return nil }
    return min(1, exp(log(sum + last) + threshold + constant))
  }

  /// The last two columns: what the last but one leaves is the last.
  private mutating func closing(_ nodes: [Node]) -> Double? {
    var sum = 0.0
    for node in nodes {
      let prefix = PrefixSums(node.bundles.map { ($0.value, $0.paths) })
      var allotment = Allotment(node.left, columns[columns.count - 2], factorials, closing: true)
      while allotment.advance() {
        steps += 1
        if steps > Self.stepLimit { return nil }
        let whole = prefix.count(upTo: threshold - allotment.term)
        if whole > 0 { sum += prefix.sum(whole, scaledBy: allotment.term - threshold) }
      }
    }
    return sum
  }

  /// The same for two rows, from the most probable split outwards, until nothing that is left
  /// could change the sum: columns of millions need only some standard deviations.
  private mutating func closingOfTwo(_ nodes: [Node]) -> Double? {
    let column = columns[columns.count - 2]
    var sum = 0.0
    for node in nodes {
      let (a, b) = (node.left[0], node.left[1])
      let prefix = PrefixSums(node.bundles.map { ($0.value, $0.paths) })
      let (lowest, highest) = (max(0, column - b), min(a, column))
      let expected = Double(a + 1) * Double(column + 1) / Double(a + b + 2)
      let mode = min(highest, max(lowest, Int(expected)))
      for side in [
        stride(from: mode, through: lowest, by: -1),
        stride(from: mode + 1, through: highest, by: 1),
      ] {
        for x in side {
          steps += 1
          if steps > Self.stepLimit { return nil }
          let first = factorials[x] + factorials[a - x]
          let second = factorials[column - x] + factorials[b - column + x]
          let whole = prefix.count(upTo: threshold + first + second)
          guard whole > 0 else { continue }
          let added = prefix.sum(whole, scaledBy: -first - second - threshold)
          sum += added
          if whole == prefix.count, added < sum * 1e-20 { break }
        }
      }
    }
    return sum
  }

  private func bounds(_ left: [Int], open: Int) -> FisherBounds {
    FisherBounds(left, columns: Array(columns[open...]), factorials)
  }

  /// Sorted by value; values that differ by rounding only are the same product of factorials.
  private static func merged(_ bundles: [Bundle]) -> [Bundle] {
    let sorted = bundles.sorted { $0.value < $1.value }
    var result: [Bundle] = []
    result.reserveCapacity(sorted.count)
    for bundle in sorted {
      if let last = result.last, bundle.value - last.value < 1e-10 {
        result[result.count - 1].paths += bundle.paths
      } else {
        result.append(bundle)
      }
    }
    return result
  }
}

/// Maps what is left of the row totals to one number per node.
private struct NodeKeys {
  private let base: Int
  private let count: Int

  /// Nil where the numbers would not fit.
  init?(rows: [Int]) {
    base = (rows.max() ?? 0) + 1
    count = rows.count
    var size = 1
    for _ in rows.dropFirst() {
      let (product, overflow) = size.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      size = product
    }
  }

  /// The number of what is left, in ascending order.
  func key(_ left: [Int]) -> Int {
    var key = 0
    for index in 0..<(count - 1) { key = key * base + left[index] }
    return key
  }
}

/// Sums of the probabilities of the first paths in ascending order of value.
private struct PrefixSums {
  private let values: [Double]
  private let sums: [Double]
  private let shift: Double

  /// Takes values in ascending order, each with a number of paths.
  init(_ bundles: [(value: Double, paths: Double)]) {
    values = bundles.map(\.value)
    let largest = values.last ?? 0
    var sum = 0.0
    sums = bundles.map { bundle in
      sum += bundle.paths * exp(bundle.value - largest)
      return sum
    }
    shift = largest
  }

  /// How many values there are.
  var count: Int { values.count }

  /// How many values are at most the limit.
  func count(upTo limit: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// `Σ paths · exp(value + scale)` over the first `count` values.
  func sum(_ count: Int, scaledBy scale: Double) -> Double {
    sums[count - 1] * exp(shift + scale)
  }
}

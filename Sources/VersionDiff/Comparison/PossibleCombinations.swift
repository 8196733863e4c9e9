#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which combinations of levels of the manipulated factors belong to a design.
struct PossibleCombinations: Sendable, Equatable {
  /// A level of a variable of the frame, both by position.
  typealias Levels = [Int: Int]

  /// The combinations that the design leaves out, none of which contains another.
  let excluded: [Levels]
  /// How many combinations of all factors are left out; nil where there are too many to count.
  let excludedCount: Int?
  /// How many there would be without restriction.
  let count: Double

  /// No factors, no restriction.
  init() {
    (excluded, excludedCount, count) = ([], 0, 1)
  }

  /// Reads a design space for some factors of a frame.
  init(
    _ space: DesignSpace, of factors: [Int], in frame: ModelFrame
  ) throws(AnalysisError) {
    switch space {
    case .unrestricted: excluded = []
    case .excluding(let combinations):
      var excluded: [Levels] = []
      for combination in combinations where !combination.isEmpty {
        if let levels = try Self.levels(combination, factors, frame) { excluded.append(levels) }
      }
      self.excluded = excluded
    case .inferred: excluded = Self.absent(from: frame, factors)
    }
    let sizes = factors.map { frame.variables[$0].levels?.count ?? 1 }
    count = sizes.reduce(1) { $0 * Double($1) }
    excludedCount = Self.count(excluded, factors, sizes)
  }

  /// Whether a combination of levels, one of each factor at least, belongs to the design.
  func allows(_ level: (_ variable: Int) -> Int) -> Bool {
    !excluded.contains { $0.allSatisfy { level($0.key) == $0.value } }
  }

  /// A stated combination by positions; nil where nobody in the data has one of its levels, so that
  /// the model cannot speak of it anyway.
  private static func levels(
    _ combination: [String: String], _ factors: [Int], _ frame: ModelFrame
  ) throws(AnalysisError) -> Levels? {
    var result: Levels = [:]
    for name in combination.keys.sorted() {
      guard let place = factors.first(where: { frame.variables[$0].name == name }),
        let levels = frame.variables[place].levels
      else {
        throw .model(
          .unknownFactor(name, factors: factors.map { frame.variables[$0].name }))
      }
      guard let level = levels.firstIndex(of: combination[name] ?? "") else { return nil }
      result[place] = level
    }
    return result
  }

  /// The chance below which absence is taken for intention.
  private static let significance = 0.05
  /// The share of all combinations up to which absent ones count as left out one by one.
  private static let largestShare = 0.25
  /// Beyond so many combinations only pairs of levels are looked at.
  private static let largestCount = 100_000.0

  /// The combinations that never occur though factors that vary freely would show them.
  private static func absent(from frame: ModelFrame, _ factors: [Int]) -> [Levels] {
    guard factors.count > 1 else { return [] }
    let tally = Tally(frame, factors)
    let pairs = tally.absent(order: 2, beyond: [])
    guard tally.sizes.reduce(1.0, { $0 * Double($1) }) <= largestCount, factors.count <= 12 else {
      return pairs
    }
    var all = pairs
    for order in 3..<max(3, factors.count + 1) {
      all += tally.absent(order: order, beyond: all)
    }
    let cells = Double(tally.sizes.reduce(1, *))
    guard let left = count(all, factors, tally.sizes), Double(left) <= largestShare * cells else {
      return pairs
    }
    return all
  }

  /// How many combinations of all factors contain one of these.
  private static func count(_ excluded: [Levels], _ factors: [Int], _ sizes: [Int]) -> Int? {
    if excluded.isEmpty { return 0 }
    let all = sizes.reduce(1.0) { $0 * Double($1) }
    guard all <= largestCount else { return nil }
    var place = [Int: Int]()
    for (position, factor) in factors.enumerated() { place[factor] = position }
    var strides = [Int](repeating: 1, count: sizes.count)
    for position in sizes.indices.dropFirst() {
      strides[position] = strides[position - 1] * sizes[position - 1]
    }
    let parts = excluded.map { levels in
      levels.compactMap { factor, level in place[factor].map { ($0, level) } }
    }
    return (0..<Int(all)).count { cell in
      parts.contains { $0.allSatisfy { cell / strides[$0.0] % sizes[$0.0] == $0.1 } }
    }
  }

  /// How often combinations of factors occur.
  private struct Tally {
    let factors: [Int]
    let sizes: [Int]
    /// The levels of each distinct combination, and how many people have it.
    let rows: [[Int]]
    let totals: [Double]
    /// The share of each level of each factor.
    let shares: [[Double]]

    init(_ frame: ModelFrame, _ factors: [Int]) {
      self.factors = factors
      let sizes = factors.map { frame.variables[$0].levels?.count ?? 1 }
      let distinct = frame.distinctPatterns(of: factors)
      let rows = distinct.first.map { pattern in
        factors.map { frame.variables[$0].codes[pattern] }
      }
      var totals = [Double](repeating: 0, count: rows.count)
      for (pattern, total) in frame.totals.enumerated() {
        totals[distinct.position[pattern]] += total
      }
      let everybody = totals.reduce(0, +)
      shares = sizes.indices.map { factor in
        var sums = [Double](repeating: 0, count: sizes[factor])
        for (row, total) in zip(rows, totals) { sums[row[factor]] += total }
        return sums.map { $0 / everybody }
      }
      (self.sizes, self.rows, self.totals) = (sizes, rows, totals)
    }

    /// The absent combinations of so many factors that contain none of those found before.
    func absent(order: Int, beyond earlier: [Levels]) -> [Levels] {
      let everybody = totals.reduce(0, +)
      let subsets = Self.subsets(of: factors.count, size: order)
      return subsets.flatMap { subset -> [Levels] in
        let cells = subset.reduce(1.0) { $0 * Double(sizes[$1]) }
        guard cells <= everybody else { return [] }
        var seen = [Bool](repeating: false, count: Int(cells))
        for row in rows { seen[index(subset.map { row[$0] }, subset)] = true }
        let threshold = log(cells * Double(subsets.count) / significance)
        return seen.indices.filter { !seen[$0] }.compactMap { cell in
          let levels = levels(cell, subset)
          let expected = zip(subset, levels).reduce(everybody) { $0 * shares[$1.0][$1.1] }
          guard expected >= threshold else { return nil }
          var result: Levels = [:]
          for (factor, level) in zip(subset, levels) { result[factors[factor]] = level }
          let isNew = !earlier.contains { $0.allSatisfy { result[$0.key] == $0.value } }
          return isNew ? result : nil
        }
      }
    }

    private func index(_ levels: [Int], _ subset: [Int]) -> Int {
      var index = 0
      for (factor, level) in zip(subset, levels) { index = index * sizes[factor] + level }
      return index
    }

    private func levels(_ cell: Int, _ subset: [Int]) -> [Int] {
      var rest = cell
      var levels: [Int] = []
      for factor in subset.reversed() {
        levels.append(rest % sizes[factor])
        rest /= sizes[factor]
      }
      return levels.reversed()
    }

    /// All sets of so many of the first numbers, in order.
    private static func subsets(of count: Int, size: Int) -> [[Int]] {
      var result: [[Int]] = [[]]
      for _ in 0..<size {
        result = result.flatMap { set in
          ((set.last ?? -1) + 1..<max((set.last ?? -1) + 1, count)).map { set + [$0] }
        }
      }
      return result
    }
  }
}

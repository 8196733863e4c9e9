/// How one sequence of words becomes another: stretches that both share, and stretches that differ.
///
/// The shared words are a longest common subsequence, found in linear memory by halving the first
/// sequence [Hirschberg1975]. A shared stretch that is shorter than the changes on both of its
/// sides is no help to a reader and counts as changed, so that a rewritten sentence stays whole.
///
/// - Complexity: O(n · m) time and O(n + m) memory, after a shared beginning and end are set apart.
/// - Reference: [Hirschberg1975], algorithm C
public struct WordDiff: Sendable, Equatable {
  /// A stretch of both sequences.
  public struct Run: Sendable, Equatable {
    /// Whether the words are the same on both sides.
    public let isShared: Bool
    /// Its words in the first sequence.
    public var first: Range<Int>
    /// Its words in the second sequence.
    public var second: Range<Int>
  }

  /// The stretches, shared and changed ones in turn, which together make up both sequences.
  public let runs: [Run]

  /// Compares two sequences of words.
  public init(from first: [String], to second: [String]) {
    var numbers: [String: Int] = [:]
    let coded = [first, second].map { words in
      words.map { word -> Int in
        if let number = numbers[word] { return number }
        numbers[word] = numbers.count
        return numbers.count - 1
      }
    }
    let pairs = CommonSubsequence(coded[0], coded[1]).pairs
    let exact = Self.runs(pairs, first.count, second.count)
    runs = Self.readable(exact)
  }

  private static func runs(
    _ pairs: [(first: Int, second: Int)], _ firstCount: Int, _ secondCount: Int
  ) -> [Run] {
    var runs: [Run] = []
    var (i, j) = (0, 0)
    for pair in pairs + [(firstCount, secondCount)] {
      if i < pair.first || j < pair.second {
        runs.append(Run(isShared: false, first: i..<pair.first, second: j..<pair.second))
      }
      (i, j) = (pair.first + 1, pair.second + 1)
      if pair.first == firstCount { break }
      if let last = runs.last, last.isShared {
        runs[runs.count - 1].first = last.first.lowerBound..<i
        runs[runs.count - 1].second = last.second.lowerBound..<j
      } else {
        runs.append(Run(isShared: true, first: pair.first..<i, second: pair.second..<j))
      }
    }
    return runs
  }

  /// The runs with short shared stretches taken into the changes around them.
  private static func readable(_ runs: [Run]) -> [Run] {
    var result: [Run] = []
    for run in runs {
      result.append(run)
      while result.count >= 3, isLostBetweenChanges(result.suffix(3)) {
        let (before, after) = (result[result.count - 3], result[result.count - 1])
        result.removeLast(3)
        result.append(
          Run(
            isShared: false, first: before.first.lowerBound..<after.first.upperBound,
            second: before.second.lowerBound..<after.second.upperBound))
      }
    }
    return result
  }

  private static func isLostBetweenChanges(_ runs: ArraySlice<Run>) -> Bool {
    let (before, shared, after) = (
      runs[runs.startIndex], runs[runs.startIndex + 1], runs[runs.startIndex + 2]
    )
    guard !before.isShared, shared.isShared, !after.isShared else { return false }
    let changed = min(
      max(before.first.count, before.second.count), max(after.first.count, after.second.count))
    return shared.first.count <= changed
  }
}

/// A longest common subsequence of two sequences.
private struct CommonSubsequence {
  private let first: [Int]
  private let second: [Int]
  /// The places of the shared items, ascending.
  private(set) var pairs: [(first: Int, second: Int)] = []

  init(_ first: [Int], _ second: [Int]) {
    self.first = first
    self.second = second
    match(first.indices, second.indices)
  }

  private mutating func match(_ i: Range<Int>, _ j: Range<Int>) {
    var (i, j) = (i, j)
    while let a = i.first, let b = j.first, first[a] == second[b] {
      pairs.append((a, b))
      (i, j) = (i.dropFirst(), j.dropFirst())
    }
    var ending: [(first: Int, second: Int)] = []
    while let a = i.last, let b = j.last, first[a] == second[b] {
      ending.append((a, b))
      (i, j) = (i.dropLast(), j.dropLast())
    }
    if i.count == 1 {
      if let found = j.first(where: { second[$0] == first[i.lowerBound] }) {
        pairs.append((i.lowerBound, found))
      }
    } else if !i.isEmpty, !j.isEmpty {
      let middle = i.lowerBound + i.count / 2
      let split = best(i.lowerBound..<middle, middle..<i.upperBound, j)
      match(i.lowerBound..<middle, j.lowerBound..<split)
      match(middle..<i.upperBound, split..<j.upperBound)
    }
    pairs += ending.reversed()
  }

  /// Where the second sequence is cut so that both halves share most.
  private func best(_ head: Range<Int>, _ tail: Range<Int>, _ j: Range<Int>) -> Int {
    let before = lengths(Array(first[head]), Array(second[j]))
    let after = lengths(first[tail].reversed(), second[j].reversed())
    let totals = (0...j.count).map { before[$0] + after[j.count - $0] }
    let most = totals.max() ?? 0
    return j.lowerBound + (totals.firstIndex(of: most) ?? 0)
  }

  /// How much a sequence shares with each beginning of another.
  private func lengths(_ a: [Int], _ b: [Int]) -> [Int] {
    var row = [Int](repeating: 0, count: b.count + 1)
    for item in a {
      var diagonal = 0
      for place in b.indices {
        let above = row[place + 1]
        row[place + 1] = item == b[place] ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return row
  }
}

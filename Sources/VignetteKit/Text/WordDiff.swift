/// How one sequence of words becomes another: stretches that both share, and stretches that differ.
///
/// The shared words are a longest common subsequence, found in linear memory by halving the first
/// sequence [Hirschberg1975]. A shared stretch that is no longer than the change on either of
/// its sides is no help to a reader and counts as changed, so that a rewritten sentence stays whole.
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
    runs = Self.readable(Self.slid(exact, first, second))
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

  /// The runs with words that are only added or removed moved to where a sentence begins, where
  /// equal words beside them allow it: `The cat sat. The dog` without its first sentence lacks
  /// `The cat sat.` and not `cat sat. The`.
  private static func slid(_ runs: [Run], _ first: [String], _ second: [String]) -> [Run] {
    var runs = runs
    for place in runs.indices where !runs[place].isShared {
      let isRemoval = runs[place].second.isEmpty
      guard isRemoval || runs[place].first.isEmpty else { continue }
      let words = isRemoval ? first : second
      let range = isRemoval ? runs[place].first : runs[place].second
      guard place > 0, place + 1 < runs.count else { continue }
      // A shared stretch keeps a word, so that no two changes touch; the first and the last one may
      // go whole.
      let before = runs[place - 1].first.count - (place > 1 ? 1 : 0)
      let after = runs[place + 1].first.count - (place + 2 < runs.count ? 1 : 0)
      let shift = slide(of: range, in: words, from: -before, to: after)
      runs[place].first = shifted(runs[place].first, by: shift)
      runs[place].second = shifted(runs[place].second, by: shift)
      runs[place - 1].first = extended(runs[place - 1].first, by: shift)
      runs[place - 1].second = extended(runs[place - 1].second, by: shift)
      runs[place + 1].first = shortened(runs[place + 1].first, by: shift)
      runs[place + 1].second = shortened(runs[place + 1].second, by: shift)
    }
    return runs.filter { !$0.first.isEmpty || !$0.second.isEmpty }
  }

  /// The smallest move of a range after which it begins with a sentence and leaves the same words
  /// behind; 0 where there is none.
  private static func slide(
    of range: Range<Int>, in words: [String], from least: Int, to most: Int
  ) -> Int {
    var low = 0
    while low > least, words[range.lowerBound + low - 1] == words[range.upperBound + low - 1] {
      low -= 1
    }
    var high = 0
    while high < most, words[range.lowerBound + high] == words[range.upperBound + high] {
      high += 1
    }
    let begins = (low...high).filter { shift in
      let start = range.lowerBound + shift
      return start == 0 || words[start - 1].last.map { ".!?…".contains($0) } == true
    }
    return begins.min { abs($0) < abs($1) } ?? 0
  }

  private static func shifted(_ range: Range<Int>, by shift: Int) -> Range<Int> {
    (range.lowerBound + shift)..<(range.upperBound + shift)
  }

  private static func extended(_ range: Range<Int>, by shift: Int) -> Range<Int> {
    range.lowerBound..<(range.upperBound + shift)
  }

  private static func shortened(_ range: Range<Int>, by shift: Int) -> Range<Int> {
    (range.lowerBound + shift)..<range.upperBound
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

import Testing

@testable import VignetteKit

@Suite struct WordDiffTests {
  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// The changes in wdiff's notation.
  private func marked(_ first: String, _ second: String) -> String {
    let (old, new) = (words(first), words(second))
    return WordDiff(from: old, to: new).runs.map { run in
      let (removed, added) = (
        old[run.first].joined(separator: " "), new[run.second].joined(separator: " ")
      )
      if run.isShared { return removed }
      return (removed.isEmpty ? "" : "[-\(removed)-]") + (added.isEmpty ? "" : "{+\(added)+}")
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("a b c", "a b c", "a b c"), ("", "", ""), ("a", "", "[-a-]"), ("", "a", "{+a+}"),
    ("a b c d e", "a b x d e", "a b [-c-]{+x+} d e"),
    ("a b c d", "b c d a", "[-a-] b c d {+a+}"),
    (
      "the law possibly forbids this", "the law certainly forbids this",
      "the law [-possibly-]{+certainly+} forbids this"
    ),
    // Words beside a removed sentence don't cut it in two.
    (
      "It is so. The cat sat. The dog ran off.", "It is so. The dog ran off.",
      "It is so. [-The cat sat.-] The dog ran off."
    ),
    ("The dog ran.", "The cat sat. The dog ran.", "{+The cat sat.+} The dog ran."),
    (
      "A b. The c. The d possibly e", "A b. The d surely e",
      "A b. [-The c.-] The d [-possibly-]{+surely+} e"
    ),
    // One shared word between two longer changes is no help.
    (
      "one two and three four", "five six and seven eight",
      "[-one two and three four-]{+five six and seven eight+}"
    ),
  ])
  func marksChanges(_ first: String, _ second: String, _ expected: String) {
    #expect(marked(first, second) == expected)
  }

  /// The runs make up both texts, and what they share is as much as the plain recursion finds,
  /// except for what was taken into changes.
  @Test func sharesALongestSubsequence() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let sequences = (0..<2).map { _ in
        (0..<Int(generator.next(below: 14))).map { _ in "\(generator.next(below: 4))" }
      }
      let runs = WordDiff(from: sequences[0], to: sequences[1]).runs
      #expect(runs.flatMap { sequences[0][$0.first] } == sequences[0])
      #expect(runs.flatMap { sequences[1][$0.second] } == sequences[1])
      for run in runs where run.isShared {
        #expect(sequences[0][run.first] == sequences[1][run.second])
      }
      for (run, next) in zip(runs, runs.dropFirst()) { #expect(run.isShared != next.isShared) }
      let shared = runs.filter(\.isShared).map(\.first.count).reduce(0, +)
      #expect(shared <= longest(sequences[0][...], sequences[1][...]))
    }
  }

  /// Nothing is taken into changes where all shared stretches are long.
  @Test func findsAllOfALongSharedPart() {
    let shared = (0..<40).map { "s\($0)" }
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<100 {
      let place = 10 + Int(generator.next(below: 20))
      var first = shared
      var second = shared
      first.insert("x", at: place)
      second.remove(at: Int(generator.next(below: 5)))
      let runs = WordDiff(from: first, to: second).runs
      #expect(
        runs.filter(\.isShared).map(\.first.count).reduce(0, +)
          == longest(first[...], second[...]))
    }
  }

  @Test func manyWordsTakeAMoment() {
    let first = (0..<1_500).map { "\($0 % 7)" }
    let second = (0..<1_500).map { "\($0 % 5)" }
    #expect(!WordDiff(from: first, to: second).runs.isEmpty)
  }

  /// The length of a longest common subsequence by the textbook's table.
  private func longest(_ a: ArraySlice<String>, _ b: ArraySlice<String>) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for (i, x) in a.enumerated() {
      for (j, y) in b.enumerated() {
        table[i + 1][j + 1] = x == y ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
      }
    }
    return table[a.count][b.count]
  }
}

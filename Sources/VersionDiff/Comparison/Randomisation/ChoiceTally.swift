/// Counts, arrangement after arrangement, how often a table of answers by version is at least as
/// far from equal shares as the recorded one: by Pearson's X², and option by option by the absolute
/// difference of shares between the second version and the first.
struct ChoiceTally: RandomisationTally {
  /// The answers of those who answered.
  private let answers: [Int32]
  /// Their rows.
  private let rows: [Int]
  private let optionCount: Int
  private let versionCount: Int
  private let totals: [Double]
  private let statistic: Double
  private let differences: [Double]
  private var counts: [Int]

  /// The weight of the arrangements at least as extreme by X².
  private(set) var extreme = 0.0
  /// The same by each option's difference; empty for more than two versions.
  private(set) var extremeByOption: [Double]

  /// - Parameters:
  ///   - answers: the position of each row's option; nil where there is no answer.
  ///   - recorded: the version of each row.
  init(_ answers: [Int?], options: Int, versions: Int, recorded: [UInt16]) {
    rows = answers.indices.filter { answers[$0] != nil }
    self.answers = rows.map { Int32(answers[$0] ?? 0) }
    optionCount = options
    versionCount = versions
    var totals = [Double](repeating: 0, count: options)
    for answer in self.answers { totals[Int(answer)] += 1 }
    self.totals = totals
    counts = Array(repeating: 0, count: options * versions)
    extremeByOption = Array(repeating: 0, count: versions == 2 ? options : 0)
    var table = counts
    Self.count(recorded, self.answers, rows, options, into: &table)
    statistic = Self.pearson(table, versions, totals) ?? 0
    differences = versions == 2 ? Self.differences(table, options) : []
  }

  /// Pearson's X² of the recorded arrangement.
  var recordedStatistic: Double { statistic }

  /// The shares' differences in the recorded arrangement, second version minus first.
  var recordedDifferences: [Double] { differences }

  /// Whether every version has an answer in the recorded arrangement.
  func isFilled(_ recorded: [UInt16]) -> Bool {
    Set(rows.map { recorded[$0] }).count == versionCount
  }

  mutating func add(_ versions: [UInt16], weight: Double) -> Bool {
    Self.count(versions, answers, rows, optionCount, into: &counts)
    guard let value = Self.pearson(counts, versionCount, totals) else { return false }
    if value >= statistic * (1 - 1e-9) { extreme += weight }
    guard versionCount == 2 else { return true }
    let differences = Self.differences(counts, optionCount)
    for option in differences.indices
    where abs(differences[option]) >= abs(self.differences[option]) - 1e-12 {
      extremeByOption[option] += weight
    }
    return true
  }

  /// Counts answers by version: version after version.
  private static func count(
    _ versions: [UInt16], _ answers: [Int32], _ rows: [Int], _ options: Int,
    into counts: inout [Int]
  ) {
    for index in counts.indices { counts[index] = 0 }
    counts.withUnsafeMutableBufferPointer { counts in
      for (answer, row) in zip(answers, rows) {
        counts[Int(versions[row]) * options + Int(answer)] += 1
      }
    }
  }

  /// `Σ O² n / (row · column) − n`; nil where a version has no answers.
  private static func pearson(_ counts: [Int], _ versions: Int, _ totals: [Double]) -> Double? {
    let options = totals.count
    var sum = 0.0
    var all = 0.0
    for version in 0..<versions {
      var size = 0
      var here = 0.0
      for option in 0..<options where totals[option] > 0 {
        let count = counts[version * options + option]
        size += count
        here += Double(count * count) / totals[option]
      }
      guard size > 0 else { return nil }
      sum += here / Double(size)
      all += Double(size)
    }
    return max(0, all * (sum - 1))
  }

  private static func differences(_ counts: [Int], _ options: Int) -> [Double] {
    let first = Double(counts[..<options].reduce(0, +))
    let second = Double(counts[options...].reduce(0, +))
    return (0..<options).map { option in
      Double(counts[options + option]) / second - Double(counts[option]) / first
    }
  }
}

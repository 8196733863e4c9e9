#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import VignetteKit

/// Random tables with given margins, distributed as under independence.
///
/// One cell after the other, from the conditional hypergeometric distribution, by inversion from
/// its mode; where the cells are many for so few people, by shuffling the people instead.
///
/// - Reference: [Patefield1981]
struct RandomTables: Sendable {
  private let rows: [Int]
  private let columns: [Int]
  private let observed: Double
  private let logFactorials: LogFactorials

  /// Takes the margins and the probability of an observed table.
  init(_ counts: [[Int]]) {
    rows = counts.map { $0.reduce(0, +) }
    columns = counts[0].indices.map { j in counts.reduce(0) { $0 + $1[j] } }
    let factorials = LogFactorials(upTo: rows.reduce(0, +))
    observed = counts.joined().reduce(0) { $0 - factorials[$1] }
    logFactorials = factorials
  }

  /// How many of the random tables are no more probable than the observed one.
  func countAtMostAsProbable(replicates: Int, seed: UInt64) -> Int {
    var generator = SeededGenerator(seed: seed)
    var count = 0
    // The same tolerance as in the exact sum: equal probabilities may differ by rounding.
    let limit = observed + 1e-7
    let people = rows.reduce(0, +)
    // A cell takes about ten times as long as a person.
    guard people < 8 * (rows.count - 1) * (columns.count - 1) else {
      for _ in 0..<replicates where draw(&generator) <= limit { count += 1 }
      return count
    }
    var answers = columns.indices.flatMap { [Int](repeating: $0, count: columns[$0]) }
    for _ in 0..<replicates where shuffle(&answers, &generator) <= limit { count += 1 }
    return count
  }

  /// `-Σ ln xᵢⱼ!` of the table after the people have been given each other's answers at random.
  private func shuffle(_ answers: inout [Int], _ generator: inout SeededGenerator) -> Double {
    var sum = 0.0
    var first = 0
    var cells = [Int](repeating: 0, count: columns.count)
    for row in rows {
      for place in first..<(first + row) {
        let other = place + Int(generator.next(below: UInt64(answers.count - place)))
        answers.swapAt(place, other)
        cells[answers[place]] += 1
      }
      first += row
      for column in cells.indices where cells[column] > 0 {
        sum -= logFactorials[cells[column]]
        cells[column] = 0
      }
    }
    return sum
  }

  /// `-Σ ln xᵢⱼ!` of a random table.
  private func draw(_ generator: inout SeededGenerator) -> Double {
    var left = rows
    var population = rows.reduce(0, +)
    var sum = 0.0
    for column in columns.dropLast() {
      var (draws, pool) = (column, population)
      for row in left.indices.dropLast() {
        let count = hypergeometric(left[row], of: pool, draws: draws, &generator)
        pool -= left[row]
        left[row] -= count
        draws -= count
        sum -= logFactorials[count]
      }
      left[left.count - 1] -= draws
      sum -= logFactorials[draws]
      population -= column
    }
    return left.reduce(sum) { $0 - logFactorials[$1] }
  }

  /// How many of the `draws` without replacement fall on the `marked` among `pool`.
  private func hypergeometric(
    _ marked: Int, of pool: Int, draws: Int, _ generator: inout SeededGenerator
  ) -> Int {
    let lowest = max(0, draws - (pool - marked))
    let highest = min(marked, draws)
    guard lowest < highest else { return lowest }
    let expected = (Double(draws) + 1) * (Double(marked) + 1) / (Double(pool) + 2)
    let mode = min(highest, max(lowest, Int(expected)))
    let atMode = exp(logProbability(mode, marked, pool, draws))
    var left = generator.uniform() - atMode
    var (low, high) = (mode, mode)
    var (atLow, atHigh) = (atMode, atMode)
    while left >= 0, low > lowest || high < highest {
      if high < highest {
        let x = Double(high)
        let rest = Double(pool - marked - draws) + x + 1
        atHigh *= (Double(marked) - x) * (Double(draws) - x) / ((x + 1) * rest)
        high += 1
        left -= atHigh
        if left < 0 { return high }
      }
      if low > lowest {
        let x = Double(low)
        let rest = Double(pool - marked - draws) + x
        atLow *= x * rest / ((Double(marked) - x + 1) * (Double(draws) - x + 1))
        low -= 1
        left -= atLow
        if left < 0 { return low }
      }
    }
    return mode
  }

  private func logProbability(_ x: Int, _ marked: Int, _ pool: Int, _ draws: Int) -> Double {
    let f = logFactorials
    let chosen = f[marked] - f[x] - f[marked - x]
    let rest = f[pool - marked] - f[draws - x] - f[pool - marked - draws + x]
    return chosen + rest - (f[pool] - f[draws] - f[pool - draws])
  }
}

/// Pearson's chi-square of a table whose columns (the versions) each may be any member of a
/// ``BoundedComposition``, and its extremes over all of them.
///
/// ```
/// X² = Σᵢ Σᵥ (Oᵢᵥ - nᵥ Rᵢ / N)² / (nᵥ Rᵢ / N)        Rᵢ = Σᵥ Oᵢᵥ,  N = Σᵥ nᵥ
/// ```
/// With the column totals fixed, X² + N is a sum over options of terms `Σᵥ N Oᵢᵥ² / (nᵥ Rᵢ)`, each
/// a square over a linear form and therefore jointly convex. So the largest value stands at a
/// vertex of each column's set, and the smallest over real numbers is a convex problem.
struct ChiSquaredExtremes {
  /// What each version may be.
  let compositions: [BoundedComposition]
  /// The number of respondents in each version.
  let sampleSizes: [Double]

  /// Search for a largest or a smallest value.
  enum Direction {
    case largest, smallest
  }

  /// The largest chi-square, or nil where the search would need more than the work limit.
  func largest() -> Double? { extreme(.largest, rises: compositions.map(\.vertexRises)) }

  /// The smallest chi-square over whole parts, or nil where the search would need more than the
  /// work limit.
  func smallestOverWholeParts() -> Double? {
    let widths = compositions.flatMap(\.widths)
    guard widths.allSatisfy({ $0 <= 1000 }) else { return nil }
    return extreme(.smallest, rises: compositions.map(\.allRises))
  }

  /// How many steps the search may take, in each direction.
  static let workLimit = 3_000_000

  /// Goes through the options one by one and keeps, for every combination of what the versions
  /// have given out so far, the best sum of terms: all tables are covered, without listing them.
  private func extreme(_ direction: Direction, rises: [[[Int]]]) -> Double? {
    let remainders = compositions.map(\.remainder)
    var strides = [1]
    for remainder in remainders {
      let (product, overflow) = (strides.last ?? 1).multipliedReportingOverflow(by: remainder + 1)
      guard !overflow else { return nil }
      strides.append(product)
    }
    var best: [Int: Double] = [0: 0]
    var work = 0
    for option in 0..<(rises.first?.count ?? 0) {
      let choices = rises.map { $0[option] }
      let steps = choices.reduce(1) { min(Self.workLimit, $0) * min(Self.workLimit, $1.count) }
      work += best.count * min(Self.workLimit + 1, steps)
      guard work <= Self.workLimit else { return nil }
      let combined = combinations(choices)
      let terms = combined.map { term(option: option, rises: $0) }
      var next: [Int: Double] = [:]
      for (key, value) in best {
        for (step, term) in zip(combined, terms) {
          guard let after = advanced(key, by: step, strides, remainders) else { continue }
          let candidate = value + term
          guard let known = next[after] else {
            next[after] = candidate
            continue
          }
          next[after] = direction == .largest ? max(known, candidate) : min(known, candidate)
        }
      }
      best = next
    }
    let complete = zip(remainders, strides).reduce(0) { $0 + $1.0 * $1.1 }
    return best[complete]
  }

  /// The key after a step, or nil where a version would give out more than it has.
  private func advanced(
    _ key: Int, by step: [Int], _ strides: [Int], _ remainders: [Int]
  ) -> Int? {
    var after = key
    for version in step.indices {
      let given = key / strides[version] % (remainders[version] + 1)
      guard given + step[version] <= remainders[version] else { return nil }
      after += step[version] * strides[version]
    }
    return after
  }

  /// One option's part of the statistic.
  private func term(option: Int, rises: [Int]) -> Double {
    let observed = compositions.indices.map { version in
      let composition = compositions[version]
      let part = composition.ranges[option].lowerBound + rises[version]
      return Double(part) * sampleSizes[version] / Double(composition.total)
    }
    return chiSquaredTerm(observed, sampleSizes)
  }

  private func combinations(_ choices: [[Int]]) -> [[Int]] {
    choices.reduce([[]]) { partial, next in
      partial.flatMap { head in next.map { head + [$0] } }
    }
  }
}

/// One option's part of Pearson's chi-square; 0 where nobody chose the option.
func chiSquaredTerm(_ observed: [Double], _ sampleSizes: [Double]) -> Double {
  let row = observed.reduce(0, +)
  guard row > 0 else { return 0 }
  let all = sampleSizes.reduce(0, +)
  return zip(observed, sampleSizes).reduce(0.0) { sum, cell in
    let expected = cell.1 * row / all
    let difference = cell.0 - expected
    return expected > 0 ? sum + difference * difference / expected : sum
  }
}

/// Pearson's chi-square of a table of columns, each column a version.
func chiSquared(columns: [[Double]]) -> Double {
  let sampleSizes = columns.map { $0.reduce(0, +) }
  return (columns.first ?? []).indices.reduce(0.0) { sum, option in
    sum + chiSquaredTerm(columns.map { $0[option] }, sampleSizes)
  }
}

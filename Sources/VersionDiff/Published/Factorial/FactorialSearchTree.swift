/// All designs of a 2ᵏ factorial that pairs of factors don't rule out at a widening.
///
/// A subset of half of the vignettes is the second level of a factor. Two factors rule each other
/// out where the sum or the difference of their equations misses by more than the widening allows;
/// with one mean unknown, only the one in which that mean drops out says anything. Subsets also have
/// to cut every combination of the factors before in half.
struct FactorialSearchTree {
  private let factorCount: Int
  private let scale: Double
  private let effects: [FactorialIntervals.Bounds]
  private let missing: Int?
  private let reach: Double
  /// All subsets of half of the vignettes, as bits, with the signed sum of their centres.
  private var sums: [Int: Double] = [:]
  /// What the means of a set of vignettes can differ from their centres by, together.
  private var slack: [Double]
  private let all: Int

  init(_ intervals: FactorialIntervals, missing: Int?, reach: Double) {
    factorCount = intervals.effects.count
    let count = intervals.cells.count
    scale = Double(count / 2)
    effects = intervals.effects
    self.missing = missing
    self.reach = reach
    all = 1 << count - 1
    slack = [Double](repeating: 0, count: 1 << count)
    for mask in 1..<(1 << count) {
      let first = mask.trailingZeroBitCount
      slack[mask] = slack[mask & (mask - 1)] + (intervals.cells[first]?.reach(reach) ?? 0)
    }
    for mask in 0..<(1 << count) where mask.nonzeroBitCount == count / 2 {
      sums[mask] = intervals.cells.enumerated().reduce(0.0) { sum, cell in
        sum + (mask >> cell.offset & 1 == 1 ? 1 : -1) * (cell.element?.centre ?? 0)
      }
    }
  }

  /// The combination of each vignette, for every design that is left.
  func designs() -> [[Int]] {
    let choices = (0..<factorCount).map { factor in
      sums.map { subset(factor, $0.key, $0.value) }.filter { isPossible($0) }
        .sorted { ($0.value, $0.mask) < ($1.value, $1.mask) }
    }
    var designs: [[Int]] = []
    func extend(_ chosen: [Subset], _ blocks: [Int]) {
      guard chosen.count < factorCount else {
        designs.append(combinations(chosen.map(\.mask)))
        return
      }
      for choice in nearby(chosen.first, in: choices[chosen.count]) {
        let cuts = blocks.allSatisfy {
          2 * ($0 & choice.mask).nonzeroBitCount == $0.nonzeroBitCount
        }
        guard cuts, chosen.allSatisfy({ arePossible($0, choice) }) else { continue }
        extend(chosen + [choice], blocks.flatMap { [$0 & choice.mask, $0 & ~choice.mask] })
      }
    }
    extend([], [all])
    return designs
  }

  /// A choice of the vignettes with the second level of a factor.
  private struct Subset {
    let factor: Int
    let mask: Int
    /// K effect - signed sum of the centres.
    let offset: Double
    /// What the unknown mean would be; 0 where all are known.
    let value: Double
  }

  private func subset(_ factor: Int, _ mask: Int, _ sum: Double) -> Subset {
    let offset = scale * effects[factor].centre - sum
    let value = missing.map { mask >> $0 & 1 == 1 ? offset : -offset } ?? 0
    return Subset(factor: factor, mask: mask, offset: offset, value: value)
  }

  private func isPossible(_ subset: Subset) -> Bool {
    guard missing == nil else { return true }
    return abs(subset.offset) <= scale * effects[subset.factor].reach(reach) + slack[all] + 1e-9
  }

  private func arePossible(_ first: Subset, _ second: Subset) -> Bool {
    let different = first.mask ^ second.mask
    let own = scale * (effects[first.factor].reach(reach) + effects[second.factor].reach(reach))
    let isDifferentAtMissing = missing.map { different >> $0 & 1 == 1 }
    // In the difference of the equations, vignettes with equal signs drop out; in the sum, others.
    let byDifference =
      abs(first.offset - second.offset) <= own + 2 * slack[different] + 1e-9
    let bySum = abs(first.offset + second.offset) <= own + 2 * slack[all & ~different] + 1e-9
    switch isDifferentAtMissing {
    case nil: return byDifference && bySum
    case true?: return bySum
    case false?: return byDifference
    }
  }

  /// The subsets that give about the same unknown mean as the first factor's.
  private func nearby(_ first: Subset?, in choices: [Subset]) -> ArraySlice<Subset> {
    guard missing != nil, let first, let next = choices.first else { return choices[...] }
    let own = scale * (effects[first.factor].reach(reach) + effects[next.factor].reach(reach))
    let window = own + 2 * slack[all] + 1e-9
    let start = partition(choices) { $0.value >= first.value - window }
    let end = partition(choices) { $0.value > first.value + window }
    return choices[start..<end]
  }

  private func partition(_ choices: [Subset], _ isBehind: (Subset) -> Bool) -> Int {
    var (low, high) = (0, choices.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(choices[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func combinations(_ masks: [Int]) -> [Int] {
    (0..<Int(2 * scale)).map { vignette in
      masks.enumerated().reduce(0) { $0 | ($1.element >> vignette & 1) << $1.offset }
    }
  }
}

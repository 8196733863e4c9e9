/// The smallest chi-square over all real-valued distributions within given limits: a convex
/// problem, solved by a primal-dual interior point method.
///
/// The answer carries its own certificate: by convexity the true minimum lies at most
/// `gap = max ∇f(x)·(x - s)` below the value at `x`, over all allowed `s`, and that linear problem
/// is solved exactly.
/// - Reference: [BoydVandenberghe2004], sections 9.3.1 and 11.7
struct SmallestChiSquared {
  /// The value at the point that the search ended at.
  let value: Double
  /// How far below that value the true minimum can lie at most.
  let gap: Double

  /// The largest number not above the minimum that the certificate vouches for; the value itself
  /// where the gap is within the rounding of the arithmetic.
  var lowerBound: Double { gap <= 1e-9 * max(1, value) ? value : max(0, value - gap) }

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - limits: the smallest and largest proportion of each option, per version.
  ///   - sampleSizes: the number of respondents per version.
  /// - Precondition: each version has a distribution within its limits.
  init(limits: [[ClosedRange<Double>]], sampleSizes: [Double]) {
    var search = InteriorPointSearch(limits: limits, sampleSizes: sampleSizes)
    for _ in 0..<200 where search.gap > 1e-12 * max(1, search.statistic) {
      guard search.advance() else { break }
    }
    value = search.statistic
    gap = search.gap
  }
}

/// The state of the search. Each free proportion is `low + width × position`, with the position in
/// (0, 1); the multipliers belong to the limits 0 and 1 of the positions.
private struct InteriorPointSearch {
  /// A proportion that may move.
  struct Place {
    let version: Int
    let option: Int
    let low: Double
    let width: Double
  }

  let limits: [[ClosedRange<Double>]]
  let sampleSizes: [Double]
  let places: [Place]
  var positions: [Double]
  var lowMultipliers: [Double]
  var highMultipliers: [Double]
  var proportions: [[Double]]

  init(limits: [[ClosedRange<Double>]], sampleSizes: [Double]) {
    self.limits = limits
    self.sampleSizes = sampleSizes
    var places: [Place] = []
    var positions: [Double] = []
    proportions = []
    for (version, ranges) in limits.enumerated() {
      let lowest = ranges.reduce(0) { $0 + $1.lowerBound }
      let width = ranges.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
      // The same part of every option's range: strictly inside wherever anything is inside.
      let part = width > 0 ? min(1, max(0, (1 - lowest) / width)) : 0
      proportions.append(ranges.map { $0.lowerBound + part * ($0.upperBound - $0.lowerBound) })
      guard part > 1e-9, part < 1 - 1e-9 else { continue }
      for (option, range) in ranges.enumerated() where range.upperBound > range.lowerBound {
        let width = range.upperBound - range.lowerBound
        places.append(
          Place(version: version, option: option, low: range.lowerBound, width: width))
        positions.append(part)
      }
    }
    self.places = places
    self.positions = positions
    lowMultipliers = positions.map { 1 / $0 }
    highMultipliers = positions.map { 1 / (1 - $0) }
  }

  var counts: [[Double]] {
    zip(proportions, sampleSizes).map { version, size in version.map { $0 * size } }
  }

  var statistic: Double {
    let counts = counts
    return limits[0].indices.reduce(0.0) { sum, option in
      sum + chiSquaredTerm(counts.map { $0[option] }, sampleSizes)
    }
  }

  /// The duality gap: what a linear programme over the limits says can still be gained.
  var gap: Double {
    let gradient = gradient
    return Set(places.map(\.version)).reduce(0.0) { sum, version in
      let slopes = gradient[version]
      let ranges = limits[version]
      var left = 1 - ranges.reduce(0) { $0 + $1.lowerBound }
      var linear = 0.0
      for option in slopes.indices.sorted(by: { slopes[$0] < slopes[$1] }) {
        let rise = min(left, ranges[option].upperBound - ranges[option].lowerBound)
        left -= rise
        let target = ranges[option].lowerBound + rise
        linear += slopes[option] * (proportions[version][option] - target)
      }
      return sum + max(0, linear)
    }
  }

  /// One step; false where there is nothing to move or the equations cannot be solved.
  mutating func advance() -> Bool {
    let count = places.count
    guard count > 0 else { return false }
    let complementarity = zip(lowMultipliers, positions).reduce(0.0) { $0 + $1.0 * $1.1 }
    let opposite = zip(highMultipliers, positions).reduce(0.0) { $0 + $1.0 * (1 - $1.1) }
    let centring = 0.1 * (complementarity + opposite) / Double(2 * count)
    guard let step = newtonStep(centring: centring) else { return false }
    let lowSteps = (0..<count).map { place in
      (centring - lowMultipliers[place] * step[place]) / positions[place] - lowMultipliers[place]
    }
    let highSteps = (0..<count).map { place in
      (centring + highMultipliers[place] * step[place]) / (1 - positions[place])
        - highMultipliers[place]
    }
    let primal = min(
      longest(positions, step), longest(positions.map { 1 - $0 }, step.map { -$0 }))
    let dual = min(longest(lowMultipliers, lowSteps), longest(highMultipliers, highSteps))
    for place in 0..<count {
      positions[place] += primal * step[place]
      lowMultipliers[place] += dual * lowSteps[place]
      highMultipliers[place] += dual * highSteps[place]
      let (version, option) = (places[place].version, places[place].option)
      proportions[version][option] = places[place].low + places[place].width * positions[place]
    }
    return true
  }

  /// The step of the positions that solves the linearised conditions of optimality and keeps
  /// every version's proportions at a sum of 1.
  private func newtonStep(centring: Double) -> [Double]? {
    let count = places.count
    let versions = Set(places.map(\.version)).sorted()
    let size = count + versions.count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    var right = [Double](repeating: 0, count: size)
    let gradient = gradient
    for (i, place) in places.enumerated() {
      for (j, other) in places.enumerated() where other.option == place.option {
        let curvature = curvature(option: place.option, place.version, other.version)
        matrix[i][j] = curvature * place.width * other.width
      }
      let (low, high) = (positions[i], 1 - positions[i])
      matrix[i][i] += lowMultipliers[i] / low + highMultipliers[i] / high
      right[i] = centring / low - centring / high
      right[i] -= gradient[place.version][place.option] * place.width
    }
    for (row, version) in versions.enumerated() {
      right[count + row] = 1 - proportions[version].reduce(0, +)
      for (i, place) in places.enumerated() where place.version == version {
        matrix[i][count + row] = place.width
        matrix[count + row][i] = place.width
      }
    }
    return solved(matrix, right).map { Array($0.prefix(count)) }
  }

  /// The derivative of the chi-square by each proportion, up to a constant per version (which the
  /// fixed sums make irrelevant).
  private var gradient: [[Double]] {
    let all = sampleSizes.reduce(0, +)
    var gradient = proportions
    for option in limits[0].indices {
      let (row, squares) = sums(option)
      for version in proportions.indices {
        guard row > 0 else {
          gradient[version][option] = 0
          continue
        }
        let slope = 2 * proportions[version][option] / row - squares / (row * row)
        gradient[version][option] = sampleSizes[version] * (all * slope - 1)
      }
    }
    return gradient
  }

  private func curvature(option: Int, _ first: Int, _ second: Int) -> Double {
    let (row, squares) = sums(option)
    guard row > 0 else { return 0 }
    let all = sampleSizes.reduce(0, +)
    let pair = proportions[first][option] + proportions[second][option]
    let mixed = 2 * (squares / row - pair) / (row * row)
    let shared = all * sampleSizes[first] * sampleSizes[second] * mixed
    return first == second ? shared + 2 * all * sampleSizes[first] / row : shared
  }

  /// `Rᵢ = Σᵥ nᵥ pᵢᵥ` and `Sᵢ = Σᵥ nᵥ pᵢᵥ²`.
  private func sums(_ option: Int) -> (row: Double, squares: Double) {
    zip(proportions, sampleSizes).reduce((0, 0)) { sum, version in
      let proportion = version.0[option]
      let count = version.1 * proportion
      return (sum.0 + count, sum.1 + count * proportion)
    }
  }

  /// The longest part of a step, at most 1, that keeps all values positive.
  private func longest(_ values: [Double], _ step: [Double]) -> Double {
    zip(values, step).reduce(1.0) { longest, entry in
      entry.1 < 0 ? min(longest, -0.995 * entry.0 / entry.1) : longest
    }
  }

  /// Gaussian elimination with the largest pivot of each column.
  private func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var (a, b) = (matrix, right)
    for column in b.indices {
      let candidates = column..<b.count
      guard let pivot = candidates.max(by: { abs(a[$0][column]) < abs(a[$1][column]) }),
        abs(a[pivot][column]) > 0
      else { return nil }
      a.swapAt(column, pivot)
      b.swapAt(column, pivot)
      for row in (column + 1)..<max(column + 1, b.count) where a[row][column] != 0 {
        let factor = a[row][column] / a[column][column]
        for k in column..<b.count { a[row][k] -= factor * a[column][k] }
        b[row] -= factor * b[column]
      }
    }
    for row in b.indices.reversed() {
      let known = ((row + 1)..<max(row + 1, b.count)).reduce(0.0) { $0 + a[row][$1] * b[$1] }
      b[row] = (b[row] - known) / a[row][row]
    }
    return b.allSatisfy(\.isFinite) ? b : nil
  }
}

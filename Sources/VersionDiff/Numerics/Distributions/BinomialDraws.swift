import VignetteKit

/// Draws from binomial and multinomial distributions, exact and the same on every machine.
///
/// Where few successes are expected, by inversion: adding up probabilities from 0. Elsewhere by
/// rejection from a triangle with exponential tails (BTPE), whose work doesn't grow with n; the
/// probabilities themselves decide, not an approximation to them.
///
/// - Reference: [KachitvichyanukulSchmeiser1988]
struct BinomialDraws: Sendable {
  /// `ln k!`, by additions and multiplications alone: a library's logarithm may differ in the last
  /// digit from one machine to the next, and draws may not.
  private let logFactorials: [Double]

  /// The number of successes that must be expected for rejection to be faster.
  private static let inversionLimit = 10.0

  /// Draws among at most this many trials.
  init(upTo trials: Int) {
    var sum = DoubleDouble(0)
    logFactorials =
      [0]
      + (0..<max(1, trials)).map { k in
        sum = sum + DoubleDouble(Double(k + 1)).logarithm
        return sum.high
      }
  }

  /// How many of `trials` succeed, each with this probability.
  func draw(
    trials n: Int, probability p: Double, _ generator: inout SeededGenerator
  ) -> Int {
    if n == 0 || p <= 0 { return 0 }
    if p >= 1 { return n }
    let r = min(p, 1 - p)
    let count =
      Double(n) * r < Self.inversionLimit
      ? inverted(n, r, &generator) : rejected(n, r, &generator)
    return p <= 0.5 ? count : n - count
  }

  /// How `total` fall on categories, one conditional binomial draw after the other.
  ///
  /// - Parameter conditional: for each category but the last, its probability given that none before
  ///   it was taken.
  func spread(
    _ total: Int, conditional: [Double], into counts: inout [Int], at first: Int,
    _ generator: inout SeededGenerator
  ) {
    var left = total
    for place in conditional.indices {
      let count = draw(trials: left, probability: conditional[place], &generator)
      counts[first + place] = count
      left -= count
    }
    counts[first + conditional.count] = left
  }

  /// The probabilities of ``spread(_:conditional:into:at:_:)`` from shares.
  static func conditional(_ shares: [Double]) -> [Double] {
    // Sums from the end, so that nothing is subtracted.
    var rest = 0.0
    var result: [Double] = []
    for share in shares.reversed() {
      rest += share
      result.append(rest > 0 ? min(1, share / rest) : 0)
    }
    return Array(result.reversed().dropLast())
  }

  /// Inversion; the powers by squaring, which needs no logarithm.
  private func inverted(_ n: Int, _ r: Double, _ generator: inout SeededGenerator) -> Int {
    let q = 1 - r
    var (atZero, power, exponent) = (1.0, q, n)
    while exponent > 0 {
      if exponent & 1 == 1 { atZero *= power }
      power *= power
      exponent >>= 1
    }
    let odds = r / q
    while true {
      var left = generator.uniform()
      var probability = atZero
      for k in 0...n {
        if left < probability { return k }
        left -= probability
        probability *= odds * Double(n - k) / Double(k + 1)
      }
      // What rounding left beyond the last: drawn again.
    }
  }

  /// BTPE, for r ≤ ½ and n r ≥ 10.
  private func rejected(_ n: Int, _ r: Double, _ generator: inout SeededGenerator) -> Int {
    let count = Double(n)
    let q = 1 - r
    let center = count * r + r
    let mode = center.rounded(.down)
    let half = (2.195 * (count * r * q).squareRoot() - 4.6 * q).rounded(.down) + 0.5
    let middle = mode + 0.5
    let (left, right) = (middle - half, middle + half)
    let c = 0.134 + 20.5 / (15.3 + mode)
    let leftSlope = (center - left) / (center - left * r)
    let leftRate = leftSlope * (1 + leftSlope / 2)
    let rightSlope = (right - center) / (right * q)
    let rightRate = rightSlope * (1 + rightSlope / 2)
    let boxes = half * (1 + 2 * c)
    let leftEnd = boxes + c / leftRate
    let rightEnd = leftEnd + c / rightRate
    let logOdds = DoubleDouble.quotient(r, q).logarithm.high
    while true {
      let u = generator.uniform() * rightEnd
      var v = generator.uniform()
      if u <= half {
        // The triangle under the probabilities: nothing to decide.
        return Int((middle - half * v + u).rounded(.down))
      }
      let y: Double
      if u <= boxes {
        let x = left + (u - half) / c
        v = v * c + 1 - abs(mode - x + 0.5) / half
        if v > 1 || v <= 0 { continue }
        y = x.rounded(.down)
      } else if v == 0 {
        continue
      } else if u <= leftEnd {
        y = (left + DoubleDouble(v).logarithm.high / leftRate).rounded(.down)
        if y < 0 { continue }
        v *= (u - boxes) * leftRate
      } else {
        y = (right - DoubleDouble(v).logarithm.high / rightRate).rounded(.down)
        if y > count { continue }
        v *= (u - leftEnd) * rightRate
      }
      let (k, m) = (Int(y), Int(mode))
      let ways =
        logFactorials[m] + logFactorials[n - m] - logFactorials[k] - logFactorials[n - k]
      let logRatio = ways + (y - mode) * logOdds
      if v <= 0 || DoubleDouble(v).logarithm.high <= logRatio { return k }
    }
  }
}

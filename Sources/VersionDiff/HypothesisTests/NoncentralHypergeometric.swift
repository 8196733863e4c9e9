#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The count in the first cell of a 2 x 2 table with given margins, when the odds ratio is ω.
///
/// ```
/// P(x) ∝ C(m, x) C(n - m, k - x) ωˣ
/// ```
/// m is the first row's total, k the first column's, n the sum. Probabilities are built outwards
/// from the mode by the ratio of neighbours, so that no factorial of a large number is taken and
/// margins of billions cost a few standard deviations of steps.
struct NoncentralHypergeometric: Sendable {
  private let m: Double
  private let k: Double
  private let n: Double
  /// The smallest possible count.
  let lowest: Int
  /// The largest possible count.
  let highest: Int

  /// Weights under this are none. Below it a product with a ratio over a half is rounded up to the
  /// number itself, so that a walk would never end.
  private static let least = Double.leastNormalMagnitude

  /// Takes the margins of a 2 x 2 table.
  init(_ counts: [[Int]]) {
    let first = counts[0][0] + counts[0][1]
    let column = counts[0][0] + counts[1][0]
    let total = first + counts[1][0] + counts[1][1]
    (m, k, n) = (Double(first), Double(column), Double(total))
    lowest = max(0, first + column - total)
    highest = min(first, column)
  }

  /// The sum of all probabilities that don't exceed that of the observed count, with ω = 1.
  func twoSidedPValue(observed: Int) -> Double {
    let mode = self.mode(oddsRatio: 1)
    // ln P(x) / P(mode): the sum of the logs would cancel; the product of the ratios doesn't.
    let reference = relativeWeight(of: observed, from: mode)
    let limit = reference * (1 + 1e-7)
    var (extreme, ordinary) = (0.0, 0.0)
    for direction in [-1, 1] {
      var (x, weight) = (mode, 1.0)
      if direction > 0 { (x, weight) = (mode + 1, up(mode + 1, 1)) }
      while x >= lowest, x <= highest, weight >= Self.least {
        if weight <= limit { extreme += weight } else { ordinary += weight }
        if weight <= limit, weight < extreme * 1e-18 { break }
        weight *= direction > 0 ? up(x + 1, 1) : down(x, 1)
        x += direction
      }
    }
    return min(1, extreme / (extreme + ordinary))
  }

  /// `P(X ≥ x)`, `P(X ≤ x)` and the mean for an odds ratio.
  func tails(
    at x: Int, logOddsRatio: Double
  ) -> (upper: Double, lower: Double, mean: Double) {
    let ratio = exp(logOddsRatio)
    let mode = self.mode(oddsRatio: ratio)
    var (above, below, total, moment) = (0.0, 0.0, 0.0, 0.0)
    for direction in [-1, 1] {
      var (place, weight) = (mode, 1.0)
      if direction > 0 { (place, weight) = (mode + 1, up(mode + 1, ratio)) }
      while place >= lowest, place <= highest, weight >= Self.least {
        total += weight
        moment += weight * Double(place - x)
        if place >= x { above += weight }
        if place <= x { below += weight }
        let isPast = direction > 0 ? place >= x : place <= x
        if isPast, weight < 1e-20 * min(direction > 0 ? above : below, total) { break }
        weight *= direction > 0 ? up(place + 1, ratio) : down(place, ratio)
        place += direction
      }
    }
    return (above / total, below / total, Double(x) + moment / total)
  }

  /// The most probable count: the last x with `P(x) ≥ P(x - 1)`, from the quadratic that the
  /// ratio of neighbours gives.
  private func mode(oddsRatio: Double) -> Int {
    let a = oddsRatio - 1
    let b = oddsRatio * (m + k + 2) + (n - m - k)
    let c = oddsRatio * (m + 1) * (k + 1)
    let root = 2 * c / (b + max(0, b * b - 4 * a * c).squareRoot())
    guard root.isFinite else { return highest }
    return min(highest, max(lowest, Int(root)))
  }

  private func relativeWeight(of x: Int, from mode: Int) -> Double {
    var weight = 1.0
    var place = mode
    while place < x, weight >= Self.least {
      place += 1
      weight *= up(place, 1)
    }
    while place > x, weight >= Self.least {
      weight *= down(place, 1)
      place -= 1
    }
    return weight
  }

  /// `P(x) / P(x - 1)`.
  private func up(_ x: Int, _ oddsRatio: Double) -> Double {
    let x = Double(x)
    return oddsRatio * ((m - x + 1) / x) * ((k - x + 1) / (n - m - k + x))
  }

  /// `P(x - 1) / P(x)`.
  private func down(_ x: Int, _ oddsRatio: Double) -> Double {
    let x = Double(x)
    return (x / (m - x + 1)) * ((n - m - k + x) / (k - x + 1)) / oddsRatio
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A tail probability that is to be reached.
enum TailTarget {
  /// `P(X ≤ x)`.
  case lower(Double)
  /// `P(X > x)`.
  case upper(Double)

  /// The probability below, or the one above where that is the smaller; both are exact.
  static func below(_ p: Double) -> TailTarget {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
    return p <= 0.5 ? .lower(p) : .upper(1 - p)
  }

  /// The probability above, or the one below where that is the smaller.
  static func above(_ q: Double) -> TailTarget {
    precondition(q >= 0 && q <= 1, "a probability lies between 0 and 1")
    return q <= 0.5 ? .upper(q) : .lower(1 - q)
  }
}

extension ContinuousDistribution {
  /// The positive x at which a tail reaches its target, for distributions on the positive half line
  /// (and the positive half of symmetric ones).
  ///
  /// `scaledDensity` is x times the density, which is in range far out where the density isn't.
  ///
  /// Newton's method for the logarithm of the tail as a function of ln x, in which tails are nearly
  /// straight, kept inside a bracket that every step narrows. 0 or infinity is returned where the
  /// target lies beyond every positive double.
  func positiveQuantile(
    _ target: TailTarget, start: Double, scaledDensity: (Double) -> Double
  ) -> Double {
    let (goal, isLower) = target.goal
    if goal == 0 { return isLower ? 0 : .infinity }
    var bracket = PositiveBracket()
    var x = start > 0 && start.isFinite ? start : 1
    for _ in 0..<400 {
      let tail = isLower ? cdf(x) : survival(x)
      if tail == goal { return x }
      if (tail < goal) == isLower { bracket.low = x } else { bracket.high = x }
      let slope = scaledDensity(x) / tail
      let step = (isLower ? 1 : -1) * logRatio(goal, tail) / slope
      if abs(step) < 1e-17 { return x }
      var next = x + x * expm1(step)
      if !(abs(step) < 40 && bracket.contains(next)) {
        // At the last bit a step may lead back to an end that is known.
        if abs(step) < 4e-16 { return x }
        next = bracket.middle()
      }
      if next == x || !bracket.contains(next) { return next }
      x = next
    }
    return x
  }

  private func logRatio(_ goal: Double, _ tail: Double) -> Double {
    let relative = (goal - tail) / tail
    return abs(relative) < 0.5 ? log1p(relative) : log(goal) - log(tail)
  }
}

/// The positive numbers between which a quantile lies.
private struct PositiveBracket {
  var low = 0.0
  var high = Double.infinity
  private var reach = 4.0

  func contains(_ x: Double) -> Bool {
    x > low && x < high && x >= .leastNormalMagnitude
  }

  /// The geometric mean of the ends; from an open end ever longer steps, up to 0 or infinity.
  mutating func middle() -> Double {
    if low > 0, high < .infinity { return low.squareRoot() * high.squareRoot() }
    let x = low > 0 ? low * reach : high / reach
    reach = min(reach * reach, 0x1p500)
    return x < .leastNormalMagnitude ? 0 : x
  }
}

extension TailTarget {
  /// Where the standard normal distribution has this tail.
  var normalQuantile: Double {
    switch self {
    case .lower(let p): Normal.standard.quantile(p)
    case .upper(let q): Normal.standard.upperQuantile(q)
    }
  }

  /// The probability, and whether it is the one below.
  fileprivate var goal: (probability: Double, isLower: Bool) {
    switch self {
    case .lower(let p): (p, true)
    case .upper(let q): (q, false)
    }
  }
}

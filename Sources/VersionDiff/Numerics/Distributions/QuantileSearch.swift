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
  /// Newton's method for the logarithm of the tail as a function of ln x, in which tails are nearly
  /// straight, kept inside a bracket that every step narrows. 0 or infinity is returned where the
  /// target lies beyond every positive double.
  func positiveQuantile(_ target: TailTarget, start: Double) -> Double {
    let (goal, isLower) = target.goal
    if goal == 0 { return isLower ? 0 : .infinity }
    var (low, high) = (0.0, Double.infinity)
    var x = start > 0 && start.isFinite ? start : 1
    for _ in 0..<400 {
      let tail = isLower ? cdf(x) : survival(x)
      let isBelow = isLower ? tail < goal : tail > goal
      if tail == goal { return x }
      if isBelow { low = x } else { high = x }
      let slope = x * density(x) / tail
      let difference = logRatio(goal, tail)
      let step = isLower ? difference / slope : -difference / slope
      if abs(step) < 1e-17 { return x }
      var next = x + x * expm1(step)
      if !(next > low && next < high && abs(step) < 40) {
        if abs(step) < 4e-16 { return x }
        next = between(low, high)
      }
      if next == x || next == low || next == high { return next }
      x = next
    }
    return x
  }

  private func logRatio(_ goal: Double, _ tail: Double) -> Double {
    let relative = (goal - tail) / tail
    return abs(relative) < 0.5 ? log1p(relative) : log(goal) - log(tail)
  }

  /// The geometric mean of the ends of a bracket, an open end standing for the last double.
  private func between(_ low: Double, _ high: Double) -> Double {
    if low == 0, high <= Double.leastNonzeroMagnitude { return 0 }
    if high == .infinity, low >= Double.greatestFiniteMagnitude { return .infinity }
    let bottom = low == 0 ? Double.leastNonzeroMagnitude : low
    let top = high == .infinity ? Double.greatestFiniteMagnitude : high
    if low == 0, high < 1e-300 { return high / 2 }
    if high == .infinity, low > 1e300 { return low * 2 }
    return exp((log(bottom) + log(top)) / 2)
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

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The noncentral t distribution with ν > 0 degrees of freedom, whole or not, and noncentrality δ.
///
/// ```
/// P(T ≤ t) = ∫ Φ(t s - δ) f(s) ds,   s = χ/√ν
/// ```
///
/// The distribution of a t statistic when the hypothesis is wrong. Each tail is integrated for
/// itself around the peak of its own integrand, a function of ln s that falls off on both sides, by
/// the trapezoidal rule: right to about 1e-12 of itself down to 1e-300.
///
/// - Reference: [JohnsonKotzBalakrishnan1995], section 31.5
/// - Reference: [TrefethenWeideman2014]
public struct NoncentralT: Sendable, Equatable {
  /// ν.
  public let degreesOfFreedom: Double
  /// δ.
  public let noncentrality: Double

  /// `ln(2 a^a e^-a / Γ(a))`, a = ν/2: the density of ln s at its mode.
  private let logMode: Double

  /// The distribution with these degrees of freedom, a finite number above 0, and this
  /// noncentrality.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom are positive")
    precondition(noncentrality.isFinite, "the noncentrality is a number")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
    let a = DoubleDouble(degreesOfFreedom / 2)
    logMode = (a.logarithm * a - a - a.logGamma + DoubleDouble.logTwo).high
  }

  /// `P(T ≤ t)`.
  public func cdf(_ t: Double) -> Double {
    t < 0 ? upperTail(-t, -noncentrality) : lowerTail(t, noncentrality)
  }

  /// `P(T > t)`.
  public func survival(_ t: Double) -> Double {
    t < 0 ? lowerTail(-t, -noncentrality) : upperTail(t, noncentrality)
  }

  /// `P(T > t)` for t ≥ 0.
  private func upperTail(_ t: Double, _ delta: Double) -> Double {
    if t.isNaN || t.isInfinite { return t.isNaN ? t : 0 }
    return integral(slope: t) { logNormalUpperTail(t * exp($0) - delta) }
  }

  /// `P(T ≤ t)` for t ≥ 0.
  private func lowerTail(_ t: Double, _ delta: Double) -> Double {
    if t.isNaN || t.isInfinite { return t.isNaN ? t : 1 }
    return integral(slope: t) { logNormalUpperTail(delta - t * exp($0)) }
  }

  /// The mean of `exp(logTail(ln s))`, whose product with the density of ln s has one peak.
  private func integral(slope t: Double, _ logTail: (Double) -> Double) -> Double {
    let nu = degreesOfFreedom
    func logarithm(_ u: Double) -> Double { logTail(u) + nu * (u - expm1(2 * u) / 2) }
    let (low, high) = (-720.0 - 760 / nu, 40.0)
    let peak = Self.peak(of: logarithm, low, high)
    let top = logarithm(peak)
    let first = Self.crossing(of: logarithm, at: top - 46, from: peak, towards: low)
    let last = Self.crossing(of: logarithm, at: top - 46, from: peak, towards: high)
    // The density is spread by 1/√(2ν), the normal tail falls over about 1/(t s). The transform of
    // the density falls off as exp(-πω/4), so that steps of 0.13 leave an error of 1e-16; and the
    // steeper side of the peak takes 32 steps to fall by exp(-46).
    let unit = 1 / (2 * nu).squareRoot()
    let steepness = t * exp(min(peak + unit, 40))
    let side = min(peak - first, last - peak)
    let step = min(unit / (4 + 3 * steepness * unit), 0.13, side / 32)
    var sum = 0.0
    var u = first
    while u <= last {
      sum += exp(logarithm(u) - top)
      u += step
    }
    return min(1, exp(logMode + top) * sum * step)
  }

  /// Where a function with one peak is largest, by golden section.
  private static func peak(
    of function: (Double) -> Double, _ low: Double, _ high: Double
  ) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (a, b) = (low, high)
    var (x, y) = (b - ratio * (b - a), a + ratio * (b - a))
    var (fx, fy) = (function(x), function(y))
    for _ in 0..<60 {
      if fx < fy {
        (a, x, fx) = (x, y, fy)
        y = a + ratio * (b - a)
        fy = function(y)
      } else {
        (b, y, fy) = (y, x, fx)
        x = b - ratio * (b - a)
        fx = function(x)
      }
    }
    return (a + b) / 2
  }

  /// Where the function has fallen to a value on the way from its peak to an end.
  private static func crossing(
    of function: (Double) -> Double, at value: Double, from peak: Double, towards end: Double
  ) -> Double {
    var (inside, outside) = (peak, end)
    for _ in 0..<40 {
      let middle = (inside + outside) / 2
      if function(middle) > value { inside = middle } else { outside = middle }
    }
    return outside
  }
}

/// `ln P(Z > z)` of a standard normal Z, to about 15 digits.
func logNormalUpperTail(_ z: Double) -> Double {
  if z < -1 { return log1p(-normalUpperTail(-z)) }
  if z < 30 { return log(normalUpperTail(z)) }
  if z == .infinity { return -.infinity }
  let w = 1 / (z * z)
  let series = w * (1 - w * (3 - w * (15 - w * (105 - w * 945))))
  return -z * z / 2 - log(z * (2 * Double.pi).squareRoot()) + log1p(-series)
}

/// `P(Z > z)` of a standard normal Z, to the 15 digits that an integrand needs: it is called many
/// thousand times.
func normalUpperTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

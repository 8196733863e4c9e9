#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// First working forms; the accurate ones replace them, one file per distribution.

public struct Normal: ContinuousDistribution {
  public static let standard = Normal()
  public init() {}
  public func cdf(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
  public func survival(_ x: Double) -> Double { 0.5 * erfc(x / 2.0.squareRoot()) }
  public func quantile(_ p: Double) -> Double { bisected(p, cdf, -40, 40) }
  public func upperQuantile(_ q: Double) -> Double { -quantile(q) }
}

public struct ChiSquared: ContinuousDistribution {
  public let degreesOfFreedom: Double
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : gammas(degreesOfFreedom / 2, x / 2).lower }
  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : gammas(degreesOfFreedom / 2, x / 2).upper
  }
  public func quantile(_ p: Double) -> Double { bisected(p, cdf, 0, 1e7) }
  public func upperQuantile(_ q: Double) -> Double { bisected(-q, { -survival($0) }, 0, 1e7) }
}

public struct StudentT: ContinuousDistribution {
  public let degreesOfFreedom: Double
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }
  public func cdf(_ x: Double) -> Double { survival(-x) }
  public func survival(_ x: Double) -> Double {
    let n = degreesOfFreedom
    let tail = 0.5 * beta(n / 2, 0.5, n / (n + x * x))
    return x >= 0 ? tail : 1 - tail
  }
  public func quantile(_ p: Double) -> Double { bisected(p, cdf, -1e6, 1e6) }
  public func upperQuantile(_ q: Double) -> Double { -quantile(q) }
}

public struct FDistribution: ContinuousDistribution {
  public let numerator: Double
  public let denominator: Double
  public init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }
  public func cdf(_ x: Double) -> Double {
    x <= 0
      ? 0 : beta(numerator / 2, denominator / 2, numerator * x / (numerator * x + denominator))
  }
  public func survival(_ x: Double) -> Double {
    x <= 0
      ? 1 : beta(denominator / 2, numerator / 2, denominator / (numerator * x + denominator))
  }
  public func quantile(_ p: Double) -> Double { bisected(p, cdf, 0, 1e7) }
  public func upperQuantile(_ q: Double) -> Double { bisected(-q, { -survival($0) }, 0, 1e7) }
}

public struct NoncentralChiSquared: ContinuousDistribution {
  public let degreesOfFreedom: Double
  public let noncentrality: Double
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }
  public func cdf(_ x: Double) -> Double { mixed { ChiSquared(degreesOfFreedom: $0).cdf(x) } }
  public func survival(_ x: Double) -> Double {
    mixed { ChiSquared(degreesOfFreedom: $0).survival(x) }
  }
  public func quantile(_ p: Double) -> Double { bisected(p, cdf, 0, 1e7) }
  public func upperQuantile(_ q: Double) -> Double { bisected(-q, { -survival($0) }, 0, 1e7) }
  private func mixed(_ tail: (Double) -> Double) -> Double {
    let half = noncentrality / 2
    let width = 12 * half.squareRoot() + 30
    let first = Int(max(0, half - width))
    return (first...Int(half + width)).reduce(0.0) { sum, j in
      let logWeight = half == 0 ? (j == 0 ? 0 : -.infinity) : Double(j) * log(half) - half
      return sum + exp(logWeight - logGamma(Double(j) + 1)) * tail(degreesOfFreedom + 2 * Double(j))
    }
  }
}

private func bisected(
  _ target: Double, _ f: (Double) -> Double, _ from: Double, _ to: Double
) -> Double {
  var (low, high) = (from, to)
  for _ in 0..<200 {
    let middle = (low + high) / 2
    if f(middle) < target { low = middle } else { high = middle }
  }
  return (low + high) / 2
}

private func gammas(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
  let scale = exp(a * log(x) - x - logGamma(a))
  if x < a + 1 {
    var (term, sum, n) = (1 / a, 1 / a, a)
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return (sum * scale, 1 - sum * scale)
  }
  var b = x + 1 - a
  var (c, d) = (1e300, 1 / b)
  var h = d
  for i in 1...100_000 {
    let an = -Double(i) * (Double(i) - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    h *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return (1 - h * scale, h * scale)
}

private func beta(_ a: Double, _ b: Double, _ x: Double) -> Double {
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  if x > (a + 1) / (a + b + 2) { return 1 - beta(b, a, 1 - x) }
  let scale = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)) / a
  var c = 1.0
  var d = 1 / (1 - (a + b) * x / (a + 1))
  var h = d
  for m in 1...100_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    h *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    h *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return scale * h
}

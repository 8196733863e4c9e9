#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What one knows of an effect once a test of it was significant.
///
/// - Reference: [GelmanCarlin2014]
public struct SignificantResults: Sendable, Equatable {
  /// The probability that the estimate then has the wrong sign (type S error).
  public let wrongSign: Double
  /// By what factor the estimate then exceeds the effect on average (type M error).
  public let exaggeration: Double

  /// Creates the two figures.
  public init(wrongSign: Double, exaggeration: Double) {
    self.wrongSign = wrongSign
    self.exaggeration = exaggeration
  }
}

/// A two-sided test of an estimate that is normal around its effect, the standard error known, or
/// estimated with some degrees of freedom.
///
/// ```
/// power = P(|T| > c),   T = (Z + δ)/s,   s = 1 or χ/√ν
/// type S = P(T < -c) / power      type M = E(|Z + δ|; |T| > c) / (δ power)
/// ```
/// Both directions count, as a test reports them.
struct ContrastTest {
  /// δ ≥ 0, the effect in standard errors.
  let noncentrality: Double
  /// ν; nil for a normal reference.
  let degreesOfFreedom: Double?
  /// c.
  let criticalValue: Double

  init(_ noncentrality: Double, degreesOfFreedom: Double?, criticalValue: Double) {
    self.noncentrality = abs(noncentrality)
    self.degreesOfFreedom = degreesOfFreedom
    self.criticalValue = criticalValue
  }

  /// `P(T > c)`: found in the right direction.
  var rightTail: Double {
    guard let degreesOfFreedom else {
      return Normal.standard.survival(criticalValue - noncentrality)
    }
    return NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      .survival(criticalValue)
  }

  /// `P(T < -c)`: found in the wrong one.
  var wrongTail: Double {
    guard let degreesOfFreedom else {
      return Normal.standard.survival(criticalValue + noncentrality)
    }
    return NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      .cdf(-criticalValue)
  }

  /// The power.
  var power: Double { min(1, rightTail + wrongTail) }

  /// What a significant result says; nil for no effect, and where no result can be significant.
  var significantResults: SignificantResults? {
    let power = power
    guard noncentrality > 0, power > 0 else { return nil }
    return SignificantResults(
      wrongSign: wrongTail / power,
      exaggeration: meanSize / (noncentrality * power))
  }

  /// `E(|Z + δ|; |T| > c)`.
  private var meanSize: Double {
    guard let degreesOfFreedom else { return Self.meanSize(noncentrality, beyond: criticalValue) }
    let nodes = ChiNodes(degreesOfFreedom: degreesOfFreedom, steepness: criticalValue)
    return nodes.mean { Self.meanSize(noncentrality, beyond: criticalValue * $0) }
  }

  /// `E(|Z + δ|; |Z + δ| > c)`.
  private static func meanSize(_ delta: Double, beyond c: Double) -> Double {
    let density = { (z: Double) in exp(-z * z / 2) / (2 * Double.pi).squareRoot() }
    let sides = normalUpperTail(c - delta) - normalUpperTail(c + delta)
    return density(c - delta) + density(c + delta) + delta * sides
  }
}

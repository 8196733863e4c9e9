#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The logistic distribution averaged over a normal random intercept.
///
/// ```
/// F̄(v) = ∫ F(v + σu) φ(u) du,  F(t) = 1/(1 + e⁻ᵗ)
/// ```
///
/// By the trapezoidal rule, whose error falls exponentially with the width of the strip in which
/// the integrand is analytic (π/σ): steps of 1/(2 max(1, σ)) make it smaller than rounding.
///
/// - Reference: [TrefethenWeideman2014], section 5
struct MarginalLogistic: Sendable {
  /// The average at one point with its derivatives.
  struct Value: Sendable {
    /// F̄.
    var event = 0.0
    /// 1 - F̄, not by subtraction.
    var rest = 0.0
    /// ∂F̄/∂v.
    var density = 0.0
    /// ∂²F̄/∂v².
    var slope = 0.0
    /// ∂F̄/∂σ.
    var byDeviation = 0.0
    /// ∂²F̄/∂v∂σ.
    var densityByDeviation = 0.0
  }

  private let deviation: Double
  private let nodes: [(u: Double, weight: Double)]

  /// The average over intercepts with this standard deviation.
  init(deviation: Double) {
    self.deviation = deviation
    guard deviation > 0 else {
      nodes = [(0, 1)]
      return
    }
    let step = 0.5 / max(1, deviation)
    let reach = Int((9 / step).rounded(.up))
    var nodes = (-reach...reach).map { place in
      let u = Double(place) * step
      return (u: u, weight: exp(-u * u / 2))
    }
    let total = nodes.reduce(0) { $0 + $1.weight }
    for k in nodes.indices { nodes[k].weight /= total }
    self.nodes = nodes
  }

  /// Averages at a point.
  func value(at v: Double) -> Value {
    var result = Value()
    for node in nodes {
      let chance = LogisticChance(v + deviation * node.u)
      let density = node.weight * chance.event * chance.rest
      let slope = density * (chance.rest - chance.event)
      result.event += node.weight * chance.event
      result.rest += node.weight * chance.rest
      result.density += density
      result.slope += slope
      result.byDeviation += node.u * density
      result.densityByDeviation += node.u * slope
    }
    return result
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One group's part of a ``QuadratureLikelihood``, with room for its intermediate results.
///
/// Letters as in the likelihood: h the logarithm of the integrand, û its mode, τ its width; S₁, S₂,
/// S₃ are, with signs taken out, the sums over answers of the first three derivatives of
/// `ln P(y | v + σu)` in the predictor.
struct QuadratureGroup {
  /// The derivatives of the log-likelihood in the predictors.
  private(set) var slopes: [Double]
  /// Its derivative in the standard deviation.
  private(set) var byDeviation = 0.0

  private var count = 0
  private var predictors: [Double]
  private var events: [Double]
  private var nonEvents: [Double]
  /// `∂ ln P/∂v` at each point (slow index) of each entry (fast).
  private var residuals: [Double]
  /// By point: the logarithm of the integrand with its weight, then its share.
  private var shares: [Double]
  /// S₁ at each point.
  private var firstSums: [Double]

  init(capacity: Int, points: Int) {
    let zeros = [Double](repeating: 0, count: capacity)
    (slopes, predictors, events, nonEvents) = (zeros, zeros, zeros, zeros)
    residuals = [Double](repeating: 0, count: capacity * points)
    shares = [Double](repeating: 0, count: points)
    firstSums = shares
  }

  /// Takes a group's entries.
  mutating func load(_ entries: ArraySlice<QuadratureGroups.Entry>, _ values: [Double]) {
    count = entries.count
    for (i, entry) in entries.enumerated() {
      predictors[i] = values[entry.predictor]
      events[i] = entry.events
      nonEvents[i] = entry.nonEvents
    }
  }

  /// The logarithm of the integral; its derivatives are left in ``slopes`` and ``byDeviation``.
  mutating func logLikelihood(
    _ sd: Double, _ points: [Double], _ logWeights: [Double]
  ) -> Double {
    let mode = mode(sd)
    let sums = derivativeSums(at: mode, sd)
    let width = 1 / (1 + sd * sd * sums.second).squareRoot()
    var highest = -Double.infinity
    for k in points.indices {
      shares[k] = logWeights[k] + logIntegrand(at: mode + width * points[k], point: k, sd)
      highest = max(highest, shares[k])
    }
    var total = 0.0
    for k in points.indices {
      shares[k] = exp(shares[k] - highest)
      total += shares[k]
    }
    differentiate(sd, mode, width, points, total, sums)
    return log(width) + highest + log(total)
  }

  /// û, where `h'(u) = σ S₁(u) - u` is zero: h' falls, so that the root lies between 0 and σ S₁(0).
  private func mode(_ sd: Double) -> Double {
    let start = derivativeSums(at: 0, sd)
    let reach = sd * start.first
    var (low, high) = (min(0, reach), max(0, reach))
    var u = reach / (1 + sd * sd * start.second)
    for _ in 0..<100 {
      let sums = derivativeSums(at: u, sd)
      let slope = sd * sums.first - u
      if slope > 0 { low = u } else { high = u }
      let step = slope / (1 + sd * sd * sums.second)
      // Newton's steps converge quadratically: the error after this one is of the order of its square.
      if abs(step) <= 1e-9 * (1 + abs(u)) { return u + step }
      u += step
      if !(u >= low && u <= high) { u = (low + high) / 2 }
    }
    return u
  }

  private func derivativeSums(
    at u: Double, _ sd: Double
  ) -> (first: Double, second: Double, third: Double) {
    var (first, second, third) = (0.0, 0.0, 0.0)
    for i in 0..<count {
      let chance = LogisticChance(predictors[i] + sd * u)
      first += events[i] * chance.rest - nonEvents[i] * chance.event
      let variance = (events[i] + nonEvents[i]) * chance.event * chance.rest
      second += variance
      third += variance * (chance.rest - chance.event)
    }
    return (first, second, third)
  }

  /// h at a point; keeps the residuals there.
  private mutating func logIntegrand(at u: Double, point: Int, _ sd: Double) -> Double {
    var (sum, first) = (-u * u / 2, 0.0)
    for i in 0..<count {
      let eta = predictors[i] + sd * u
      let chance = LogisticChance(eta)
      let residual = events[i] * chance.rest - nonEvents[i] * chance.event
      // The answer on the less likely side costs the distance beside the common logarithm.
      let unlikely = eta > 0 ? nonEvents[i] : events[i]
      sum -= unlikely * abs(eta) + (events[i] + nonEvents[i]) * chance.logScale
      residuals[point * count + i] = residual
      first += residual
    }
    firstSums[point] = first
    return sum
  }

  /// Leaves the derivatives in ``slopes`` and ``byDeviation``.
  ///
  /// ```
  /// ∂ ln L = Σ πₖ ∂h(uₖ) + Σ πₖ h'(uₖ) (∂û + xₖ ∂τ) + ∂τ/τ
  /// ∂û = τ² ∂h'(û),   ∂τ = τ³/2 (∂h''(û) + h'''(û) ∂û)
  /// ```
  private mutating func differentiate(
    _ sd: Double, _ mode: Double, _ width: Double, _ points: [Double], _ total: Double,
    _ sums: (first: Double, second: Double, third: Double)
  ) {
    for i in 0..<count { slopes[i] = 0 }
    var (byMode, byWidth) = (0.0, 1 / width)
    byDeviation = 0
    for k in points.indices {
      let share = shares[k] / total
      let u = mode + width * points[k]
      let slope = sd * firstSums[k] - u
      byMode += share * slope
      byWidth += share * slope * points[k]
      byDeviation += share * u * firstSums[k]
      let start = k * count
      for i in 0..<count { slopes[i] += share * residuals[start + i] }
    }
    let byCurvature = byWidth * width * width * width / 2
    let onMode = (byMode - byCurvature * sd * sd * sd * sums.third) * width * width
    byDeviation += onMode * (sums.first - sd * mode * sums.second)
    byDeviation -= byCurvature * sd * (2 * sums.second + sd * mode * sums.third)
    for i in 0..<count {
      let chance = LogisticChance(predictors[i] + sd * mode)
      let variance = (events[i] + nonEvents[i]) * chance.event * chance.rest
      let change = onMode + byCurvature * sd * (chance.rest - chance.event)
      slopes[i] -= sd * variance * change
    }
  }
}

/// The logistic distribution at a point: both tails, neither by subtraction.
struct LogisticChance {
  /// `1/(1 + e⁻ᵗ)`.
  let event: Double
  /// `1/(1 + eᵗ)`.
  let rest: Double
  /// `ln(1 + e⁻|ᵗ|)`.
  var logScale: Double { log1p(small) }

  private let small: Double

  init(_ t: Double) {
    small = exp(-abs(t))
    let large = 1 / (1 + small)
    let tail = small * large
    (event, rest) = t > 0 ? (large, tail) : (tail, large)
  }
}

import VignetteKit

/// The maximum of the likelihood of a model with a random intercept, beside that of the model
/// without it.
struct QuadratureSolution: Sendable {
  /// The thresholds and coefficients.
  let parameters: [Double]
  /// The standard deviation of the random intercepts, 0 where their variance is.
  let deviation: Double
  /// The inverse of the observed information: of the parameters and, where it isn't 0, the standard
  /// deviation.
  let covariance: Matrix
  let logLikelihood: Double
  /// The largest log-likelihood without random intercepts.
  let nullLogLikelihood: Double
  let convergence: Convergence

  /// Whether the estimated variance is 0.
  var isSingular: Bool { deviation == 0 }

  /// A standard deviation below this is 0: the likelihood is even in it, and flat to rounding there.
  private static let smallest = 1e-5
  /// A standard deviation above this runs off: the answers of a group are then all but determined.
  private static let largest = 100.0
  /// Where searches begin; the smaller ones only where 0 is a minimum and the larger ones missed
  /// what lies beside it.
  private static let starts = [1.0, 3, 0.3, 0.1, 0.03]

  /// Searches from the parameters of a model without random intercepts.
  init(
    maximising objective: QuadratureObjective, from start: [Double], groupedBy group: String
  ) throws(AnalysisError) {
    let inner = Array(start.indices)
    // Without random intercepts every number of points is exact.
    let plain = QuadratureObjective(
      design: objective.design,
      likelihood: QuadratureLikelihood(objective.likelihood.groups, points: 1),
      innerCounts: objective.innerCounts)
    let null = QuadratureSearch(objective: plain, free: inner).maximum(from: start + [0])
    guard null.isMaximum else {
      throw .model(.notConverged(algorithm: "Newton", iterations: null.iterations))
    }
    nullLogLikelihood = null.logLikelihood
    let found = try Self.best(of: objective, above: null, groupedBy: group)
    let arrival = found ?? null
    parameters = Array(arrival.parameters.dropLast())
    deviation = found.map { abs($0.parameters[inner.count]) } ?? 0
    logLikelihood = arrival.logLikelihood
    guard let factor = Cholesky(arrival.information) else {
      throw .model(.notConverged(algorithm: "Newton", iterations: arrival.iterations))
    }
    var covariance = factor.inverse
    if let sd = found?.parameters[inner.count], sd < 0 {
      for j in inner {
        covariance[j, inner.count] = -covariance[j, inner.count]
        covariance[inner.count, j] = -covariance[inner.count, j]
      }
    }
    self.covariance = covariance
    let points = objective.likelihood.rule.points.count
    let method =
      points == 1
      ? "Newton (Laplace)" : "Newton (adaptive Gauss–Hermite quadrature, \(points) points)"
    convergence = Convergence(
      algorithm: method, iterations: arrival.iterations, objective: logLikelihood,
      scaledGradient: arrival.decrement, tolerance: QuadratureSearch.tolerance,
      isConverged: arrival.isMaximum, warnings: [])
  }

  /// The highest maximum with a positive variance; nil where none is higher than without.
  private static func best(
    of objective: QuadratureObjective, above null: QuadratureSearch.Arrival,
    groupedBy group: String
  ) throws(AnalysisError) -> QuadratureSearch.Arrival? {
    let last = objective.parameterCount - 1
    let search = QuadratureSearch(objective: objective, free: Array(0...last))
    let rises = curvatureAtZero(of: objective, null.parameters) > 0
    var iterations = 0
    var ranOff = false
    for start in rises ? starts : Array(starts.prefix(1)) {
      var point = null.parameters
      // With σ the coefficients of a group grow against those of the population.
      let growth = (1 + 0.35 * start * start).squareRoot()
      for j in 0..<last { point[j] *= growth }
      point[last] = start
      let arrival = search.maximum(from: point)
      iterations += arrival.iterations
      let sd = abs(arrival.parameters[last])
      if sd > largest {
        ranOff = true
      } else if arrival.isMaximum, sd > smallest, arrival.logLikelihood > null.logLikelihood {
        return arrival
      }
    }
    if ranOff { throw .model(.mixed(.unboundedVariance(of: group))) }
    if rises { throw .model(.notConverged(algorithm: "Newton", iterations: iterations)) }
    return nil
  }

  /// The second derivative of the log-likelihood in σ at σ = 0, which says whether it rises there.
  ///
  /// ```
  /// ∂²ℓ/∂σ² = Σ_g ((Σᵢ ∂ℓᵢ)² + Σᵢ ∂²ℓᵢ)
  /// ```
  private static func curvatureAtZero(
    of objective: QuadratureObjective, _ parameters: [Double]
  ) -> Double {
    let groups = objective.likelihood.groups
    let predictors = objective.design * Array(parameters.dropLast())
    var result = 0.0
    for (group, count) in groups.multiplicities.enumerated() {
      var (first, second) = (0.0, 0.0)
      for entry in groups.entries[groups.borders[group]..<groups.borders[group + 1]] {
        let chance = LogisticChance(predictors[entry.predictor])
        first += entry.events * chance.rest - entry.nonEvents * chance.event
        second += (entry.events + entry.nonEvents) * chance.event * chance.rest
      }
      result += count * (first * first - second)
    }
    return result
  }
}

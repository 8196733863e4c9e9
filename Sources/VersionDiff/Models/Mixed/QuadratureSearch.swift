import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The maximum of a ``QuadratureObjective`` by Newton's method with step halving.
///
/// Second derivatives come from differences of the exact gradient. Where they don't curve downwards
/// in all directions, their diagonal is raised until they do. The likelihood is even in σ, so that
/// a search may cross 0; a maximum there is a variance of 0.
struct QuadratureSearch: Sendable {
  /// Where the search arrived.
  struct Arrival: Sendable {
    var parameters: [Double]
    var logLikelihood: Double
    /// Minus the second derivatives in the free parameters.
    var information: Matrix
    var iterations: Int
    /// `√(gᵀ I⁻¹ g)`.
    var decrement: Double
    var isMaximum: Bool
  }

  /// The decrement at which the search has arrived.
  static let tolerance = 1e-8
  private static let stepLimit = 100

  let objective: QuadratureObjective
  /// The positions of the parameters that are searched.
  let free: [Int]

  /// Searches from a point.
  func maximum(from start: [Double]) -> Arrival {
    var point = start
    var value = objective.value(at: point)
    var steps = [Double](repeating: 1e-4, count: free.count)
    for iteration in 0..<Self.stepLimit {
      let information = objective.roughInformation(
        at: point, value.gradient, free: free, steps: steps)
      let gradient = free.map { value.gradient[$0] }
      guard let (step, isConcave) = Self.step(information, gradient) else { break }
      let squared = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
      for j in free.indices where information[j, j] > 0 {
        steps[j] = 1e-4 / information[j, j].squareRoot()
      }
      if isConcave, squared < 1e-10 {
        return polished(point, information, steps: steps, iterations: iteration + 1)
      }
      guard let next = climbed(from: point, value.logLikelihood, along: step) else { break }
      (point, value) = next
    }
    return Arrival(
      parameters: point, logLikelihood: value.logLikelihood,
      information: Matrix(rows: 0, columns: 0), iterations: Self.stepLimit, decrement: .infinity,
      isMaximum: false)
  }

  /// The last steps, and accurate second derivatives where they end. So close to the maximum the
  /// rough ones, wrong by about 1e-4, shorten the gradient by that factor a step.
  private func polished(
    _ start: [Double], _ rough: Matrix, steps: [Double], iterations: Int
  ) -> Arrival {
    var arrival = Arrival(
      parameters: start, logLikelihood: -.infinity, information: rough, iterations: iterations,
      decrement: .infinity, isMaximum: false)
    guard let factor = Cholesky(rough) else { return arrival }
    for _ in 0..<6 {
      let value = objective.value(at: arrival.parameters)
      let gradient = free.map { value.gradient[$0] }
      let step = factor.solution(gradient)
      arrival.logLikelihood = value.logLikelihood
      arrival.decrement = max(0, zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
      arrival.isMaximum = arrival.decrement < Self.tolerance
      if arrival.decrement < 1e-11 { break }
      arrival.iterations += 1
      for (place, change) in zip(free, step) { arrival.parameters[place] += change }
    }
    arrival.information = objective.information(
      at: arrival.parameters, free: free, steps: steps.map { 50 * $0 })
    return arrival
  }

  /// A step uphill, and whether the second derivatives curve downwards by themselves.
  private static func step(
    _ information: Matrix, _ gradient: [Double]
  ) -> (step: [Double], isConcave: Bool)? {
    if let factor = Cholesky(information) { return (factor.solution(gradient), true) }
    var raised = information
    var share = 1e-3
    while share < 1e6 {
      for j in gradient.indices {
        raised[j, j] = information[j, j] + share * max(abs(information[j, j]), 1e-8)
        if information[j, j] < 0 { raised[j, j] = (1 + share) * abs(information[j, j]) }
      }
      if let factor = Cholesky(raised) { return (factor.solution(gradient), false) }
      share *= 10
    }
    return nil
  }

  /// The first of ever smaller steps that raises the objective; nil where none does.
  private func climbed(
    from point: [Double], _ height: Double, along step: [Double]
  ) -> (point: [Double], value: (logLikelihood: Double, gradient: [Double]))? {
    let slack = 64 * Double.ulpOfOne * abs(height)
    var scale = 1.0
    while scale > 1e-10 {
      var next = point
      for (place, change) in zip(free, step) { next[place] += scale * change }
      let value = objective.value(at: next)
      if value.logLikelihood >= height - slack { return (next, value) }
      scale /= 2
    }
    return nil
  }
}

/// `ln(1 - e⁻ʷ)` for w > 0, accurate near 0 and far from it.
func logOfOneMinusExponential(_ w: Double) -> Double {
  w < 0.7 ? log(-expm1(-w)) : log1p(-exp(-w))
}

/// `eʷ - 1`.
func exponentialMinusOne(_ w: Double) -> Double { expm1(w) }

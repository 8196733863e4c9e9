import VignetteKit

/// Profile-likelihood intervals of a logit model's coefficients.
///
/// ```
/// 2 (ℓ̂ - max ℓ(β) over all β with β_j = b) = χ²₁(confidence)
/// ```
///
/// A limit is where the deviance, minimised over all other coefficients, has risen by the critical
/// value of a likelihood-ratio test. Solved by Newton steps on the signed root of the deviance,
/// which is nearly straight, inside a bracket.
///
/// - Reference: [VenablesRipley2002], chapter 7
struct ProfileLikelihood<Solution: ProfiledSolution> {
  private let solution: Solution
  private let critical: Double

  /// Profiles a solution at a confidence level.
  init(of solution: Solution, confidence: ConfidenceLevel) {
    self.solution = solution
    critical = confidence.criticalValue()
  }

  /// The limits of a parameter in the order of the solution's scaled columns; nil where it is not
  /// finite or the search for a limit did not end.
  func interval(of parameter: Int) -> ClosedRange<Double>? {
    guard solution.isFinite(parameter), let place = solution.free.firstIndex(of: parameter) else {
      return nil
    }
    let error = solution.covariance[place, place].squareRoot()
    guard let lower = limit(of: parameter, error: error, sign: -1),
      let upper = limit(of: parameter, error: error, sign: 1)
    else { return nil }
    return lower...upper
  }

  private func limit(of parameter: Int, error: Double, sign: Double) -> Double? {
    let others = solution.free.filter { $0 != parameter }
    let estimate = solution.parameters[parameter]
    // Along this direction the other parameters follow a parameter that is moved, at first.
    let row = solution.free.firstIndex(of: parameter) ?? 0
    let follow = solution.free.indices.map {
      solution.covariance[$0, row] / solution.covariance[row, row]
    }
    var start = solution.parameters
    // The offset from the estimate, in standard errors; it lies between these two.
    var (inside, outside) = (0.0, Double.infinity)
    var offset = critical
    for _ in 0..<100 {
      let shift = estimate + sign * offset * error - start[parameter]
      for (place, slope) in zip(solution.free, follow) { start[place] += slope * shift }
      start[parameter] = estimate + sign * offset * error
      let arrival = solution.maximum(from: start, free: others)
      guard arrival.end == .maximum else { return nil }
      start = arrival.point
      let drop = 2 * (solution.objective - arrival.value.objective)
      let root = max(0, drop).squareRoot()
      if root < critical { inside = offset } else { outside = offset }
      let slope = -sign * arrival.value.gradient[parameter] * error / max(root, 1e-300)
      var next = offset + (critical - root) / slope
      if !(next > inside && next < outside) {
        next = outside.isFinite ? (inside + outside) / 2 : offset * 2
      }
      // A difference of log-likelihoods is no more exact than their own rounding.
      let rounding = 8 * Double.ulpOfOne * (critical + abs(solution.objective) / critical)
      if abs(next - offset) <= 1e-13 * offset || abs(root - critical) <= rounding {
        return estimate + sign * next * error
      }
      offset = next
    }
    return nil
  }
}

/// A maximum of a likelihood that can be profiled.
protocol ProfiledSolution {
  associatedtype Value: ConcaveValue

  /// The parameters at the maximum.
  var parameters: [Double] { get }
  /// The positions of the parameters that were searched.
  var free: [Int] { get }
  /// The inverse information of the free parameters.
  var covariance: Matrix { get }
  /// What was maximised, at the maximum.
  var objective: Double { get }
  /// Whether separation leaves a parameter finite.
  func isFinite(_ parameter: Int) -> Bool
  /// The maximum over some of the parameters, the others being held.
  func maximum(from start: [Double], free: [Int]) -> NewtonSearch.Arrival<Value>
}

extension LogitSolution: ProfiledSolution {
  func maximum(
    from start: [Double], free: [Int]
  ) -> NewtonSearch.Arrival<LogitLikelihood.Value> {
    likelihood.maximum(from: start, free: free)
  }
}

extension LogitFit {
  /// The profile-likelihood interval of a coefficient, with bias reduction that of the penalised
  /// likelihood; nil where the coefficient cannot be estimated or people are weighted.
  ///
  /// - Complexity: about ten fits.
  public func profileInterval(
    of name: CoefficientName, confidence: ConfidenceLevel
  ) -> ClosedRange<Double>? {
    guard frame.weights == nil,
      let place = coefficients.firstIndex(where: { $0.name == name })
    else { return nil }
    let columns = solution.design.columns.count
    guard
      let parameter = solution.parameter(contrast: place / columns, column: place % columns),
      solution.basis.isOneParameter(parameter),
      let interval = ProfileLikelihood(of: solution, confidence: confidence)
        .interval(of: parameter)
    else { return nil }
    let scale = solution.basis.scales[parameter]
    return interval.lowerBound / scale...interval.upperBound / scale
  }
}

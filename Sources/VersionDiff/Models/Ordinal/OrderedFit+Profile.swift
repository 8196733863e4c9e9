import VignetteKit

extension OrderedSolution: ProfiledSolution {
  var objective: Double { logLikelihood }

  func maximum(
    from start: [Double], free: [Int]
  ) -> NewtonSearch.Arrival<OrderedLikelihood.Value> {
    NewtonSearch.maximum(from: start, free: free, of: likelihood.value)
  }
}

extension OrderedFit {
  /// The profile-likelihood interval of a coefficient or a threshold; nil where it cannot be
  /// estimated, and where variances are not those of the model: the likelihood knows nothing of
  /// clusters or weights.
  ///
  /// - Complexity: about ten fits.
  public func profileInterval(
    of name: CoefficientName, confidence: ConfidenceLevel
  ) -> ClosedRange<Double>? {
    guard inference.estimator == .model, frame.weights == nil,
      let parameter = (0..<solution.parameterCount).first(where: { solution.name($0) == name }),
      solution.basis.isOneParameter(parameter),
      let interval = ProfileLikelihood(of: solution, confidence: confidence)
        .interval(of: parameter)
    else { return nil }
    let scale = solution.basis.scales[parameter]
    return interval.lowerBound / scale...interval.upperBound / scale
  }
}

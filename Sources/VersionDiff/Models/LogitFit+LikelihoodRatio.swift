import VignetteKit

extension LogitFit {
  /// Whether the estimates are bias-reduced.
  public var isBiasReduced: Bool { solution.likelihood.isPenalised }

  /// The likelihood-ratio test that some coefficients are all 0, by a search over the others. With
  /// bias reduction both likelihoods carry the penalty of the whole model, so that they differ in
  /// the coefficients only; two separate fits would carry different penalties.
  ///
  /// ```
  /// G² = 2 (ℓ*(β̂) - max ℓ*(β) over β with the coefficients at 0)
  /// ```
  ///
  /// Nil where a coefficient is not finite, people are weighted, or the search does not end.
  ///
  /// - Reference: [HeinzeSchemper2002]
  public func likelihoodRatioTest(of names: [CoefficientName]) -> NestedModelTest? {
    let columns = solution.design.columns.count
    let places = coefficients.indices.filter { names.contains(coefficients[$0].name) }
    let tested = places.compactMap {
      solution.parameter(contrast: $0 / columns, column: $0 % columns)
    }
    guard frame.weights == nil, !tested.isEmpty, tested.allSatisfy(solution.isFinite),
      tested.allSatisfy(solution.basis.isOneParameter)
    else {
      return nil
    }
    let others = solution.free.filter { !tested.contains($0) }
    let arrival = solution.maximum(from: start(holding: tested), free: others)
    guard arrival.end == .maximum else { return nil }
    return NestedModelTest(
      larger: solution.objective, smaller: arrival.value.objective,
      degreesOfFreedom: tested.count)
  }

  /// The parameters with some at 0 and the others moved with them, as their covariance says.
  private func start(holding tested: [Int]) -> [Double] {
    var result = solution.parameters
    for parameter in tested {
      guard let row = solution.free.firstIndex(of: parameter) else { continue }
      let shift = -result[parameter] / solution.covariance[row, row]
      for (place, other) in solution.free.enumerated() {
        result[other] += shift * solution.covariance[place, row]
      }
    }
    for parameter in tested { result[parameter] = 0 }
    return result
  }
}

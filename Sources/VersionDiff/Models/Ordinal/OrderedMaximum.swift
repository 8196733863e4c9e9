import VignetteKit

/// A maximum of an ordered likelihood and the likelihood whose maximum it is: that of the separated
/// limit, if need be.
struct OrderedMaximum: Sendable {
  /// The log odds of a boundary at which separation is looked for.
  private static let suspicion = 15.0

  let likelihood: OrderedLikelihood
  let arrival: NewtonSearch.Arrival<OrderedLikelihood.Value>
  let free: [Int]
  var nullSpace: [[Double]] = []
  var separation: OrderedSeparation?

  /// Of the parameters that were searched.
  var inverseInformation: Matrix {
    get throws(AnalysisError) {
      let information = arrival.value.information.selecting(rows: free, columns: free)
      guard let factor = Cholesky(information) else {
        throw .model(.notConverged(algorithm: "Newton", iterations: arrival.iterations))
      }
      return factor.inverse
    }
  }

  var record: Convergence { arrival.record("Newton") }

  /// Searches for the maximum.
  static func found(
    of likelihood: OrderedLikelihood, from start: [Double]
  ) throws(AnalysisError) -> OrderedMaximum {
    let all = Array(0..<likelihood.parameterCount)
    var arrival = NewtonSearch.maximum(
      from: start, free: all, stoppedBy: { $0.largestPredictor > suspicion },
      of: likelihood.value)
    if arrival.end != .maximum {
      if let separation = OrderedSeparation.decided(for: likelihood) {
        return try limit(of: likelihood, separatedBy: separation)
      }
      arrival = NewtonSearch.maximum(
        from: arrival.end == .stopped ? arrival.point : start, free: all, of: likelihood.value)
    }
    guard arrival.end == .maximum else {
      throw .model(.notConverged(algorithm: "Newton", iterations: arrival.iterations))
    }
    return OrderedMaximum(likelihood: likelihood, arrival: arrival, free: all)
  }

  /// The maximum of what is left of a likelihood at the far end of a separating direction.
  private static func limit(
    of likelihood: OrderedLikelihood, separatedBy separation: OrderedSeparation
  ) throws(AnalysisError) -> OrderedMaximum {
    var limit = likelihood
    limit.limits = separation.limits
    let factoring = PivotedQR(separation.finiteContrasts)
    // The parameters that are held go to 0 without moving any boundary that stays finite.
    var start = likelihood.start
    for (held, direction) in zip(factoring.redundant, factoring.nullSpace) {
      let shift = start[held]
      for j in start.indices { start[j] -= shift * direction[j] }
    }
    let arrival = NewtonSearch.maximum(from: start, free: factoring.independent, of: limit.value)
    guard arrival.end == .maximum else {
      throw .model(.notConverged(algorithm: "Newton", iterations: arrival.iterations))
    }
    return OrderedMaximum(
      likelihood: limit, arrival: arrival, free: factoring.independent,
      nullSpace: factoring.nullSpace, separation: separation)
  }
}

extension OrderedLikelihood {
  /// Where a search starts: no effects, and the thresholds of everybody's answers together.
  var start: [Double] {
    let sums = counts.map { $0.reduce(0, +) }
    return parameters.map { parameter in
      guard parameter.column == nil, let threshold = parameter.threshold else { return 0 }
      let below = sums[...threshold].reduce(0, +)
      let above = sums[(threshold + 1)...].reduce(0, +)
      return naturalLogarithm(below) - naturalLogarithm(above)
    }
  }
}

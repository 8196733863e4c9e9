import VignetteKit

extension OrderedFit {
  /// Cook's distances of the five answers at a pattern, or of the five clusters, that move the
  /// coefficients most.
  ///
  /// ```
  /// D = sᵀ (A - J)⁻¹ A (A - J)⁻¹ s / k
  /// ```
  ///
  /// of one person who gave the answer, or of a whole cluster, left out, with the score s and the
  /// expected information J of who is left out: the first Newton step, not a new fit. Thresholds
  /// count among the k coefficients. Who cannot be left out without losing a coefficient has no
  /// distance and is not listed.
  ///
  /// - Reference: [Pregibon1981]
  public var influences: [Influence] {
    guard frame.weights == nil, !solution.free.isEmpty,
      let root = Cholesky(solution.expectedInformation)
    else { return [] }
    let scores = OrderedScores(of: solution)
    let all =
      frame.clusters.map { Self.influences(of: $0, scores.clustered(by: $0), root) }
      ?? scores.distances(inverse: root.inverse).map {
        Influence(unit: name($0.pattern, $0.answer), cooksDistance: $0.distance)
      }
    let order = all.indices.sorted { (all[$0].cooksDistance, $1) > (all[$1].cooksDistance, $0) }
    return order.prefix(5).map {
      Influence(
        unit: all[$0].unit, cooksDistance: all[$0].cooksDistance / Double(solution.free.count))
    }
  }

  private static func influences(
    of grouping: Grouping, _ clusters: ClusterScores, _ root: Cholesky
  ) -> [Influence] {
    let inverseRoot = root.inverseFactor
    let tolerance = AdjustedScores.tolerance(for: root)
    let p = clusters.parameterCount
    let distances = ClusterBlocks.map(grouping.count) { cluster -> Double? in
      let spectrum = ClusterSpectrum(
        of: cluster, in: clusters, inverseRoot, tolerance: tolerance)
      let own = Array(clusters.scores[cluster * p..<(cluster + 1) * p])
      return spectrum.changeWithout(inverseRoot * own)
        .map { $0.reduce(0) { $0 + $1 * $1 } }
    }
    return zip(grouping.labels, distances).compactMap { label, distance in
      distance.map { Influence(unit: label, cooksDistance: $0) }
    }
  }

  /// A pattern by its answers: people with equal ones are the same to the model.
  private func name(_ pattern: Int, _ answer: Int) -> String {
    let values = frame.variables.map { variable in
      let value =
        variable.levels.map { $0[variable.codes[pattern]] }
        ?? ModelColumn.label(variable.values[pattern])
      return "\(variable.name) = \(value)"
    }
    return (["\(frame.outcome) = \(answers[answer])"] + values).joined(separator: ", ")
  }
}

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
        Influence(
          unit: frame.name(ofPattern: $0.pattern, answer: answers[$0.answer]),
          cooksDistance: $0.distance)
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
    return zip(grouping.labels, clusters.changesWithoutEach(root)).compactMap { label, distance in
      distance.map { Influence(unit: label, cooksDistance: $0) }
    }
  }
}

import VignetteKit

extension LinearFit {
  /// Cook's distances of the five patterns of answers, or of the five clusters, that move the
  /// coefficients most.
  ///
  /// ```
  /// D = (β̂ - β̂₍₋₎)ᵀ XᵀWX (β̂ - β̂₍₋₎) / (k σ̂²)
  /// ```
  ///
  /// of one person of the pattern, or of a whole cluster, left out. Who cannot be left out without
  /// losing a coefficient has no distance and is not listed.
  ///
  /// - Reference: [Cook1977]
  public var influences: Influences {
    let scale = Double(solution.rank) * solution.residualVariance
    guard scale > 0 else {
      return .notEstimable(reason: "the model fits every answer exactly")
    }
    let (distances, name) = frame.clusters.map { clusterDistances($0) } ?? patternDistances
    return Influences(largestOf: distances.map { $0.map { $0 / scale } }, unit: name)
  }

  /// Times `k σ̂²`.
  private var patternDistances: ([Double?], (Int) -> String) {
    let distances = zip(solution.leverages, solution.squares.residuals).enumerated().map {
      place, row -> Double? in
      let (leverage, residual) = row
      let left = 1 - leverage
      guard left > 1e-10 else { return nil }
      return solution.weights[place] * residual * residual * leverage / (left * left)
    }
    return (distances, { frame.name(ofPattern: $0) })
  }

  private func clusterDistances(_ grouping: Grouping) -> ([Double?], (Int) -> String) {
    let scores = LinearInference.scores(solution, grouping)
    return (scores.changesWithoutEach(solution.squares.root), { grouping.labels[$0] })
  }
}

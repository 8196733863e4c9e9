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
  public var influences: Influences {
    guard frame.weights == nil else {
      return .notEstimable(reason: "of an ordinal model with weights there is no such measure here")
    }
    guard !solution.free.isEmpty else {
      return .notEstimable(reason: "no coefficient is finite")
    }
    guard let root = Cholesky(solution.expectedInformation) else {
      return .notEstimable(reason: "the information of the answers is singular")
    }
    let scores = OrderedScores(of: solution)
    let size = Double(solution.free.count)
    if let clusters = frame.clusters {
      let changes = scores.clustered(by: clusters).changesWithoutEach(root)
      return Influences(
        largestOf: changes.map { $0.map { $0 / size } }, unit: { clusters.labels[$0] })
    }
    let people = scores.distances(inverse: root.inverse)
    return Influences(largestOf: people.map { $0.distance / size }) {
      frame.name(ofPattern: people[$0].pattern, answer: answers[people[$0].answer])
    }
  }
}

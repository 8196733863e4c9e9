import VignetteKit

extension LogitFit {
  /// Cook's distances of the five answers of patterns, or of the five clusters, that move the
  /// coefficients most.
  ///
  /// ```
  /// D = δᵀ I(β̂) δ / k,   δ = I(β̂)⁻¹ (1 - J I(β̂)⁻¹)⁻¹ s
  /// ```
  ///
  /// with s the score and J the information of one person, or of a whole cluster, left out: one step
  /// of scoring towards the estimates without them. Who cannot be left out without losing a
  /// coefficient has no distance and is not listed.
  ///
  /// - Reference: [Pregibon1981]
  public var influences: Influences {
    guard !solution.free.isEmpty else {
      return .notEstimable(reason: "no coefficient is finite")
    }
    let scores = AnswerScores(of: solution)
    return frame.clusters.map { clusterInfluences($0, scores) } ?? answerInfluences(scores)
  }

  private func answerInfluences(_ scores: AnswerScores) -> Influences {
    let changes = scores.changes(covariance: solution.fullCovariance)
    let size = Double(solution.free.count)
    let patterns = frame.patternCount
    let distances = frame.counts.indices.flatMap { answer in
      changes[answer].enumerated().map { pattern, change -> Double? in
        frame.counts[answer][pattern] > 0 && change > 0 ? change / size : nil
      }
    }
    return Influences(largestOf: distances) {
      frame.name(ofPattern: $0 % patterns, answer: frame.outcomeLevels[$0 / patterns])
    }
  }

  private func clusterInfluences(_ clusters: Grouping, _ scores: AnswerScores) -> Influences {
    let own = scores.clustered(by: clusters, free: solution.free)
    guard let root = Cholesky(own.totalInformation) else {
      return .notEstimable(reason: "the information of the answers is singular")
    }
    let size = Double(own.parameterCount)
    return Influences(
      largestOf: own.changesWithoutEach(root).map { $0.map { $0 / size } },
      unit: { clusters.labels[$0] })
  }
}

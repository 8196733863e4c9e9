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
  public var influences: [Influence] {
    guard !solution.free.isEmpty else { return [] }
    let scores = AnswerScores(of: solution)
    let all = frame.clusters.map { clusterInfluences($0, scores) } ?? answerInfluences(scores)
    return Self.largest(all.map(\.cooksDistance)).map { all[$0] }
  }

  /// The positions of the five largest values, in order; of equal ones the first.
  private static func largest(_ values: [Double]) -> [Int] {
    var result: [Int] = []
    for (place, value) in values.enumerated() {
      if result.count == 5, let last = result.last, value <= values[last] { continue }
      let position = result.firstIndex { values[$0] < value } ?? result.count
      result.insert(place, at: position)
      if result.count > 5 { result.removeLast() }
    }
    return result
  }

  private func answerInfluences(_ scores: AnswerScores) -> [Influence] {
    let distances = scores.changes(covariance: solution.fullCovariance)
    let size = Double(solution.free.count)
    var largest: [(pattern: Int, answer: Int, distance: Double)] = []
    for answer in frame.counts.indices {
      // Only the largest five of each answer can be among the largest five of all.
      let own = distances[answer].enumerated().map {
        frame.counts[answer][$0.offset] > 0 ? $0.element : 0
      }
      largest += Self.largest(own).filter { own[$0] > 0 }.map { ($0, answer, own[$0] / size) }
    }
    return largest.map {
      Influence(
        unit: frame.name(ofPattern: $0.pattern, answer: frame.outcomeLevels[$0.answer]),
        cooksDistance: $0.distance)
    }
  }

  private func clusterInfluences(
    _ clusters: Grouping, _ scores: AnswerScores
  ) -> [Influence] {
    let own = scores.clustered(by: clusters, free: solution.free)
    guard let root = Cholesky(own.totalInformation) else { return [] }
    return zip(clusters.labels, own.changesWithoutEach(root)).compactMap { label, change in
      change.map { Influence(unit: label, cooksDistance: $0 / Double(own.parameterCount)) }
    }
  }
}

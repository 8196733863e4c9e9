import VignetteKit

extension OrderedSolution {
  /// The estimators of variances that ordinal models have.
  static let estimators: [VarianceEstimator] = [.model, .hc0, .hc1, .cr0, .cr1, .cr2, .design]

  /// Variances and reference distributions by one estimator; nil for design-based ones where people
  /// have sampling weights, else CR2 where they are clustered, else those of the model.
  func inference(_ asked: VarianceEstimator?) throws(AnalysisError) -> CoefficientInference {
    if frame.weights != nil, frame.weightKind == .analytic {
      throw .model(.analyticWeights(family: "ordinal"))
    }
    let estimator =
      asked ?? (frame.weights != nil ? .design : frame.clusters != nil ? .cr2 : .model)
    guard Self.estimators.contains(estimator) else {
      throw .model(
        .varianceNotDefined(estimator, family: "ordinal", available: Self.estimators))
    }
    if estimator.isClustered, frame.clusters == nil { throw .model(.noClusters(estimator)) }
    if let clusters = frame.clusters, estimator.isClustered || estimator == .design {
      guard clusters.count > 1 else { throw .model(.oneCluster(clusters.name)) }
    }
    let n = Double(frame.observationCount)
    let k = Double(parameterCount)
    let g = Double(frame.clusters?.count ?? frame.observationCount)
    switch estimator {
    case .model, .hc2, .hc3:
      return inference(estimator, covariance, NormalReference())
    case .hc0:
      return inference(estimator, sandwich(personMoments), NormalReference())
    case .hc1:
      return inference(
        estimator, sandwich(personMoments, times: n / (n - k)), NormalReference())
    case .cr0:
      return inference(
        estimator, sandwich(clusterMoments), StudentReference(degreesOfFreedom: g - 1))
    case .cr2:
      return try adjustedInference()
    case .cr1:
      let factor = g / (g - 1) * (n - 1) / (n - k)
      return inference(
        estimator, sandwich(clusterMoments, times: factor),
        StudentReference(degreesOfFreedom: g - 1))
    case .design:
      let moments = frame.clusters == nil ? personMoments : clusterMoments
      return inference(
        estimator, sandwich(moments, times: g / (g - 1)),
        StudentReference(degreesOfFreedom: max(g - k, 1)))
    }
  }

  /// Bias-reduced variances on scores: expected information throughout, of each cluster and of all.
  private func adjustedInference() throws(AnalysisError) -> CoefficientInference {
    guard !free.isEmpty else { return inference(.cr2, covariance, NormalReference()) }
    let clusters = ClusterScores(
      parameterCount: free.count, scores: clusterScores.flatMap { $0 },
      information: .matrices(clusterInformations.flatMap(\.elements)))
    guard
      let adjusted = ClusterInference(
        .cr2, of: clusters, observationCount: frame.observationCount, scales: free.map(scale))
    else {
      throw .model(.notConverged(algorithm: "CR2", iterations: convergence.iterations))
    }
    return adjusted.inference(free.map(name))
  }

  /// Gives a covariance of the searched parameters the units and names of the coefficients.
  private func inference(
    _ estimator: VarianceEstimator, _ scaled: Matrix, _ reference: any ReferenceDistribution
  ) -> CoefficientInference {
    var matrix = scaled
    for (j, column) in free.enumerated() {
      for (i, row) in free.enumerated() { matrix[i, j] /= scale(row) * scale(column) }
    }
    return CoefficientInference(
      estimator, covariance: CovarianceMatrix(names: free.map(name), matrix: matrix),
      reference: reference)
  }

  /// The inverse information on both sides of the moments of scores.
  private func sandwich(_ moments: Matrix, times factor: Double = 1) -> Matrix {
    var result = covariance * moments * covariance
    for j in 0..<result.columnCount {
      for i in 0...j {
        let mean = factor * (result[i, j] + result[j, i]) / 2
        result[i, j] = mean
        result[j, i] = mean
      }
    }
    return result
  }

  /// The sum over people of the products of their scores, each with its weight.
  private var personMoments: Matrix {
    var counts = likelihood.counts
    if let weights = frame.personWeights {
      for answer in counts.indices {
        for pattern in weights.indices { counts[answer][pattern] *= weights[pattern] }
      }
    }
    return likelihood.moments(at: parameters, counts: counts, .products)
      .selecting(rows: free, columns: free)
  }

  /// The sum over clusters of the products of their scores.
  private var clusterMoments: Matrix {
    var result = Matrix(rows: free.count, columns: free.count)
    for score in clusterScores {
      for (j, factor) in score.enumerated() where factor != 0 {
        for i in score.indices { result[i, j] += factor * score[i] }
      }
    }
    return result
  }

  /// The score of each cluster over the searched parameters.
  var clusterScores: [[Double]] {
    let clusters = frame.clusters
    let scores = likelihood.scores(
      at: parameters, codes: clusters?.codes ?? [], count: clusters?.count ?? 0)
    return scores.map { score in free.map { score[$0] } }
  }

  /// The expected information of each cluster over the searched parameters.
  var clusterInformations: [Matrix] {
    let clusters = frame.clusters
    return likelihood.expectedInformations(
      at: parameters, codes: clusters?.codes ?? [], count: clusters?.count ?? 0
    ).map { $0.selecting(rows: free, columns: free) }
  }
}

extension OrderedLikelihood {
  /// The score of each cluster.
  func scores(at point: [Double], codes: [Int], count: Int) -> [[Double]] {
    var result = [[Double]](
      repeating: [Double](repeating: 0, count: parameterCount), count: count)
    let terms = terms(of: 0..<regressors.rowCount, at: point, counts: counts, .curvature)
    for (place, parameter) in parameters.enumerated() {
      let column = parameter.column ?? regressors.columnCount - 1
      let weights = parameter.threshold.map { terms.gradient[$0] } ?? terms.shift
      for (pattern, code) in codes.enumerated() {
        result[code][place] += weights[pattern] * regressors[pattern, column]
      }
    }
    return result
  }

  /// The expected information of each cluster, given how many people each pattern stands for.
  func expectedInformations(at point: [Double], codes: [Int], count: Int) -> [Matrix] {
    let terms = terms(
      of: 0..<regressors.rowCount, at: point, counts: expectedCounts(at: point), .curvature)
    var result = [Matrix](
      repeating: Matrix(rows: parameterCount, columns: parameterCount), count: count)
    for (j, second) in parameters.enumerated() {
      let column = second.column ?? regressors.columnCount - 1
      for (i, first) in parameters.enumerated() where i <= j {
        guard let weights = terms.moment(first.threshold, second.threshold) else { continue }
        let row = first.column ?? regressors.columnCount - 1
        for (pattern, code) in codes.enumerated() {
          let product = regressors[pattern, row] * regressors[pattern, column]
          result[code][i, j] += weights[pattern] * product
        }
      }
    }
    for code in result.indices {
      for j in parameters.indices {
        for i in 0..<j { result[code][j, i] = result[code][i, j] }
      }
    }
    return result
  }

  /// How often each answer is expected at each pattern.
  func expectedCounts(at point: [Double]) -> [[Double]] {
    let probabilities = probabilities(at: point)
    let totals = counts[0].indices.map { pattern in counts.reduce(0) { $0 + $1[pattern] } }
    return probabilities.map { row in row.indices.map { row[$0] * totals[$0] } }
  }
}

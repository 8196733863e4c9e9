import VignetteKit

extension OrderedSolution {
  /// Variances and reference distributions by one estimator; nil for what the data ask for:
  /// design-based ones with sampling weights, CR2 with clusters, else those of the model.
  ///
  /// Those of the model, HC0, HC1, CR0 and CR1 rest on the observed information. HC2, HC3 and CR2
  /// rest on the expected one, of each person or cluster and of all, so that they don't depend on the
  /// parameterisation; they adjust scores (``AdjustedScores``).
  func inference(_ asked: VarianceEstimator?) throws(AnalysisError) -> CoefficientInference {
    try inferenceWithWarnings(asked).inference
  }

  /// The same, with what is weak about it.
  func inferenceWithWarnings(
    _ asked: VarianceEstimator?
  ) throws(AnalysisError) -> (inference: CoefficientInference, warnings: [ModelWarning]) {
    let estimator = asked ?? VarianceEstimator.standard(for: frame)
    try check(estimator)
    let n = Double(frame.observationCount)
    let k = Double(parameterCount)
    let g = Double(frame.clusters?.count ?? frame.observationCount)
    let student = StudentReference(degreesOfFreedom: g - 1)
    guard !free.isEmpty else {
      return (inference(estimator, covariance, NormalReference()), [])
    }
    let result: CoefficientInference
    var lost: [CoefficientName] = []
    switch estimator {
    case .model:
      result = inference(estimator, covariance, NormalReference())
    case .hc0:
      result = inference(estimator, sandwich(personMoments), NormalReference())
    case .hc1:
      result = inference(
        estimator, sandwich(personMoments, times: n / (n - k)), NormalReference())
    case .hc2, .hc3:
      result = inference(estimator, try leverageCorrected(estimator), NormalReference())
    case .cr0:
      result = inference(estimator, sandwich(clusterMoments), student)
    case .cr1:
      let factor = g / (g - 1) * (n - 1) / (n - k)
      result = inference(estimator, sandwich(clusterMoments, times: factor), student)
    case .cr2:
      let adjusted = try adjusted()
      let names = free.map(name)
      lost = adjusted.singleClusterCoefficients.map { names[$0] }
      result = adjusted.inference(names)
    case .design:
      let units = Double(frame.sampledUnitCount)
      let moments = frame.clusters == nil ? personMoments : clusterMoments
      result = inference(
        estimator, sandwich(moments, times: units / (units - 1)),
        StudentReference(degreesOfFreedom: g - k))
    }
    let working = inference(.model, covariance, NormalReference()).covariance.matrix
    let measured = estimator == .model ? result : result.measured(against: working)
    let unseen = ModelWarning.unseen(measured, of: frame.outcome)
    guard estimator.isClustered || estimator == .design, let clusters = frame.clusters else {
      return (measured, unseen)
    }
    return (
      measured,
      unseen + ModelWarning.fewClusters(clusters.count, measured, singleCluster: lost, in: frame)
    )
  }

  private func check(_ estimator: VarianceEstimator) throws(AnalysisError) {
    if frame.weights != nil {
      guard frame.weightKind == .sampling else {
        throw .model(.analyticWeights(family: "ordinal"))
      }
      guard estimator == .design else {
        throw .model(
          .varianceNotDefined(estimator, family: "weighted ordinal", available: [.design]))
      }
    }
    if estimator.isClustered, frame.clusters == nil { throw .model(.noClusters(estimator)) }
    guard estimator.isClustered || estimator == .design else { return }
    if let clusters = frame.clusters, clusters.count < 2 {
      throw .model(.oneCluster(clusters.name))
    }
    let units = frame.clusters?.count ?? frame.observationCount
    guard estimator != .design || units > parameterCount else {
      throw .model(.tooFewClusters(units, parameters: parameterCount))
    }
  }

  /// Bias-reduced variances from the scores and the expected information of clusters.
  private func adjusted() throws(AnalysisError) -> ClusterInference {
    guard let clusters = frame.clusters,
      let adjusted = ClusterInference(
        .cr2, of: OrderedScores(of: self).clustered(by: clusters),
        observationCount: frame.observationCount, basis: basis.selecting(free))
    else {
      throw .model(.notConverged(algorithm: "CR2", iterations: convergence.iterations))
    }
    return adjusted
  }

  /// HC2 and HC3: what CR2 and its square are where each person is a cluster.
  private func leverageCorrected(_ estimator: VarianceEstimator) throws(AnalysisError) -> Matrix {
    guard let factor = Cholesky(expectedInformation) else {
      throw .model(.notConverged(algorithm: "HC2", iterations: convergence.iterations))
    }
    let inverse = factor.inverse
    let products = OrderedScores(of: self).products(
      correcting: estimator == .hc3 ? .full : .root, inverse: inverse)
    return (inverse * products * inverse).symmetrised
  }

  /// The expected information about the searched parameters.
  var expectedInformation: Matrix {
    likelihood.moments(
      at: parameters, counts: likelihood.expectedCounts(at: parameters), .curvature
    ).selecting(rows: free, columns: free)
  }

  /// An inference about the coefficients from the covariance of the searched parameters.
  private func inference(
    _ estimator: VarianceEstimator, _ own: Matrix, _ reference: any ReferenceDistribution
  ) -> CoefficientInference {
    CoefficientInference(
      estimator, covariance: basis.selecting(free).covariance(own, named: free.map(name)),
      reference: reference)
  }

  /// The inverse observed information on both sides of the moments of scores.
  private func sandwich(_ moments: Matrix, times factor: Double = 1) -> Matrix {
    var result = (covariance * moments * covariance).symmetrised
    for i in result.elements.indices { result.elements[i] *= factor }
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
    guard let clusters = frame.clusters else { return personMoments }
    let scores = OrderedScores(of: self).clustered(by: clusters).scores
    return Matrix(
      rows: free.count, columns: free.count,
      elements: ClusterScores.gram(scores[...], width: free.count))
  }
}

import VignetteKit

extension LogitSolution {
  /// Variances with what is weak about them.
  struct Uncertainty {
    let inference: CoefficientInference
    /// How many clusters they rest on.
    var clusterCount: Int?
    /// Coefficients that one cluster alone determines.
    var singleCluster: [CoefficientName] = []
    /// Whether scores were adjusted in the place of residuals.
    var adjustsScoresInstead = false
  }

  /// Variances and reference distributions by one estimator; nil for what the data ask for: by
  /// design with sampling weights, CR2 with clusters, else from the model.
  ///
  /// With clusters, a binomial model's residuals are adjusted on the scale of the response
  /// (``ClusterResponses``), exactly as for a linear model; those of a multinomial or bias-reduced
  /// model on the scale of scores (``AdjustedScores``), which does not depend on the reference
  /// answer. So are those of a binomial model where a cluster has very many distinct patterns.
  ///
  /// - Parameter names: of the parameters that were searched.
  func inference(
    _ asked: VarianceEstimator?, _ names: [CoefficientName]
  ) throws(AnalysisError) -> Uncertainty {
    let estimator = asked ?? VarianceEstimator.standard(for: frame)
    try check(estimator)
    let basis = basis.selecting(free)
    if free.isEmpty || estimator == .model {
      return Uncertainty(
        inference: inference(.model, covariance, basis, names, NormalReference()))
    }
    if let clusters = frame.clusters, estimator.isClustered || estimator == .design {
      guard
        let result = clusterInference(estimator, clusters, basis)
      else { throw .model(.notConverged(algorithm: "Newton", iterations: convergence.iterations)) }
      return Uncertainty(
        inference: measured(result.inference(names)), clusterCount: result.clusterCount,
        singleCluster: result.singleClusterCoefficients.map { names[$0] },
        adjustsScoresInstead: result.adjustsScoresInstead)
    }
    let people = Double(frame.observationCount)
    let reference: any ReferenceDistribution =
      estimator == .design
      ? StudentReference(degreesOfFreedom: people - Double(parameterCount)) : NormalReference()
    return Uncertainty(
      inference: measured(
        inference(estimator, sandwich(personProducts(estimator)), basis, names, reference)))
  }

  /// A robust inference with what tells its variances from rounding errors.
  private func measured(_ robust: CoefficientInference) -> CoefficientInference {
    let basis = basis.selecting(free)
    let working = inference(.model, covariance, basis, robust.covariance.names, NormalReference())
    let directions = directionsFiniteByPenalty
    return robust.measured(
      against: working.covariance.matrix,
      penalised: directions.isEmpty
        ? nil : PenalisedDirections(directions: directions, basis: basis))
  }

  private func check(_ estimator: VarianceEstimator) throws(AnalysisError) {
    let family = likelihood.contrastCount == 1 ? "binomial" : "multinomial"
    if frame.weights != nil {
      guard frame.weightKind == .sampling else { throw .model(.analyticWeights(family: family)) }
      guard estimator == .design else {
        throw .model(
          .varianceNotDefined(estimator, family: "weighted \(family)", available: [.design]))
      }
    }
    if estimator.isClustered, frame.clusters == nil { throw .model(.noClusters(estimator)) }
    guard estimator.isClustered || estimator == .design else { return }
    let units = frame.clusters?.count ?? frame.observationCount
    if let clusters = frame.clusters, units < 2 { throw .model(.oneCluster(clusters.name)) }
    if estimator == .design, units <= parameterCount {
      throw .model(
        frame.clusters == nil
          ? .tooManyParameters(parameterCount + 1, observations: units)
          : .tooFewClusters(units, parameters: parameterCount))
    }
  }

  private func clusterInference(
    _ estimator: VarianceEstimator, _ clusters: Grouping, _ basis: ParameterBasis
  ) -> ClusterInference? {
    if estimator == .cr2, likelihood.contrastCount == 1, !likelihood.isPenalised {
      return ClusterInference(adjusting: clusterResponses(clusters), basis: basis)
    }
    let scores = AnswerScores(of: self).clustered(by: clusters, free: free)
    return ClusterInference(
      estimator, of: scores, observationCount: frame.observationCount, basis: basis,
      unitCount: frame.sampledUnitCount)
  }

  /// The residuals of a binomial model; of patterns whose answers are certain none are left.
  private func clusterResponses(_ clusters: Grouping) -> ClusterResponses {
    let predictors = likelihood.design * parameters
    let probabilities = predictors.map { likelihood.link.probability(at: $0) }
    let uncertain = predictors.indices.filter { i in
      !likelihood.isExcluded(0, i) && !likelihood.isExcluded(1, i) && probabilities[i].slope > 0
    }
    let derivatives = free.flatMap { column in
      uncertain.map { probabilities[$0].slope * likelihood.design[$0, column] }
    }
    let informative = Grouping(
      name: clusters.name, rawCodes: uncertain.map { clusters.codes[$0] }, labels: clusters.labels)
    return ClusterResponses(
      derivatives: Matrix(rows: uncertain.count, columns: free.count, elements: derivatives),
      clusters: informative.codes, clusterCount: informative.count,
      frequencies: uncertain.map { frame.counts[0][$0] + frame.counts[1][$0] },
      residualSums: uncertain.map { i in
        frame.counts[1][i] * probabilities[i].complement
          - frame.counts[0][i] * probabilities[i].value
      },
      variances: uncertain.map { probabilities[$0].value * probabilities[$0].complement },
      weights: nil)
  }

  private func personProducts(_ estimator: VarianceEstimator) -> Matrix {
    let scores = AnswerScores(of: self)
    let people = Double(frame.observationCount)
    var factor = 1.0
    var correction = AnswerScores.LeverageCorrection.none
    switch estimator {
    case .hc1: factor = people / (people - Double(parameterCount))
    case .design:
      let units = Double(frame.sampledUnitCount)
      factor = units / (units - 1)
    case .hc2: correction = .root
    case .hc3: correction = .full
    case .model, .hc0, .cr0, .cr1, .cr2: break
    }
    var result = scores.products(correcting: correction, covariance: fullCovariance)
      .selecting(rows: free, columns: free)
    for i in result.elements.indices { result.elements[i] *= factor }
    return result
  }

  /// The covariance of all parameters, 0 for those that were not searched.
  var fullCovariance: Matrix {
    var result = Matrix(rows: likelihood.parameterCount, columns: likelihood.parameterCount)
    for (j, column) in free.enumerated() {
      for (i, row) in free.enumerated() { result[row, column] = covariance[i, j] }
    }
    return result
  }

  private func sandwich(_ products: Matrix) -> Matrix { covariance * products * covariance }

  /// An inference about the coefficients from the covariance of the parameters.
  private func inference(
    _ estimator: VarianceEstimator, _ own: Matrix, _ basis: ParameterBasis,
    _ names: [CoefficientName], _ reference: any ReferenceDistribution
  ) -> CoefficientInference {
    CoefficientInference(
      estimator, covariance: basis.covariance(own, named: names), reference: reference)
  }
}

extension LogitSolution {
  /// The directions, over the free parameters, in which separated answers would carry them to
  /// infinity, were it not for the penalty of bias reduction.
  fileprivate var directionsFiniteByPenalty: [[Double]] {
    guard likelihood.isPenalised, let separation = Separation.decided(for: likelihood) else {
      return []
    }
    let contrasts = Separation.finiteContrasts(of: likelihood, excluded: separation.excluded)
    return PivotedQR(contrasts).nullSpace.map { direction in free.map { direction[$0] } }
  }
}

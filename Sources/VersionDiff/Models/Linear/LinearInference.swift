import VignetteKit

/// The variances of a linear model's coefficients by a chosen estimator.
///
/// ```
/// HC0–HC3:  A⁻¹ (Σ w² e² x xᵀ / d) A⁻¹,   d = 1, (N - k)/N, 1 - h, (1 - h)²
/// design:   A⁻¹ (n/(n - 1) Σ u uᵀ) A⁻¹,   u the weighted scores of the sampling units
/// ```
///
/// with `A = XᵀWX` and h the leverage; clustered ones as in ``ClusterInference``.
///
/// - Reference: [MacKinnonWhite1985]
/// - Reference: [Binder1983]
struct LinearInference: Sendable {
  /// Variances and degrees of freedom.
  let inference: CoefficientInference
  /// How many clusters they rest on.
  let clusterCount: Int?
  /// Coefficients that one cluster alone determines.
  let singleClusterCoefficients: [Int]
  /// Whether scores were adjusted in the place of residuals.
  let adjustsScoresInstead: Bool
  /// People whom the model fits whatever they answer, so that their residual says nothing.
  let fullLeverageCount: Int

  /// Estimates the variances.
  ///
  /// - Parameters:
  ///   - names: of the independent columns.
  ///   - clusters: of the rows that were given to the solution.
  ///   - unitCount: how many people or clusters were sampled.
  init(
    _ estimator: VarianceEstimator, of solution: LinearSolution, names: [CoefficientName],
    clusters: Grouping?, unitCount: Int, weightKind: WeightKind?
  ) throws(AnalysisError) {
    if let clusters, estimator.isClustered || estimator == .design {
      let result = try Self.clustered(estimator, solution, clusters, unitCount, weightKind)
      inference = Self.measured(result.inference(names), solution)
      clusterCount = result.clusterCount
      singleClusterCoefficients = result.singleClusterCoefficients
      adjustsScoresInstead = result.adjustsScoresInstead
      fullLeverageCount = 0
      return
    }
    guard !estimator.isClustered else { throw .model(.noClusters(estimator)) }
    clusterCount = nil
    singleClusterCoefficients = []
    adjustsScoresInstead = false
    let result = Self.unclustered(estimator, solution, unitCount)
    fullLeverageCount = result.fullLeverageCount
    let inference = CoefficientInference(
      estimator, covariance: Self.covariance(result.products, solution, names),
      reference: StudentReference(
        degreesOfFreedom: Double(solution.residualDegreesOfFreedom)))
    self.inference = Self.measured(inference, solution)
  }

  /// An inference with what tells its variances from rounding errors.
  private static func measured(
    _ inference: CoefficientInference, _ solution: LinearSolution
  ) -> CoefficientInference {
    var least = Matrix.identity(solution.rank)
    for i in 0..<solution.rank { least[i, i] = solution.rounding }
    let rounding = ClusterInference.sandwich(solution.squares.root.inverseFactor, least)
    return CoefficientInference(
      inference.estimator, covariance: inference.covariance, reference: inference.reference,
      rounding: rounding)
  }

  private static func clustered(
    _ estimator: VarianceEstimator, _ solution: LinearSolution, _ clusters: Grouping,
    _ unitCount: Int, _ weightKind: WeightKind?
  ) throws(AnalysisError) -> ClusterInference {
    guard clusters.count > 1 else {
      throw .model(.oneCluster(clusters.name))
    }
    guard estimator != .design || clusters.count > solution.rank else {
      throw .model(.tooFewClusters(clusters.count, parameters: solution.rank))
    }
    let root = solution.squares.root
    if estimator == .cr2, let weightKind, weightKind == .sampling || varies(solution, clusters) {
      let responses = Self.responses(solution, clusters, weightKind)
      if let result = ClusterInference(adjusting: responses, root: root) { return result }
    }
    let scores = Self.scores(solution, clusters)
    guard
      let result = ClusterInference(
        estimator, of: scores, observationCount: solution.observationCount, root: root,
        unitCount: unitCount)
    else { throw .model(.notConverged(algorithm: "clusters", iterations: 0)) }
    return result
  }

  /// The scores of the clusters.
  static func scores(_ solution: LinearSolution, _ clusters: Grouping) -> ClusterScores {
    let factors = solution.factors
    return ClusterScores(
      design: solution.design, clusters: clusters.codes, clusterCount: clusters.count,
      scoreFactors: zip(factors, solution.squares.residuals).map { $0 * $1 },
      informationFactors: factors)
  }

  /// Analytic weights are one over the variance of a residual. Sampling weights say nothing about it:
  /// the working model has equal ones.
  private static func responses(
    _ solution: LinearSolution, _ clusters: Grouping, _ weightKind: WeightKind
  ) -> ClusterResponses {
    let isSampled = weightKind == .sampling
    return ClusterResponses(
      derivatives: solution.design, clusters: clusters.codes, clusterCount: clusters.count,
      frequencies: solution.frequencies,
      residualSums: zip(solution.frequencies, solution.squares.residuals).map { $0 * $1 },
      variances: solution.weights.map { isSampled ? 1 : 1 / $0 },
      weights: isSampled ? solution.weights : nil)
  }

  /// Whether weights differ within a cluster; otherwise adjusting scores is the same.
  private static func varies(_ solution: LinearSolution, _ clusters: Grouping) -> Bool {
    var first = [Double](repeating: 0, count: clusters.count)
    for (code, weight) in zip(clusters.codes, solution.weights) {
      if first[code] == 0 { first[code] = weight }
      if first[code] != weight { return true }
    }
    return false
  }

  private static func covariance(
    _ products: Matrix, _ solution: LinearSolution, _ names: [CoefficientName]
  ) -> CovarianceMatrix {
    let inverseRoot = solution.squares.root.inverseFactor
    return CovarianceMatrix(
      names: names, matrix: ClusterInference.sandwich(inverseRoot, products),
      root: ClusterInference.root(inverseRoot, products))
  }

  /// The products of the scores in the coordinates in which the information is the identity.
  private static func unclustered(
    _ estimator: VarianceEstimator, _ solution: LinearSolution, _ unitCount: Int
  ) -> (products: Matrix, fullLeverageCount: Int) {
    let inverseRoot = solution.squares.root.inverseFactor
    let rank = solution.rank
    guard estimator != .model else {
      var identity = Matrix.identity(rank)
      for i in 0..<rank { identity[i, i] = solution.residualVariance }
      return (identity, 0)
    }
    var unexplained = 0
    let needsLeverage = estimator == .hc2 || estimator == .hc3
    let leverages = needsLeverage ? solution.leverages : []
    let squares = solution.design.rowIndices.map { i in
      let error = solution.weights[i] * solution.squares.residuals[i]
      let square = solution.frequencies[i] * error * error
      guard needsLeverage else { return square }
      let left = 1 - leverages[i]
      guard left > 1e-10 else {
        unexplained += Int(solution.frequencies[i])
        return 0
      }
      return square / (estimator == .hc2 ? left : left * left)
    }
    var products = Self.products(squares, solution, inverseRoot)
    let count = Double(solution.observationCount)
    let units = Double(unitCount)
    let factor =
      switch estimator {
      case .hc1: count / Double(solution.residualDegreesOfFreedom)
      case .design: units / (units - 1)
      default: 1.0
      }
    for i in products.elements.indices { products.elements[i] *= factor }
    return (products, unexplained)
  }

  /// `Σ c z zᵀ` over the rows in the coordinates in which the information is the identity.
  private static func products(
    _ factors: [Double], _ solution: LinearSolution, _ inverseRoot: Matrix
  ) -> Matrix {
    let rank = solution.rank
    let blocks = FixedBlocks.map(rows: factors.count) { block in
      var rows = solution.whitened(block, inverseRoot)
      let n = block.count
      for j in 0..<rank {
        for i in 0..<n { rows[j * n + i] *= factors[block.lowerBound + i].squareRoot() }
      }
      return rows.withUnsafeBufferPointer { rows in
        let columns = (0..<rank).map { j in rows.baseAddress.map { $0 + j * n } }
        return (0..<rank).map { j in (0...j).map { innerProduct(columns[j], columns[$0], n) } }
      }
    }
    var result = Matrix(rows: rank, columns: rank)
    for block in blocks {
      for j in 0..<rank { for i in 0...j { result[i, j] += block[j][i] } }
    }
    for j in 0..<rank { for i in 0..<j { result[j, i] = result[i, j] } }
    return result
  }
}

extension Matrix {
  /// The positions of the rows.
  fileprivate var rowIndices: Range<Int> { 0..<rowCount }
}

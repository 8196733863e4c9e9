import VignetteKit

/// Variances that allow the people of a cluster to resemble each other, with what statistics are
/// compared with.
///
/// ```
/// V = A⁻¹ (Σ_g t_g t_gᵀ) A⁻¹
/// ```
///
/// A is the expected information, t_g the score of cluster g: as it is (CR0), all multiplied by
/// `√(G/(G-1) · (N-1)/(N-k))` (CR1), or adjusted by the cluster's share of the information (CR2, see
/// ``AdjustedScores``). CR0 and CR1 are compared with Student's t on G - 1 degrees of freedom, CR2
/// with Satterthwaite's for each combination (``SatterthwaiteReference``).
///
/// - Reference: [LiangZeger1986]
/// - Reference: [BellMcCaffrey2002]
/// - Reference: [PustejovskyTipton2018]
struct ClusterInference: Sendable {
  /// How the variances were estimated.
  let estimator: VarianceEstimator
  /// How many clusters there are.
  let clusterCount: Int
  /// Variances and covariances of the coefficients.
  let covariance: Matrix
  /// A root of them, as in ``CovarianceMatrix``; nil with fewer clusters than coefficients.
  private let root: Matrix?
  /// What statistics are compared with.
  let reference: any ReferenceDistribution
  /// The positions of coefficients that one cluster alone determines, at least in part: its
  /// residuals say nothing about them, so that their variance is estimated too small.
  let singleClusterCoefficients: [Int]
  /// Whether scores were adjusted in the place of residuals, which would have taken too long.
  private(set) var adjustsScoresInstead = false

  /// Estimates variances from the scores of clusters; nil where their information is not positive
  /// definite.
  ///
  /// - Parameters:
  ///   - estimator: one of the clustered ones, or the design-based one.
  ///   - observationCount: N, the people.
  ///   - basis: how the coefficients come from the parameters; nil where they are these.
  ///   - root: the root of the total information, where a more exact one is known.
  ///   - bread: what takes the place of A⁻¹ outside the scores, where it is not the inverse of the
  ///     total information.
  ///   - unitCount: how many clusters were sampled, for the design-based variance; nil for those
  ///     with scores.
  init?(
    _ estimator: VarianceEstimator, of clusters: ClusterScores, observationCount: Int,
    basis: ParameterBasis? = nil, root: Cholesky? = nil, bread: Matrix? = nil, unitCount: Int? = nil
  ) {
    if estimator == .cr2 {
      guard let adjusted = AdjustedScores(clusters, root: root) else { return nil }
      self.init(adjusted, basis: basis, bread: bread)
      return
    }
    guard let root = root ?? Cholesky(clusters.totalInformation) else { return nil }
    let p = clusters.parameterCount
    let count = Double(clusters.clusterCount)
    let inverseRoot = root.inverseFactor
    let whitened =
      inverseRoot
      * Matrix(
        rows: p, columns: clusters.clusterCount, elements: clusters.scores)
    var products = Matrix(
      rows: p, columns: p, elements: ClusterScores.gram(whitened.elements[...], width: p))
    let factor: Double
    switch estimator {
    case .cr1:
      factor =
        count / (count - 1) * Double(observationCount - 1) / Double(observationCount - p)
    case .design:
      let units = Double(unitCount ?? clusters.clusterCount)
      factor = units / (units - 1)
    case .model, .hc0, .hc1, .hc2, .hc3, .cr0, .cr2:
      factor = 1
    }
    for i in products.elements.indices { products.elements[i] *= factor }
    let coordinates = Self.coordinates(inverseRoot, basis: basis, bread: bread)
    let lost = estimator == .design ? p - 1 : 0
    self.init(
      estimator: estimator, clusterCount: clusters.clusterCount,
      covariance: Self.sandwich(coordinates, products), root: Self.root(coordinates, products),
      reference: StudentReference(degreesOfFreedom: count - 1 - Double(lost)),
      singleClusterCoefficients: [])
  }

  private init(
    estimator: VarianceEstimator, clusterCount: Int, covariance: Matrix, root: Matrix?,
    reference: any ReferenceDistribution, singleClusterCoefficients: [Int]
  ) {
    self.estimator = estimator
    self.clusterCount = clusterCount
    self.covariance = covariance
    self.root = root
    self.reference = reference
    self.singleClusterCoefficients = singleClusterCoefficients
  }

  /// Estimates variances by CR2 from residuals, or from scores where a cluster has too many distinct
  /// patterns for that; nil where the information is not positive definite.
  init?(adjusting responses: ClusterResponses, basis: ParameterBasis? = nil, root: Cholesky? = nil)
  {
    if let adjusted = responses.adjusted(root: root) {
      self.init(adjusted, basis: basis)
      return
    }
    guard let adjusted = AdjustedScores(responses.scores, root: root) else { return nil }
    self.init(adjusted, basis: basis)
    adjustsScoresInstead = true
  }

  /// Estimates variances from adjusted scores.
  init(_ adjusted: AdjustedScores, basis: ParameterBasis? = nil, bread: Matrix? = nil) {
    estimator = .cr2
    clusterCount = adjusted.scores.count / adjusted.inverseRoot.rowCount
    let coordinates = Self.coordinates(adjusted.inverseRoot, basis: basis, bread: bread)
    covariance = Self.sandwich(coordinates, adjusted.crossProduct)
    root = Self.root(coordinates, adjusted.crossProduct)
    reference = SatterthwaiteReference(adjusted, coordinates: coordinates)
    let lost = adjusted.moments.flatMap(\.unadjustable)
    singleClusterCoefficients = (0..<coordinates.columnCount).filter { place in
      let own = coordinates.column(place)
      let length = own.reduce(0) { $0 + $1 * $1 }
      return lost.contains { direction in
        let product = zip(direction, own).reduce(0) { $0 + $1.0 * $1.1 }
        return product * product > 1e-6 * length
      }
    }
  }

  /// The inference about named coefficients, all of them in the order of the parameters.
  func inference(_ names: [CoefficientName]) -> CoefficientInference {
    CoefficientInference(
      estimator, covariance: CovarianceMatrix(names: names, matrix: covariance, root: root),
      reference: reference)
  }

  /// From combinations of coefficients to the coordinates in which the information is the identity:
  /// `L⁻¹ S⁻¹`, or with another bread `Lᵀ M S⁻¹`.
  private static func coordinates(
    _ inverseRoot: Matrix, basis: ParameterBasis?, bread: Matrix?
  ) -> Matrix {
    var result = inverseRoot
    if let bread {
      let columns = (0..<bread.columnCount).map { column in
        Self.upperProduct(inverseRoot, Array(bread.column(column)))
      }
      result = Matrix(columns: columns)
    }
    return basis?.mapping(result) ?? result
  }

  /// `Lᵀ v`: the x with `L⁻ᵀ x = v`.
  private static func upperProduct(_ inverseRoot: Matrix, _ v: [Double]) -> [Double] {
    var x = v
    for i in stride(from: v.count - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(v.count, i + 1) { x[i] -= inverseRoot[k, i] * x[k] }
      x[i] /= inverseRoot[i, i]
    }
    return x
  }

  /// A with `AᵀA = Cᵀ S C`; nil where S is not positive definite.
  static func root(_ coordinates: Matrix, _ products: Matrix) -> Matrix? {
    Cholesky(products).map { $0.lower.transposed * coordinates }
  }

  /// `Cᵀ S C`, exactly symmetric.
  static func sandwich(_ coordinates: Matrix, _ products: Matrix) -> Matrix {
    (coordinates.transposed * (products * coordinates)).symmetrised
  }
}

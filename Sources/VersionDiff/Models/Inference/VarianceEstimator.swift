/// How the uncertainty of a model's coefficients is estimated.
public enum VarianceEstimator: String, Sendable, Equatable, CaseIterable {
  /// From the model: the inverse information, for a gaussian model times the residual variance.
  case model
  /// Heteroskedasticity-robust, without a correction for small samples.
  case hc0
  /// Heteroskedasticity-robust, times N / (N - k).
  case hc1
  /// Heteroskedasticity-robust, squared residuals over 1 - leverage.
  case hc2
  /// Heteroskedasticity-robust, squared residuals over the square of 1 - leverage.
  case hc3
  /// Cluster-robust, without a correction for few clusters.
  case cr0
  /// Cluster-robust, times G/(G - 1) · (N - 1)/(N - k).
  case cr1
  /// Cluster-robust, bias-reduced: exactly unbiased if the working model holds.
  case cr2
  /// Design-based: linearised, of weighted people or of weighted clusters, as in surveys.
  case design

  /// Whether it needs to know who belongs to which cluster.
  public var isClustered: Bool {
    switch self {
    case .cr0, .cr1, .cr2: true
    case .model, .hc0, .hc1, .hc2, .hc3, .design: false
    }
  }
}

extension VarianceEstimator {
  /// The estimator that data call for when none is asked for: that of the design with sampling
  /// weights, CR2 with clusters, the model's own otherwise.
  static func standard(for frame: ModelFrame) -> VarianceEstimator {
    if frame.weights != nil, frame.weightKind == .sampling { return .design }
    return frame.clusters == nil ? .model : .cr2
  }
}

/// The record of a search for the best estimates.
public struct Convergence: Sendable, Equatable {
  /// The algorithm by name.
  public let algorithm: String
  /// How many steps were taken.
  public let iterations: Int
  /// The value of the objective at the end.
  public let objective: Double
  /// The length of the gradient in units of the estimates' standard errors, `√(gᵀ I⁻¹ g)`.
  public let scaledGradient: Double
  /// The scaled gradient at which the search was to end.
  public let tolerance: Double
  /// Whether the search ended at the tolerance.
  public let isConverged: Bool
  /// What a reader must know about the search.
  public let warnings: [String]
}

extension NewtonSearch.Arrival {
  /// The record of a search that ended at the maximum.
  func record(_ algorithm: String) -> Convergence {
    Convergence(
      algorithm: algorithm, iterations: iterations, objective: value.objective,
      scaledGradient: decrement, tolerance: NewtonSearch.tolerance, isConverged: end == .maximum,
      warnings: [])
  }
}

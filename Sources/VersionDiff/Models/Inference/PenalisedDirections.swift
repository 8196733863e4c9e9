import VignetteKit

/// The directions in which separated answers would carry coefficients to infinity, were it not for
/// the penalty of bias reduction.
struct PenalisedDirections: Sendable {
  /// Over the parameters.
  let directions: [[Double]]
  /// How the coefficients come from the parameters.
  let basis: ParameterBasis

  /// Whether a combination of coefficients changes along any of them.
  func move(_ contrast: [Double]) -> Bool {
    let own = basis.parameters(of: contrast)
    let length = SeparatingDirection.product(own, own).squareRoot()
    return directions.contains { direction in
      let reach = SeparatingDirection.product(direction, direction).squareRoot()
      return abs(SeparatingDirection.product(own, direction)) > 1e-7 * length * reach
    }
  }
}

import VignetteKit

/// The directions in which separated answers would carry coefficients to infinity, were it not for
/// the penalty of bias reduction.
struct PenalisedDirections: Sendable {
  /// Over the parameters, which are coefficients times scales.
  let directions: [[Double]]
  /// What a coefficient is multiplied by.
  let scales: [Double]

  /// Whether a combination of coefficients changes along any of them.
  func move(_ contrast: [Double]) -> Bool {
    let own = zip(contrast, scales).map { $0 / $1 }
    let length = SeparatingDirection.product(own, own).squareRoot()
    return directions.contains { direction in
      let reach = SeparatingDirection.product(direction, direction).squareRoot()
      return abs(SeparatingDirection.product(own, direction)) > 1e-7 * length * reach
    }
  }
}

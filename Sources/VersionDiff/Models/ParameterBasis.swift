import VignetteKit

/// How a model's coefficients come from the parameters in which it was searched.
///
/// ```
/// β = M (β̃ / s),   M = 1 + N,  N nilpotent
/// ```
struct ParameterBasis: Sendable {
  /// s: what a parameter is divided by.
  let scales: [Double]
  /// M; nil for the identity.
  let mixing: Matrix?

  /// The coefficients at some parameters.
  func coefficients(_ parameters: [Double]) -> [Double] {
    let divided = zip(parameters, scales).map { $0 / $1 }
    return mixing.map { $0 * divided } ?? divided
  }

  /// Whether a coefficient is one parameter but for its scale.
  func isOneParameter(_ place: Int) -> Bool {
    guard let mixing else { return true }
    return scales.indices.allSatisfy { $0 == place || mixing[place, $0] == 0 }
  }

  /// A combination of coefficients as one of parameters: `Mᵀ c / s`.
  func parameters(of contrast: [Double]) -> [Double] {
    let mixed = mixing.map { $0.transposed * contrast } ?? contrast
    return zip(mixed, scales).map { $0 / $1 }
  }

  /// The derivatives with respect to the coefficients from those with respect to the parameters:
  /// `M⁻ᵀ s g`.
  func gradient(_ own: [Double]) -> [Double] {
    let scaled = zip(own, scales).map { $0 * $1 }
    guard let mixing else { return scaled }
    var others = mixing.transposed
    for i in scales.indices { others[i, i] = 0 }
    // Each round is exact for the parameters that depend on one more.
    var result = scaled
    for _ in scales.indices {
      let next = zip(scaled, others * result).map { $0 - $1 }
      if next == result { break }
      result = next
    }
    return result
  }

  /// The matrix times `s⁻¹ Mᵀ`: what maps combinations of parameters, for those of coefficients.
  func mapping(_ matrix: Matrix) -> Matrix {
    var result = matrix
    for j in scales.indices {
      for i in 0..<result.rowCount { result[i, j] /= scales[j] }
    }
    return mixing.map { result * $0.transposed } ?? result
  }

  /// The covariance of the named coefficients from that of the parameters, exactly symmetric.
  func covariance(_ own: Matrix, named names: [CoefficientName]) -> CovarianceMatrix {
    guard mixing != nil else {
      var matrix = own
      for j in scales.indices {
        for i in 0...j {
          let mean = (own[i, j] + own[j, i]) / 2 / (scales[i] * scales[j])
          matrix[i, j] = mean
          matrix[j, i] = mean
        }
      }
      return CovarianceMatrix(names: names, matrix: matrix)
    }
    let half = mapping(own)
    let matrix = mapping(half.transposed).symmetrised
    let root = Cholesky(own.symmetrised).map { mapping($0.lower.transposed) }
    return CovarianceMatrix(names: names, matrix: matrix, root: root)
  }

  /// The basis with further parameters that are coefficients themselves.
  func extended(by count: Int) -> ParameterBasis {
    let all = scales + [Double](repeating: 1, count: count)
    guard let mixing else { return ParameterBasis(scales: all, mixing: nil) }
    var matrix = Matrix.identity(all.count)
    for j in scales.indices {
      for i in scales.indices { matrix[i, j] = mixing[i, j] }
    }
    return ParameterBasis(scales: all, mixing: matrix)
  }

  /// The basis of some of the parameters, the others being held at 0.
  func selecting(_ places: [Int]) -> ParameterBasis {
    ParameterBasis(
      scales: places.map { scales[$0] }, mixing: mixing?.selecting(rows: places, columns: places))
  }
}

import VignetteKit

extension AnswerScores {
  /// How residuals are corrected for the leverage of the person that they belong to.
  enum LeverageCorrection: Sendable {
    case none
    /// `(I - H)^(-1/2)`, so that squares are unbiased under the model (HC2).
    case root
    /// `(I - H)⁻¹`, near to leaving the person out (HC3).
    case full
  }

  /// The sum over people of the products of their scores, `Σ (T r)(T r)ᵀ ⊗ xxᵀ`, each with the square
  /// of its weight.
  ///
  /// - Parameter covariance: of all parameters, from the model.
  func products(
    correcting correction: LeverageCorrection = .none, covariance: Matrix
  ) -> Matrix {
    let contrasts = residuals.indices
    let corrected =
      correction == .none
      ? residuals : corrected(correction, likelihood.quadraticForms(covariance))
    var weighted = contrasts.map { k in
      (0...k).map { _ in [Double](repeating: 0, count: likelihood.design.rowCount) }
    }
    for k in contrasts {
      for l in 0...k {
        for i in weighted[k][l].indices {
          var sum = 0.0
          for answer in counts.indices where counts[answer][i] > 0 {
            sum += counts[answer][i] * corrected[k][answer][i] * corrected[l][answer][i]
          }
          let weight = weights?[i] ?? 1
          weighted[k][l][i] = sum * weight * weight
        }
      }
    }
    return likelihood.crossProducts { weighted[$0][$1] }
  }

  /// How far one person's answer moves the coefficients, in the metric of the information: `r̃ᵀ Q r̃`
  /// with `r̃ = (I - W Q)⁻¹ r`, by answer and pattern.
  func changes(covariance: Matrix) -> [[Double]] {
    let leverages = likelihood.quadraticForms(covariance)
    let corrected = corrected(.full, leverages)
    return counts.indices.map { answer in
      counts[answer].indices.map { i in
        var sum = 0.0
        for k in residuals.indices {
          for l in residuals.indices {
            sum += corrected[k][answer][i] * leverages[k][l][i] * corrected[l][answer][i]
          }
        }
        let weight = weights?[i] ?? 1
        return sum * weight * weight
      }
    }
  }

  /// The residuals times `T = W^½ (I - W^½ Q W^½)^(-½) W^(-½)` or its square; of two answers
  /// `1/√(1 - h)` or `1/(1 - h)`. What one person alone determines counts for nothing.
  private func corrected(
    _ correction: LeverageCorrection, _ leverages: [[[Double]]]
  ) -> [[[Double]]] {
    var result = residuals
    let contrasts = residuals.indices
    for i in 0..<likelihood.design.rowCount {
      let weight = weights?[i] ?? 1
      if contrasts.count == 1 {
        let left = 1 - weight * leverages[0][0][i] * information[0][0][i]
        let factor = Self.factor(left, correction)
        for answer in counts.indices { result[0][answer][i] *= factor }
        continue
      }
      let adjustment = adjustment(at: i, leverages, weight, correction)
      for answer in counts.indices {
        let own = adjustment * contrasts.map { residuals[$0][answer][i] }
        for k in contrasts { result[k][answer][i] = own[k] }
      }
    }
    return result
  }

  private func adjustment(
    at i: Int, _ leverages: [[[Double]]], _ weight: Double, _ correction: LeverageCorrection
  ) -> Matrix {
    let size = residuals.count
    var own = Matrix(rows: size, columns: size)
    var shared = own
    for k in 0..<size {
      for l in 0..<size {
        own[k, l] = information[k][l][i]
        shared[k, l] = weight * leverages[k][l][i]
      }
    }
    let decomposed = SymmetricEigen(own)
    let bar = 1e-14 * (decomposed.values.last ?? 0)
    let root = decomposed.applying { max(0, $0).squareRoot() }
    let inverse = decomposed.inverseRoot(tolerance: bar)
    let share = SymmetricEigen(root * shared * root)
    return root * share.applying { Self.factor(1 - $0, correction) } * inverse
  }

  private static func factor(_ left: Double, _ correction: LeverageCorrection) -> Double {
    guard left > 1e-12 else { return 0 }
    return correction == .full ? 1 / left : 1 / left.squareRoot()
  }
}

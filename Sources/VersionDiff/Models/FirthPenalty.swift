import VignetteKit

/// Bias reduction by Firth: Jeffreys' prior as a penalty on the likelihood of a logit model.
///
/// ```
/// ℓ*(β) = ℓ(β) + ½ ln |I(β)|
/// U*_m(β) = Σᵢ nᵢ (yᵢₘ - πᵢₘ + qᵢₘ) xᵢ,   qᵢₘ = ½ Σ_kl Qᵢ[k, l] ∂Wᵢ[k, l]/∂ηᵢₘ
/// ```
///
/// W is the covariance of one answer's indicators, and `Qᵢ[k, l] = xᵢᵀ (I⁻¹)_kl xᵢ`. With two answers
/// q is `hᵢ (½ - πᵢ)`, h the leverage of one person. The maximum is finite whatever the data, and
/// its bias is of a smaller order.
///
/// - Reference: [Firth1993]
/// - Reference: [HeinzeSchemper2002]
extension LogitLikelihood {
  /// A value with its penalty; without any chance where the information is singular.
  func penalised(_ value: Value, at parameters: [Double]) -> Value {
    var result = value
    guard let factor = Cholesky(value.information) else {
      result.penalty = -.infinity
      return result
    }
    result.penalty = factor.logDeterminant / 2
    let shares = penaltyScores(probabilities(at: parameters), inverse: factor.inverse)
    for rows in FixedBlocks.map(rows: design.rowCount, { $0 }) {
      for k in 1...contrastCount {
        let own = rows.map { total($0) * shares[k - 1][$0] }
        addGradient(own, of: k, rows, to: &result.gradient)
      }
    }
    return result
  }

  /// What the penalty adds to the residual of one person, for each category but the reference
  /// (first index) at each pattern (second).
  func penaltyScores(_ probabilities: [[Double]], inverse: Matrix) -> [[Double]] {
    let leverages = quadraticForms(inverse)
    let blocks = FixedBlocks.map(rows: design.rowCount) { rows in
      penaltyScores(of: rows, probabilities, leverages)
    }
    return (0..<contrastCount).map { k in blocks.flatMap { $0[k] } }
  }

  private func penaltyScores(
    of rows: Range<Int>, _ probabilities: [[Double]], _ leverages: [[[Double]]]
  ) -> [[Double]] {
    let contrasts = 0..<contrastCount
    return contrasts.map { m in
      rows.map { i in
        var sum = 0.0
        for k in contrasts {
          let ownTurn = turn(k, m, probabilities, i)
          for l in contrasts {
            let otherTurn = turn(l, m, probabilities, i)
            let product =
              ownTurn * probabilities[l + 1][i] + probabilities[k + 1][i] * otherTurn
            sum += leverages[k][l][i] * ((k == l ? ownTurn : 0) - product)
          }
        }
        return sum / 2
      }
    }
  }

  /// `∂π_k/∂η_m`.
  private func turn(_ k: Int, _ m: Int, _ probabilities: [[Double]], _ i: Int) -> Double {
    guard k == m else { return -probabilities[k + 1][i] * probabilities[m + 1][i] }
    var others = 0.0
    for l in probabilities.indices where l != k + 1 { others += probabilities[l][i] }
    return probabilities[k + 1][i] * others
  }

  /// `xᵢᵀ V_kl xᵢ` for each block of a matrix over the parameters, at each pattern.
  func quadraticForms(_ matrix: Matrix) -> [[[Double]]] {
    let columns = design.columnCount
    return (0..<contrastCount).map { k in
      (0..<contrastCount).map { l in
        let block = matrix.selecting(
          rows: Array(k * columns..<(k + 1) * columns),
          columns: Array(l * columns..<(l + 1) * columns))
        return design.quadraticForms(block)
      }
    }
  }
}

extension Matrix {
  /// `xᵢᵀ V xᵢ` for each row.
  func quadraticForms(_ matrix: Matrix) -> [Double] {
    FixedBlocks.map(rows: rowCount) { rows in
      var result = [Double](repeating: 0, count: rows.count)
      for a in 0..<columnCount {
        for b in 0..<columnCount {
          let factor = matrix[a, b]
          let (first, second) = (a * rowCount + rows.lowerBound, b * rowCount + rows.lowerBound)
          for i in result.indices {
            result[i] += factor * elements[first + i] * elements[second + i]
          }
        }
      }
      return result
    }.flatMap { $0 }
  }
}

import VignetteKit

extension LogitLikelihood {
  /// Adds what a block of patterns contributes under a link that is not the logit.
  func addLinked(_ rows: Range<Int>, at parameters: [Double], to result: inout Value) {
    let predictor = predictors(of: rows, at: parameters)[1]
    var residuals = [Double](repeating: 0, count: rows.count)
    var weights = residuals
    for i in residuals.indices {
      let pattern = rows.lowerBound + i
      let (rest, events) = (counts[0][pattern], counts[1][pattern])
      guard rest + events > 0, !isExcluded(0, pattern), !isExcluded(1, pattern) else { continue }
      let probability = link.probability(at: predictor[i])
      if events > 0 {
        result.logLikelihood += events * probability.logValue
      } else {
        result.smallestEmptyProbability = min(result.smallestEmptyProbability, probability.value)
      }
      if rest > 0 {
        result.logLikelihood += rest * probability.logComplement
      } else {
        result.smallestEmptyProbability = min(
          result.smallestEmptyProbability, probability.complement)
      }
      residuals[i] = events * probability.rise - rest * probability.fall
      weights[i] = events * probability.riseLoss + rest * probability.fallGain
    }
    addGradient(residuals, of: 1, rows, to: &result.gradient)
    addInformation(weights, 1, 1, rows, to: &result.information)
  }

  /// The probabilities of the rest and of the event; certain where the other one is excluded.
  func linkedProbabilities(_ predictor: [Double]) -> [[Double]] {
    var result = counts.map { _ in [Double](repeating: 0, count: predictor.count) }
    for i in predictor.indices {
      let probability = link.probability(at: predictor[i])
      let isCertain = isExcluded(0, i) || isExcluded(1, i)
      result[0][i] = isCertain ? (isExcluded(0, i) ? 0 : 1) : probability.complement
      result[1][i] = isCertain ? (isExcluded(1, i) ? 0 : 1) : probability.value
    }
    return result
  }

  /// `Σᵢ Wᵢ ⊗ xᵢ xᵢᵀ` over the patterns, symmetric.
  ///
  /// - Parameter weights: element (k, l) of the symmetric matrix Wᵢ at every pattern, counted from
  ///   0 over the categories but the reference; asked for l ≤ k.
  func crossProducts(_ weights: (_ k: Int, _ l: Int) -> [Double]) -> Matrix {
    var result = Matrix(rows: parameterCount, columns: parameterCount)
    for k in 0..<contrastCount {
      for l in 0...k {
        let own = weights(k, l)
        let parts = FixedBlocks.map(rows: design.rowCount) { rows in
          var part = Matrix(rows: parameterCount, columns: parameterCount)
          addInformation(Array(own[rows]), k + 1, l + 1, rows, to: &part)
          return part
        }
        for part in parts {
          for i in result.elements.indices { result.elements[i] += part.elements[i] }
        }
      }
    }
    for column in 0..<parameterCount {
      for row in 0..<column { result[row, column] = result[column, row] }
    }
    return result
  }
}

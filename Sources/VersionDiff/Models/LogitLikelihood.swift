import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The likelihood of answers in K categories given linear predictors, over distinct patterns; with
/// bias reduction, that likelihood with its penalty.
///
/// ```
/// πᵢₖ = exp(ηᵢₖ) / Σₗ exp(ηᵢₗ),  ηᵢₖ = xᵢ · βₖ,  β₀ = 0
/// ```
///
/// Two categories make the logistic model, for which there are other links too. Parameters stand by category: first all coefficients of
/// category 1, then those of category 2, and so on.
///
/// - Reference: [Agresti2013], chapters 5 and 8
struct LogitLikelihood: Sendable {
  /// The model matrix over the patterns.
  let design: Matrix
  /// How often each category (first index) was observed at each pattern (second).
  let counts: [[Double]]
  /// Cells whose probability is 0 in the limit of a separated likelihood; nil where there are none.
  var excluded: [[Bool]]?
  /// How a probability depends on its predictor, of two categories.
  var link = Link.logit
  /// Whether the penalty of bias reduction belongs to the objective.
  var isPenalised = false

  /// The number of categories besides the reference.
  var contrastCount: Int { counts.count - 1 }
  /// The number of parameters.
  var parameterCount: Int { contrastCount * design.columnCount }

  /// The log-likelihood and its derivatives at one point.
  struct Value: ConcaveValue {
    var logLikelihood = 0.0
    /// What bias reduction adds to it.
    var penalty = 0.0
    /// The derivatives of the sum.
    var gradient: [Double]
    /// Minus the second derivatives of the log-likelihood; for the logit these are the expected
    /// information too.
    var information: Matrix
    /// The smallest probability among the cells in which nobody was observed.
    var smallestEmptyProbability = 1.0

    var objective: Double { logLikelihood + penalty }
  }

  /// Evaluates the log-likelihood with its derivatives.
  ///
  /// - Complexity: O(patterns × parameters²), on all cores.
  func value(at parameters: [Double]) -> Value {
    let zero = Value(
      gradient: [Double](repeating: 0, count: parameterCount),
      information: Matrix(rows: parameterCount, columns: parameterCount))
    let parts = FixedBlocks.map(rows: design.rowCount) { block(of: $0, at: parameters, zero) }
    var result = parts.dropFirst().reduce(into: parts.first ?? zero) { sum, part in
      sum.logLikelihood += part.logLikelihood
      for i in sum.gradient.indices { sum.gradient[i] += part.gradient[i] }
      for i in sum.information.elements.indices {
        sum.information.elements[i] += part.information.elements[i]
      }
      sum.smallestEmptyProbability = min(
        sum.smallestEmptyProbability, part.smallestEmptyProbability)
    }
    for column in 0..<parameterCount {
      for row in 0..<column { result.information[row, column] = result.information[column, row] }
    }
    return isPenalised ? penalised(result, at: parameters) : result
  }

  /// Minus the expected second derivatives of the log-likelihood.
  func expectedInformation(at parameters: [Double]) -> Matrix {
    var likelihood = self
    likelihood.isPenalised = false
    guard link != .logit else { return likelihood.value(at: parameters).information }
    let predictors = design * parameters
    let weights = predictors.indices.map { i in
      isExcluded(0, i) || isExcluded(1, i)
        ? 0 : total(i) * link.probability(at: predictors[i]).information
    }
    return crossProducts { _, _ in weights }
  }

  /// The same model of nobody, at the rows of another model matrix.
  func unobserved(at matrix: Matrix) -> LogitLikelihood {
    let nobody = [Double](repeating: 0, count: matrix.rowCount)
    return LogitLikelihood(
      design: matrix, counts: [[Double]](repeating: nobody, count: counts.count), excluded: nil,
      link: link)
  }

  /// The probability of each category (first index) at each pattern (second).
  func probabilities(at parameters: [Double]) -> [[Double]] {
    let rows = 0..<design.rowCount
    var values = predictors(of: rows, at: parameters)
    if link != .logit { return linkedProbabilities(values[1]) }
    _ = turnIntoProbabilities(&values, of: rows)
    return values
  }

  private func block(of rows: Range<Int>, at parameters: [Double], _ zero: Value) -> Value {
    var result = zero
    if contrastCount == 1 {
      addTwoAnswers(rows, at: parameters, to: &result)
      return result
    }
    var probabilities = predictors(of: rows, at: parameters)
    (result.logLikelihood, result.smallestEmptyProbability) =
      turnIntoProbabilities(&probabilities, of: rows)
    var weights = [Double](repeating: 0, count: rows.count)
    for k in 1...contrastCount {
      let residuals = residuals(of: k, probabilities, rows, &weights)
      addGradient(residuals, of: k, rows, to: &result.gradient)
      addInformation(weights, k, k, rows, to: &result.information)
      for l in 1..<k {
        for i in weights.indices {
          weights[i] = -total(rows.lowerBound + i) * probabilities[k][i] * probabilities[l][i]
        }
        addInformation(weights, k, l, rows, to: &result.information)
      }
    }
    return result
  }

  func total(_ pattern: Int) -> Double {
    var sum = 0.0
    for row in counts { sum += row[pattern] }
    return sum
  }

  /// The linear predictor of each category for a block of patterns; 0 for the reference.
  func predictors(of rows: Range<Int>, at parameters: [Double]) -> [[Double]] {
    var result = [[Double]](
      repeating: [Double](repeating: 0, count: rows.count), count: counts.count)
    design.elements.withUnsafeBufferPointer { design in
      for k in 1..<counts.count {
        result[k].withUnsafeMutableBufferPointer { predictor in
          for j in 0..<self.design.columnCount {
            let factor = parameters[(k - 1) * self.design.columnCount + j]
            let start = j * self.design.rowCount + rows.lowerBound
            for i in 0..<rows.count { predictor[i] += factor * design[start + i] }
          }
        }
      }
    }
    return result
  }

  /// Replaces predictors by probabilities; returns the log-likelihood of the block and its smallest
  /// probability of an empty cell. None of the probabilities is got by subtraction.
  private func turnIntoProbabilities(
    _ values: inout [[Double]], of rows: Range<Int>
  ) -> (logLikelihood: Double, smallest: Double) {
    let (answers, n) = (counts.count, rows.count)
    // One flat buffer: nested arrays would be checked for uniqueness at every assignment.
    var flat = values.flatMap { $0 }
    let observed = counts.flatMap { $0[rows] }
    var (logLikelihood, smallest) = (0.0, 1.0)
    flat.withUnsafeMutableBufferPointer { flat in
      observed.withUnsafeBufferPointer { observed in
        for i in 0..<n {
          var (top, place, everybody) = (-Double.infinity, 0, 0.0)
          for k in 0..<answers {
            if isExcluded(k, rows.lowerBound + i) { flat[k * n + i] = -.infinity }
            if flat[k * n + i] > top { (top, place) = (flat[k * n + i], k) }
            everybody += observed[k * n + i]
          }
          var rest = 0.0
          for k in 0..<answers where k != place {
            let distance = flat[k * n + i] - top
            let count = observed[k * n + i]
            if count > 0 { logLikelihood += count * distance }
            flat[k * n + i] = exp(distance)
            rest += flat[k * n + i]
          }
          flat[place * n + i] = 1
          if everybody > 0 { logLikelihood -= everybody * log1p(rest) }
          for k in 0..<answers {
            flat[k * n + i] /= 1 + rest
            if observed[k * n + i] == 0, everybody > 0, flat[k * n + i] < smallest,
              !isExcluded(k, rows.lowerBound + i)
            {
              smallest = flat[k * n + i]
            }
          }
        }
      }
    }
    values = (0..<answers).map { Array(flat[$0 * n..<($0 + 1) * n]) }
    return (logLikelihood, smallest)
  }

  func isExcluded(_ answer: Int, _ pattern: Int) -> Bool {
    if let excluded { excluded[answer][pattern] } else { false }
  }

  /// Observed minus expected counts of a category; the variances of the counts go to `weights`.
  private func residuals(
    of k: Int, _ probabilities: [[Double]], _ rows: Range<Int>, _ weights: inout [Double]
  ) -> [Double] {
    var residuals = [Double](repeating: 0, count: rows.count)
    for i in residuals.indices {
      var (others, otherCounts) = (0.0, 0.0)
      for l in probabilities.indices where l != k {
        others += probabilities[l][i]
        otherCounts += counts[l][rows.lowerBound + i]
      }
      let count = counts[k][rows.lowerBound + i]
      residuals[i] = count * others - otherCounts * probabilities[k][i]
      weights[i] = (count + otherCounts) * probabilities[k][i] * others
    }
    return residuals
  }

  func addGradient(
    _ residuals: [Double], of k: Int, _ rows: Range<Int>, to gradient: inout [Double]
  ) {
    let columns = design.columnCount
    design.elements.withUnsafeBufferPointer { design in
      residuals.withUnsafeBufferPointer { residuals in
        for j in 0..<columns {
          let column = design.baseAddress.map { $0 + j * self.design.rowCount + rows.lowerBound }
          gradient[(k - 1) * columns + j] += innerProduct(column, residuals.baseAddress, rows.count)
        }
      }
    }
  }
}

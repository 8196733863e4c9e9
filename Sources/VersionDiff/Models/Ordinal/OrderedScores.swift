import VignetteKit

/// What single answers say about the searched parameters at the maximum of an ordered likelihood:
/// their scores, and the expected information of one person at each pattern.
///
/// The score of an answer is `Zᵀ r`, with a row of Z for each boundary and r the derivatives of the
/// logarithm of the answer's probability; a person's expected information is `Zᵀ W Z`.
struct OrderedScores: Sendable {
  /// How residuals are corrected for the leverage of the person that they belong to.
  enum LeverageCorrection: Sendable {
    /// `(I - H)^(-1/2)`, so that squares are unbiased under the model (HC2).
    case root
    /// `(I - H)⁻¹`, near to leaving the person out (HC3).
    case full
  }

  private let likelihood: OrderedLikelihood
  private let point: [Double]
  private let free: [OrderedLikelihood.Parameter]
  /// For one person at each pattern, in expectation.
  private let expected: BoundaryTerms

  /// Takes the scores at a solution.
  init(of solution: OrderedSolution) {
    likelihood = solution.likelihood
    point = solution.parameters
    free = solution.free.map { solution.likelihood.parameters[$0] }
    expected = likelihood.terms(
      of: 0..<likelihood.regressors.rowCount, at: point,
      counts: likelihood.probabilities(at: point), .curvature)
  }

  /// The score and the expected information of each cluster.
  ///
  /// - Complexity: O(patterns × parameters²).
  func clustered(by clusters: Grouping) -> ClusterScores {
    let size = free.count
    let slots = likelihood.thresholdCount + 1
    let own = free.map { ($0.threshold ?? -1) + 1 }
    let totals = likelihood.totals
    let observed = likelihood.terms(
      of: 0..<totals.count, at: point, counts: likelihood.counts, .curvature)
    var scores = [Double](repeating: 0, count: clusters.count * size)
    var information = [Double](repeating: 0, count: clusters.count * size * size)
    var weights = [Double](repeating: 0, count: slots * slots)
    for (pattern, cluster) in clusters.codes.enumerated() where totals[pattern] > 0 {
      let row = likelihood.regressors(of: free, at: pattern)
      let gradient = [observed.shift[pattern]] + observed.gradient.map { $0[pattern] }
      expected.fill(&weights, at: pattern)
      for j in 0..<size {
        scores[cluster * size + j] += gradient[own[j]] * row[j]
        let start = (cluster * size + j) * size
        let factor = totals[pattern] * row[j]
        for i in 0..<size {
          information[start + i] += factor * weights[own[j] * slots + own[i]] * row[i]
        }
      }
    }
    return ClusterScores(
      parameterCount: size, scores: scores, information: .matrices(information))
  }

  /// The sum over people of the products of their scores, corrected for leverage.
  ///
  /// ```
  /// Σ Zᵀ (T r)(T r)ᵀ Z,   T = W^½ (I - W^½ Z A⁻¹ Zᵀ W^½)^(-½) W^(-½) or its square's like
  /// ```
  ///
  /// What one person alone determines counts for nothing.
  ///
  /// - Parameter inverse: A⁻¹, of the expected information.
  func products(correcting correction: LeverageCorrection, inverse: Matrix) -> Matrix {
    let size = free.count
    var result = Matrix(rows: size, columns: size)
    let residuals = likelihood.residuals(at: point)
    let totals = likelihood.totals
    for pattern in totals.indices where totals[pattern] > 0 {
      let contrasts = contrasts(at: pattern)
      let adjustment = adjustment(at: pattern, contrasts, inverse, correction)
      for answer in residuals.indices {
        let count = likelihood.counts[answer][pattern]
        guard count > 0 else { continue }
        let score = contrasts.transposed * (adjustment * residuals[answer][pattern])
        for j in 0..<size {
          for i in 0..<size { result[i, j] += count * score[i] * score[j] }
        }
      }
    }
    return result
  }

  /// How far the parameters move when one person who gave an answer at a pattern is left out, in the
  /// metric of the expected information; only of people without whom everything can be estimated.
  func distances(inverse: Matrix) -> [(pattern: Int, answer: Int, distance: Double)] {
    let residuals = likelihood.residuals(at: point)
    let totals = likelihood.totals
    var result: [(pattern: Int, answer: Int, distance: Double)] = []
    for pattern in totals.indices where totals[pattern] > 0 {
      let contrasts = contrasts(at: pattern)
      let spread = contrasts * inverse * contrasts.transposed
      let adjustment = adjustment(at: pattern, contrasts, inverse, .full)
      for answer in residuals.indices where likelihood.counts[answer][pattern] > 0 {
        let own = adjustment * residuals[answer][pattern]
        result.append((pattern, answer, spread.bilinear(own, own)))
      }
    }
    return result
  }

  /// A row for each boundary, a column for each searched parameter.
  private func contrasts(at pattern: Int) -> Matrix {
    let row = likelihood.regressors(of: free, at: pattern)
    var result = Matrix(rows: likelihood.thresholdCount, columns: free.count)
    for (j, parameter) in free.enumerated() {
      for threshold in 0..<likelihood.thresholdCount
      where parameter.threshold == nil || parameter.threshold == threshold {
        result[threshold, j] = row[j]
      }
    }
    return result
  }

  private func adjustment(
    at pattern: Int, _ contrasts: Matrix, _ inverse: Matrix, _ correction: LeverageCorrection
  ) -> Matrix {
    let size = likelihood.thresholdCount
    var own = Matrix(rows: size, columns: size)
    for k in 0..<size {
      for l in 0..<size { own[k, l] = expected.moment(k, l)?[pattern] ?? 0 }
    }
    let decomposed = SymmetricEigen(own)
    let bar = 1e-14 * (decomposed.values.last ?? 0)
    let root = decomposed.applying { max(0, $0).squareRoot() }
    let share = SymmetricEigen(root * (contrasts * inverse * contrasts.transposed) * root)
    let stretch = share.applying { value in
      let left = 1 - value
      guard left > 1e-12 else { return 0 }
      return correction == .full ? 1 / left : 1 / left.squareRoot()
    }
    return root * stretch * decomposed.inverseRoot(tolerance: bar)
  }
}

extension OrderedLikelihood {
  /// How many people there are at each pattern, weights included.
  var totals: [Double] {
    counts[0].indices.map { pattern in counts.reduce(0) { $0 + $1[pattern] } }
  }

  /// How often each answer is expected at each pattern.
  func expectedCounts(at point: [Double]) -> [[Double]] {
    let totals = totals
    return probabilities(at: point).map { row in row.indices.map { row[$0] * totals[$0] } }
  }

  /// What some parameters multiply at a pattern.
  fileprivate func regressors(of parameters: [Parameter], at pattern: Int) -> [Double] {
    parameters.map {
      let column = $0.column ?? regressors.columnCount - 1
      return regressors.elements[column * regressors.rowCount + pattern]
    }
  }

  /// The derivatives of the logarithm of each answer's probability (first index) at each pattern
  /// (second) in all boundaries.
  fileprivate func residuals(at point: [Double]) -> [[[Double]]] {
    let zeros = [Double](repeating: 0, count: thresholdCount)
    var result = counts.map { $0.map { _ in zeros } }
    forEachCell(of: 0..<regressors.rowCount, at: point, where: { counts[$0][$1] > 0 }) {
      if let upper = $0.upper { result[$0.answer][$0.pattern][upper] = $0.cell.upper }
      if let lower = $0.lower { result[$0.answer][$0.pattern][lower] = $0.cell.lower }
    }
    return result
  }
}

extension BoundaryTerms {
  /// Writes the second moments at a pattern, row by row: all boundaries together, then each.
  fileprivate func fill(_ weights: inout [Double], at pattern: Int) {
    let slots = gradient.count + 1
    for first in 0..<slots {
      for second in 0..<slots {
        let moment = moment(
          first == 0 ? nil : first - 1, second == 0 ? nil : second - 1)
        weights[first * slots + second] = moment?[pattern] ?? 0
      }
    }
  }
}

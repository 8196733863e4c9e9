import VignetteKit

/// The likelihood of ordered answers given their boundaries, over distinct patterns.
///
/// ```
/// logit P(Y ≤ j) = θⱼ - x · β - z · γⱼ
/// ```
///
/// The terms of x move all boundaries together (proportional odds), those of z each by itself.
/// Parameters stand in the order of the design's columns, the thresholds last.
///
/// - Reference: [McCullagh1980]
/// - Reference: [PetersonHarrell1990]
struct OrderedLikelihood: Sendable {
  /// One parameter: what it multiplies, and which boundaries it moves.
  struct Parameter: Sendable, Equatable {
    /// The design's column; nil for a threshold.
    let column: Int?
    /// The boundary; nil where it moves all of them.
    let threshold: Int?
  }

  /// What the parameters multiply: minus each column of the design, then ones.
  let regressors: Matrix
  /// How often each answer (first index) was observed at each pattern (second), weights included.
  let counts: [[Double]]
  /// The parameters in order.
  let parameters: [Parameter]
  /// Where boundaries (first index) lie for a pattern (second) in the limit of a separated
  /// likelihood: at plus or minus infinity, or at a finite place; nil where all are finite.
  var limits: [[FloatingPointSign?]]?

  /// Sets up the likelihood.
  ///
  /// - Parameters:
  ///   - design: the columns without an intercept, for which the thresholds stand.
  ///   - nonproportional: the columns that have an effect of their own on each boundary.
  ///   - constant: what multiplies the thresholds, 0 for the derivatives of a design.
  init(
    design: Matrix, counts: [[Double]], nonproportional: Set<Int> = [], constant: Double = 1
  ) {
    regressors = Matrix(
      rows: design.rowCount, columns: design.columnCount + 1,
      elements: design.elements.map { -$0 }
        + [Double](repeating: constant, count: design.rowCount))
    self.counts = counts
    let thresholds = (0..<counts.count - 1).map { Optional($0) }
    parameters =
      (0..<design.columnCount).flatMap { column in
        (nonproportional.contains(column) ? thresholds : [nil]).map {
          Parameter(column: column, threshold: $0)
        }
      } + thresholds.map { Parameter(column: nil, threshold: $0) }
  }

  /// The number of boundaries between answers.
  var thresholdCount: Int { counts.count - 1 }
  /// The number of parameters.
  var parameterCount: Int { parameters.count }
  /// Whether all terms move all boundaries together.
  var isProportional: Bool {
    parameters.allSatisfy { $0.column == nil || $0.threshold == nil }
  }

  /// The log-likelihood and its derivatives at one point.
  struct Value: ConcaveValue {
    var logLikelihood = 0.0
    var gradient: [Double]
    /// Minus the second derivatives: the observed information.
    var information: Matrix
    /// The largest log odds of a boundary, in absolute value.
    var largestPredictor = 0.0

    var objective: Double { logLikelihood }
  }

  /// Evaluates the log-likelihood with its derivatives.
  ///
  /// - Complexity: O(patterns × parameters²), on all cores.
  func value(at point: [Double]) -> Value {
    let zero = Value(
      gradient: [Double](repeating: 0, count: parameterCount),
      information: Matrix(rows: parameterCount, columns: parameterCount))
    let parts = FixedBlocks.map(rows: regressors.rowCount) { rows in
      var result = zero
      let terms = terms(of: rows, at: point, counts: counts, .curvature)
      result.logLikelihood = terms.logLikelihood
      result.largestPredictor = terms.largestPredictor
      addGradient(terms, to: &result.gradient)
      addMatrix(terms, to: &result.information)
      return result
    }
    var result = parts.dropFirst().reduce(into: parts.first ?? zero) { sum, part in
      sum.logLikelihood += part.logLikelihood
      for i in sum.gradient.indices { sum.gradient[i] += part.gradient[i] }
      for i in sum.information.elements.indices {
        sum.information.elements[i] += part.information.elements[i]
      }
      sum.largestPredictor = max(sum.largestPredictor, part.largestPredictor)
    }
    result.information.mirrorLowerTriangle()
    return result
  }

  /// The matrix that the boundaries' second moments make of the given counts, over all patterns.
  func moments(
    at point: [Double], counts: [[Double]], _ kind: BoundaryTerms.Kind
  ) -> Matrix {
    let zero = Matrix(rows: parameterCount, columns: parameterCount)
    let parts = FixedBlocks.map(rows: regressors.rowCount) { rows in
      var result = zero
      addMatrix(terms(of: rows, at: point, counts: counts, kind), to: &result)
      return result
    }
    var result = parts.dropFirst().reduce(into: parts.first ?? zero) { sum, part in
      for i in sum.elements.indices { sum.elements[i] += part.elements[i] }
    }
    result.mirrorLowerTriangle()
    return result
  }

  /// The row whose product with the parameters is the log odds of a boundary at a pattern.
  func contrast(of threshold: Int, pattern: Int) -> [Double] {
    parameters.map {
      $0.threshold == nil || $0.threshold == threshold
        ? regressors[pattern, $0.column ?? regressors.columnCount - 1] : 0
    }
  }

  /// The same likelihood with an effect of their own on each boundary for some columns.
  func withOwnEffects(of columns: Set<Int>) -> OrderedLikelihood {
    let slopes = regressors.columnCount - 1
    let design = Matrix(
      rows: regressors.rowCount, columns: slopes,
      elements: regressors.elements[..<(slopes * regressors.rowCount)].map { -$0 })
    return OrderedLikelihood(design: design, counts: counts, nonproportional: columns)
  }

  /// The same likelihood over other patterns in which nobody was observed.
  func over(_ design: Matrix, constant: Double = 1) -> OrderedLikelihood {
    let nobody = [Double](repeating: 0, count: design.rowCount)
    let separate = parameters.filter { $0.threshold == 0 }.compactMap(\.column)
    return OrderedLikelihood(
      design: design, counts: counts.map { _ in nobody }, nonproportional: Set(separate),
      constant: constant)
  }

  /// The log odds of the boundaries for a block of patterns: the part that all boundaries have in
  /// common, and each boundary's own. Distances between boundaries come from the latter, so that
  /// they lose no digits.
  func predictors(
    of rows: Range<Int>, at point: [Double]
  ) -> (common: [Double], own: [[Double]]) {
    let zeros = [Double](repeating: 0, count: rows.count)
    var common = zeros
    var own = [[Double]](repeating: zeros, count: thresholdCount)
    for (parameter, value) in zip(parameters, point) {
      let column = parameter.column ?? regressors.columnCount - 1
      let start = column * regressors.rowCount + rows.lowerBound
      if let threshold = parameter.threshold {
        for i in 0..<rows.count { own[threshold][i] += value * regressors.elements[start + i] }
      } else {
        for i in 0..<rows.count { common[i] += value * regressors.elements[start + i] }
      }
    }
    return (common, own)
  }

  /// Adds the gradient over the parameters to which a block's terms lead.
  private func addGradient(_ terms: BoundaryTerms, to gradient: inout [Double]) {
    for (place, parameter) in parameters.enumerated() {
      let weights = parameter.threshold.map { terms.gradient[$0] } ?? terms.shift
      gradient[place] += weighted(parameter, weights, terms.rows).reduce(0, +)
    }
  }

  /// Adds the lower triangle of the matrix over the parameters to which a block's terms lead.
  private func addMatrix(_ terms: BoundaryTerms, to matrix: inout Matrix) {
    for (column, parameter) in parameters.enumerated() {
      // A parameter multiplies others that move the same or a neighbouring boundary.
      var factors: [Int?: [Double]] = [:]
      for row in column..<parameterCount {
        let other = parameters[row]
        guard let weights = terms.moment(parameter.threshold, other.threshold) else { continue }
        let key = other.threshold
        let factor = factors[key] ?? weighted(parameter, weights, terms.rows)
        factors[key] = factor
        let start =
          (other.column ?? regressors.columnCount - 1) * regressors.rowCount
          + terms.rows.lowerBound
        regressors.elements.withUnsafeBufferPointer { values in
          factor.withUnsafeBufferPointer {
            matrix[row, column] += innerProduct(
              $0.baseAddress, values.baseAddress.map { $0 + start }, $0.count)
          }
        }
      }
    }
  }

  private func weighted(
    _ parameter: Parameter, _ weights: [Double], _ rows: Range<Int>
  ) -> [Double] {
    guard let column = parameter.column else { return weights }
    let start = column * regressors.rowCount + rows.lowerBound
    return weights.indices.map { weights[$0] * regressors.elements[start + $0] }
  }
}

extension Matrix {
  /// Copies what is below the diagonal to what is above it.
  fileprivate mutating func mirrorLowerTriangle() {
    for column in 0..<columnCount {
      for row in 0..<column { self[row, column] = self[column, row] }
    }
  }
}

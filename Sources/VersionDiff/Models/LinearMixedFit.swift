import VignetteKit

/// A fitted linear mixed model.
///
/// Its predictions are those of an average group, whose random effects are zero.
public struct LinearMixedFit: RegressionFit {
  /// The model.
  public let formula: Formula
  /// What was made as large as possible.
  public let criterion: LinearMixedModel.Criterion
  /// The coefficients in the order of the terms.
  public let coefficients: [Coefficient]
  /// Variances of the coefficients, with Satterthwaite's degrees of freedom.
  public let inference: CoefficientInference
  /// What a reader must know: dropped people, redundant terms, variances of zero.
  public let warnings: [ModelWarning]
  let frame: ModelFrame
  let design: ModelDesign
  let random: RandomEffectsDesign
  let solution: MixedSolution

  /// Names the figures of a solution.
  init(
    formula: Formula, criterion: LinearMixedModel.Criterion, frame: ModelFrame,
    design: ModelDesign, random: RandomEffectsDesign, solution: MixedSolution
  ) {
    self.formula = formula
    self.criterion = criterion
    self.frame = frame
    self.design = design
    self.random = random
    self.solution = solution
    let rows = solution.rows
    var values = [Coefficient.Value?](repeating: nil, count: design.columns.count)
    for (place, estimate) in zip(rows.independent, solution.coefficients) {
      values[place] = .estimated(estimate)
    }
    for (place, factors) in rows.redundancies {
      let names = zip(rows.independent, factors).filter { abs($0.1) > 1e-7 }
        .map { design.columns[$0.0].name.term }
      values[place] = .redundant(with: names)
    }
    coefficients = zip(design.columns, values).map { column, value in
      Coefficient(name: column.name, value: value ?? .redundant(with: []))
    }
    let covariance = CovarianceMatrix(
      names: rows.independent.map { design.columns[$0].name },
      matrix: solution.reference.covariance)
    inference = CoefficientInference(
      .model, covariance: covariance, reference: solution.reference)
    warnings =
      ModelWarning.all(for: frame)
      + rows.redundancies.map { column, factors in
        .redundantTerm(
          design.columns[column].name.term,
          determinedBy: zip(rows.independent, factors).filter { abs($0.1) > 1e-7 }
            .map { design.columns[$0.0].name.term })
      } + Self.singularities(random, solution)
  }

  /// Variances and covariances of the coefficients that can be estimated.
  public var covariance: CovarianceMatrix { inference.covariance }
  /// How many people, or ratings, the model describes.
  public var observationCount: Int { frame.observationCount }
  /// The logarithm of the likelihood, restricted or not.
  public var logLikelihood: Double? { -solution.deviance / 2 }

  /// Coefficients, variances and covariances.
  public var parameterCount: Int {
    solution.coefficients.count + solution.optimum.theta.count + 1
  }

  /// How the search for the variances went.
  public var convergence: Convergence {
    let optimum = solution.optimum
    return Convergence(
      algorithm: "Newton", iterations: optimum.iterations, objective: solution.deviance,
      scaledGradient: optimum.scaledGradient, tolerance: CurvatureSearch.tolerance,
      isConverged: optimum.isMinimum, warnings: [])
  }

  /// The residual standard deviation σ.
  public var residualStandardDeviation: Double { solution.residualVariance.squareRoot() }

  var predictedResponses: [String?] { [nil] }

  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction] {
    let total = weights.reduce(0, +)
    let gradient = solution.rows.independent.map { column in
      zip(matrix.column(column), weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    let value = zip(gradient, solution.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    return [AveragePrediction(value: value, gradient: gradient)]
  }

  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction] {
    averagePredictions(over: change, weights: weights)
  }

  /// Variances of zero, and correlations of plus or minus one.
  private static func singularities(
    _ random: RandomEffectsDesign, _ solution: MixedSolution
  ) -> [ModelWarning] {
    guard solution.optimum.isSingular else { return [] }
    var warnings: [ModelWarning] = []
    for (place, group) in random.groups.enumerated() {
      let relative = solution.relativeCovariance(place)
      let name = group.grouping.name
      // The size of an effect that would make half of the variance, for groups as they are.
      let covariance = group.coordinates.covariance(relative, scale: 1)
      let zero = group.terms.indices.filter { j in
        let unit = group.coordinates.transform[j, j]
        return covariance[j, j] < 1e-9 * unit * unit
      }
      warnings += zero.map { .zeroVariance(of: group.terms[$0], group: name) }
      var first = 0
      for size in group.blocks {
        let block = (first..<first + size).filter { !zero.contains($0) }
        first += size
        guard block.count > 1 else { continue }
        let roots = block.map { covariance[$0, $0].squareRoot() }
        var correlations = covariance.selecting(rows: block, columns: block)
        for j in block.indices {
          for i in block.indices { correlations[i, j] /= roots[i] * roots[j] }
        }
        if let least = SymmetricEigen(correlations).values.first, least < 1e-7 {
          warnings.append(
            .perfectCorrelation(of: block.map { group.terms[$0] }, group: name))
        }
      }
    }
    return warnings
  }
}

import VignetteKit

/// A fitted logistic or ordinal model with a random intercept.
///
/// Coefficients describe somebody whose group's intercept is the middle one. Predictions are those
/// of the population: averaged over the distribution of the intercepts, so that a marginal effect
/// says by how many percentage points the answers of all people differ. Their standard errors
/// include the uncertainty of the standard deviation, which ``inference`` names last.
///
/// Where the likelihood is largest without variance between groups, the fit is singular: the
/// figures are those of the model without the intercept, and a warning says so.
public struct RandomInterceptFit: FittedModel {
  /// The model.
  public let formula: Formula
  /// The answers: of two the rest and the event, of more in their order.
  public let answers: [String]
  /// The coefficients by term, after them the thresholds of an ordinal model.
  public let coefficients: [Coefficient]
  /// Variances and a normal reference; the covariance names the standard deviation of the
  /// intercepts last, unless it is 0.
  public let inference: CoefficientInference
  /// Variances and covariances of the coefficients.
  public let covariance: CovarianceMatrix
  /// What a reader must know: dropped people, redundant terms, a variance of 0.
  public let warnings: [ModelWarning]
  /// The grouping of the random intercept.
  public let group: String
  /// How many groups there are.
  public let groupCount: Int

  /// The data, collapsed to distinct combinations of the explanatory variables.
  let frame: ModelFrame
  let design: ModelDesign
  let solution: QuadratureSolution
  /// The columns of the design that have a coefficient.
  let independent: [Int]
  /// The coefficients of those columns, in their units.
  let slopes: [Double]
  /// The thresholds; 0 for two answers.
  let thresholds: [Double]
  /// Whether the thresholds were estimated.
  let isOrdinal: Bool

  /// Names the figures of a logistic model.
  ///
  /// - Parameter plain: the model without the random intercept.
  init(
    _ formula: Formula, _ solution: QuadratureSolution, beside plain: LogitSolution,
    _ intercept: RandomIntercept
  ) {
    var redundant: [Int: [String]] = [:]
    for (column, factors) in plain.redundancies {
      redundant[column] = zip(plain.independent, factors).filter { abs($0.1) > 1e-7 }
        .map { plain.design.columns[$0.0].name.term }
    }
    self.init(
      formula, solution, intercept, plain.design, answers: plain.frame.outcomeLevels,
      columns: (plain.independent, plain.basis, redundant), thresholds: nil,
      warnings: ModelWarning.all(for: plain))
  }

  /// Names the figures of an ordinal model.
  ///
  /// - Parameter plain: the model without the random intercept.
  init(
    _ formula: Formula, _ solution: QuadratureSolution, beside plain: OrderedSolution,
    _ intercept: RandomIntercept
  ) {
    var redundant: [Int: [String]] = [:]
    for (column, terms) in plain.redundancies { redundant[column] = terms }
    let names = plain.parameters.indices.map { plain.name($0) }
    self.init(
      formula, solution, intercept, plain.design, answers: plain.answers,
      columns: (plain.independent, plain.basis, redundant),
      thresholds: Array(names[plain.independent.count...]), warnings: ModelWarning.all(for: plain))
  }

  private init(
    _ formula: Formula, _ solution: QuadratureSolution, _ intercept: RandomIntercept,
    _ design: ModelDesign, answers: [String],
    columns: (independent: [Int], basis: ParameterBasis, redundant: [Int: [String]]),
    thresholds names: [CoefficientName]?, warnings: [ModelWarning]
  ) {
    self.formula = formula
    self.solution = solution
    self.design = design
    self.answers = answers
    frame = intercept.collapsed.frame
    group = intercept.grouping.name
    groupCount = intercept.grouping.count
    independent = columns.independent
    let values = columns.basis.coefficients(solution.parameters)
    slopes = Array(values.prefix(independent.count))
    let isOrdinal = names != nil
    self.isOrdinal = isOrdinal
    thresholds = isOrdinal ? Array(values[slopes.count...]) : [0]
    var own: [Int: Coefficient.Value] = columns.redundant.mapValues { .redundant(with: $0) }
    for (column, slope) in zip(independent, slopes) { own[column] = .estimated(slope) }
    let named = design.columns.enumerated().compactMap { place, column in
      own[place].map { Coefficient(name: column.name, value: $0) }
    }
    coefficients =
      named + zip(names ?? [], thresholds).map { Coefficient(name: $0, value: .estimated($1)) }
    let estimated = independent.map { design.columns[$0].name } + (names ?? [])
    inference = CoefficientInference(
      .model,
      covariance: solution.covariance(named: estimated, columns.basis, groupedBy: group),
      reference: NormalReference())
    let kept = Set(estimated)
    covariance = inference.covariance.selecting { kept.contains($0) }
    self.warnings =
      warnings + (solution.isSingular ? [.zeroVariance(of: "(Intercept)", group: group)] : [])
  }

  /// The log-likelihood of the answers of the single people, with the intercepts integrated out.
  public var logLikelihood: Double? { solution.logLikelihood }
  /// How many people the model describes.
  public var observationCount: Int { frame.observationCount }
  /// Coefficients, thresholds and the variance of the intercepts.
  public var parameterCount: Int { solution.parameters.count + 1 }
  /// How the search went.
  public var convergence: Convergence { solution.convergence }
  /// Whether the variance of the intercepts is 0.
  public var isSingular: Bool { solution.isSingular }
  /// The standard deviation of the random intercepts, in log odds.
  public var interceptDeviation: Double { solution.deviation }

  /// The share of the latent variance that lies between groups (ICC).
  ///
  /// ```
  /// ICC = σ² / (σ² + π²/3)
  /// ```
  ///
  /// - Reference: [SnijdersBosker2012], section 17.2
  public var intraclassCorrelation: Double {
    let variance = solution.deviation * solution.deviation
    return variance / (variance + Double.pi * Double.pi / 3)
  }

  /// The likelihood-ratio test that the intercepts don't vary.
  public var varianceTest: BoundaryTest {
    BoundaryTest(
      statistic: 2 * (solution.logLikelihood - solution.nullLogLikelihood), degreesOfFreedom: 0)
  }
}

extension RandomInterceptFit: RegressionFit {
  var varianceComponents: [VarianceComponent] {
    let sd = solution.deviation
    return [
      VarianceComponent(
        group: group, term: "(Intercept)", variance: sd * sd, standardDeviation: sd,
        test: varianceTest)
    ]
  }

  var summary: FitSummary {
    var summary = FitSummary()
    summary.clusterCount = groupCount
    summary.deviance = -2 * solution.logLikelihood
    summary.residualDegreesOfFreedom = Double(observationCount - parameterCount)
    summary.intraclassCorrelation = intraclassCorrelation
    return summary
  }

  /// The positions of the answers that predictions are of: of two, the second says it all.
  private var predictedAnswers: [Int] {
    answers.count == 2 && !isOrdinal ? [1] : Array(answers.indices)
  }

  /// The event of a logistic model, every answer of an ordinal one.
  var predictedResponses: [String?] { predictedAnswers.map { answers[$0] } }

  func averagePredictions(over matrix: Matrix, weights: [Double]) -> [AveragePrediction] {
    RandomInterceptAverages(of: self, over: matrix, change: nil, weights: weights)
      .predictions(of: predictedAnswers)
  }

  func averageSlopes(
    over matrix: Matrix, change: Matrix, weights: [Double]
  ) -> [AveragePrediction] {
    RandomInterceptAverages(of: self, over: matrix, change: change, weights: weights)
      .predictions(of: predictedAnswers)
  }
}

extension CoefficientName {
  /// The standard deviation of a grouping's random intercepts.
  static func interceptDeviation(of group: String) -> CoefficientName {
    CoefficientName(term: "sd((Intercept) | \(group))", factor: nil, level: nil)
  }
}

extension QuadratureSolution {
  /// The covariance in the units of the coefficients; the standard deviation stands last, where it
  /// isn't 0.
  func covariance(
    named names: [CoefficientName], _ basis: ParameterBasis, groupedBy group: String
  ) -> CovarianceMatrix {
    let all = isSingular ? names : names + [.interceptDeviation(of: group)]
    let own = basis.extended(by: all.count - basis.scales.count)
    let places = Array(all.indices)
    return own.covariance(covariance.selecting(rows: places, columns: places), named: all)
  }
}

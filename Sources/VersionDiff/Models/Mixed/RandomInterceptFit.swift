import VignetteKit

/// A fitted model with a random intercept: what logistic and ordinal ones have in common.
///
/// Coefficients describe somebody whose group's intercept is the middle one. Predictions are those
/// of the population: averaged over the distribution of the intercepts, so that a marginal effect
/// answers by how many percentage points the answers of all people differ. Their standard errors
/// include the uncertainty of the standard deviation, which ``inference`` names last.
protocol RandomInterceptFit: RegressionFit {
  /// The maximum.
  var solution: QuadratureSolution { get }
  /// The name of the grouping.
  var group: String { get }
  /// How many groups there are.
  var groupCount: Int { get }
  /// The columns of the design that have a coefficient.
  var independent: [Int] { get }
  /// The coefficients of those columns, in their units.
  var slopes: [Double] { get }
  /// The thresholds; 0 for two answers.
  var thresholds: [Double] { get }
  /// Whether the thresholds were estimated.
  var estimatesThresholds: Bool { get }
  /// The positions of the answers that predictions are of.
  var predictedAnswers: [Int] { get }
}

extension RandomInterceptFit {
  /// The standard deviation of the random intercepts, in log odds.
  public var interceptDeviation: Double { solution.deviation }

  /// Variances and covariances of the coefficients.
  public var covariance: CovarianceMatrix {
    inference.covariance.selecting { $0 != .interceptDeviation(of: group) }
  }

  /// The log-likelihood of the answers of the single people, with the intercepts integrated out.
  public var logLikelihood: Double { solution.logLikelihood }
  /// How many people the model describes.
  public var observationCount: Int { frame.observationCount }
  /// Coefficients, thresholds and the variance of the intercepts.
  public var parameterCount: Int { solution.parameters.count + 1 }
  /// How the search went.
  public var convergence: Convergence { solution.convergence }

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
    summary.logLikelihood = logLikelihood
    summary.deviance = -2 * logLikelihood
    summary.residualDegreesOfFreedom = Double(observationCount - parameterCount)
    summary.intraclassCorrelation = intraclassCorrelation
    return summary
  }

  var predictedResponses: [String?] { predictedAnswers.map { frame.outcomeLevels[$0] } }

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

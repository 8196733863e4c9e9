import VignetteKit

/// A fitted logistic or multinomial logit model.
///
/// A logistic model has two answers, the rest and the event, and one set of coefficients; a
/// multinomial one a set for each answer but the reference. Where the likelihood has no maximum
/// because answers are separated, the figures are those of its limit: infinite coefficients are
/// named and have neither standard error nor interval, the others keep theirs.
public struct LogitFit: FittedModel {
  /// The model.
  public let formula: Formula
  /// The answers, the reference first.
  public let answers: [String]
  /// The coefficients, by answer and then by term.
  public let coefficients: [Coefficient]
  /// Variances and covariances of the finite coefficients.
  public let covariance: CovarianceMatrix
  /// Variances and degrees of freedom. In the limit of a separated likelihood it also names
  /// infinite coefficients on which finite predictions depend.
  public let inference: CoefficientInference
  /// What a reader must know: dropped people, redundant terms, separation.
  public let warnings: [ModelWarning]
  /// How many clusters the variances rest on.
  let clusterCount: Int?
  /// The maximum with all that belongs to it.
  let solution: LogitSolution

  /// Names the figures of a solution.
  ///
  /// - Parameters:
  ///   - namesAnswers: whether coefficients carry the answer that they belong to.
  ///   - variance: how uncertainty is estimated; nil for what the data ask for.
  init(
    _ solution: LogitSolution, namesAnswers: Bool, variance: VarianceEstimator? = nil
  ) throws(AnalysisError) {
    self.solution = solution
    formula = solution.formula
    answers = solution.frame.outcomeLevels
    let names = Self.names(in: solution, withAnswers: namesAnswers)
    coefficients = names.enumerated().map { place, name in
      let columns = solution.design.columns.count
      let value = Self.value(of: place % columns, contrast: place / columns, in: solution)
      return Coefficient(name: name, value: value)
    }
    let columns = solution.independent.count
    let searched = solution.free.map { parameter in
      let column = solution.independent[parameter % columns]
      return names[parameter / columns * solution.design.columns.count + column]
    }
    let uncertainty = try solution.inference(variance, searched)
    inference = uncertainty.inference
    clusterCount = uncertainty.clusterCount
    let finite = Set(coefficients.filter { $0.estimate != nil }.map(\.name))
    covariance = inference.covariance(of: finite)
    var warnings =
      ModelWarning.all(for: solution) + ModelWarning.unseen(inference, of: solution.frame.outcome)
    if uncertainty.adjustsScoresInstead {
      warnings.append(.scoresAdjustedInstead(patternLimit: ClusterResponses.patternLimit))
    }
    if let count = uncertainty.clusterCount {
      warnings += ModelWarning.fewClusters(
        count, inference, singleCluster: uncertainty.singleCluster, in: solution.frame)
    }
    self.warnings = warnings
  }

  /// The log-likelihood of the answers of the single people, without the penalty of bias reduction;
  /// nil with sampling weights.
  public var logLikelihood: Double? {
    solution.frame.weights == nil ? solution.logLikelihood : nil
  }
  /// How many people the model describes.
  public var observationCount: Int { solution.frame.observationCount }
  /// How many parameters the model has, infinite ones counted, redundant ones not.
  public var parameterCount: Int { solution.parameterCount }
  /// How the search went.
  public var convergence: Convergence { solution.convergence }
  /// How many people were left out because an answer is missing.
  public var droppedCount: Int { solution.frame.droppedCount }
  /// Whether answers are separated, so that the likelihood has no maximum.
  public var isSeparated: Bool { solution.separation != nil }

  /// Minus twice the log-likelihood: the saturated model of single answers has likelihood 1.
  public var deviance: Double { -2 * solution.logLikelihood }

  /// The deviance of the model with an intercept only, or of equal chances where the model has no
  /// intercept.
  public var nullDeviance: Double { -2 * nullLogLikelihood }

  /// People minus parameters.
  public var residualDegreesOfFreedom: Int { observationCount - parameterCount }

  private var nullLogLikelihood: Double {
    let sums = solution.frame.counts.map { $0.reduce(0, +) }
    let everybody = sums.reduce(0, +)
    if !formula.hasIntercept { return -everybody * naturalLogarithm(Double(sums.count)) }
    return sums.reduce(0) { $0 + ($1 > 0 ? $1 * naturalLogarithm($1 / everybody) : 0) }
  }

  /// The names of all coefficients, by answer and then by term.
  private static func names(
    in solution: LogitSolution, withAnswers: Bool
  ) -> [CoefficientName] {
    solution.frame.outcomeLevels.dropFirst().flatMap { answer in
      solution.design.columns.map { withAnswers ? $0.name.of(response: answer) : $0.name }
    }
  }

  private static func value(
    of column: Int, contrast: Int, in solution: LogitSolution
  ) -> Coefficient.Value {
    guard let parameter = solution.parameter(contrast: contrast, column: column) else {
      let factors = solution.redundancies.first { $0.column == column }?.factors ?? []
      return .redundant(
        with: zip(solution.independent, factors).filter { abs($0.1) > 1e-7 }
          .map { solution.design.columns[$0.0].name.term })
    }
    guard solution.isFinite(parameter) else {
      let along = solution.separation.map { solution.along($0.direction)[parameter] } ?? 0
      return .infinite(abs(along) > 1e-7 ? along.sign : nil)
    }
    return .estimated(solution.coefficients[parameter])
  }
}

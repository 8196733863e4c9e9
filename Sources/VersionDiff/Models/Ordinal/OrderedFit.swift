import VignetteKit

/// A fitted ordinal regression.
///
/// Coefficients stand in the order of the terms, then the thresholds `low|mid`. Where the
/// likelihood has no maximum because answers are separated, the figures are those of its limit:
/// infinite coefficients are named and have neither standard error nor interval, the others keep
/// theirs.
public struct OrderedFit: Sendable {
  /// The answers in their order.
  public let answers: [String]
  /// The coefficients, the thresholds last.
  public let coefficients: [Coefficient]
  /// Variances and covariances of the finite coefficients.
  public let covariance: CovarianceMatrix
  /// Variances and degrees of freedom. In the limit of a separated likelihood it also names
  /// infinite coefficients on which finite predictions depend.
  public let inference: CoefficientInference
  /// What a reader must know: dropped people, redundant terms, separation, crossing thresholds.
  public let warnings: [ModelWarning]
  /// The maximum with all that belongs to it.
  let solution: OrderedSolution

  /// Names the figures of a solution.
  ///
  /// - Parameter weaknesses: of the variances.
  init(
    _ solution: OrderedSolution, inference: CoefficientInference,
    warnings weaknesses: [ModelWarning]
  ) {
    self.solution = solution
    self.inference = inference
    answers = solution.answers
    var named: [Coefficient] = []
    var parameter = 0
    for column in solution.design.columns.indices where solution.design.columns[column].term != nil
    {
      if let redundancy = solution.redundancies.first(where: { $0.column == column }) {
        let name = solution.design.columns[column].name
        named.append(Coefficient(name: name, value: .redundant(with: redundancy.terms)))
        continue
      }
      let place = solution.independent.firstIndex(of: column)
      while parameter < solution.parameterCount,
        solution.likelihood.parameters[parameter].column == place
      {
        named.append(solution.coefficient(parameter))
        parameter += 1
      }
    }
    named += (parameter..<solution.parameterCount).map { solution.coefficient($0) }
    coefficients = named
    let finite = Set(named.filter { $0.estimate != nil }.map(\.name))
    covariance = inference.covariance(of: finite)
    warnings = ModelWarning.all(for: solution) + weaknesses
  }

  /// The log-likelihood of the answers of the single people; nil where they are weighted.
  public var logLikelihood: Double? { frame.weights == nil ? solution.logLikelihood : nil }
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
  /// Whether every term shifts all thresholds by the same log odds.
  public var isProportional: Bool { solution.likelihood.isProportional }
  /// Minus twice the log-likelihood: the saturated model of single answers has likelihood 1.
  public var deviance: Double { -2 * solution.logLikelihood }
  /// The deviance of the model with thresholds only.
  public var nullDeviance: Double {
    let sums = solution.likelihood.counts.map { $0.reduce(0, +) }
    let everybody = sums.reduce(0, +)
    return -2 * sums.reduce(0) { $0 + $1 * naturalLogarithm($1 / everybody) }
  }
  /// People minus parameters.
  public var residualDegreesOfFreedom: Int { observationCount - parameterCount }
}

extension OrderedFit: RegressionFit {
  /// The model.
  public var formula: Formula { solution.formula }
  var frame: ModelFrame { solution.frame }
  var design: ModelDesign { solution.design }
  /// Every answer.
  var predictedResponses: [String?] { answers.map { $0 } }

  /// What is said of the model as a whole.
  var summary: FitSummary {
    var summary = FitSummary()
    summary.clusterCount = frame.clusters?.count
    summary.deviance = deviance
    summary.nullDeviance = nullDeviance
    summary.residualDegreesOfFreedom = Double(residualDegreesOfFreedom)
    return summary
  }
}

extension OrderedSolution {
  /// A parameter with its name, in its own units.
  fileprivate func coefficient(_ parameter: Int) -> Coefficient {
    guard isFinite(parameter) else {
      let along = separation.map { self.along($0.direction)[parameter] } ?? 0
      let sign = abs(along) > OrderedSeparation.tolerance ? along.sign : nil
      return Coefficient(name: name(parameter), value: .infinite(sign))
    }
    return Coefficient(name: name(parameter), value: .estimated(coefficients[parameter]))
  }
}

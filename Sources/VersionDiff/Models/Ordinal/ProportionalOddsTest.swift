import VignetteKit

/// Whether the effect of a term is the same at every threshold, against the partial proportional
/// odds model in which it is not.
///
/// By the likelihood ratio of the two models. Where the larger one has no maximum, or one at which
/// thresholds cross, by the score test, which needs the smaller one only:
///
/// ```
/// G² = 2 (ℓ(own effects) - ℓ(common effect)),  S = U(β̂)ᵀ I(β̂)⁻¹ U(β̂)
/// ```
///
/// Where people are clustered or weighted, by Wald's test of the own effects being equal, with the
/// model's estimator of variances; the likelihoods compare nothing then.
///
/// - Reference: [PetersonHarrell1990]
/// - Reference: [Brant1990]
public struct ProportionalOddsTest: Sendable, Equatable {
  /// How it was tested.
  public enum Method: String, Sendable, Equatable, CaseIterable {
    /// The likelihood ratio of two models.
    case likelihoodRatio = "likelihood.ratio"
    /// The slope of the larger model's likelihood at the smaller model's estimates.
    case score
    /// The differences between a term's own effects on the thresholds.
    case wald
  }

  /// The term; nil for all terms together.
  public let term: Term?
  /// How it was tested.
  public let method: Method
  /// The statistic: chi-square, or F where there are denominator degrees of freedom.
  public let statistic: Double
  /// How many parameters the larger model has more.
  public let degreesOfFreedom: Int
  /// The denominator degrees of freedom; nil for chi-square.
  public let denominatorDegreesOfFreedom: Double?
  /// The upper tail.
  public let pValue: Double
}

extension OrderedFit {
  /// Tests of proportional odds: of each term, and of all terms together where there are several.
  /// None for two answers, for which there is one threshold only, or for terms that already have
  /// own effects.
  ///
  /// - Complexity: a fit of a larger model for each test.
  public func proportionalOddsTests() -> [ProportionalOddsTest] {
    guard answers.count > 2, isProportional else { return [] }
    let columns = Set(solution.independent.compactMap { design.columns[$0].term })
    let terms = formula.terms.filter(columns.contains)
    let single = terms.compactMap { test(of: [$0], term: $0) }
    return terms.count > 1 ? single + [test(of: terms, term: nil)].compactMap { $0 } : single
  }

  private func test(of terms: [Term], term: Term?) -> ProportionalOddsTest? {
    let larger = try? solution.withOwnEffects(of: terms)
    let usesLikelihood = inference.estimator == .model && frame.weights == nil
    guard usesLikelihood else {
      return larger.flatMap { waldTest(in: $0, term: term) }
    }
    guard let larger, larger.crossingCount == 0 else {
      return scoreTest(of: terms, term: term)
    }
    let test = NestedModelTest(
      larger: larger.logLikelihood, smaller: solution.logLikelihood,
      degreesOfFreedom: larger.parameterCount - solution.parameterCount)
    return test.pValue.map {
      ProportionalOddsTest(
        term: term, method: .likelihoodRatio, statistic: test.statistic,
        degreesOfFreedom: test.degreesOfFreedom, denominatorDegreesOfFreedom: nil, pValue: $0)
    }
  }

  /// The score test in the model with own effects, at the common effects.
  func scoreTest(of terms: [Term], term: Term?) -> ProportionalOddsTest? {
    guard !isSeparated else { return nil }
    let larger = solution.likelihoodWithOwnEffects(of: terms)
    let common = solution.commonEffects(in: larger)
    let information = larger.moments(
      at: common, counts: larger.expectedCounts(at: common), .curvature)
    let score = larger.value(at: common).gradient
    guard let factor = Cholesky(information) else { return nil }
    let statistic = zip(score, factor.solution(score)).reduce(0) { $0 + $1.0 * $1.1 }
    let degrees = larger.parameterCount - solution.parameterCount
    return ProportionalOddsTest(
      term: term, method: .score, statistic: statistic, degreesOfFreedom: degrees,
      denominatorDegreesOfFreedom: nil,
      pValue: ChiSquared(degreesOfFreedom: Double(degrees)).survival(statistic))
  }

  /// Wald's test that each column's own effects are the same at all thresholds.
  private func waldTest(in larger: OrderedSolution, term: Term?) -> ProportionalOddsTest? {
    guard larger.separation == nil, let inference = try? larger.inference(inference.estimator)
    else { return nil }
    let parameters = larger.likelihood.parameters
    var contrasts: [[Double]] = []
    var values: [Double] = []
    for (place, parameter) in parameters.enumerated() {
      guard parameter.column != nil, let threshold = parameter.threshold, threshold > 0 else {
        continue
      }
      let first = place - threshold
      var contrast = [Double](repeating: 0, count: parameters.count)
      (contrast[place], contrast[first]) = (1, -1)
      contrasts.append(contrast)
      let difference = larger.parameters[place] - larger.parameters[first]
      values.append(difference / larger.scale(place))
    }
    let test = inference.reference.jointTest(
      of: Matrix(rows: contrasts), values: values, covariance: inference.covariance.matrix)
    return test.map {
      ProportionalOddsTest(
        term: term, method: .wald, statistic: $0.statistic,
        degreesOfFreedom: Int($0.degreesOfFreedom),
        denominatorDegreesOfFreedom: $0.denominatorDegreesOfFreedom, pValue: $0.pValue)
    }
  }

  /// The tests of proportional odds as rows of a table.
  var assumptionTests: [AssumptionTest] {
    proportionalOddsTests().map {
      AssumptionTest(
        method: $0.method == .likelihoodRatio
          ? "proportional.odds" : "proportional.odds.\($0.method.rawValue)",
        term: $0.term?.description, statistic: $0.statistic,
        degreesOfFreedom: $0.degreesOfFreedom,
        denominatorDegreesOfFreedom: $0.denominatorDegreesOfFreedom, pValue: $0.pValue)
    }
  }
}

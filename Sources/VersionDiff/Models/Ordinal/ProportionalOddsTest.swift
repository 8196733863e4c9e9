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
  /// The statistic: chi-square, or F where there are denominator degrees of freedom; nil where there
  /// is no test.
  public let statistic: Double?
  /// How many parameters the larger model has more.
  public let degreesOfFreedom: Int
  /// The denominator degrees of freedom; nil for chi-square.
  public let denominatorDegreesOfFreedom: Double?
  /// The upper tail.
  public let pValue: Double?
  /// Why there is no test.
  public let obstacle: Obstacle?

  /// Why there is no test.
  public enum Obstacle: Sendable, Equatable {
    /// The variances don't allow it.
    case inference(InferenceObstacle)
    /// The data don't allow the model with own effects.
    case largerModel(AnalysisError)
  }

  init(
    term: Term?, _ method: Method, statistic: Double? = nil, degreesOfFreedom: Int,
    denominator: Double? = nil, pValue: Double? = nil, obstacle: Obstacle? = nil
  ) {
    self.term = term
    self.method = method
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    denominatorDegreesOfFreedom = denominator
    self.pValue = pValue
    self.obstacle = obstacle
  }
}

extension ProportionalOddsTest.Obstacle: CustomStringConvertible {
  /// The reason, for tables.
  public var description: String {
    switch self {
    case .inference(let obstacle): obstacle.testDescription
    case .largerModel(.model(.tooManyParameters)):
      "no test: own effects at each threshold are more parameters than there are people"
    case .largerModel(.model(.notConverged)):
      "no test: the search for own effects at each threshold did not end"
    case .largerModel: "no test: the data do not allow own effects at each threshold"
    }
  }
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
    let single = terms.map { test(of: [$0], term: $0) }
    return terms.count > 1 ? single + [test(of: terms, term: nil)] : single
  }

  private func test(of terms: [Term], term: Term?) -> ProportionalOddsTest {
    let usesLikelihood = inference.estimator == .model && frame.weights == nil
    do throws(AnalysisError) {
      let larger = try solution.withOwnEffects(of: terms)
      guard usesLikelihood else { return try waldTest(in: larger, term: term) }
      guard larger.crossingCount == 0 else { return scoreTest(of: terms, term: term) }
      let test = NestedModelTest(
        larger: larger.logLikelihood, smaller: solution.logLikelihood,
        degreesOfFreedom: larger.parameterCount - solution.parameterCount)
      return ProportionalOddsTest(
        term: term, .likelihoodRatio, statistic: test.statistic,
        degreesOfFreedom: test.degreesOfFreedom, pValue: test.pValue)
    } catch {
      // The score test needs the smaller model only.
      if usesLikelihood { return scoreTest(of: terms, term: term) }
      return ProportionalOddsTest(
        term: term, .wald, degreesOfFreedom: addedParameterCount(of: terms),
        obstacle: .largerModel(error))
    }
  }

  /// How many parameters own effects of terms add.
  private func addedParameterCount(of terms: [Term]) -> Int {
    solution.likelihoodWithOwnEffects(of: terms).parameterCount - solution.parameterCount
  }

  /// The score test in the model with own effects, at the common effects.
  func scoreTest(of terms: [Term], term: Term?) -> ProportionalOddsTest {
    let degrees = addedParameterCount(of: terms)
    func refused(_ obstacle: InferenceObstacle) -> ProportionalOddsTest {
      ProportionalOddsTest(
        term: term, .score, degreesOfFreedom: degrees, obstacle: .inference(obstacle))
    }
    guard !isSeparated else { return refused(.infiniteCoefficient) }
    let larger = solution.likelihoodWithOwnEffects(of: terms)
    let common = solution.commonEffects(in: larger)
    let information = larger.moments(
      at: common, counts: larger.expectedCounts(at: common), .curvature)
    let score = larger.value(at: common).gradient
    guard let factor = Cholesky(information) else { return refused(.notDistinguished) }
    let statistic = zip(score, factor.solution(score)).reduce(0) { $0 + $1.0 * $1.1 }
    return ProportionalOddsTest(
      term: term, .score, statistic: statistic, degreesOfFreedom: degrees,
      pValue: ChiSquared(degreesOfFreedom: Double(degrees)).survival(statistic))
  }

  /// Wald's test that each column's own effects are the same at all thresholds.
  private func waldTest(
    in larger: OrderedSolution, term: Term?
  ) throws(AnalysisError) -> ProportionalOddsTest {
    let inference = try larger.inference(inference.estimator)
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
      values.append(larger.coefficients[place] - larger.coefficients[first])
    }
    let degrees = contrasts.count
    do throws(InferenceObstacle) {
      guard larger.separation == nil else { throw .infiniteCoefficient }
      let test = try inference.jointTest(of: Matrix(rows: contrasts), values: values)
      return ProportionalOddsTest(
        term: term, .wald, statistic: test.statistic, degreesOfFreedom: degrees,
        denominator: test.denominatorDegreesOfFreedom, pValue: test.pValue)
    } catch {
      return ProportionalOddsTest(
        term: term, .wald, degreesOfFreedom: degrees, obstacle: .inference(error))
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
        denominatorDegreesOfFreedom: $0.denominatorDegreesOfFreedom, pValue: $0.pValue,
        obstacle: $0.obstacle?.description)
    }
  }
}

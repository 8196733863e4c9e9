import VignetteKit

/// Several models of one outcome side by side, and tests of those that are nested.
///
/// Models are compared in their order: each with the one before it, where one has all terms of the
/// other and both describe the same people.
public struct ModelComparison: Sendable, Equatable {
  /// One of the models.
  public struct Model: Sendable, Equatable {
    /// The name, unique among the models.
    public let name: String
    /// The model written out.
    public let formula: String
    /// All coefficients with their uncertainty.
    public let coefficients: [CoefficientEstimate]
    /// How many people it describes.
    public let observationCount: Int
    /// How many parameters it has.
    public let parameterCount: Int
    /// Akaike's information criterion; nil where there is no likelihood.
    public let aic: Double?
    /// The Bayesian information criterion; nil where there is no likelihood.
    public let bic: Double?
    /// The log-likelihood; nil where there is none.
    public let logLikelihood: Double?
    /// The other figures of the whole model.
    public let summary: FitSummary
  }

  /// A coefficient with its uncertainty.
  public struct CoefficientEstimate: Sendable, Equatable {
    /// What it belongs to.
    public let name: CoefficientName
    /// The estimate, or why there is none.
    public let value: Coefficient.Value
    /// Its standard error.
    public let standardError: Double?
    /// The degrees of freedom of its t; nil for the normal distribution.
    public let degreesOfFreedom: Double?
    /// Why there is no standard error, or no test.
    public let obstacle: InferenceObstacle?

    /// The estimate over its standard error.
    public var statistic: Double? {
      guard case .estimated(let estimate) = value, let standardError, obstacle == nil else {
        return nil
      }
      return estimate / standardError
    }
  }

  /// A model against the one before it.
  public struct Step: Sendable, Equatable {
    /// The model.
    public let model: String
    /// The one before it.
    public let against: String
    /// The test, or why there is none.
    public let outcome: Outcome
  }

  /// What comparing two models comes to.
  public enum Outcome: Sendable, Equatable {
    /// A likelihood-ratio test.
    case likelihoodRatio(NestedModelTest)
    /// A test that all coefficients of the added terms are zero, with the larger model's estimator
    /// of variances; for a gaussian model with the model's own variances the F test.
    case wald(WaldTest)
    /// The models cannot be tested against each other.
    case refused(Refusal)
  }

  /// Why two models are not tested.
  public enum Refusal: Sendable, Equatable {
    /// Neither has all terms of the other.
    case notNested
    /// They have the same terms.
    case sameTerms
    /// They describe different people, because of missing answers to different variables.
    case differentPeople
    /// Their random effects differ.
    case differentRandomEffects
    /// They are of different outcomes or families.
    case differentOutcomes
    /// The coefficients of the added terms cannot be tested.
    case notTestable(InferenceObstacle)
  }

  /// A fitted model with the rows of the data that it uses.
  struct Fitted {
    /// The name, unique among the models.
    let name: String
    /// The model.
    let fit: any RegressionFit
    /// For each row of the data, whether the model uses it; nil where it uses all.
    let usedRows: [Bool]?
  }

  /// The models in their order.
  public let models: [Model]
  /// Each model but the first against the one before it.
  public let steps: [Step]

  /// Compares fitted models.
  ///
  /// - Precondition: the names differ, and all models are of the same data.
  init(_ fits: [Fitted]) {
    precondition(Set(fits.map(\.name)).count == fits.count, "models need different names")
    models = fits.map { Model($0.name, $0.fit) }
    steps = zip(fits.dropFirst(), fits).map { own, other in
      Step(
        model: own.name, against: other.name,
        outcome: Self.outcome(of: own.fit, other.fit, areOfSameRows: own.usedRows == other.usedRows)
      )
    }
  }

  /// The coefficients that any model has: the first model's in its order, then what the others add,
  /// main effects before interactions.
  public var coefficientNames: [CoefficientName] {
    var seen: Set<CoefficientName> = []
    let all = models.flatMap(\.coefficients).map(\.name).filter { seen.insert($0).inserted }
    let order = { (name: CoefficientName) in
      name.factor.map { $0.split(separator: ":").count } ?? 0
    }
    return all.enumerated()
      .sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }
      .map(\.element)
  }

  private static func outcome(
    of own: any RegressionFit, _ other: any RegressionFit, areOfSameRows: Bool
  ) -> Outcome {
    let terms = [own, other].map { Set($0.formula.terms) }
    let isLarger = terms[1].isSubset(of: terms[0]) && terms[0] != terms[1]
    let (larger, smaller) = isLarger ? (own, other) : (other, own)
    guard own.frame.outcome == other.frame.outcome,
      own.frame.outcomeLevels == other.frame.outcomeLevels,
      own.predictedResponses == other.predictedResponses
    else { return .refused(.differentOutcomes) }
    guard own.formula.randomEffects == other.formula.randomEffects else {
      return .refused(.differentRandomEffects)
    }
    guard terms[0] != terms[1], own.formula.hasIntercept == other.formula.hasIntercept else {
      return .refused(terms[0] == terms[1] ? .sameTerms : .notNested)
    }
    guard terms[0].isSubset(of: terms[1]) || terms[1].isSubset(of: terms[0]) else {
      return .refused(.notNested)
    }
    guard areOfSameRows else { return .refused(.differentPeople) }
    if larger.usesLikelihood, smaller.usesLikelihood,
      let test = NestedModelTest(of: larger, against: smaller)
    {
      return .likelihoodRatio(test)
    }
    let kept = Set(smaller.coefficients.map(\.name))
    let added = larger.coefficients.map(\.name).filter { !kept.contains($0) }
    do throws(InferenceObstacle) {
      return .wald(try WaldTest(of: added, in: larger))
    } catch {
      return .refused(.notTestable(error))
    }
  }
}

extension ModelComparison.Model {
  fileprivate init(_ name: String, _ fit: any RegressionFit) {
    self.name = name
    formula = fit.formula.description
    coefficients = fit.coefficients.map { coefficient in
      ModelComparison.CoefficientEstimate(
        name: coefficient.name, value: coefficient.value,
        standardError: fit.covariance.standardError(of: coefficient.name),
        degreesOfFreedom: fit.inference.degreesOfFreedom(of: coefficient.name),
        obstacle: coefficient.estimate == nil ? nil : fit.obstacle(to: coefficient.name))
    }
    observationCount = fit.observationCount
    parameterCount = fit.parameterCount
    (aic, bic, logLikelihood) = (fit.aic, fit.bic, fit.logLikelihood)
    summary = fit.summary
  }
}

extension RegressionFit {
  /// Whether nested models are compared by likelihood: those estimated by maximum likelihood whose
  /// variances are the model's. A gaussian model has the exact F test; robust variances say that
  /// the likelihood is not trusted, and bias reduction maximises something else.
  fileprivate var usesLikelihood: Bool {
    if let solution = (self as? LogitFit)?.solution, solution.objective != solution.logLikelihood {
      return false
    }
    return inference.estimator == .model && predictedResponses != [nil] && logLikelihood != nil
  }
}

import VignetteKit

/// A regression of any family, as it is asked for: what is explained by what, and how uncertain the
/// answer is taken to be.
public struct RegressionModel: Sendable, Equatable {
  /// The kinds of outcome.
  public enum Family: String, Sendable, Equatable, CaseIterable {
    /// A number with the same variance everywhere.
    case gaussian
    /// One answer against all others.
    case binomial
    /// Every answer against the reference answer.
    case multinomial
    /// Answers in order.
    case ordinal
  }

  /// The outcome and the terms, random effects among them.
  public var formula: Formula
  /// The kind of outcome.
  public var family: Family
  /// How the probability of a binomial model depends on the terms.
  public var link = Link.logit
  /// The answer that a binomial model sets against all others; nil for an outcome with two.
  public var event: String?
  /// Which columns are factors, their references, and the columns of counts, weights and clusters.
  public var schema: Schema
  /// How variances are estimated; nil for what the data call for: by design where there are
  /// sampling weights, by cluster where there are clusters, else by the model.
  public var variance: VarianceEstimator?
  /// How the coefficients of a binomial or multinomial model are estimated.
  public var estimation = LikelihoodEstimation.maximumLikelihood
  /// What a gaussian mixed model maximises.
  public var criterion = LinearMixedModel.Criterion.restricted
  /// The points of adaptive quadrature in binomial and ordinal mixed models; nil for the default.
  public var quadraturePoints: Int?
  /// The terms of an ordinal model that have an effect of their own on each threshold.
  public var nonproportional: [Term] = []

  /// Creates a model.
  public init(
    _ formula: Formula, family: Family, event: String? = nil, schema: Schema = Schema(),
    variance: VarianceEstimator? = nil
  ) {
    self.formula = formula
    self.family = family
    self.event = event
    self.schema = schema
    self.variance = variance
  }

  /// Collapses the data to what the model needs.
  func frame(in responses: ResponseTable) throws(AnalysisError) -> ModelFrame {
    try refuseCombinations()
    if family == .ordinal {
      try OrderedLogit(formula, nonproportional: nonproportional, schema: schema).check()
    }
    return try schema.frame(
      of: formula, in: responses, outcome: family == .gaussian ? .number : .levels)
  }

  /// Fits the model.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model,
  ///   ``AnalysisError/responses(_:)`` for a column that isn't there.
  func fitted(to responses: ResponseTable) throws(AnalysisError) -> any RegressionFit {
    try fitted(to: try frame(in: responses))
  }

  /// Fits the model to data that are collapsed already; the formula may be a part of the one that
  /// they were collapsed for.
  func fitted(to frame: ModelFrame) throws(AnalysisError) -> any RegressionFit {
    guard formula.randomEffects.isEmpty else { return try mixedFit(to: frame) }
    switch family {
    case .gaussian:
      return try LinearRegression(formula, schema: schema).fitted(to: frame, variance: variance)
    case .binomial:
      return try BinomialRegression(
        formula, link: link, estimation: estimation, event: event, schema: schema
      ).fitted(to: frame, variance: variance)
    case .multinomial:
      return try MultinomialLogit(formula, schema: schema, estimation: estimation)
        .fitted(to: frame, variance: variance)
    case .ordinal:
      return try OrderedLogit(formula, nonproportional: nonproportional, schema: schema)
        .fitted(to: frame, variance: variance)
    }
  }

  private func mixedFit(to frame: ModelFrame) throws(AnalysisError) -> any RegressionFit {
    switch family {
    case .gaussian:
      return try LinearMixedModel(formula, schema: schema, criterion: criterion).fitted(to: frame)
    case .binomial:
      return try LogisticMixedModel(
        formula, event: event, schema: schema, quadraturePoints: quadraturePoints
      ).fitted(to: frame)
    case .ordinal:
      return try OrderedMixedModel(formula, schema: schema, quadraturePoints: quadraturePoints)
        .fitted(to: frame)
    case .multinomial:
      throw .model(
        .cannotCombine(
          "random effects such as '\(formula.randomEffects[0])'", "a multinomial model",
          remedy: "take the groups as clusters, or model one answer against the rest in a binomial "
            + "model"))
    }
  }

  private var familyWords: String {
    family == .ordinal ? "an ordinal model" : "a \(family.rawValue) model"
  }

  /// Refuses what has no meaning together, before any data are read.
  private func refuseCombinations() throws(AnalysisError) {
    let isMixed = !formula.randomEffects.isEmpty
    let combinations: [(isAsked: Bool, first: String, second: String, remedy: String)] = [
      (
        link != .logit && family != .binomial, "the link '\(link.rawValue)'",
        familyWords, "leave the link out, or use a binomial model"
      ),
      (
        link != .logit && isMixed, "the link '\(link.rawValue)'", "random effects",
        "leave the link out"
      ),
      (
        event != nil && family != .binomial, "an event", familyWords,
        "leave the event out, or use a binomial model"
      ),
      (
        estimation == .biasReduction && (family == .gaussian || family == .ordinal),
        "bias reduction", familyWords,
        "leave it out; it is for binomial and multinomial models"
      ),
      (
        estimation == .biasReduction && isMixed, "bias reduction", "random effects",
        "leave one of them out; bias reduction goes with clusters"
      ),
      (
        criterion != .restricted && !(isMixed && family == .gaussian),
        "maximum likelihood in place of REML",
        "a model that is not a gaussian mixed one", "leave it out"
      ),
      (
        quadraturePoints != nil && !(isMixed && family != .gaussian),
        "a number of quadrature points",
        "a model without a random intercept, or a gaussian one", "leave it out"
      ),
      (
        !nonproportional.isEmpty && (family != .ordinal || isMixed),
        "a term with an effect of its own on each threshold",
        "a model that is not an ordinal one without random effects", "leave it out"
      ),
      (
        isMixed && variance != nil, "robust variances", "random effects",
        "leave one of them out; without random effects take the groups as clusters"
      ),
      (
        isMixed && schema.cluster != nil, "clusters", "random effects",
        "leave one of them out: (1 | group) models what clusters allow for"
      ),
    ]
    guard let refused = combinations.first(where: \.isAsked) else { return }
    throw .model(.cannotCombine(refused.first, refused.second, remedy: refused.remedy))
  }
}

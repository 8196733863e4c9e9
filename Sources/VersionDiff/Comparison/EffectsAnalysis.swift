import VignetteKit

/// A regression of one outcome with the answers to what is usually asked of it: coefficients, fit,
/// tests of terms, marginal effects and means.
public struct EffectsAnalysis: Sendable, Equatable {
  /// The regression.
  public var model: RegressionModel
  /// The confidence of all intervals.
  public var confidence: ConfidenceLevel
  /// How the limits of coefficients are found.
  public var intervals: IntervalMethod

  /// Which quantities are asked for beyond coefficients.
  public var quantities = QuantitiesOfInterest.Settings()
  /// Formulas of the same outcome whose models stand beside the first one.
  public var alternatives: [Formula] = []

  /// Creates an analysis.
  public init(
    _ model: RegressionModel, confidence: ConfidenceLevel = .ninetyFive,
    intervals: IntervalMethod = .wald
  ) {
    self.model = model
    self.confidence = confidence
    self.intervals = intervals
  }

  /// Creates an analysis from the parts of its model.
  public init(
    _ formula: Formula, family: RegressionModel.Family, event: String? = nil,
    schema: Schema = Schema(), confidence: ConfidenceLevel = .ninetyFive,
    intervals: IntervalMethod = .wald
  ) {
    self.init(
      RegressionModel(formula, family: family, event: event, schema: schema),
      confidence: confidence, intervals: intervals)
  }

  /// Fits the model and asks it all questions.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model,
  ///   ``AnalysisError/responses(_:)`` for a column that isn't there.
  func results(from responses: ResponseTable) throws(AnalysisError) -> Results {
    try refuseProfiles()
    let frame = try model.frame(in: responses)
    let fit = try model.fitted(to: frame)
    var settings = quantities
    settings.subgroups = nil
    return Results(
      fit: fit, termTests: try termTests(of: fit, frame),
      quantities: try QuantitiesOfInterest(of: fit, settings),
      subgroups: try subgroups(in: responses), comparison: try comparison(of: fit, in: responses))
  }

  /// Profile likelihood knows of no clusters, weights or robust variances.
  private func refuseProfiles() throws(AnalysisError) {
    guard intervals == .profile else { return }
    let others: [(isAsked: Bool, name: String)] = [
      (model.family == .gaussian, "a gaussian model"),
      (!model.formula.randomEffects.isEmpty, "random effects"),
      (model.schema.cluster != nil, "clusters"), (model.schema.weight != nil, "weights"),
      (model.variance != nil && model.variance != .model, "robust variances"),
    ]
    guard let other = others.first(where: \.isAsked) else { return }
    throw .model(
      .cannotCombine(
        "profile-likelihood intervals", other.name, remedy: "take Wald intervals"))
  }

  /// Effects in subgroups, from a model in which the characteristic interacts with all factors;
  /// nil where none were asked for.
  private func subgroups(
    in responses: ResponseTable
  ) throws(AnalysisError) -> QuantitiesOfInterest? {
    guard let variable = quantities.subgroups else { return nil }
    var settings = quantities
    settings.points = []
    var interacted = model
    let factors =
      quantities.factors ?? model.formula.variables.filter { $0 != variable }
    interacted.formula = SubgroupEffects.interacted(
      model.formula, by: variable, factors: factors)
    return try QuantitiesOfInterest(of: try interacted.fitted(to: responses), settings)
  }

  /// The model beside the others that were asked for; nil without any.
  private func comparison(
    of fit: any RegressionFit, in responses: ResponseTable
  ) throws(AnalysisError) -> ModelComparison? {
    guard !alternatives.isEmpty else { return nil }
    var fits = [
      ModelComparison.Fitted(
        name: "1", fit: fit, usedRows: try model.schema.usedRows(of: model.formula, in: responses))
    ]
    for formula in alternatives {
      var other = model
      other.formula = formula
      fits.append(
        ModelComparison.Fitted(
          name: "\(fits.count + 1)", fit: try other.fitted(to: responses),
          usedRows: try model.schema.usedRows(of: formula, in: responses)))
    }
    return ModelComparison(fits)
  }

  /// A fitted model with the answers to what is usually asked of it.
  struct Results: Sendable {
    /// The model.
    let fit: any RegressionFit
    /// Tests of terms; the one without a term tests all of them.
    let termTests: [TermTest]
    /// Marginal effects and means, interactions, predictions.
    let quantities: QuantitiesOfInterest
    /// Effects in subgroups; nil where none were asked for.
    let subgroups: QuantitiesOfInterest?
    /// Several models side by side; nil where there is one.
    let comparison: ModelComparison?
  }
}

/// The test that a term, or all of them, adds nothing to a model.
struct TermTest: Sendable, Equatable {
  /// The term; nil for all terms at once.
  let term: Term?
  /// The fixed name of the method: `likelihood.ratio` or `wald`.
  let method: String
  /// Chi-square or F; nil where there is no test.
  let statistic: Double?
  /// The degrees of freedom, of the numerator for F.
  let degreesOfFreedom: Double?
  /// The denominator degrees of freedom of F; nil for chi-square.
  let denominatorDegreesOfFreedom: Double?
  /// The upper tail.
  let pValue: Double?
  /// Why there is no test.
  let obstacle: InferenceObstacle?
}

import VignetteKit

/// A regression of one outcome: coefficients, fit, tests of terms, marginal effects.
public struct EffectsAnalysis: Sendable, Equatable {
  /// The families of models that an analysis can use.
  public enum Family: String, Sendable, Equatable, CaseIterable {
    /// One answer against all others.
    case binomial
    /// Every answer against the reference answer.
    case multinomial
  }

  /// The outcome and the terms.
  public var formula: Formula
  /// The kind of outcome.
  public var family: Family
  /// The answer that a binomial model sets against all others; nil for an outcome with two.
  public var event: String?
  /// Which columns are factors, their references, and a column of counts.
  public var schema: Schema
  /// The confidence of all intervals.
  public var confidence: ConfidenceLevel
  /// How the limits of coefficients are found.
  public var intervals: IntervalMethod

  /// Creates an analysis.
  public init(
    _ formula: Formula, family: Family, event: String? = nil, schema: Schema = Schema(),
    confidence: ConfidenceLevel = .ninetyFive, intervals: IntervalMethod = .wald
  ) {
    self.formula = formula
    self.family = family
    self.event = event
    self.schema = schema
    self.confidence = confidence
    self.intervals = intervals
  }

  /// Fits the model and asks it all questions.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` where the data allow no such model,
  ///   ``AnalysisError/responses(_:)`` for a column that isn't there.
  public func results(from responses: ResponseTable) throws(AnalysisError) -> Results {
    let frame = try schema.frame(of: formula, in: responses)
    let fit = try fitted(formula, to: frame)
    return Results(
      analysis: self, fit: fit, termTests: try termTests(of: fit, frame),
      effects: fit.averageMarginalEffects())
  }

  /// A fitted model with the answers to what is usually asked of it.
  public struct Results: Sendable {
    /// What was asked.
    public let analysis: EffectsAnalysis
    /// The model.
    public let fit: LogitFit
    /// Likelihood-ratio tests of terms; the one without a term drops all of them.
    public let termTests: [TermTest]
    /// Average marginal effects.
    public let effects: [AverageMarginalEffect]
  }

  /// The likelihood-ratio test of a term.
  public struct TermTest: Sendable, Equatable {
    /// The term that was dropped; nil for all terms at once.
    public let term: Term?
    /// The test.
    public let test: NestedModelTest
  }

  private func fitted(
    _ formula: Formula, to frame: ModelFrame
  ) throws(AnalysisError) -> LogitFit {
    switch family {
    case .binomial:
      try LogisticRegression(formula, event: event, schema: schema).fitted(to: frame)
    case .multinomial:
      try MultinomialLogit(formula, schema: schema).fitted(to: frame)
    }
  }

  /// Tests of the whole model against none of its terms, and of each term that no other contains.
  private func termTests(
    of fit: LogitFit, _ frame: ModelFrame
  ) throws(AnalysisError) -> [TermTest] {
    let terms = formula.terms
    var smaller: [(term: Term?, formula: Formula)] = []
    if formula.hasIntercept, !terms.isEmpty {
      smaller.append((nil, Formula(formula.response, on: [Term]())))
    }
    for term in terms where !terms.contains(where: { $0 != term && $0.contains(term) }) {
      let rest = Formula(
        formula.response, on: terms.filter { $0 != term }, hasIntercept: formula.hasIntercept)
      if rest.hasIntercept || !rest.terms.isEmpty { smaller.append((term, rest)) }
    }
    var tests: [TermTest] = []
    for (term, formula) in smaller {
      let without = try fitted(formula, to: frame)
      guard let test = NestedModelTest(of: fit, against: without) else { continue }
      tests.append(TermTest(term: term, test: test))
    }
    return tests
  }
}

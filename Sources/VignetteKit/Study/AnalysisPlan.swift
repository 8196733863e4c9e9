/// What is to be analysed and how, fixed before the answers are seen.
public struct AnalysisPlan: Sendable, Equatable {
  /// The questions or scales that the versions are compared on.
  public var outcomes: [String]
  /// The version that others are compared with; nil means the first.
  public var reference: String?
  /// The characteristics that comparisons are adjusted for.
  public var covariates: [String]
  /// Outcomes that share one correction for multiplicity; without any, all outcomes do.
  public var families: [OutcomeFamily]
  /// The regressions.
  public var models: [PlannedModel]
  /// Who is left out.
  public var exclusions: ExclusionRules
  /// The confidence of intervals; nil means 0.95.
  public var confidence: Double?
  /// The smallest difference that matters, in percentage points; nil where nobody set one.
  public var margin: Double?
  /// What is expected of the answers; nil where nothing is.
  public var expected: Expectations?

  /// The confidence of a plan that states none.
  public static let defaultConfidence = 0.95

  /// Creates a plan.
  public init(
    outcomes: [String] = [], reference: String? = nil, covariates: [String] = [],
    families: [OutcomeFamily] = [], models: [PlannedModel] = [],
    exclusions: ExclusionRules = ExclusionRules(),
    confidence: Double? = nil, margin: Double? = nil, expected: Expectations? = nil
  ) {
    self.outcomes = outcomes
    self.reference = reference
    self.covariates = covariates
    self.families = families
    self.models = models
    self.exclusions = exclusions
    self.confidence = confidence
    self.margin = margin
    self.expected = expected
  }
}

/// Outcomes that share one correction for multiplicity.
public struct OutcomeFamily: Sendable, Equatable {
  /// The name.
  public var id: String
  /// The outcomes.
  public var outcomes: [String]

  /// Creates a family.
  public init(id: String, outcomes: [String]) {
    self.id = id
    self.outcomes = outcomes
  }
}

/// Who is left out of the analysis.
public struct ExclusionRules: Sendable, Equatable {
  /// Questions with a right answer, which shows that the respondent reads.
  public var attentionChecks: [AttentionCheck]
  /// The shortest plausible time for the whole questionnaire, in seconds.
  public var shortestSeconds: Double?
  /// What is done with several answers under one respondent's code; nil where nothing is.
  public var duplicates: DuplicateRule?

  /// Creates rules.
  public init(
    attentionChecks: [AttentionCheck] = [], shortestSeconds: Double? = nil,
    duplicates: DuplicateRule? = nil
  ) {
    self.attentionChecks = attentionChecks
    self.shortestSeconds = shortestSeconds
    self.duplicates = duplicates
  }
}

/// A question with a right answer.
public struct AttentionCheck: Sendable, Equatable {
  /// The question's name.
  public var question: String
  /// The answers that pass.
  public var passes: [String]

  /// Creates a check.
  public init(question: String, passes: [String]) {
    self.question = question
    self.passes = passes
  }
}

/// What is done with several rows under one respondent's code.
public enum DuplicateRule: String, Sendable, CaseIterable {
  /// Keep the first.
  case keepFirst = "keep-first"
  /// Keep the last.
  case keepLast = "keep-last"
  /// Leave all of them out.
  case dropAll = "drop-all"
}

/// A table of coefficients: of a model's terms, or of vignettes against one of them.
public struct PublishedCoefficients: Sendable, Equatable {
  /// The distribution that the statistic is referred to.
  public enum Statistic: String, Sendable, CaseIterable {
    /// The normal distribution.
    case z
    /// Student's t, with degrees of freedom that the table states or not.
    case t
  }

  /// What the rows are.
  public enum Terms: Sendable, Equatable {
    /// Terms of a model, under the source's names.
    case model
    /// Vignettes of a set, each against the same one.
    case vignettes(set: String, reference: String)
  }

  /// One coefficient; nil where the table has no such column.
  public struct Row: Sendable, Equatable {
    /// The term: `(Intercept)`, a factor, a question, or what the source calls it.
    public var term: String
    /// What a reader sees, or nil.
    public var label: LocalizedText?
    /// The coefficient.
    public var coefficient: PublishedFigure?
    /// Its standard error.
    public var standardError: PublishedFigure?
    /// The test statistic.
    public var statistic: PublishedFigure?
    /// The two-sided p.
    public var pValue: PublishedFigure?
    /// Where the row stands in the study file.
    public var position: SourcePosition?

    /// Creates a row.
    public init(
      term: String, label: LocalizedText? = nil, coefficient: PublishedFigure? = nil,
      standardError: PublishedFigure? = nil, statistic: PublishedFigure? = nil,
      pValue: PublishedFigure? = nil, position: SourcePosition? = nil
    ) {
      self.term = term
      self.label = label
      self.coefficient = coefficient
      self.standardError = standardError
      self.statistic = statistic
      self.pValue = pValue
      self.position = position
    }
  }

  /// Name, title and place.
  public var heading: PublishedHeading
  /// Whose answers.
  public var sample: String
  /// The question or scale that is explained.
  public var outcome: String
  /// The formula that would fit the model again, or nil.
  public var formula: String?
  /// The rows of the model that the formula leaves out, because the source doesn't show what they
  /// are.
  public var unknownTerms: [String]
  /// Which statistic the table prints, or nil for none.
  public var statistic: Statistic?
  /// The degrees of freedom of t, where stated.
  public var degreesOfFreedom: Double?
  /// How many answers the model used, where stated.
  public var observations: Int?
  /// How many groups (respondents) they come from, where stated.
  public var groups: Int?
  /// What the rows are.
  public var terms: Terms
  /// One row per term.
  public var rows: [Row]

  /// Creates a table.
  public init(
    heading: PublishedHeading, sample: String, outcome: String, formula: String? = nil,
    unknownTerms: [String] = [], statistic: Statistic? = nil, degreesOfFreedom: Double? = nil,
    observations: Int? = nil, groups: Int? = nil, terms: Terms = .model, rows: [Row]
  ) {
    self.heading = heading
    self.sample = sample
    self.outcome = outcome
    self.formula = formula
    self.unknownTerms = unknownTerms
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.observations = observations
    self.groups = groups
    self.terms = terms
    self.rows = rows
  }
}

/// Correlations between pairs of variables.
public struct PublishedCorrelations: Sendable, Equatable {
  /// One pair.
  public struct Pair: Sendable, Equatable {
    /// The first variable: a question or scale.
    public var first: String
    /// The second.
    public var second: String
    /// The correlation.
    public var figure: PublishedFigure
    /// How many stars the source prints beside it.
    public var stars: Int

    /// Creates a pair.
    public init(first: String, second: String, figure: PublishedFigure, stars: Int = 0) {
      self.first = first
      self.second = second
      self.figure = figure
      self.stars = stars
    }
  }

  /// Name, title and place.
  public var heading: PublishedHeading
  /// Whose answers.
  public var sample: String
  /// How many pairs of answers, where stated.
  public var count: Int?
  /// The p below which the source prints one star, where stated.
  public var starBelow: Double?
  /// The correlations.
  public var pairs: [Pair]

  /// Creates a table.
  public init(
    heading: PublishedHeading, sample: String, count: Int? = nil, starBelow: Double? = nil,
    pairs: [Pair]
  ) {
    self.heading = heading
    self.sample = sample
    self.count = count
    self.starBelow = starBelow
    self.pairs = pairs
  }
}

/// How often each argument was given in the answers to an open question.
public struct PublishedCodeFrequencies: Sendable, Equatable {
  /// What the figures are.
  public enum Unit: String, Sendable, CaseIterable {
    /// Stars, from one (seldom) to three (often).
    case stars
    /// Percentages of the answers.
    case percent
    /// Numbers of answers.
    case count
  }

  /// An argument and how often it was given.
  public struct Row: Sendable, Equatable {
    /// The code's name.
    public var code: String
    /// How often.
    public var figure: PublishedFigure

    /// Creates a row.
    public init(code: String, figure: PublishedFigure) {
      self.code = code
      self.figure = figure
    }
  }

  /// Name, title and place.
  public var heading: PublishedHeading
  /// The open question.
  public var question: String
  /// Whose answers.
  public var sample: String
  /// The part of the sample that they are of, or nil.
  public var base: PublishedBase?
  /// What the figures are.
  public var unit: Unit
  /// One row per code.
  public var rows: [Row]

  /// Creates a table.
  public init(
    heading: PublishedHeading, question: String, sample: String, base: PublishedBase? = nil,
    unit: Unit, rows: [Row]
  ) {
    self.heading = heading
    self.question = question
    self.sample = sample
    self.base = base
    self.unit = unit
    self.rows = rows
  }
}

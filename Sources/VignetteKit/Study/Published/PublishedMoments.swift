/// Means, standard deviations and ranges of numbers.
public struct PublishedMoments: Sendable, Equatable {
  /// The figures of one variable; nil where the source doesn't speak of them.
  public struct Row: Sendable, Equatable {
    /// The row's name.
    public var id: String
    /// The question, scale or `question.item` that it is about.
    public var variable: String
    /// The part of the sample that it is of, or nil for all.
    public var base: PublishedBase?
    /// The mean.
    public var mean: PublishedFigure?
    /// The standard deviation.
    public var standardDeviation: PublishedFigure?
    /// The smallest answer.
    public var minimum: PublishedFigure?
    /// The largest answer.
    public var maximum: PublishedFigure?
    /// How many answers, where the source states it for this row.
    public var count: Int?
    /// Where the row stands in the study file.
    public var position: SourcePosition?

    /// Creates a row.
    public init(
      id: String, variable: String, base: PublishedBase? = nil, mean: PublishedFigure? = nil,
      standardDeviation: PublishedFigure? = nil, minimum: PublishedFigure? = nil,
      maximum: PublishedFigure? = nil, count: Int? = nil, position: SourcePosition? = nil
    ) {
      self.id = id
      self.variable = variable
      self.base = base
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.minimum = minimum
      self.maximum = maximum
      self.count = count
      self.position = position
    }
  }

  /// Name, title and place.
  public var heading: PublishedHeading
  /// Whose answers.
  public var sample: String
  /// Whether these figures are weighted, where that differs from the sample.
  public var isWeighted: Bool?
  /// One row per variable.
  public var rows: [Row]

  /// Creates a table.
  public init(
    heading: PublishedHeading, sample: String, isWeighted: Bool? = nil, rows: [Row]
  ) {
    self.heading = heading
    self.sample = sample
    self.isWeighted = isWeighted
    self.rows = rows
  }

  /// How many answers a row is of: its own number; else the sample's number of respondents, unless
  /// the row is about a part of them; nil where unknown.
  public func count(of row: Row, in sample: PublishedSample) -> Int? {
    row.count ?? (row.base == nil ? sample.count : nil)
  }
}

/// Groups of respondents that a model found, with the mean of each item in each group.
public struct PublishedClasses: Sendable, Equatable {
  /// One group.
  public struct LatentClass: Sendable, Equatable {
    /// The group's name.
    public var id: String
    /// Who they are, or nil.
    public var label: LocalizedText?
    /// The group's part of the sample, in percent.
    public var size: PublishedFigure

    /// Creates a class.
    public init(id: String, label: LocalizedText? = nil, size: PublishedFigure) {
      self.id = id
      self.label = label
      self.size = size
    }
  }

  /// The mean of a variable in one class.
  public struct ClassFigure: Sendable, Equatable {
    /// The class's name.
    public var latentClass: String
    /// The mean.
    public var figure: PublishedFigure

    /// Creates an entry.
    public init(latentClass: String, figure: PublishedFigure) {
      self.latentClass = latentClass
      self.figure = figure
    }
  }

  /// The means of one variable.
  public struct Row: Sendable, Equatable {
    /// The question, scale or `question.item`.
    public var variable: String
    /// The mean in each class.
    public var means: [ClassFigure]
    /// The mean of everybody, or nil.
    public var overall: PublishedFigure?
    /// Where the row stands in the study file.
    public var position: SourcePosition?

    /// Creates a row.
    public init(
      variable: String, means: [ClassFigure], overall: PublishedFigure? = nil,
      position: SourcePosition? = nil
    ) {
      self.variable = variable
      self.means = means
      self.overall = overall
      self.position = position
    }

    /// The mean in a class, or nil.
    public subscript(latentClass: String) -> PublishedFigure? {
      means.first { $0.latentClass == latentClass }?.figure
    }
  }

  /// Name, title and place.
  public var heading: PublishedHeading
  /// Whose answers.
  public var sample: String
  /// The classes.
  public var classes: [LatentClass]
  /// One row per variable.
  public var rows: [Row]

  /// Creates a table.
  public init(
    heading: PublishedHeading, sample: String, classes: [LatentClass], rows: [Row]
  ) {
    self.heading = heading
    self.sample = sample
    self.classes = classes
    self.rows = rows
  }
}

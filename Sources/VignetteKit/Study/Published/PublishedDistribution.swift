/// The percentage of each answer to a question, in one or more samples.
public struct PublishedDistribution: Sendable, Equatable {
  /// An answer and its percentages.
  public struct Row: Sendable, Equatable {
    /// The option, group of points or point.
    public var option: String
    /// One figure per sample, in percent.
    public var figures: [SampleFigure]

    /// Creates a row.
    public init(option: String, figures: [SampleFigure]) {
      self.option = option
      self.figures = figures
    }

    /// The figure of a sample, or nil where the table has none.
    public subscript(sample: String) -> PublishedFigure? {
      figures.first { $0.sample == sample }?.figure
    }
  }

  /// Name, title and place.
  public var heading: PublishedHeading
  /// The question, or `question.item` for one slider of an allocation.
  public var variable: String
  /// The part of the samples that was asked, or nil for all.
  public var base: PublishedBase?
  /// How many answered, where the source states it for this table.
  public var counts: [SampleCount]
  /// Whether these percentages are weighted, where that differs from the samples.
  public var isWeighted: Bool?
  /// One row per answer, in the table's order.
  public var rows: [Row]

  /// Creates a distribution.
  public init(
    heading: PublishedHeading, variable: String, base: PublishedBase? = nil,
    counts: [SampleCount] = [], isWeighted: Bool? = nil, rows: [Row]
  ) {
    self.heading = heading
    self.variable = variable
    self.base = base
    self.counts = counts
    self.isWeighted = isWeighted
    self.rows = rows
  }

  /// The samples that the table has figures of, in order of first appearance.
  public var samples: [String] {
    var seen: [String] = []
    for figure in rows.flatMap(\.figures) where !seen.contains(figure.sample) {
      seen.append(figure.sample)
    }
    return seen
  }

  /// The row of an answer, or nil.
  public subscript(option: String) -> Row? {
    rows.first { $0.option == option }
  }

  /// How many respondents the percentages of a sample are of: the table's own number; else the
  /// sample's, unless the table is about a part of it; nil where unknown.
  public func count(in sample: PublishedSample) -> Int? {
    if let stated = counts.first(where: { $0.sample == sample.id }) { return stated.count }
    return base == nil ? sample.count : nil
  }

  /// Whether the percentages of a sample are weighted.
  public func isWeighted(in sample: PublishedSample) -> Bool {
    sample.isWeighted && isWeighted ?? true
  }
}

/// One percentage, such as the part that gives a pass mark.
public struct PublishedProportion: Sendable, Equatable {
  /// Name, title and place.
  public var heading: PublishedHeading
  /// The percentage.
  public var percent: PublishedFigure
  /// Whose percentage it is, or nil.
  public var sample: String?
  /// How many it is of, or nil where unknown.
  public var count: Int?
  /// The part of the sample that it is of, or nil.
  public var base: PublishedBase?
  /// The question that it is about, or nil.
  public var question: String?
  /// The answers that count.
  public var answers: [String]

  /// Creates a proportion.
  public init(
    heading: PublishedHeading, percent: PublishedFigure, sample: String? = nil,
    count: Int? = nil, base: PublishedBase? = nil, question: String? = nil,
    answers: [String] = []
  ) {
    self.heading = heading
    self.percent = percent
    self.sample = sample
    self.count = count
    self.base = base
    self.question = question
    self.answers = answers
  }
}

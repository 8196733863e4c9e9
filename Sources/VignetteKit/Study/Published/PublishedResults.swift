/// What a publication says about the study: who answered, and its tables of figures.
public struct PublishedResults: Sendable, Equatable {
  /// Where the figures come from; nil where the study's own source says it.
  public var source: StudySource?
  /// The groups of respondents that tables speak of.
  public var samples: [PublishedSample]
  /// How many respondents the source reports in total, or nil.
  public var reportedTotal: ReportedCount?
  /// Percentages of the answers to a question.
  public var distributions: [PublishedDistribution]
  /// Means, standard deviations and ranges.
  public var moments: [PublishedMoments]
  /// Latent classes with their means.
  public var classes: [PublishedClasses]
  /// Tables of model coefficients, or of vignettes against one of them.
  public var coefficients: [PublishedCoefficients]
  /// Correlations.
  public var correlations: [PublishedCorrelations]
  /// Single percentages.
  public var proportions: [PublishedProportion]
  /// How often arguments were given in open answers.
  public var codeFrequencies: [PublishedCodeFrequencies]

  /// Creates results.
  public init(
    source: StudySource? = nil, samples: [PublishedSample] = [],
    reportedTotal: ReportedCount? = nil, distributions: [PublishedDistribution] = [],
    moments: [PublishedMoments] = [], classes: [PublishedClasses] = [],
    coefficients: [PublishedCoefficients] = [], correlations: [PublishedCorrelations] = [],
    proportions: [PublishedProportion] = [], codeFrequencies: [PublishedCodeFrequencies] = []
  ) {
    self.source = source
    self.samples = samples
    self.reportedTotal = reportedTotal
    self.distributions = distributions
    self.moments = moments
    self.classes = classes
    self.coefficients = coefficients
    self.correlations = correlations
    self.proportions = proportions
    self.codeFrequencies = codeFrequencies
  }

  /// The sample with this name, or nil.
  public func sample(_ id: String) -> PublishedSample? {
    samples.first { $0.id == id }
  }

  /// The first sample of a version, or nil.
  public func sample(ofVersion version: String) -> PublishedSample? {
    samples.first { $0.version == version }
  }
}

/// A group of respondents that published tables speak of.
public struct PublishedSample: Sendable, Equatable {
  /// The name.
  public var id: String
  /// What a reader sees.
  public var label: LocalizedText
  /// The version that they saw, or nil where they saw several or none.
  public var version: String?
  /// How many they are, or nil where unknown.
  public var count: Int?
  /// How many answers they gave together, where each judged several vignettes.
  public var observations: Int?
  /// Whether figures were weighted to the population.
  public var isWeighted: Bool
  /// What a reader must know.
  public var note: String?
  /// Where it stands in the study file.
  public var position: SourcePosition?

  /// Creates a sample.
  public init(
    id: String, label: LocalizedText, version: String? = nil, count: Int? = nil,
    observations: Int? = nil, isWeighted: Bool = false, note: String? = nil,
    position: SourcePosition? = nil
  ) {
    self.id = id
    self.label = label
    self.version = version
    self.count = count
    self.observations = observations
    self.isWeighted = isWeighted
    self.note = note
    self.position = position
  }
}

/// A number of respondents that the source states.
public struct ReportedCount: Sendable, Equatable {
  /// The number.
  public var count: Int
  /// The samples that it should be the sum of; empty means all.
  public var samples: [String]
  /// Where it stands in the study file.
  public var position: SourcePosition?

  /// Creates a count.
  public init(count: Int, samples: [String] = [], position: SourcePosition? = nil) {
    self.count = count
    self.samples = samples
    self.position = position
  }
}

/// What every published table has: a name, a title, where the source shows it.
public struct PublishedHeading: Sendable, Equatable {
  /// The name.
  public var id: String
  /// A title for readers, or nil.
  public var title: LocalizedText?
  /// Where the source shows it, such as `page 12`.
  public var place: String?
  /// What a reader must know.
  public var note: String?
  /// Where the table stands in the study file.
  public var position: SourcePosition?

  /// Creates a heading.
  public init(
    id: String, title: LocalizedText? = nil, place: String? = nil, note: String? = nil,
    position: SourcePosition? = nil
  ) {
    self.id = id
    self.title = title
    self.place = place
    self.note = note
    self.position = position
  }
}

/// The part of a sample that a table or figure is about.
public struct PublishedBase: Sendable, Equatable {
  /// Who they are, in words.
  public var label: LocalizedText
  /// The question whose answer puts a respondent into the base, or nil.
  public var question: String?
  /// The answers that do.
  public var answers: [String]

  /// Creates a base.
  public init(label: LocalizedText, question: String? = nil, answers: [String] = []) {
    self.label = label
    self.question = question
    self.answers = answers
  }
}

/// A figure of one sample.
public struct SampleFigure: Sendable, Equatable {
  /// The sample's name.
  public var sample: String
  /// The figure.
  public var figure: PublishedFigure

  /// Creates an entry.
  public init(sample: String, figure: PublishedFigure) {
    self.sample = sample
    self.figure = figure
  }
}

/// How many of a sample a table is about.
public struct SampleCount: Sendable, Equatable {
  /// The sample's name.
  public var sample: String
  /// The number.
  public var count: Int

  /// Creates an entry.
  public init(sample: String, count: Int) {
    self.sample = sample
    self.count = count
  }
}

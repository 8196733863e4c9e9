/// The people whom the respondents stand for.
public struct Population: Sendable, Equatable {
  /// Who they are.
  public var label: LocalizedText
  /// Where the margins come from.
  public var source: String?
  /// How the population divides over the answers to characteristics.
  public var margins: [PopulationMargin]

  /// Creates a population.
  public init(label: LocalizedText, source: String? = nil, margins: [PopulationMargin] = []) {
    self.label = label
    self.source = source
    self.margins = margins
  }

  /// The margin of a characteristic, or nil.
  public func margin(of question: String) -> PopulationMargin? {
    margins.first { $0.question == question }
  }
}

/// How a population divides over the options of one question, in percent.
public struct PopulationMargin: Sendable, Equatable {
  /// The question's name.
  public var question: String
  /// The percentage per option, in the study's order; may be unclear for some.
  public var shares: [OptionFigure]

  /// Creates a margin.
  public init(question: String, shares: [OptionFigure]) {
    self.question = question
    self.shares = shares
  }

  /// The figure of an option, or nil.
  public subscript(option: String) -> PublishedFigure? {
    shares.first { $0.option == option }?.figure
  }
}

/// The figure of one option.
public struct OptionFigure: Sendable, Equatable {
  /// The option's name.
  public var option: String
  /// Its figure.
  public var figure: PublishedFigure

  /// Creates an entry.
  public init(option: String, figure: PublishedFigure) {
    self.option = option
    self.figure = figure
  }
}

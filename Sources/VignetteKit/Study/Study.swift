/// What was asked, of whom, in which wordings, and what is to be made of the answers.
///
/// A study is read from a file (see `docs/study-format.md`) or built in code; ``mistakes()`` finds
/// what doesn't fit together in either.
public struct Study: Sendable, Equatable {
  /// The short name, also the folder's, such as `civil-servants`.
  public var name: String
  /// The codes of the languages that every text is in; the first is the default.
  public var languages: [String]
  /// The title.
  public var title: LocalizedText
  /// What the study is about, in a paragraph.
  public var summary: LocalizedText?
  /// Where the study comes from.
  public var source: StudySource?
  /// What the manipulated texts may say.
  public var factors: [Factor]
  /// The wordings that respondents were divided over; at least one.
  public var versions: [Version]
  /// Tasks whose text the versions vary, with their questions.
  public var dilemmas: [Dilemma]
  /// Sets of vignettes of which every respondent judges several.
  public var vignetteSets: [VignetteSet]
  /// Every question, also those that only a route leads to.
  public var questions: [Question]
  /// Scores made of several questions.
  public var scales: [ItemScale]
  /// The questions that describe respondents, in order.
  public var characteristics: [String]
  /// What is known of the population.
  public var population: Population?
  /// How respondents are divided over versions and decks; nil where no plan is known.
  public var assignment: AssignmentPlan?
  /// What is to be analysed, and how.
  public var analysis: AnalysisPlan
  /// What a preregistration says beside; nil where there is none.
  public var preregistration: PreregistrationPlan?
  /// How the study is carried out in the browser; nil where it isn't.
  public var fieldwork: Fieldwork?
  /// How columns of a data file answer the questions.
  public var codebook: Codebook?
  /// What was published about the study.
  public var published: PublishedResults?

  /// Creates a study.
  public init(
    name: String, languages: [String] = ["en"], title: LocalizedText,
    summary: LocalizedText? = nil, source: StudySource? = nil, factors: [Factor] = [],
    versions: [Version], dilemmas: [Dilemma] = [], vignetteSets: [VignetteSet] = [],
    questions: [Question] = [], scales: [ItemScale] = [], characteristics: [String] = [],
    population: Population? = nil, assignment: AssignmentPlan? = nil,
    analysis: AnalysisPlan = AnalysisPlan(), preregistration: PreregistrationPlan? = nil,
    fieldwork: Fieldwork? = nil, codebook: Codebook? = nil,
    published: PublishedResults? = nil
  ) {
    self.name = name
    self.languages = languages
    self.title = title
    self.summary = summary
    self.source = source
    self.factors = factors
    self.versions = versions
    self.dilemmas = dilemmas
    self.vignetteSets = vignetteSets
    self.questions = questions
    self.scales = scales
    self.characteristics = characteristics
    self.population = population
    self.assignment = assignment
    self.analysis = analysis
    self.preregistration = preregistration
    self.fieldwork = fieldwork
    self.codebook = codebook
    self.published = published
  }
}

/// Where a study or a figure comes from.
public struct StudySource: Sendable, Equatable {
  /// The title of the publication.
  public var title: String
  /// Who published it.
  public var publisher: String?
  /// Who wrote it.
  public var authors: String?
  /// When it was published, as it was written.
  public var date: String?
  /// Where it can be found.
  public var url: String?
  /// What a reader must know of it.
  public var note: String?

  /// Creates a source.
  public init(
    title: String, publisher: String? = nil, authors: String? = nil, date: String? = nil,
    url: String? = nil, note: String? = nil
  ) {
    self.title = title
    self.publisher = publisher
    self.authors = authors
    self.date = date
    self.url = url
    self.note = note
  }
}

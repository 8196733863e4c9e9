/// How the columns of a data file answer the questions of a study.
///
/// Whatever it does not name is read as the study names it: the column of a question bears the
/// question's name, and its values are the options' names.
public struct Codebook: Sendable, Equatable {
  /// The study's own data file, relative to the study's folder; nil where there is none.
  public var file: String?
  /// The field separator: `,` `;` or a tab; nil to detect it.
  public var separator: String?
  /// The decimal mark: `.` or `,`; nil means `.`.
  public var decimal: String?
  /// The codes that mean a missing answer in every column; nil means empty fields and `NA`.
  public var missing: [String]?
  /// The column that says which version a respondent saw; nil means `version`.
  public var version: ColumnMapping?
  /// The column with the respondent's code, or nil.
  public var respondent: String?
  /// The column that says which vignette a row judges, or nil.
  public var vignette: ColumnMapping?
  /// The column with the seconds spent, or nil.
  public var duration: String?
  /// The column with the sampling weight, or nil.
  public var weight: String?
  /// How questions are coded, where it differs from the study's names.
  public var questions: [QuestionMapping]

  /// Creates a codebook.
  public init(
    file: String? = nil, separator: String? = nil, decimal: String? = nil,
    missing: [String]? = nil, version: ColumnMapping? = nil, respondent: String? = nil,
    vignette: ColumnMapping? = nil, duration: String? = nil, weight: String? = nil,
    questions: [QuestionMapping] = []
  ) {
    self.file = file
    self.separator = separator
    self.decimal = decimal
    self.missing = missing
    self.version = version
    self.respondent = respondent
    self.vignette = vignette
    self.duration = duration
    self.weight = weight
    self.questions = questions
  }

  /// How a question is coded, or nil where it is coded as the study names it.
  public func mapping(of question: String) -> QuestionMapping? {
    questions.first { $0.question == question }
  }
}

/// One column and what its values mean.
public struct ColumnMapping: Sendable, Equatable {
  /// A name of the study and the value that data hold for it.
  public struct Value: Sendable, Equatable {
    /// The option's, version's or vignette's name.
    public var id: String
    /// What the data say.
    public var code: String

    /// Creates a value.
    public init(id: String, code: String) {
      self.id = id
      self.code = code
    }
  }

  /// The column's name in the header.
  public var column: String
  /// What the values mean; those not listed stand for themselves.
  public var values: [Value]
  /// Codes that mean a missing answer in this column, beside the general ones.
  public var missing: [String]

  /// Creates a mapping.
  public init(column: String, values: [Value] = [], missing: [String] = []) {
    self.column = column
    self.values = values
    self.missing = missing
  }
}

/// How data hold the answers to one question.
public struct QuestionMapping: Sendable, Equatable {
  /// The arrangement of the answers over columns.
  public enum Layout: Sendable, Equatable {
    /// One column.
    case column(ColumnMapping)
    /// One column with all ticked options of a multiple choice, separated.
    case list(ColumnMapping, separator: String)
    /// One column per option of a multiple choice (with one code for ticked and one for not) or
    /// per item of a slider allocation; a value's code is the column's name.
    case columns([ColumnMapping.Value], ticked: String, unticked: String)
  }

  /// The question's name.
  public var question: String
  /// The arrangement of its answers.
  public var layout: Layout

  /// Creates a mapping.
  public init(question: String, layout: Layout) {
    self.question = question
    self.layout = layout
  }
}

/// The columns of a data file that hold some variables of a study: which to read and how, and what
/// becomes of them.
///
/// A variable is a question, `question.item`, a scale, a factor of vignettes, or `version`. What the
/// codebook does not name is read as the study names it; what the study does not know is read from
/// the column of that name. In the result every column bears its variable's name, single choices
/// have the study's options as levels in the study's order, and answers that mean no answer (codes
/// of the codebook, options with the role left out) are missing. A multiple choice gives a column
/// of 0 and 1 for each option, and an allocation a column of numbers for each slider.
public struct StudyColumns: Sendable {
  /// The variable that holds the version which a respondent saw.
  public static let version = "version"

  private var parts: [Part]
  private let separator: CSVSeparator?
  private let decimalMark: DecimalMark?
  private let missing: [String]?

  /// Finds the columns of the variables.
  ///
  /// - Parameters:
  ///   - variables: Names of the study, or of columns that the study does not know.
  ///   - version: The column with the version, where it is another than the codebook's.
  public init(of study: Study, variables: [String], version: String? = nil) {
    let finder = StudyColumnFinder(study: study, version: version)
    var parts: [Part] = []
    for variable in variables {
      for part in finder.parts(of: variable) where !parts.contains(where: { $0.name == part.name })
      {
        parts.append(part)
      }
    }
    self.parts = parts
    separator = study.codebook?.separator.flatMap(CSVSeparator.init)
    decimalMark = study.codebook?.decimal.flatMap(DecimalMark.init)
    missing = study.codebook?.missing
  }

  /// The same columns, in which ratings and numbers may be any: for data that were made and are
  /// nobody's answers, such as ratings that meet published moments exactly.
  public func admittingAnyNumber() -> StudyColumns {
    var columns = self
    columns.parts = parts.map { Part(name: $0.name, source: $0.source.admittingAnyNumber) }
    return columns
  }

  /// The names of the columns in the result.
  public var names: [String] { parts.map(\.name) }

  /// The columns of the file whose values the study fixes.
  public var fixedColumns: Set<String> {
    Set(parts.flatMap(\.source.roles).filter { $0.1 != .automatic }.map(\.0))
  }

  /// A reader of these columns.
  ///
  /// - Parameter reader: Its columns and roles are added to; what the codebook says of separator,
  ///   decimal mark and missing answers replaces what it leaves at the default.
  public func reader(_ reader: CSVReader = CSVReader(columns: .named([]))) -> CSVReader {
    var reader = reader
    var wanted: Set<String> = []
    for part in parts {
      for (column, role) in part.source.roles {
        wanted.insert(column)
        // Of a column that the study does not know, the caller may know more.
        if role != .automatic || reader.roles[column] == nil { reader.roles[column] = role }
      }
    }
    if case .named(let others) = reader.columns { reader.columns = .named(others.union(wanted)) }
    if reader.separator == nil { reader.separator = separator }
    if let decimalMark, reader.decimalMark == .point { reader.decimalMark = decimalMark }
    if let missing, reader.missing == .standard { reader.missing = .listed(missing) }
    return reader
  }

  /// The variables, from the columns that ``reader(_:)`` has read; columns that belong to no
  /// variable follow unchanged.
  ///
  /// - Throws: ``ResponseError`` for a column that is not there, a value that no answer can be.
  public func responses(from table: ResponseTable) throws(ResponseError) -> ResponseTable {
    var columns: [Column] = []
    for part in parts { columns.append(try part.source.column(named: part.name, from: table)) }
    let used = Set(parts.flatMap { $0.source.roles.map(\.0) } + names)
    return ResponseTable(columns: columns + table.columns.filter { !used.contains($0.name) })
  }

  /// A column of the result and where it comes from.
  struct Part: Sendable {
    let name: String
    let source: StudyColumnSource
  }
}

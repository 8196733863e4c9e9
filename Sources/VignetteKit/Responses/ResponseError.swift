/// Why response data could not be read or used.
public enum ResponseError: Error, Equatable, Sendable {
  /// A column that the data do not have, with the nearest names that they do have.
  case unknownColumn(String, nearest: [String])
  /// A column that a file does not have nor any of a similar name, with all that it has.
  case columnNotAmong(String, columns: [String])
  /// A file that could not be opened or read, with the system's reason.
  case unreadable(file: String, reason: String)
  /// A mistake at one place of a CSV file.
  case csv(CSVFault)
  /// A level that stands twice in the stated order of a column's levels.
  case repeatedLevel(column: String, level: String)
  /// Missing answers where none are allowed.
  case missingAnswers(column: String, count: Int, isNumeric: Bool)
  /// An explicit level for missing answers that the column already has.
  case missingLevelExists(column: String, level: String)
  /// An explicit level for missing answers asked of a column of numbers.
  case missingLevelOfNumbers(column: String)
  /// A frequency that is missing, negative or not whole.
  case invalidCount(column: String, row: Int, value: Double?)
  /// Frequencies that add up to more than can be counted exactly.
  case countsTooLarge(column: String)
  /// A weight that is missing, negative or not a finite number.
  case invalidWeight(column: String, row: Int, value: Double?)
  /// A column of labels where numbers are needed.
  case numbersExpected(column: String, found: String?)
  /// A column of numbers where labels are needed.
  case labelsExpected(column: String)
  /// A value other than 0 and 1 in a column that says whether an option was chosen.
  case invalidIndicator(column: String, row: Int, value: String)
  /// A cell of several answers that holds an empty one.
  case emptyOption(column: String, row: Int, cell: String)
  /// An answer in a cell of several answers that is none of the stated options.
  case unknownOption(column: String, option: String, nearest: [String])
  /// A number that no answer to the question can be.
  case impossibleAnswer(column: String, row: Int, value: Double, expected: String)
}

extension ResponseError: CustomStringConvertible {
  /// One sentence: what was found where, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let nearest):
      "There is no column '\(name)'" + Self.suggestion(nearest)
    case .columnNotAmong(let name, let columns):
      "There is no column '\(name)'; the file's columns are " + Self.list(columns)
        + (Self.isWholeLine(columns)
          ? ". If that is a whole line, name the separator." : ".")
    case .unreadable(let file, let reason):
      "\(file) can't be read: \(reason)."
    case .csv(let fault):
      fault.description
    case .repeatedLevel(let column, let level):
      "The order of the levels of '\(column)' names '\(level)' twice; name each level once."
    case .missingAnswers(let column, let count, let isNumeric):
      "\(count == 1 ? "An answer is" : "\(count) answers are") missing in column '\(column)'; "
        + (isNumeric
          ? "leave those rows out: missing numbers can't be a level of their own."
          : "leave those rows out or make them a level of their own.")
    case .missingLevelExists(let column, let level):
      "Missing answers in column '\(column)' can't become the level '\(level)', because the column "
        + "already has a level of that name."
    case .missingLevelOfNumbers(let column):
      "Missing answers in column '\(column)' can't become a level, because the column holds "
        + "numbers; declare it as labels or leave those rows out."
    case .invalidCount(let column, let row, let value):
      "Column '\(column)' counts respondents, but row \(row) holds \(Self.shown(value)); a count "
        + "is a whole number that is not negative."
    case .countsTooLarge(let column):
      "Column '\(column)' counts more than 9007199254740992 respondents in all, which is more than "
        + "can be counted exactly; is it a column of counts?"
    case .invalidWeight(let column, let row, let value):
      "Column '\(column)' holds weights, but row \(row) holds \(Self.shown(value)); a weight is a "
        + "number that is not negative."
    case .numbersExpected(let column, let found):
      "Column '\(column)' must hold numbers, but it holds labels"
        + (found.map { " such as '\($0)'." } ?? ".")
    case .labelsExpected(let column):
      "Column '\(column)' must hold labels, but it holds numbers; declare it as labels."
    case .invalidIndicator(let column, let row, let value):
      "Column '\(column)' says whether an option was chosen, but row \(row) holds '\(value)'; it "
        + "must be 1 (chosen), 0 (not chosen) or missing."
    case .emptyOption(let column, let row, let cell):
      "Row \(row) of column '\(column)' holds an empty answer in '\(cell)'; write each answer once, "
        + "with one separator between two of them."
    case .unknownOption(let column, let option, let nearest):
      "Column '\(column)' holds the answer '\(option)', which is none of its options"
        + Self.suggestion(nearest)
    case .impossibleAnswer(let column, let row, let value, let expected):
      "Row \(row) of column '\(column)' holds \(value), which no answer can be; the study expects "
        + "\(expected). A code for missing answers belongs under 'missing' in the codebook."
    }
  }

  private static func suggestion(_ names: [String]) -> String {
    guard !names.isEmpty else { return "." }
    return "; did you mean \(names.map { "'\($0)'" }.joined(separator: " or "))?"
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }

  private static func shown(_ value: Double?) -> String {
    value.map { "\($0)" } ?? "nothing"
  }
}

extension ResponseError {
  /// Whether what was taken for one column name may be the names of several, at a separator that
  /// was not found.
  public static func isWholeLine(_ columns: [String]) -> Bool {
    columns.count == 1 && columns[0].contains { ",;\t|".contains($0) }
  }
}

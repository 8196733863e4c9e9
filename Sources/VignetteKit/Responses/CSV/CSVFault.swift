/// A mistake at one place of a file of comma-separated values (CSV).
public struct CSVFault: Equatable, Sendable {
  /// What is wrong.
  public enum Problem: Equatable, Sendable {
    /// The file holds nothing.
    case emptyFile
    /// The file holds a header and no respondent.
    case noRows
    /// The file is UTF-16 text.
    case utf16
    /// Rows end in carriage returns only, as in files of the old Mac.
    case carriageReturnsOnly
    /// The header counts equally many of several separators.
    case ambiguousSeparator([CSVSeparator])
    /// A column without a name, by its position from 1.
    case emptyName(field: Int)
    /// A name that an earlier column has.
    case duplicateName(String)
    /// A row with more or fewer fields than the header.
    case fieldCount(expected: Int, found: Int)
    /// A blank line with rows after it.
    case blankLine
    /// A quoted field that never ends; the place is its opening quote.
    case unterminatedQuote
    /// Text between the closing quote of a field and the next separator.
    case textAfterQuote
    /// A quote inside a field that doesn't begin with one.
    case quoteInsideField
    /// A row longer than any table of answers can have.
    case rowTooLong
    /// Bytes that are no UTF-8, at an offset from the start of the file.
    case invalidUTF8(byteOffset: Int)
    /// A value that is no number, in a column that must hold numbers.
    case notANumber(column: String, value: String)
    /// A number with a decimal comma where decimal points are expected.
    case decimalComma(column: String, value: String)
    /// A frequency that is negative or not whole.
    case notACount(column: String, value: String)
    /// A weight that is negative.
    case negativeWeight(column: String, value: String)
    /// A value other than 0 and 1, in a column that says whether an option was chosen.
    case notAnIndicator(column: String, value: String)
    /// A value that is none of the column's stated levels.
    case unlistedLevel(column: String, value: String, levels: [String])
  }

  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The character in that line, from 1.
  public let column: Int
  /// What is wrong.
  public let problem: Problem

  /// Creates a fault.
  public init(file: String, line: Int, column: Int, problem: Problem) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
  }
}

extension CSVFault: CustomStringConvertible {
  /// `file:line:column: what was found, what was expected, how to mend it`.
  public var description: String { "\(file):\(line):\(column): \(problem)" }
}

extension CSVFault.Problem: CustomStringConvertible {
  /// What was found, what was expected, how to mend it.
  public var description: String {
    switch self {
    case .emptyFile:
      "the file is empty; expected a header with the names of the columns, then one row for each "
        + "respondent."
    case .noRows:
      "the file holds a header and no rows; expected one row for each respondent."
    case .utf16:
      "the file is UTF-16; save it as UTF-8."
    case .carriageReturnsOnly:
      "the rows end in a carriage return only; save the file with line feeds (LF or CRLF)."
    case .ambiguousSeparator(let candidates):
      "the header holds equally many of several separators "
        + "(\(candidates.map(\.description).joined(separator: ", "))); state one."
    case .emptyName(let field):
      "column \(field) has no name; give each column a name or remove the surplus separator."
    case .duplicateName(let name):
      "a second column is named '\(name)'; give each column a name of its own."
    case .fieldCount(let expected, let found):
      "this row has \(found) field\(found == 1 ? "" : "s") where the header has \(expected); put "
        + "a field that holds the separator in double quotes, or state the separator."
    case .blankLine:
      "a blank line between the rows; remove it."
    case .unterminatedQuote:
      "the quoted field that begins here never ends; close it with a double quote (a quote inside "
        + "it is written twice)."
    case .textAfterQuote:
      "text after the closing quote of a field; expected the separator or the end of the row (a "
        + "quote inside a quoted field is written twice)."
    case .quoteInsideField:
      "a double quote inside a field that doesn't begin with one; put the whole field in quotes "
        + "and write the inner quote twice."
    case .rowTooLong:
      "this row is longer than 16 MiB; probably a quote in it is never closed."
    case .invalidUTF8(let offset):
      "the byte at offset \(offset) is not valid UTF-8; save the file as UTF-8, or say that it is "
        + "Latin-1."
    case .notANumber(let column, let value):
      "'\(value)' in column '\(column)' is not a number."
    case .decimalComma(let column, let value):
      "'\(value)' in column '\(column)' looks like a number with a decimal comma; say so, "
        + "or declare the column as labels."
    case .notACount(let column, let value):
      "'\(value)' in column '\(column)' is not a count; expected a whole number that is not "
        + "negative."
    case .negativeWeight(let column, let value):
      "'\(value)' in column '\(column)' is not a weight; expected a number that is not negative."
    case .notAnIndicator(let column, let value):
      "'\(value)' in column '\(column)' is neither 0 (not chosen) nor 1 (chosen)."
    case .unlistedLevel(let column, let value, let levels):
      "'\(value)' in column '\(column)' is none of its levels "
        + "(\(levels.map { "'\($0)'" }.joined(separator: ", ")))."
    }
  }
}

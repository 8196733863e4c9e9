/// What stands between two fields of a row.
public enum CSVSeparator: String, Sendable, Equatable, CaseIterable {
  /// `,`
  case comma = ","
  /// `;`, as spreadsheets write where the comma is the decimal mark.
  case semicolon = ";"
  /// The tab character.
  case tab = "\t"

  /// The character as one byte.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }
}

extension CSVSeparator: CustomStringConvertible {
  /// The separator in words.
  public var description: String {
    switch self {
    case .comma: "comma"
    case .semicolon: "semicolon"
    case .tab: "tab"
    }
  }
}

/// What separates the whole part of a number from its fraction.
public enum DecimalMark: String, Sendable, Equatable, CaseIterable {
  /// `3.5`
  case point = "."
  /// `3,5`
  case comma = ","

  /// The character as one byte.
  var byte: UInt8 {
    switch self {
    case .point: UInt8(ascii: ".")
    case .comma: UInt8(ascii: ",")
    }
  }
}

/// How bytes stand for characters.
public enum TextEncoding: String, Sendable, Equatable, CaseIterable {
  /// UTF-8, checked.
  case utf8
  /// ISO 8859-1: every byte is the character of that number.
  case latin1
}

/// Which fields are missing answers.
public enum MissingMarks: Sendable, Equatable {
  /// An empty field, quoted or not, and `NA` without quotes: the quoted text `"NA"` is an answer.
  case standard
  /// Exactly these texts, quoted or not, and nothing else: an empty field is missing only where
  /// the list holds the empty text.
  case listed([String])

  /// Whether a field is a missing answer.
  func contain(_ text: String, quoted: Bool) -> Bool {
    switch self {
    case .standard: text.isEmpty || (!quoted && text == "NA")
    case .listed(let marks): marks.contains(text)
    }
  }
}

/// What the values of a column must be.
public enum ColumnRole: Sendable, Equatable {
  /// A number where every non-missing field is one, else labels.
  case automatic
  /// Labels, also where all of them look like numbers.
  case labels
  /// Labels out of this list, in this order.
  case levels([String])
  /// Numbers.
  case number
  /// How many respondents a row stands for: whole numbers from 0.
  case count
  /// Weights: numbers from 0.
  case weight
  /// Whether an option was chosen: 0 or 1.
  case indicator

  /// Whether the values are kept as text.
  var isText: Bool {
    switch self {
    case .labels, .levels: true
    case .automatic, .number, .count, .weight, .indicator: false
    }
  }
}

/// Which columns of a file are read.
public enum ColumnSelection: Sendable, Equatable {
  /// All.
  case all
  /// Those with these names; the others are skipped and never stored.
  case named(Set<String>)
}

/// The bytes that mean something in a CSV file, whatever its separator.
enum CSVByte {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}

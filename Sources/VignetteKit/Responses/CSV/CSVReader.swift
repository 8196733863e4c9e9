/// Reads a file of comma-separated values (CSV) into a ``ResponseTable``.
///
/// The first row names the columns. Rows end in LF or CRLF; fields that hold the separator, a line
/// feed or a double quote stand in double quotes, with a quote inside written twice (RFC 4180). A
/// byte order mark is skipped, a carriage return that no line feed follows is data, and blank
/// lines at the end are skipped. In a file of one column a blank line is a missing answer;
/// otherwise a blank line between rows is a mistake, as is every row whose number of fields
/// differs from the header's.
///
/// The file is read in pieces on several threads; only the wanted columns are stored. The result,
/// a mistake included, is the same for any number of threads.
///
/// - Reference: [RFC4180]
public struct CSVReader: Sendable, Equatable {
  /// Which columns are read.
  public var columns: ColumnSelection
  /// What the values of columns must be; automatic where nothing is said.
  public var roles: [String: ColumnRole]
  /// The separator; nil: the one that the header holds most of.
  public var separator: CSVSeparator?
  /// The decimal mark of numbers.
  public var decimalMark: DecimalMark
  /// The encoding of the text.
  public var encoding: TextEncoding
  /// Which fields are missing answers.
  public var missing: MissingMarks
  /// How many threads read; nil: one for each processor.
  public var threadCount: Int?
  /// The size of the pieces in bytes.
  package var blockSize = 1 << 19
  /// The length in bytes from which a row is taken for one whose quote is never closed.
  package var longestRow = 1 << 24

  /// Creates a reader.
  public init(
    columns: ColumnSelection = .all, roles: [String: ColumnRole] = [:],
    separator: CSVSeparator? = nil, decimalMark: DecimalMark = .point,
    encoding: TextEncoding = .utf8, missing: MissingMarks = .standard, threadCount: Int? = nil
  ) {
    self.columns = columns
    self.roles = roles
    self.separator = separator
    self.decimalMark = decimalMark
    self.encoding = encoding
    self.missing = missing
    self.threadCount = threadCount
  }

  /// Reads a file.
  ///
  /// - Parameter observer: Is given the file's bytes piece by piece, in order, from one thread at
  ///   a time; for a checksum.
  /// - Throws: ``ResponseError/unreadable(file:reason:)``, ``ResponseError/csv(_:)`` with the first
  ///   mistake in the file, ``ResponseError/unknownColumn(_:nearest:)`` for a wanted column or a
  ///   role, ``ResponseError/repeatedLevel(column:level:)``.
  public func contents(
    ofFileAt path: String, observer: ByteObserver? = nil
  ) throws(ResponseError) -> CSVContents {
    try CSVPass(self, ByteSource(path: path)).contents(observer: observer)
  }

  /// Reads bytes that are in memory; `name` stands for the file in messages.
  ///
  /// - Throws: As ``contents(ofFileAt:observer:)``.
  public func contents(
    of bytes: [UInt8], named name: String = "data"
  ) throws(ResponseError) -> CSVContents {
    try CSVPass(self, .memory(bytes, name: name)).contents(observer: nil)
  }

  /// The names of the columns, from the file's first row.
  ///
  /// - Throws: As ``contents(ofFileAt:observer:)``, for mistakes in the header.
  public func header(ofFileAt path: String) throws(ResponseError) -> [String] {
    try CSVPass(self, ByteSource(path: path)).header()
  }
}

/// What a ``CSVReader`` found.
public struct CSVContents: Sendable, Equatable {
  /// The wanted columns.
  public let table: ResponseTable
  /// The names of all columns of the file.
  public let header: [String]
  /// The separator that the file has.
  public let separator: CSVSeparator
  /// The size of the file in bytes.
  public let byteCount: Int
}

/// A mistake at a position of a piece of the file.
struct ScanFailure: Error {
  let position: Int
  let problem: CSVFault.Problem
}

/// Reads rows byte by byte, as RFC 4180 describes them, and stops at the first mistake.
///
/// - Reference: [RFC4180]
struct FieldScanner {
  private let bytes: UnsafePointer<UInt8>
  /// Where the piece ends; its last byte is a line feed.
  private let end: Int
  private let separator: UInt8

  init(_ buffer: BlockBuffer, separator: UInt8) {
    bytes = UnsafePointer(buffer.bytes)
    end = buffer.count
    self.separator = separator
  }

  /// Scans whole rows of `fieldCount` fields; on a mistake, `fields` holds the rows before it.
  /// Returns where blank lines begin that reach to the end of the piece, if there are any.
  func scanRows(
    from start: Int, fieldCount: Int, into fields: FieldStarts
  ) throws(ScanFailure) -> Int? {
    fields.reset(to: start, byteCount: end - start)
    var position = start
    while position < end {
      let whole = fields.count
      if fieldCount > 1, isBlankLine(at: position) {
        guard isBlank(from: position) else {
          throw ScanFailure(position: position, problem: .blankLine)
        }
        return position
      }
      let rowStart = position
      do throws(ScanFailure) {
        position = try scanRow(at: position, into: fields)
        let found = fields.count - whole
        guard found == fieldCount else {
          let problem = CSVFault.Problem.fieldCount(expected: fieldCount, found: found)
          throw ScanFailure(position: rowStart, problem: problem)
        }
      } catch {
        fields.count = whole
        throw error
      }
    }
    return nil
  }

  /// Scans one row of any number of fields and returns where the next one starts.
  func scanRow(at start: Int, into fields: FieldStarts) throws(ScanFailure) -> Int {
    var position = start
    while true {
      position = try fieldEnd(from: position)
      fields.append(endingAt: position)
      if bytes[position] == CSVByte.lineFeed { return position + 1 }
      position += 1
    }
  }

  private func fieldEnd(from start: Int) throws(ScanFailure) -> Int {
    if bytes[start] == CSVByte.quote { return try quotedFieldEnd(from: start) }
    var position = start
    while bytes[position] != separator, bytes[position] != CSVByte.lineFeed {
      if bytes[position] == CSVByte.quote {
        throw ScanFailure(position: position, problem: .quoteInsideField)
      }
      position += 1
    }
    return position
  }

  private func quotedFieldEnd(from start: Int) throws(ScanFailure) -> Int {
    var position = start + 1
    while position < end {
      if bytes[position] != CSVByte.quote {
        position += 1
      } else if position + 1 < end, bytes[position + 1] == CSVByte.quote {
        position += 2
      } else {
        return try endAfterQuote(position + 1)
      }
    }
    throw ScanFailure(position: start, problem: .unterminatedQuote)
  }

  private func endAfterQuote(_ position: Int) throws(ScanFailure) -> Int {
    if position < end {
      let byte = bytes[position]
      if byte == separator || byte == CSVByte.lineFeed { return position }
      if byte == CSVByte.carriageReturn, position + 1 < end,
        bytes[position + 1] == CSVByte.lineFeed
      {
        return position + 1
      }
    }
    throw ScanFailure(position: position, problem: .textAfterQuote)
  }

  private func isBlankLine(at position: Int) -> Bool {
    bytes[position] == CSVByte.lineFeed
      || (bytes[position] == CSVByte.carriageReturn && position + 1 < end
        && bytes[position + 1] == CSVByte.lineFeed)
  }

  private func isBlank(from start: Int) -> Bool {
    (start..<end).allSatisfy {
      bytes[$0] == CSVByte.lineFeed || bytes[$0] == CSVByte.carriageReturn
    }
  }
}
